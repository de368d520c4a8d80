package himalia.kernel.cell;

import java.util.regex.Pattern;

/// Takes the classes in which the engine hides the members of cells out of a text: they mean nothing to its reader.
public final class CellNames {
    /// A variable in its class, or a method in its.
    private static final Pattern MEMBER =
            Pattern.compile("(?:REPL[./])?\\$[VM][0-9]+_([\\p{L}\\p{N}_$]+)\\.(?=\\1\\b)");

    private static final Pattern HOLDER = Pattern.compile("(REPL[./])?\\$Run[0-9]+[.$]|\\bREPL[./]");

    private CellNames() {}

    public static String clean(String text) {
        if (text.indexOf('$') < 0 && !text.contains("REPL")) {
            return text;
        }
        return HOLDER.matcher(MEMBER.matcher(text).replaceAll("")).replaceAll("");
    }
}
