package himalia.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Numbers for JSON: as short as the screen allows, and null where JSON has no number.
final class Numbers {
    /// Parts of an axis that a reader can still tell apart when zooming in: a figure has some 1000 pixels.
    private static final int RESOLUTION = 6;

    private Numbers() {}

    /// One number as it is; whole numbers without `.0`, NaN and infinities as null.
    static Number json(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    /// A series, rounded to a millionth of its extent, or to as many digits each if the axis is logarithmic.
    static List<Number> json(double[] values, boolean log) {
        Extent extent = Extent.of(List.of(values), log);
        if (log) {
            return rounded(values, value -> value.round(new MathContext(RESOLUTION)));
        }
        return json(values, extent.min(), extent.max());
    }

    /// A series, rounded to a millionth of the given extent.
    static List<Number> json(double[] values, double lo, double hi) {
        double extent = hi > lo ? hi - lo : Math.max(Math.abs(lo), 1e-300);
        int decimals = RESOLUTION - 1 - (int) Math.floor(Math.log10(extent));
        return rounded(values, value -> value.setScale(decimals, RoundingMode.HALF_EVEN));
    }

    private interface Rounding {
        BigDecimal round(BigDecimal value);
    }

    private static List<Number> rounded(double[] values, Rounding rounding) {
        List<Number> numbers = new ArrayList<>(values.length);
        for (double value : values) {
            numbers.add(
                    Double.isFinite(value)
                            ? json(rounding.round(new BigDecimal(value)).doubleValue())
                            : null);
        }
        return numbers;
    }
}
