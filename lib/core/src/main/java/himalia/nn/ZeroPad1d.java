package himalia.nn;

/// Zeros around a sequence.
public final class ZeroPad1d extends PadLayer {
    /// @param padding widths (left, right), or one for all
    public ZeroPad1d(int... padding) {
        super(1, "constant", 0, padding);
    }
}
