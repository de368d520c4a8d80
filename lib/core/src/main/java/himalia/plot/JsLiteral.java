package himalia.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a JavaScript literal: objects with bare keys, either kind of quotes, trailing commas, `NaN`.
final class JsLiteral {
    private final String text;
    private int at;

    private JsLiteral(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /// The literal that begins at an index, as `Map`, `List`, `String`, `Number`, `Boolean` or null.
    ///
    /// @throws IllegalArgumentException if there is none
    static @Nullable Object read(String text, int from) {
        return new JsLiteral(text, from).value();
    }

    private @Nullable Object value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"', '\'' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            String key = peek() == '"' || peek() == '\'' ? string() : bare();
            expect(':');
            members.put(key, value());
            skipComma('}');
        }
        at++;
        return members;
    }

    private List<Object> array() {
        List<Object> items = new ArrayList<>();
        at++;
        while (peek() != ']') {
            items.add(value());
            skipComma(']');
        }
        at++;
        return items;
    }

    private void skipComma(char end) {
        if (peek() == ',') {
            at++;
        } else if (peek() != end) {
            throw unexpected();
        }
    }

    private String string() {
        char quote = text.charAt(at++);
        StringBuilder result = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            result.append(c == '\\' ? escape() : c);
        }
        if (at == text.length()) {
            throw unexpected();
        }
        at++;
        return result.toString();
    }

    private char escape() {
        if (at == text.length()) {
            throw unexpected();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw unexpected();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private @Nullable Object word() {
        String word = bare();
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null", "undefined", "NaN", "Infinity", "-Infinity" -> null;
            default -> number(word);
        };
    }

    private @Nullable Number number(String word) {
        try {
            return Numbers.json(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a literal: " + word, e);
        }
    }

    private String bare() {
        peek();
        int start = at;
        while (at < text.length()
                && (Character.isJavaIdentifierPart(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw unexpected();
        }
        return text.substring(start, at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw unexpected();
        }
        return text.charAt(at);
    }

    private IllegalArgumentException unexpected() {
        String rest = text.substring(Math.min(at, text.length()), Math.min(at + 20, text.length()));
        return new IllegalArgumentException("not a literal at " + at + ": " + rest);
    }
}
