package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What Python prints for a value: `repr`.
public final class PyText {
    private PyText() {}

    public static String repr(@Nullable Object value) {
        return switch (value) {
            case null -> "None";
            case Boolean b -> b ? "True" : "False";
            case Double d -> number(d);
            case String s -> "'" + s + "'";
            case PyTuple t ->
                t.items().size() == 1 ? "(" + repr(t.items().getFirst()) + ",)" : "(" + joined(t.items()) + ")";
            case List<?> l -> "[" + joined(l) + "]";
            case Map<?, ?> m ->
                m.entrySet().stream()
                        .map(e -> repr(e.getKey()) + ": " + repr(e.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Map.Entry<?, ?> e -> "(" + repr(e.getKey()) + ", " + repr(e.getValue()) + ")";
            default -> value.toString();
        };
    }

    /// What `str` and `print` show: text without quotes.
    static String str(@Nullable Object value) {
        return value instanceof String s ? s : repr(value);
    }

    /// What `format` shows: a tensor of one number is that number.
    static String format(@Nullable Object value) {
        return value instanceof Tensor t && t.dim() == 0 ? number(t.item()) : str(value);
    }

    private static String joined(List<?> items) {
        return items.stream().map(PyText::repr).collect(Collectors.joining(", "));
    }

    /// The shortest digits, with an exponent below 1e-4 and from 1e16 on.
    private static String number(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return Double.isNaN(d) ? "nan" : d > 0 ? "inf" : "-inf";
        }
        double size = Math.abs(d);
        if (size != 0 && (size < 1e-4 || size >= 1e16)) {
            String[] parts = Double.toString(d).split("E");
            String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
            int exponent = Integer.parseInt(parts[1]);
            return digits + (exponent < 0 ? "e-" : "e+") + String.format("%02d", Math.abs(exponent));
        }
        String plain = new java.math.BigDecimal(Double.toString(d)).toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
