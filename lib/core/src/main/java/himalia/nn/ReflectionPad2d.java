package himalia.nn;

/// The mirror image around, mirrored at the outermost element a picture.
public final class ReflectionPad2d extends PadLayer {
    /// @param padding widths (left, right, top, bottom), or one for all
    public ReflectionPad2d(int... padding) {
        super(2, "reflect", 0, padding);
    }
}
