package himalia.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON (RFC 8259) into `Map`, `List`, `String`, `Long`, `Double`, `Boolean` and null.
final class Json {
    private final String where;
    private final String text;
    private int at;

    private Json(String where, String text) {
        this.where = where;
        this.text = text;
    }

    /// @param where what is read, for messages
    /// @throws IllegalArgumentException if it is no JSON; the message names line and column
    static @Nullable Object parse(String where, String text) {
        Json json = new Json(where, text.startsWith("\uFEFF") ? text.substring(1) : text);
        Object value = json.value();
        json.blanks();
        if (json.at < json.text.length()) {
            throw json.refused("expected the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            case 'N' -> word("NaN", Double.NaN); // pandas and Python write it
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        blanks();
        while (!take('}')) {
            if (!members.isEmpty()) {
                expect(',');
                blanks();
            }
            if (at >= text.length() || text.charAt(at) != '"') {
                throw refused("expected a name in quotes");
            }
            String name = string();
            blanks();
            expect(':');
            members.put(name, value());
            blanks();
        }
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        blanks();
        while (!take(']')) {
            if (!values.isEmpty()) {
                expect(',');
            }
            values.add(value());
            blanks();
        }
        return values;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> {
                try {
                    char code = (char) Integer.parseInt(text, at, at + 4, 16);
                    at += 4;
                    yield code;
                } catch (IndexOutOfBoundsException | NumberFormatException e) {
                    throw refused("expected four hexadecimal digits after \\u");
                }
            }
            default -> throw refused("there is no escape \\" + c);
        };
    }

    private Object number() {
        int start = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        try {
            return number.matches("-?\\d{1,18}") ? (Object) Long.valueOf(number) : (Object) Double.valueOf(number);
        } catch (NumberFormatException e) {
            at = start;
            throw refused("expected a value");
        }
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw refused("expected a value");
        }
        at += word.length();
        return value;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean take(char c) {
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw refused("expected '" + c + "'");
        }
    }

    private IllegalArgumentException refused(String why) {
        int line = 1
                + (int) text.substring(0, Math.min(at, text.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = at - text.lastIndexOf('\n', Math.max(0, at - 1));
        return new IllegalArgumentException(where + ", line " + line + ", character " + Math.max(1, column) + ": " + why
                + "." + (at >= text.length() ? " The text ends here." : ""));
    }

    /// A text in quotes.
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
