package himalia.widgets;

/// Two numbers, from the smaller to the larger: the value of a [FloatRangeSlider].
///
/// @param lower the smaller one
/// @param upper the larger one
public record FloatRange(double lower, double upper) {
    /// @throws IllegalArgumentException if the first is the larger one, or one is no number
    public FloatRange {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("FloatRange: `lower` must not be above `upper`. Received: " + lower
                    + " and " + upper + "\nHint: new FloatRange(" + upper + ", " + lower + ")");
        }
    }
}
