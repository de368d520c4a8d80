package himalia.nn;

/// The largest numbers of as many windows as asked for, whatever the size of a sequence.
///
/// **Shape** `[n, c, length]` -> `[n, c, windows]`, or without `n`.
public class AdaptiveMaxPool1d extends AdaptiveMaxPoolLayer<AdaptiveMaxPool1d> {
    /// @param outputSize how many windows, one number for all directions or one for each
    public AdaptiveMaxPool1d(int... outputSize) {
        super(new AdaptiveSize("AdaptiveMaxPool1d", 1, outputSize));
    }
}
