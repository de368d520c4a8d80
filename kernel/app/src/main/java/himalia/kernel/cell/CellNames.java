package himalia.kernel.cell;

import java.util.regex.Pattern;

/// Takes the classes in which the engine hides the members of cells out of a text: they mean nothing to its reader.
public final class CellNames {
    private static final Pattern VARIABLE =
            Pattern.compile("REPL\\.\\$Var\\$([\\p{L}\\p{N}_$]+?)\\$[0-9a-f]+\\.\\1\\b");
    private static final Pattern HOLDER = Pattern.compile("(REPL[./])?\\$(JShell\\$[0-9]+[A-Z]*|Cell)[.$]");

    private CellNames() {}

    public static String clean(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        return HOLDER.matcher(VARIABLE.matcher(text).replaceAll("$1")).replaceAll("");
    }
}
