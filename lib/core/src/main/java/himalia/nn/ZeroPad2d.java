package himalia.nn;

/// Zeros around a picture.
public final class ZeroPad2d extends PadLayer {
    /// @param padding widths (left, right, top, bottom), or one for all
    public ZeroPad2d(int... padding) {
        super(2, "constant", 0, padding);
    }
}
