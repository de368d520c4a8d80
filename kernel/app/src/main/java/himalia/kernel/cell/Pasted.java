package himalia.kernel.cell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with what word processors, web pages and other consoles put into code put right: no Java means anything by
/// it outside of texts and comments. Its length stays the same, and so does the place of everything in it.
///
/// @param code  the text as Java
/// @param taken what was put right, each as `“ as "`
public record Pasted(String code, Set<String> taken) {
    private static final String SPACES = "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000";
    private static final String INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\ufeff";
    private static final String DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02";
    private static final String SINGLE = "\u2018\u2019\u201a\u201b\u2032\u00b4\uff07";
    private static final Map<Character, Character> SIGNS = Map.of(
            '\u2212', '-', '\u2013', '-', '\u2010', '-', '\u2011', '-', '\u00d7', '*', '\u00f7', '/', '\u2215', '/',
            '\u2217', '*');
    /// What can be more than one thing, or is longer in Java.
    private static final Map<Character, String> ADVICE = Map.ofEntries(
            Map.entry('\u2014', "write `-`, or `--`"),
            Map.entry('\u2013', "write `-`, or `--`"),
            Map.entry('\u2026', "write three dots, or the code that was left out"),
            Map.entry('\u2264', "write `<=`"),
            Map.entry('\u2265', "write `>=`"),
            Map.entry('\u2260', "write `!=`"),
            Map.entry('\u2192', "write `->`"),
            Map.entry('\u21d2', "write `->`"),
            Map.entry('\u00b7', "write `.` or `*`"),
            Map.entry('\u2022', "leave it out"),
            Map.entry('\u3001', "write `,`"),
            Map.entry('\u3002', "write `.` or `;`"),
            Map.entry('`', "leave it out, or write texts in `\"`"),
            Map.entry('#', "a comment begins with `//`"),
            Map.entry('\\', "a statement may go on in the next line without it"));

    /// At the start of a line.
    private static final Pattern PROMPT = Pattern.compile("\\s*(?:jshell> ?|In ?\\[[0-9 *]*]: ?)");

    private static final Pattern MORE = Pattern.compile("\\s*\\.\\.\\.[>:] ?");
    private static final Pattern OUTPUT = Pattern.compile("Out ?\\[[0-9 ]*]:.*");
    private static final Pattern FEEDBACK = Pattern.compile("\\|.*|[\\p{L}$_][\\p{L}\\p{N}$_]* ==> .*");
    private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+)\\s*[\\p{L}{}]*\\s*");
    private static final Pattern COMMENT = Pattern.compile("\\s*#.*");
    private static final List<String> SIGNALS = List.of("#", "```", "~~~", "jshell>", "...>", "In [", "In[", "Out[");

    public static Pasted of(String code) {
        if (isPlain(code)) {
            return new Pasted(code, Set.of());
        }
        Set<String> taken = new LinkedHashSet<>();
        StringBuilder text = new StringBuilder(code);
        characters(text, taken);
        lines(text, taken);
        return new Pasted(text.toString(), taken);
    }

    private static boolean isPlain(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (code.charAt(i) >= 0x80) {
                return false;
            }
        }
        for (String signal : SIGNALS) {
            if (code.contains(signal)) {
                return false;
            }
        }
        return true;
    }

    /// Takes prompts, fences and comments of other languages away.
    private static void lines(StringBuilder text, Set<String> taken) {
        String code = text.toString();
        String mask = Mask.of(code);
        boolean isConsole = false;
        int start = 0;
        while (start < code.length()) {
            int end = code.indexOf('\n', start);
            end = end < 0 ? code.length() : end;
            String line = code.substring(start, end);
            // Within a text block or a comment the mask differs from the first letter on.
            boolean isCode = line.isBlank() || mask.startsWith(line.strip().substring(0, 1), start + blanks(line));
            Matcher prompt = PROMPT.matcher(line);
            Matcher more = MORE.matcher(line);
            if (!isCode) {
                start = end + 1;
                continue;
            }
            if (prompt.lookingAt()) {
                isConsole = true;
                blank(text, start, start + prompt.end());
                // What stood at the prompt before needed no `;`.
                text.setCharAt(start, ';');
                taken.add("prompts as new lines");
            } else if (more.lookingAt() && (isConsole || more.group().contains(">"))) {
                blank(text, start, start + more.end());
                taken.add("prompts as new lines");
            } else if (OUTPUT.matcher(line).matches()
                    || isConsole && FEEDBACK.matcher(line).matches()) {
                blank(text, start, end);
                taken.add("output as blanks");
            } else if (FENCE.matcher(line).matches()) {
                blank(text, start, end);
                taken.add("fences as blanks");
            } else if (COMMENT.matcher(line).matches()) {
                blank(text, start, end);
                taken.add("# as //");
            } else {
                // Behind code it needs a blank on both sides.
                int comment = mask.indexOf(" # ", start);
                if (comment >= 0 && comment < end) {
                    blank(text, comment, end);
                    taken.add("# as //");
                }
            }
            start = end + 1;
        }
    }

    private static int blanks(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            text.setCharAt(i, ' ');
        }
    }

    private static void characters(StringBuilder text, Set<String> taken) {
        int i = 0;
        while (i < text.length()) {
            int end = Mask.end(text, i);
            if (end > i) {
                i = end;
                continue;
            }
            char c = text.charAt(i);
            if (c < 0x80) {
                i++;
                continue;
            }
            int closing = quoted(text, i);
            if (closing > 0) {
                char quote = DOUBLE.indexOf(c) >= 0 ? '"' : '\'';
                text.setCharAt(i, quote);
                text.setCharAt(closing, quote);
                taken.add(c + " as " + quote);
                i = closing;
            } else if (SPACES.indexOf(c) >= 0) {
                text.setCharAt(i, ' ');
                taken.add("a no-break or wide space as a space");
            } else if (INVISIBLE.indexOf(c) >= 0 && !isInName(text, i)) {
                text.setCharAt(i, ' ');
                taken.add("an invisible character as a space");
            } else {
                char sign = sign(text, i);
                if (sign != c) {
                    text.setCharAt(i, sign);
                    taken.add(c + " as " + sign);
                }
            }
            i++;
        }
    }

    /// Where a text between typographic quotes ends on its line, or a letter between such quotes; 0 if there is none,
    /// or it is not clear.
    private static int quoted(CharSequence code, int at) {
        char c = code.charAt(at);
        if (DOUBLE.indexOf(c) >= 0) {
            for (int i = at + 1; i < code.length() && code.charAt(i) != '\n' && code.charAt(i) != '"'; i++) {
                if (DOUBLE.indexOf(code.charAt(i)) >= 0) {
                    return i;
                }
            }
        } else if (SINGLE.indexOf(c) >= 0) {
            boolean isEscape = at + 1 < code.length() && code.charAt(at + 1) == '\\';
            int end = at + (isEscape ? 3 : 2);
            return end < code.length() && SINGLE.indexOf(code.charAt(end)) >= 0 ? end : 0;
        }
        return 0;
    }

    /// The sign of Java that a character stands for; else itself.
    private static char sign(CharSequence code, int at) {
        char c = code.charAt(at);
        Character sign = SIGNS.get(c);
        if (sign != null) {
            // At the end of a term it was a `--` once.
            return c == '\u2013' && isBehindTerm(code, at) ? c : sign;
        }
        boolean isFull = c > '\uff00' && c < '\uff5f';
        boolean isSign =
                isFull && !Character.isJavaIdentifierPart(c) && c != '\uff03' && c != '\uff3c' && c != '\uff40';
        boolean isDigit = isFull
                && Character.isDigit(c)
                && (at == 0 || !Character.isLetter(code.charAt(at - 1)) && code.charAt(at - 1) != '_');
        return isSign || isDigit ? (char) (c - 0xfee0) : c;
    }

    private static boolean isBehindTerm(CharSequence code, int at) {
        int next = at + 1;
        while (next < code.length() && code.charAt(next) == ' ') {
            next++;
        }
        return next == code.length() || ";),]}\n".indexOf(code.charAt(next)) >= 0;
    }

    private static boolean isInName(CharSequence code, int at) {
        return at > 0
                && at + 1 < code.length()
                && Character.isLetterOrDigit(code.charAt(at - 1))
                && Character.isLetterOrDigit(code.charAt(at + 1));
    }

    /// Names a character that Java does not know, where it stands, and what to write instead.
    static Optional<String> hint(String code, int at) {
        if (at < 0 || at >= code.length()) {
            return Optional.empty();
        }
        int letter = code.codePointAt(at);
        String shown = Character.isWhitespace(letter) || INVISIBLE.indexOf(letter) >= 0 || letter == '`'
                ? ""
                : "`" + Character.toString(letter) + "` ";
        int column = code.codePointCount(code.lastIndexOf('\n', at - 1) + 1, at) + 1;
        String advice = DOUBLE.indexOf(letter) >= 0
                ? "write `\"` on both sides of a text"
                : SINGLE.indexOf(letter) >= 0
                        ? "write `\"` on both sides of a text, `'` on both sides of a letter"
                        : INVISIBLE.indexOf(letter) >= 0
                                ? "it is invisible: delete it"
                                : ADVICE.getOrDefault((char) letter, "it stands only in texts and comments");
        return Optional.of(
                "the character %s(U+%04X) in column %d is not Java: %s.".formatted(shown, letter, column, advice));
    }
}
