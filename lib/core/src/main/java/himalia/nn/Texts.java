package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Settings and shapes as Python prints them.
final class Texts {
    private Texts() {}

    /// `0.1`, `1.0`, `1e-05`.
    static String number(double v) {
        String s = Double.toString(v);
        int e = s.indexOf('E');
        if (e < 0) {
            return s;
        }
        int exponent = Integer.parseInt(s.substring(e + 1));
        if (exponent >= -4 && exponent < 16) {
            String plain = new java.math.BigDecimal(s).stripTrailingZeros().toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = s.substring(0, e).replaceFirst("\\.0$", "");
        return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    static String flag(boolean b) {
        return b ? "True" : "False";
    }

    /// `(3,)`, `(3, 4)`.
    static String tuple(int... v) {
        return Arrays.stream(v)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "(", v.length == 1 ? ",)" : ")"));
    }

    /// One number as it is, several as a tuple: as the student wrote it.
    static String asGiven(int... v) {
        return v.length == 1 ? Integer.toString(v[0]) : tuple(v);
    }

    /// A shape in brackets.
    static String shape(Tensor t) {
        return Arrays.toString(t.shape().toArray());
    }
}
