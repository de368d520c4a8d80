package himalia.golden.python;

import himalia.golden.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts Python text into words. Lines that are indented, and so belong to a block, are refused.
final class Tokenizer {
    private static final Pattern NUMBER =
            Pattern.compile("(\\d[\\d_]*\\.?[\\d_]*|\\.\\d+)([eE][+-]?\\d+)?(?<imaginary>[jJ])?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    /// The longest first.
    private static final Pattern OPERATOR = Pattern.compile(
            "\\.\\.\\.|\\*\\*=|//=|<<=|>>=|\\*\\*|//|<<|>>|[<>=!+\\-*/%&|^@]=|->|[-+*/%@&|^~<>()\\[\\]{},:.=]");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int open;

    private Tokenizer(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        return new Tokenizer(source).run();
    }

    private List<Token> run() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '#') {
                at = lineEnd();
            } else if (c == '\n' || c == ';') {
                if (open == 0) {
                    add(Kind.NEXT, ";", 1);
                    refuseBlocks();
                } else {
                    at++;
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '\'' || c == '"') {
                string();
            } else if (!number() && !name() && !operator()) {
                throw new PythonException(source, at, "unknown character");
            }
        }
        tokens.add(new Token(Kind.END, "", at));
        return tokens;
    }

    private int lineEnd() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    private void refuseBlocks() {
        if (source.charAt(at - 1) == '\n' && at < source.length() && " \t".indexOf(source.charAt(at)) >= 0) {
            throw new PythonException(source, at, "an indented block");
        }
    }

    private void add(Kind kind, String text, int length) {
        tokens.add(new Token(kind, text, at));
        at += length;
    }

    private Matcher looking(Pattern pattern) {
        return pattern.matcher(source).region(at, source.length());
    }

    private boolean number() {
        Matcher m = looking(NUMBER);
        if (!m.lookingAt()) {
            return false;
        }
        if (m.group("imaginary") != null) {
            throw new PythonException(source, at, "a complex number");
        }
        String text = m.group().replace("_", "");
        boolean whole = text.chars().allMatch(Character::isDigit);
        add(whole ? Kind.INTEGER : Kind.FLOAT, text, m.group().length());
        return true;
    }

    private boolean name() {
        Matcher m = looking(NAME);
        if (m.lookingAt()) {
            add(Kind.NAME, m.group(), m.group().length());
            return true;
        }
        return false;
    }

    private boolean operator() {
        Matcher m = looking(OPERATOR);
        if (!m.lookingAt()) {
            return false;
        }
        String text = m.group();
        open += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
        add(Kind.OPERATOR, text, text.length());
        return true;
    }

    private void string() {
        int start = at;
        char quote = source.charAt(at);
        StringBuilder text = new StringBuilder();
        int i = at + 1;
        for (; i < source.length() && source.charAt(i) != quote; i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                c = escaped(source.charAt(++i));
            }
            text.append(c);
        }
        if (i == source.length()) {
            throw new PythonException(source, start, "this string does not end");
        }
        add(Kind.STRING, text.toString(), i + 1 - start);
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            default -> c;
        };
    }
}
