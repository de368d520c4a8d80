package himalia.nn;

/// Zeros around a volume.
public final class ZeroPad3d extends PadLayer {
    /// @param padding widths (left, right, top, bottom, front, back), or one for all
    public ZeroPad3d(int... padding) {
        super(3, "constant", 0, padding);
    }
}
