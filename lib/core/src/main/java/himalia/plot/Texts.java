package himalia.plot;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The words with which a figure describes itself.
final class Texts {
    private Texts() {}

    static String described(String kind, @Nullable String name) {
        return name == null ? kind : kind + " " + name;
    }

    static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    /// `, 0.5 to 3`, or what is missing.
    static String range(double[] values) {
        boolean any = false;
        for (double value : values) {
            any |= Double.isFinite(value);
        }
        if (!any) {
            return ", no finite value";
        }
        Extent extent = Extent.of(List.of(values), false);
        return extent.min() == extent.max()
                ? ", all " + number(extent.min())
                : ", " + number(extent.min()) + " to " + number(extent.max());
    }

    /// At most four digits.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.valueOf((long) value);
        }
        return general(value, 4);
    }

    /// C's `%g`: so many digits, without zeros at the end.
    static String general(double value, int digits) {
        if (value == 0) {
            return "0";
        }
        String scientific = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        int at = scientific.indexOf('e');
        int exponent = Integer.parseInt(scientific.substring(at + 1));
        if (exponent < -4 || exponent >= Math.max(digits, 6)) {
            return trimmed(scientific.substring(0, at)) + "e" + exponent;
        }
        return trimmed(String.format(Locale.ROOT, "%." + Math.max(0, digits - 1 - exponent) + "f", value));
    }

    private static String trimmed(String number) {
        return number.contains(".") ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }
}
