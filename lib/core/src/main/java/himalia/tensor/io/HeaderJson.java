package himalia.tensor.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// As much JSON as the header of a safetensors file needs: objects, arrays, strings and whole numbers.
///
/// Tensors stand on the JDK alone, which has no JSON.
final class HeaderJson {
    private final String text;
    private final String name;
    private int at;
    private int depth;

    private HeaderJson(String text, String name) {
        this.text = text;
        this.name = name;
    }

    static Map<String, Object> parse(String text, String name) {
        HeaderJson json = new HeaderJson(text, name);
        json.expect('{');
        return json.object();
    }

    static String quote(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    private IllegalArgumentException damaged() {
        return new IllegalArgumentException(name + " is damaged: its header is no JSON from character " + at + " on: "
                + text.substring(Math.min(at, text.length()), Math.min(at + 20, text.length())));
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw damaged();
        }
        at++;
    }

    private boolean skip(char c) {
        boolean found = peek() == c;
        at += found ? 1 : 0;
        return found;
    }

    private Object value() {
        if (skip('{')) {
            return object();
        }
        if (skip('[')) {
            deeper();
            List<Object> items = new ArrayList<>();
            while (!skip(']')) {
                if (!items.isEmpty()) {
                    expect(',');
                }
                items.add(value());
            }
            depth--;
            return items;
        }
        return peek() == '"' ? string() : (Object) number();
    }

    /// A header has three levels; a damaged one shall not run out of stack.
    private void deeper() {
        if (++depth > 20) {
            throw damaged();
        }
    }

    private Map<String, Object> object() {
        deeper();
        Map<String, Object> fields = new LinkedHashMap<>();
        while (!skip('}')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            peek();
            String key = string();
            expect(':');
            fields.put(key, value());
        }
        depth--;
        return fields;
    }

    private long number() {
        int start = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException notWhole) {
            throw damaged();
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char escaped = at < text.length() ? text.charAt(at++) : 0;
            int letter = "bfnrt".indexOf(escaped);
            if (escaped == 'u' && at + 4 <= text.length()) {
                try {
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                } catch (NumberFormatException notHex) {
                    throw damaged();
                }
                at += 4;
            } else if (letter >= 0) {
                out.append("\b\f\n\r\t".charAt(letter));
            } else if (escaped == '"' || escaped == '\\' || escaped == '/') {
                out.append(escaped);
            } else {
                throw damaged();
            }
        }
        expect('"');
        return out.toString();
    }
}
