package himalia.nn;

/// The other end around, as if it began again a picture.
public final class CircularPad2d extends PadLayer {
    /// @param padding widths (left, right, top, bottom), or one for all
    public CircularPad2d(int... padding) {
        super(2, "circular", 0, padding);
    }
}
