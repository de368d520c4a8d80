package himalia.golden.python;

import org.jspecify.annotations.Nullable;

/// `start:stop:step` as a value; what is left out is null.
public record Slice(
        @Nullable Object start,
        @Nullable Object stop,
        @Nullable Object step) {
    /// As it stands in an index, for example `1:` or `::2`.
    @Override
    public String toString() {
        String ends = text(start) + ":" + text(stop);
        return step == null ? ends : ends + ":" + text(step);
    }

    private static String text(@Nullable Object end) {
        return end == null ? "" : end.toString();
    }
}
