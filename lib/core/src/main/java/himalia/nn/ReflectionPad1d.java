package himalia.nn;

/// The mirror image around, mirrored at the outermost element a sequence.
public final class ReflectionPad1d extends PadLayer {
    /// @param padding widths (left, right), or one for all
    public ReflectionPad1d(int... padding) {
        super(1, "reflect", 0, padding);
    }
}
