package himalia.nn;

/// The other end around, as if it began again a volume.
public final class CircularPad3d extends PadLayer {
    /// @param padding widths (left, right, top, bottom, front, back), or one for all
    public CircularPad3d(int... padding) {
        super(3, "circular", 0, padding);
    }
}
