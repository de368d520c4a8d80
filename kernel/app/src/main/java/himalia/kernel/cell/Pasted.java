package himalia.kernel.cell;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// A text with the characters put right that word processors and web pages put into code: no Java means anything by
/// them outside of texts and comments. Its length stays the same.
///
/// @param code  the text as Java
/// @param taken what was put right, each as `“ as "`
public record Pasted(String code, Set<String> taken) {
    private static final String SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000";
    private static final String INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff";
    private static final String OPENING = "\u201c\u201d\u201e\u201f\u2033\uff02";
    private static final Map<Character, Character> SIGNS = Map.ofEntries(
            Map.entry('\u2212', '-'),
            Map.entry('\u2013', '-'),
            Map.entry('\u00d7', '*'),
            Map.entry('\u00f7', '/'),
            Map.entry('\uff1b', ';'),
            Map.entry('\uff0c', ','),
            Map.entry('\uff08', '('),
            Map.entry('\uff09', ')'),
            Map.entry('\uff5b', '{'),
            Map.entry('\uff5d', '}'),
            Map.entry('\uff3b', '['),
            Map.entry('\uff3d', ']'),
            Map.entry('\uff1d', '='),
            Map.entry('\uff0b', '+'),
            Map.entry('\uff1c', '<'),
            Map.entry('\uff1e', '>'));

    public static Pasted of(String code) {
        if (code.chars().allMatch(c -> c < 0x80)) {
            return new Pasted(code, Set.of());
        }
        Set<String> taken = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder(code);
        // At the same length: where it is blank or quoted, there is no code.
        String mask = Mask.of(code);
        for (int i = 0; i < code.length(); i++) {
            char c = mask.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (OPENING.indexOf(c) >= 0) {
                int end = closing(code, i + 1);
                if (end < 0) {
                    continue;
                }
                text.setCharAt(i, '"');
                text.setCharAt(end, '"');
                taken.add(c + " as \"");
                i = end;
            } else if (SPACES.indexOf(c) >= 0) {
                text.setCharAt(i, ' ');
                taken.add("a no-break or wide space as a space");
            } else if (INVISIBLE.indexOf(c) >= 0 && !isInName(code, i)) {
                text.setCharAt(i, ' ');
                taken.add("an invisible character as a space");
            } else if (SIGNS.containsKey(c)) {
                text.setCharAt(i, SIGNS.get(c));
                taken.add(c + " as " + SIGNS.get(c));
            }
        }
        return new Pasted(text.toString(), taken);
    }

    /// Where a text between typographic quotes ends on its line; -1 if that is not clear.
    private static int closing(String code, int from) {
        for (int i = from; i < code.length() && code.charAt(i) != '\n' && code.charAt(i) != '"'; i++) {
            if (OPENING.indexOf(code.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInName(String code, int at) {
        return at > 0
                && at + 1 < code.length()
                && Character.isLetterOrDigit(code.charAt(at - 1))
                && Character.isLetterOrDigit(code.charAt(at + 1));
    }
}
