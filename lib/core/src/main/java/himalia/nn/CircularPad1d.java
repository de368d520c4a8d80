package himalia.nn;

/// The other end around, as if it began again a sequence.
public final class CircularPad1d extends PadLayer {
    /// @param padding widths (left, right), or one for all
    public CircularPad1d(int... padding) {
        super(1, "circular", 0, padding);
    }
}
