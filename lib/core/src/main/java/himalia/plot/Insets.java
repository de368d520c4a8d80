package himalia.plot;

import org.jspecify.annotations.Nullable;

/// The space that texts need around a frame, in CSS pixels.
record Insets(double top, double left, double bottom, double right) {
    static final Insets NONE = new Insets(0, 0, 0, 0);

    Insets max(@Nullable Insets other) {
        return other == null
                ? this
                : new Insets(
                        Math.max(top, other.top),
                        Math.max(left, other.left),
                        Math.max(bottom, other.bottom),
                        Math.max(right, other.right));
    }
}
