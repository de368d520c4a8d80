package himalia.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers for JSON: as short as the screen allows, and null where JSON has no number.
final class Numbers {
    private static final double MILLIS_OF_DAY = 86_400_000;

    private Numbers() {}

    /// One number as it is; whole numbers without `.0`, NaN and infinities as null.
    static @Nullable Number json(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    /// A series, rounded to a millionth of its extent, or to six digits each if the axis is logarithmic.
    static List<@Nullable Number> json(double[] values, boolean log) {
        if (log) {
            return rounded(values, value -> value.round(new MathContext(6)));
        }
        Extent extent = Extent.of(List.of(values), false);
        return fixed(values, extent.min(), extent.max(), 6);
    }

    /// A series along an axis.
    static List<@Nullable Number> json(double[] values, Axis axis) {
        if (axis.dates()) {
            return Arrays.stream(values)
                    .mapToObj(day -> json(day * MILLIS_OF_DAY))
                    .toList();
        }
        return json(values, axis.log());
    }

    /// A day since 1970-01-01 as text.
    static String date(double day) {
        long whole = (long) Math.floor(day);
        LocalDateTime time = LocalDate.ofEpochDay(whole).atStartOfDay().plusSeconds(Math.round((day - whole) * 86_400));
        return time.toLocalTime().toSecondOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
    }

    /// Values that become colours, rounded to what the eye can tell apart.
    static List<Number> shades(double[] values, double lo, double hi) {
        return fixed(values, lo, hi, 4);
    }

    private static List<Number> fixed(double[] values, double lo, double hi, int digits) {
        double extent = hi > lo ? hi - lo : Math.max(Math.abs(lo), 1e-300);
        int decimals = digits - 1 - (int) Math.floor(Math.log10(extent));
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
