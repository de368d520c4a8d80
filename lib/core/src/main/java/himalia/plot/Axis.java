package himalia.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One axis: which values it spans, where a value lies on it, and which values it names.
///
/// @param ticks a tick without a label is only a faint line
/// @param dates whether the values are days since 1970-01-01
record Axis(double lo, double hi, boolean log, List<Tick> ticks, boolean dates) {
    Axis(double lo, double hi, boolean log, List<Tick> ticks) {
        this(lo, hi, log, ticks, false);
    }

    record Tick(double value, @Nullable String label) {}

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// An axis with about as many round ticks as asked for.
    static Axis of(double lo, double hi, boolean log, int wanted) {
        return new Axis(lo, hi, log, log ? logTicks(lo, hi, wanted) : linearTicks(lo, hi, wanted, 0));
    }

    /// An axis for counts, such as epochs: half an epoch gets no tick.
    static Axis ofWhole(double lo, double hi, int wanted) {
        return new Axis(lo, hi, false, linearTicks(lo, hi, wanted, 1));
    }

    /// An axis that names positions 0, 1, 2, ...
    static Axis of(double lo, double hi, List<String> labels) {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            ticks.add(new Tick(i, labels.get(i)));
        }
        return new Axis(lo, hi, false, ticks);
    }

    /// Where a value lies: 0 at the low end, 1 at the high end; NaN if the axis cannot show it.
    double at(double value) {
        if (!shows(value)) {
            return Double.NaN;
        }
        return log ? Math.log(value / lo) / Math.log(hi / lo) : (value - lo) / (hi - lo);
    }

    /// The value at a place, the inverse of [#at].
    double value(double at) {
        return log ? lo * Math.pow(hi / lo, at) : lo + at * (hi - lo);
    }

    boolean shows(double value) {
        return Double.isFinite(value) && (!log || value > 0);
    }

    private static List<Tick> linearTicks(double lo, double hi, int wanted, double least) {
        // Between neighbouring doubles there is nothing to name, and of a smaller step no multiple is the next one.
        double finest = 2 * Math.ulp(Math.max(Math.abs(lo), Math.abs(hi)));
        double step = niceStep(Math.max((hi - lo) / wanted, finest));
        step = Math.max(least, step);
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(lo / step - 1e-9);
        for (double k = first; k * step <= hi + step * 1e-9; k++) {
            ticks.add(new Tick(k * step, label(k, step, Math.max(Math.abs(lo), Math.abs(hi)))));
        }
        return ticks;
    }

    /// The one of 1, 2, 5 times a power of ten that is nearest to the raw step.
    static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double digits = raw / power;
        return power * (digits < 1.45 ? 1 : digits < 3.2 ? 2 : digits < 7.1 ? 5 : 10);
    }

    /// The k-th multiple of a step, with as many decimals as the step needs; millions and billions as M and B.
    private static String label(double k, double step, double largest) {
        if (k == 0) {
            return "0";
        }
        double unit =
                largest >= 1e12 ? Math.pow(10, exponent(largest)) : largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1;
        unit = largest < 1e-3 ? Math.pow(10, exponent(largest)) : unit;
        if (unit > 1 && unit < 1e12 && exponent(step / unit) < -3) {
            unit = 1; // 1000000.5 and not 1.0000005M
        }
        String number = fixed(k * step / unit, -exponent(step / unit));
        return number + (unit == 1 ? "" : unit == 1e6 ? "M" : unit == 1e9 ? "B" : "×10" + superscript(exponent(unit)));
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }

    /// With a real minus sign, which is as wide as a plus.
    private static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + Math.max(0, decimals) + "f", value)
                .replace('-', '−');
    }

    private static List<Tick> logTicks(double lo, double hi, int wanted) {
        int first = exponent(lo);
        int last = (int) Math.ceil(Math.log10(hi) - 1e-9);
        double decades = Math.log10(hi / lo);
        if (decades < 0.5) {
            return linearTicks(lo, hi, wanted, 0);
        }
        int stride = Math.max(1, (int) Math.ceil(decades / (wanted + 1)));
        boolean plain = first >= -4 && last <= 5;
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent++) {
            for (int digit = 1; digit < 10; digit++) {
                double value = digit * Math.pow(10, exponent);
                boolean named =
                        digit == 1 ? Math.floorMod(exponent, stride) == 0 : decades < 2 && (digit == 2 || digit == 5);
                boolean drawn = named || digit == 1 || decades <= 5;
                if (drawn && value >= lo * (1 - 1e-9) && value <= hi * (1 + 1e-9)) {
                    ticks.add(new Tick(value, named ? logLabel(digit, exponent, plain) : null));
                }
            }
        }
        return ticks;
    }

    private static String logLabel(int digit, int exponent, boolean plain) {
        if (plain) {
            return fixed(digit * Math.pow(10, exponent), -exponent);
        }
        return (digit == 1 ? "" : digit + "×") + "10" + superscript(exponent);
    }

    private static String superscript(int exponent) {
        StringBuilder text = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? '⁻' : SUPERSCRIPTS.charAt(c - '0'));
        }
        return text.toString();
    }
}
