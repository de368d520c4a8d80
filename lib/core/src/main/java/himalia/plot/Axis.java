package himalia.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One axis: which values it spans, where a value lies on it, and which values it names.
///
/// @param ticks a tick without a label is only a faint line
record Axis(double lo, double hi, boolean log, List<Tick> ticks) {
    record Tick(double value, String label) {}

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// An axis with about as many round ticks as asked for.
    static Axis of(double lo, double hi, boolean log, int wanted) {
        return new Axis(lo, hi, log, log ? logTicks(lo, hi, wanted) : linearTicks(lo, hi, wanted));
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

    private static List<Tick> linearTicks(double lo, double hi, int wanted) {
        double step = niceStep((hi - lo) / Math.max(1, wanted));
        List<Tick> ticks = new ArrayList<>();
        double first = Math.ceil(lo / step - 1e-9);
        for (double k = first; k * step <= hi + step * 1e-9; k++) {
            ticks.add(new Tick(k * step, label(k, step, Math.max(Math.abs(lo), Math.abs(hi)))));
        }
        return ticks;
    }

    /// The smallest of 1, 2, 5 times a power of ten that is not below the raw step.
    private static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double nice : new double[] {1, 2, 5}) {
            if (raw <= nice * power * 1.0001) {
                return nice * power;
            }
        }
        return 10 * power;
    }

    private static String label(double k, double step, double largest) {
        double value = k * step;
        if (k == 0) {
            return "0";
        }
        int stepExponent = (int) Math.floor(Math.log10(step) + 1e-9);
        if (largest >= 1e6 || largest < 1e-3) {
            int exponent = (int) Math.floor(Math.log10(largest) + 1e-9);
            int decimals = Math.max(0, exponent - stepExponent);
            return String.format(Locale.ROOT, "%." + decimals + "f", value / Math.pow(10, exponent)) + "×10"
                    + superscript(exponent);
        }
        return String.format(Locale.ROOT, "%." + Math.max(0, -stepExponent) + "f", value);
    }

    private static List<Tick> logTicks(double lo, double hi, int wanted) {
        int first = (int) Math.floor(Math.log10(lo) + 1e-9);
        int last = (int) Math.ceil(Math.log10(hi) - 1e-9);
        double decades = Math.log10(hi / lo);
        if (decades < 0.5) {
            return linearTicks(lo, hi, wanted);
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
            return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", digit * Math.pow(10, exponent));
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
