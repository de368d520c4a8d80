package himalia.data;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Prints the decimals of one column as pandas does: six digits, zeros that all values end in taken away.
final class FloatText {
    private static final int DIGITS = 6;

    private FloatText() {}

    /// The texts of a column's values, each with room for a sign.
    static List<String> format(double[] values) {
        List<String> fixed = trimZeros(map(values, false));
        boolean large = false;
        boolean small = false;
        boolean wide = false;
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i]);
            large |= size > 1e6;
            small |= size > 0 && size < 1e-6;
            wide |= fixed.get(i).length() > DIGITS + 6;
        }
        return small || (wide && large) ? trimZeros(map(values, true)) : fixed;
    }

    /// The shortest text of one value: `2` for 2.0.
    static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static List<String> map(double[] values, boolean scientific) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            if (Double.isNaN(value)) {
                texts.add("NaN");
            } else {
                // The sign also of -0.0, as in Python.
                String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : " ";
                double size = Math.abs(value);
                texts.add(sign + (Double.isInfinite(size) ? "inf" : scientific ? scientific(size) : fixed(size)));
            }
        }
        return texts;
    }

    /// The exact binary value, rounded half to even: `String.format` rounds the shortest decimal instead.
    private static String fixed(double size) {
        return new BigDecimal(size).setScale(DIGITS, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String scientific(double size) {
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(DIGITS + 1, RoundingMode.HALF_EVEN));
        int exponent = size == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = rounded.scaleByPowerOfTen(-exponent)
                .setScale(DIGITS, RoundingMode.UNNECESSARY)
                .toPlainString();
        return digits + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static List<String> trimZeros(List<String> texts) {
        int zeros = Integer.MAX_VALUE;
        for (String text : texts) {
            if (isDecimal(text)) {
                int trailing = 0;
                while (text.charAt(text.length() - 1 - trailing) == '0') {
                    trailing++;
                }
                // One digit stays behind the point.
                int fraction = text.length() - text.indexOf('.') - 1;
                zeros = Math.min(zeros, Math.min(trailing, fraction - 1));
            }
        }
        int cut = zeros;
        return texts.stream()
                .map(text -> isDecimal(text) ? text.substring(0, text.length() - cut) : text)
                .toList();
    }

    private static boolean isDecimal(String text) {
        return text.indexOf('.') >= 0 && text.indexOf('e') < 0;
    }
}
