package himalia.nn;

/// The mirror image around, mirrored at the outermost element a volume.
public final class ReflectionPad3d extends PadLayer {
    /// @param padding widths (left, right, top, bottom, front, back), or one for all
    public ReflectionPad3d(int... padding) {
        super(3, "reflect", 0, padding);
    }
}
