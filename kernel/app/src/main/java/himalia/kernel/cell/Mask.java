package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;

/// A text with its comments and the contents of its literals blanked out, at the same length: what is left is code.
public final class Mask {
    private Mask() {}

    public static String of(String code) {
        StringBuilder masked = new StringBuilder(code);
        int i = 0;
        while (i < code.length()) {
            int end = end(code, i);
            if (end == i) {
                i++;
                continue;
            }
            char kept = code.charAt(i) == '/' ? ' ' : '"';
            for (; i < end; i++) {
                if (code.charAt(i) != '\n') {
                    masked.setCharAt(i, kept);
                }
            }
        }
        return masked.toString();
    }

    /// The comments of a text, each with its signs.
    public static List<String> comments(String code) {
        List<String> found = new ArrayList<>();
        int i = 0;
        while (i < code.length()) {
            int end = end(code, i);
            if (end > i && code.charAt(i) == '/') {
                found.add(code.substring(i, end));
            }
            i = Math.max(i + 1, end);
        }
        return found;
    }

    /// Where the comment or literal ends that begins at a place in code; the place itself if none does.
    public static int end(CharSequence code, int at) {
        return switch (code.charAt(at)) {
            case '/' ->
                startsWith(code, "//", at)
                        ? indexOrEnd(code, "\n", at)
                        : startsWith(code, "/*", at) ? Math.min(code.length(), indexOrEnd(code, "*/", at + 2) + 2) : at;
            case '"' ->
                startsWith(code, "\"\"\"", at) ? literalEnd(code, at + 3, "\"\"\"") : literalEnd(code, at + 1, "\"");
            case '\'' -> literalEnd(code, at + 1, "'");
            default -> at;
        };
    }

    private static boolean startsWith(CharSequence code, String what, int at) {
        if (at + what.length() > code.length()) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (code.charAt(at + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int indexOrEnd(CharSequence code, String what, int from) {
        for (int i = from; i < code.length(); i++) {
            if (startsWith(code, what, i)) {
                return i;
            }
        }
        return code.length();
    }

    private static int literalEnd(CharSequence code, int from, String quote) {
        int i = from;
        while (i < code.length() && !startsWith(code, quote, i)) {
            if (quote.length() == 1 && code.charAt(i) == '\n') {
                return i;
            }
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(code.length(), i + quote.length());
    }
}
