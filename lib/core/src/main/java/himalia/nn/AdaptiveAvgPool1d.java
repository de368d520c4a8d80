package himalia.nn;

/// Means of as many windows as asked for, whatever the size of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public class AdaptiveAvgPool1d extends AdaptiveAvgPoolLayer {
    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveAvgPool1d(int... outputSize) {
        super(new AdaptiveSize("AdaptiveAvgPool1d", 1, outputSize));
    }
}
