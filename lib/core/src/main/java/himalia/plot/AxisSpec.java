package himalia.plot;

import org.jspecify.annotations.Nullable;

/// What was asked for of one axis.
///
/// @param limits `{from, to}`, or null for "as the data"
/// @param dates whether the values are days since 1970-01-01
/// @param down whether small values are at the top
/// @param labelled whether the values at the ticks are written
record AxisSpec(
        @Nullable String label,
        boolean log,
        double @Nullable [] limits,
        boolean dates,
        boolean down,
        boolean labelled) {
    static final AxisSpec DEFAULT = new AxisSpec(null, false, null, false, false, true);

    AxisSpec label(@Nullable String text) {
        return new AxisSpec(text, log, limits, dates, down, labelled);
    }

    AxisSpec log(boolean l) {
        return new AxisSpec(label, l, limits, dates, down, labelled);
    }

    AxisSpec limits(double @Nullable [] l) {
        return new AxisSpec(label, log, l, dates, down, labelled);
    }

    AxisSpec dates(boolean d) {
        return new AxisSpec(label, log, limits, d, down, labelled);
    }

    AxisSpec down(boolean d) {
        return new AxisSpec(label, log, limits, dates, d, labelled);
    }

    AxisSpec labelled(boolean l) {
        return new AxisSpec(label, log, limits, dates, down, l);
    }
}
