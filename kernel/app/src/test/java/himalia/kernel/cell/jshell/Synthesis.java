package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// A class with the same content as a cell and what the cell uses, for javac to look at; it is never run.
///
/// Variables of the cell become local variables in their places, so that they may change their type as they can in
/// JShell; methods and classes become static members.
final class Synthesis {
    private static final Pattern MODIFIER =
            Pattern.compile("\\b(?:public|private|protected|static|final|transient|volatile)\\b");
    private static final Pattern TYPE_MODIFIER = Pattern.compile("\\b(?:public|private|protected|static)\\b");
    private static final Pattern VARIABLE = Pattern.compile(
            "\\s*((?!var\\b|return\\b|throw\\b|new\\b|else\\b|assert\\b|yield\\b)[\\p{L}_$][\\p{L}\\p{N}_$.]*(?:\\s*<[^=;()]*>)?(?:\\s*\\[\\s*])*)"
                    + "\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*[=;].*",
            Pattern.DOTALL);

    /// A stretch of the synthetic text that is a piece of the cell, character for character.
    record Part(int start, int length, Piece piece, Sort sort) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();

    private Synthesis() {}

    /// The class, or nothing if a variable changes its type in this cell: too much is possible then.
    static Optional<Synthesis> of(JShell shell, List<Piece> pieces) {
        Synthesis made = new Synthesis();
        List<Piece> inOrder = Order.of(pieces);
        shell.imports()
                .map(ImportSnippet::source)
                .forEach(source -> made.text.append(source).append('\n'));
        inOrder.stream()
                .filter(p -> Sort.of(p) == Sort.IMPORT)
                .forEach(p -> made.verbatim("", p, p.source(), Sort.IMPORT, "\n"));
        made.text.append("final class $Cell {\n");
        Set<String> fields = made.existing(shell, pieces);
        Set<String> used = new HashSet<>();
        for (Piece piece : inOrder) {
            Sort sort = Sort.of(piece);
            if (sort.isDeclaration()) {
                String source = blank(piece.source(), sort == Sort.TYPE ? TYPE_MODIFIER : MODIFIER);
                made.verbatim("static ", piece, source, sort, "\n");
                used.addAll(Words.in(piece.source()));
            }
        }
        for (Piece piece : inOrder) {
            Matcher variable = VARIABLE.matcher(blank(Mask.of(piece.source()), MODIFIER));
            if (Sort.of(piece) == Sort.STATEMENT && variable.matches()) {
                String field = variable.group(1).strip() + " " + variable.group(2);
                boolean known = fields.contains(field);
                if (!known && fields.stream().anyMatch(f -> f.endsWith(" " + variable.group(2)))) {
                    return Optional.empty();
                }
                if (!known && used.contains(variable.group(2))) {
                    made.text.append("static ").append(field).append(";\n");
                }
            }
        }
        made.text.append("static void $run() throws Throwable {\n");
        for (Piece piece : inOrder) {
            if (Sort.of(piece) == Sort.STATEMENT) {
                String source = blank(piece.source(), MODIFIER);
                made.verbatim(
                        isBareExpression(piece, pieces) ? "Object $value = " : "",
                        piece,
                        source,
                        Sort.STATEMENT,
                        "\n;\n");
            }
        }
        made.text.append("}\n}\n");
        return Optional.of(made);
    }

    /// The last expression of a cell need not be a statement.
    private static boolean isBareExpression(Piece piece, List<Piece> pieces) {
        String code = Mask.of(piece.source()).strip();
        return piece == pieces.getLast()
                && piece.hasValue()
                && !code.matches("(?s).*(\\)|\\+\\+|--|})")
                && !code.matches("(?s)(\\+\\+|--).*|[\\p{L}_$][^=!<>]*[^=!<>]=[^=].*|.*\\s[\\p{L}_$][\\p{L}\\p{N}_$]*");
    }

    /// What earlier cells declared and this one mentions, directly or through one another.
    private Set<String> existing(JShell shell, List<Piece> pieces) {
        Set<String> words = new HashSet<>();
        Set<String> redeclared = new HashSet<>();
        for (Piece piece : pieces) {
            words.addAll(Words.in(piece.source()));
            redeclared.add(Sort.of(piece).name(piece));
        }
        List<Snippet> found = new ArrayList<>();
        List<Snippet> left =
                new ArrayList<>(Stream.concat(shell.types(), Stream.concat(shell.methods(), shell.variables()))
                        .filter(snippet -> shell.status(snippet).isDefined())
                        .toList());
        boolean more = true;
        while (more) {
            more = false;
            for (Snippet snippet : List.copyOf(left)) {
                String name = name(snippet);
                if (words.contains(name) && !redeclared.contains(name)) {
                    left.remove(snippet);
                    found.add(snippet);
                    words.addAll(Words.in(snippet instanceof VarSnippet v ? v.typeName() : snippet.source()));
                    more = true;
                }
            }
        }
        Set<String> fields = new HashSet<>();
        for (Snippet snippet : found) {
            switch (snippet) {
                case VarSnippet variable -> {
                    String field = variable.typeName() + " " + variable.name();
                    fields.add(field);
                    text.append("static ").append(field).append(";\n");
                }
                case TypeDeclSnippet type ->
                    text.append("static ")
                            .append(blank(type.source(), TYPE_MODIFIER))
                            .append('\n');
                default ->
                    text.append("static ")
                            .append(blank(snippet.source(), MODIFIER))
                            .append('\n');
            }
        }
        return fields;
    }

    private static String name(Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable -> variable.name();
            case MethodSnippet method -> method.name();
            case TypeDeclSnippet type -> type.name();
            default -> "";
        };
    }

    private void verbatim(String before, Piece piece, String source, Sort sort, String after) {
        text.append(before);
        parts.add(new Part(text.length(), source.length(), piece, sort));
        text.append(source).append(after);
    }

    /// Blanks out modifiers at the beginning, keeping all offsets.
    private static String blank(String source, Pattern modifier) {
        StringBuilder blanked = new StringBuilder(source);
        Matcher found = modifier.matcher(Mask.of(source));
        int at = 0;
        while (found.find(at) && Mask.of(source).substring(at, found.start()).isBlank()) {
            for (int i = found.start(); i < found.end(); i++) {
                blanked.setCharAt(i, ' ');
            }
            at = found.end();
        }
        return blanked.toString();
    }

    String text() {
        return text.toString();
    }

    /// The piece in which an offset of the text lies.
    Optional<Part> at(long offset) {
        return parts.stream()
                .filter(part -> offset >= part.start() && offset <= part.start() + part.length())
                .findFirst();
    }
}
