package himalia.nn;

/// One number around a volume.
public final class ConstantPad3d extends PadLayer {
    /// @param padding widths (left, right, top, bottom, front, back), or one for all
    /// @param value what stands there
    public ConstantPad3d(int[] padding, double value) {
        super(3, "constant", value, padding);
    }

    /// The same width everywhere.
    public ConstantPad3d(int padding, double value) {
        this(new int[] {padding}, value);
    }
}
