package himalia.kernel.cell;

/// A text with its comments and the contents of its literals blanked out, at the same length: what is left is code.
public final class Mask {
    private Mask() {}

    public static String of(String code) {
        StringBuilder masked = new StringBuilder(code);
        int i = 0;
        while (i < code.length()) {
            int end = i;
            if (code.startsWith("//", i)) {
                end = indexOrEnd(code, "\n", i);
            } else if (code.startsWith("/*", i)) {
                end = Math.min(code.length(), indexOrEnd(code, "*/", i + 2) + 2);
            } else if (code.startsWith("\"\"\"", i)) {
                end = literalEnd(code, i + 3, "\"\"\"");
            } else if (code.charAt(i) == '"' || code.charAt(i) == '\'') {
                end = literalEnd(code, i + 1, code.substring(i, i + 1));
            }
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

    private static int indexOrEnd(String code, String what, int from) {
        int at = code.indexOf(what, from);
        return at < 0 ? code.length() : at;
    }

    private static int literalEnd(String code, int from, String quote) {
        int i = from;
        while (i < code.length() && !code.startsWith(quote, i)) {
            if (quote.length() == 1 && code.charAt(i) == '\n') {
                return i;
            }
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(code.length(), i + quote.length());
    }
}
