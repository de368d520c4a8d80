package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Settings as Python prints them.
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

    /// A setting for rows and columns, given as one number for both or as two.
    ///
    /// @throws IllegalArgumentException if it is neither, naming the setting
    static int[] pair(String setting, int... v) {
        return switch (v.length) {
            case 1 -> new int[] {v[0], v[0]};
            case 2 -> v.clone();
            default ->
                throw new IllegalArgumentException(
                        setting + ": expected one number, or two for rows and columns," + " got " + Arrays.toString(v));
        };
    }

    /// A setting for depth, rows and columns, given as one number for all or as three.
    static int[] triple(String setting, int... v) {
        if (v.length != 1 && v.length != 3) {
            throw new IllegalArgumentException(
                    setting + ": expected one number, or three for depth, rows and columns, got " + Arrays.toString(v));
        }
        return v.length == 3 ? v.clone() : new int[] {v[0], v[0], v[0]};
    }

    /// A setting for so many directions, given as one number for all or as one for each.
    static int[] each(String setting, int dims, int... v) {
        if (v.length != 1 && v.length != dims) {
            throw new IllegalArgumentException(setting + ": expected one number" + (dims == 1 ? "" : " or " + dims)
                    + ", got " + Arrays.toString(v));
        }
        return v.length == dims
                ? v.clone()
                : Arrays.stream(new int[dims]).map(i -> v[0]).toArray();
    }

    /// A shape in brackets.
    static String shape(Tensor t) {
        return Arrays.toString(t.shape().toArray());
    }

    /// Numbers even between `-bound` and `bound`, drawn as PyTorch draws them.
    static Tensor uniform(double bound, int... shape) {
        Tensor t = Tensor.zeros(shape);
        return t.numel() == 0 ? t : t.uniform_(-bound, bound);
    }

    /// Numbers with all their digits; `Tensor.tensor` makes float32 of them.
    static Tensor exact(double... values) {
        Tensor t = Tensor.zeros(DType.FLOAT64, values.length);
        System.arraycopy(values, 0, t.storage().doubles(), 0, values.length);
        return t;
    }

    /// A size that a layer can have.
    ///
    /// @throws IllegalArgumentException if it is negative, naming layer and setting
    static int notNegative(String layer, String setting, int size) {
        if (size < 0) {
            throw new IllegalArgumentException(layer + ": " + setting + " must not be negative, got " + size
                    + "\nHint: a size says how many numbers there are; 1 is the smallest useful one.");
        }
        return size;
    }

    /// A setting of several numbers, none of which is too small; a copy.
    ///
    /// @throws IllegalArgumentException if one is, naming layer and setting
    static int[] atLeast(String layer, String setting, int least, int... v) {
        for (int n : v) {
            if (n < least) {
                throw new IllegalArgumentException(layer + ": " + setting + " must be at least " + least + ", got "
                        + Arrays.toString(v)
                        + (least == 0
                                ? "\nHint: it counts elements; 0 is none."
                                : "\nHint: it counts elements; " + least + " is the smallest that moves or sees one."));
            }
        }
        return v.clone();
    }
}
