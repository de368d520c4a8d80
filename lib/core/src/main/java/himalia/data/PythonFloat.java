package himalia.data;

import java.math.BigDecimal;

/// A decimal as Python's `repr` writes it: the shortest digits that give the same number when read again.
final class PythonFloat {
    private static final int LARGEST_POINT = 16;
    private static final int SMALLEST_POINT = -4;

    private PythonFloat() {}

    static String repr(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (1 / value < 0 && value == 0 ? "-0" : Long.toString((long) value)) + ".0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= SMALLEST_POINT && exponent < LARGEST_POINT) {
            String plain = exact.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = exact.scaleByPowerOfTen(-exponent).toPlainString();
        int size = Math.abs(exponent);
        return digits + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + size;
    }
}
