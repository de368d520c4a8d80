package himalia.widgets;

/// Two whole numbers, from the smaller to the larger: the value of an [IntRangeSlider].
///
/// @param lower the smaller one
/// @param upper the larger one
public record IntRange(int lower, int upper) {
    /// @throws IllegalArgumentException if the first is the larger one
    public IntRange {
        if (lower > upper) {
            throw new IllegalArgumentException("IntRange: `lower` must not be above `upper`. Received: " + lower
                    + " and " + upper + "\nHint: new IntRange(" + upper + ", " + lower + ")");
        }
    }
}
