package himalia.nn;

/// One number around a picture.
public final class ConstantPad2d extends PadLayer {
    /// @param padding widths (left, right, top, bottom), or one for all
    /// @param value what stands there
    public ConstantPad2d(int[] padding, double value) {
        super(2, "constant", value, padding);
    }

    /// The same width everywhere.
    public ConstantPad2d(int padding, double value) {
        this(new int[] {padding}, value);
    }
}
