package himalia.nn;

/// One number around a sequence.
public final class ConstantPad1d extends PadLayer {
    /// @param padding widths (left, right), or one for all
    /// @param value what stands there
    public ConstantPad1d(int[] padding, double value) {
        super(1, "constant", value, padding);
    }

    /// The same width everywhere.
    public ConstantPad1d(int padding, double value) {
        this(new int[] {padding}, value);
    }
}
