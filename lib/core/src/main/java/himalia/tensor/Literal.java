package himalia.tensor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a tensor from text: nested brackets, or anything that `toString` printed in full.
final class Literal {
    private final String text;
    private int at;
    private final List<String> tokens = new ArrayList<>();
    private int[] dims = new int[0];

    private Literal(String text) {
        this.text = text;
    }

    static Tensor parse(String source) {
        return parse(source, null);
    }

    /// In this type, unless the text itself names one; `null` for what the numbers ask for.
    static Tensor parse(String source, @Nullable DType wanted) {
        if (source == null) {
            throw new NullPointerException("Could not infer dtype of null"
                    + "\nHint: give the numbers as text or as an array, for example tensor(\"[1, 2]\").");
        }
        String body = source.strip();
        String head =
                body.startsWith("Parameter containing:") ? body.substring(21).strip() : body;
        DType dtype = wanted;
        int[] size = null;
        boolean grad = false;
        if (head.startsWith("tensor(")) {
            if (!head.endsWith(")")) {
                throw new IllegalArgumentException(
                        "tensor: the closing `)` is missing in \"" + shortened(source) + "\"");
            }
            body = head.substring(7, head.length() - 1);
            for (int cut = keyword(body); cut >= 0; cut = keyword(body)) {
                String option = body.substring(cut + 1).strip();
                body = body.substring(0, cut);
                String value = option.substring(option.indexOf('=') + 1).strip();
                if (option.startsWith("dtype=")) {
                    dtype = dtype(value);
                } else if (option.startsWith("size=")) {
                    size = java.util.Arrays.stream(
                                    value.replaceAll("[()\\s]", "").split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray();
                }
                grad |= option.startsWith("requires_grad=True") || option.startsWith("grad_fn=");
            }
        }
        Literal l = new Literal(body.strip());
        l.value(0, new ArrayList<>());
        l.skip();
        if (l.at < l.text.length()) {
            throw l.error("nothing may follow the last bracket");
        }
        Tensor x = l.build(dtype);
        if (size != null) {
            x = x.view(size);
        }
        return grad ? x.requiresGrad_() : x;
    }

    /// Where the last `, name=value` begins, or -1.
    private static int keyword(String body) {
        int eq = body.lastIndexOf('=');
        if (eq < 0) {
            return -1;
        }
        return body.lastIndexOf(',', eq);
    }

    private static DType dtype(String name) {
        for (DType d : DType.values()) {
            if (d.toString().equals(name)) {
                return d;
            }
        }
        throw new IllegalArgumentException(
                "tensor: there is no " + name + " here; there are " + java.util.Arrays.toString(DType.values()));
    }

    private void value(int depth, List<Integer> path) {
        skip();
        if (at < text.length() && text.charAt(at) == '[') {
            at++;
            list(depth, path);
            return;
        }
        int from = at;
        while (at < text.length() && ",[]".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String token = text.substring(from, at).strip();
        if (token.equals("...")) {
            throw error("a summarised tensor (...) leaves out its values");
        }
        if (token.isEmpty()) {
            throw error("a number is missing");
        }
        if (depth != dims.length) {
            if (!tokens.isEmpty()) {
                throw error("numbers must stand in brackets of the same depth");
            }
        }
        tokens.add(token);
    }

    private void list(int depth, List<Integer> path) {
        int count = 0;
        boolean first = tokens.isEmpty() && dims.length == depth;
        if (first) {
            dims = java.util.Arrays.copyOf(dims, depth + 1);
            dims[depth] = -1;
        }
        if (depth >= dims.length) {
            throw error("numbers must stand in brackets of the same depth");
        }
        skip();
        while (at < text.length() && text.charAt(at) != ']') {
            value(depth + 1, path);
            count++;
            skip();
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                skip();
            } else if (at < text.length() && text.charAt(at) != ']') {
                throw error("a comma is missing");
            }
        }
        if (at >= text.length()) {
            throw error("a closing ] is missing");
        }
        at++;
        if (dims[depth] < 0) {
            dims[depth] = count;
        } else if (dims[depth] != count) {
            throw new IllegalArgumentException(
                    "expected sequence of length " + dims[depth] + " at dim " + depth + " (got " + count
                            + "): tensor(\"" + shortened(text) + "\")\nHint: all rows need the same length.");
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private Tensor build(@Nullable DType wanted) {
        boolean real = tokens.isEmpty();
        boolean bool = !tokens.isEmpty();
        for (String t : tokens) {
            boolean isBool = t.equalsIgnoreCase("true") || t.equalsIgnoreCase("false");
            bool &= isBool;
            real |= !isBool && !t.matches("[+-]?\\d+");
        }
        DType dtype = wanted != null ? wanted : bool ? DType.BOOL : real ? DType.FLOAT32 : DType.INT64;
        Tensor x = Tensor.empty(dtype, Shape.of(dims));
        for (int i = 0; i < tokens.size(); i++) {
            String t = tokens.get(i);
            if (dtype.isFloatingPoint() || real) {
                x.storage.setDouble(i, number(t));
            } else {
                x.storage.setLong(i, whole(t));
            }
        }
        return x;
    }

    private static long whole(String t) {
        try {
            return t.equalsIgnoreCase("true") ? 1 : t.equalsIgnoreCase("false") ? 0 : Long.parseLong(t);
        } catch (NumberFormatException large) {
            throw new IllegalArgumentException("tensor: " + t + " does not fit into int64", large);
        }
    }

    private double number(String t) {
        return switch (t) {
            case "nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "True", "true" -> 1;
            case "False", "false" -> 0;
            default -> {
                try {
                    yield Double.parseDouble(t);
                } catch (NumberFormatException notANumber) {
                    throw new IllegalArgumentException("tensor: `" + t + "` is no number:\n    " + pointed(t)
                            + "\nHint: write rows in brackets, for example tensor(\"[[0, 1], [2, 3]]\").");
                }
            }
        };
    }

    private IllegalArgumentException error(String why) {
        return new IllegalArgumentException("tensor: " + why + " at character " + (at + 1) + " of \"" + shortened(text)
                + "\"\nHint: write rows in brackets, for example tensor(\"[[0, 1], [2, 3]]\").");
    }

    /// A short text with a caret under the first place of a part of it.
    private String pointed(String part) {
        int from = text.indexOf(part);
        return text.length() > 60 || text.indexOf('\n') >= 0
                ? shortened(text)
                : text + "\n    " + " ".repeat(Math.max(0, from)) + "^";
    }

    private static String shortened(String s) {
        return s.length() <= 60 ? s : s.substring(0, 57) + "...";
    }
}
