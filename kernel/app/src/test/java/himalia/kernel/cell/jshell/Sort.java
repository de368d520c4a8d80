package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Mask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a piece of a cell is, told from its first words: parsing it would cost more than running it.
enum Sort {
    IMPORT,
    TYPE,
    METHOD,
    STATEMENT;

    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final String ANNOTATION =
            "@(?!interface\\b)" + NAME + "(?:\\." + NAME + ")*(?:\\s*\\([^)]*\\))?\\s*";
    private static final String MODIFIERS =
            "\\s*(?:(?:public|private|protected|static|final|abstract|sealed|non-sealed|strictfp|synchronized|default|native)\\s+|"
                    + ANNOTATION + ")*";
    private static final Pattern IMPORT_HEAD = Pattern.compile("\\s*import\\s.*", Pattern.DOTALL);
    private static final Pattern SINGLE_IMPORT =
            Pattern.compile("\\s*import\\s+(?!static\\s)[\\p{L}\\p{N}_$.]*\\.(" + NAME + ")\\s*;\\s*");
    private static final Pattern TYPE_HEAD = Pattern.compile(
            MODIFIERS + "(?:class|interface|enum|@interface|record(?=\\s+" + NAME + "\\s*[<(]))\\s+(" + NAME + ").*",
            Pattern.DOTALL);
    private static final Pattern METHOD_HEAD = Pattern.compile(
            MODIFIERS + "(?:<[^(){};=]*>\\s*)?(?!(?:new|return|throw|else|assert|yield|case|do)\\b)" + NAME
                    + "[\\p{L}\\p{N}_$.<>,?&\\[\\]\\s]*[\\s>\\]](" + NAME + ")\\s*\\([^{};=]*\\)[^{};=()]*\\{.*",
            Pattern.DOTALL);

    static Sort of(Piece piece) {
        String code = Mask.of(piece.source());
        if (IMPORT_HEAD.matcher(code).matches()) {
            return IMPORT;
        }
        if (TYPE_HEAD.matcher(code).matches()) {
            return TYPE;
        }
        return METHOD_HEAD.matcher(code).matches() ? METHOD : STATEMENT;
    }

    /// The name a piece of this sort declares or imports, or an empty text.
    String name(Piece piece) {
        Pattern pattern = switch (this) {
            case TYPE -> TYPE_HEAD;
            case METHOD -> METHOD_HEAD;
            case IMPORT -> SINGLE_IMPORT;
            case STATEMENT -> null;
        };
        if (pattern == null) {
            return "";
        }
        Matcher head = pattern.matcher(Mask.of(piece.source()));
        return head.matches() ? head.group(1) : "";
    }

    boolean isDeclaration() {
        return this == TYPE || this == METHOD;
    }
}
