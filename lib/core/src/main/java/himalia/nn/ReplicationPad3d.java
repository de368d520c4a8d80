package himalia.nn;

/// The outermost elements around, repeated a volume.
public final class ReplicationPad3d extends PadLayer {
    /// @param padding widths (left, right, top, bottom, front, back), or one for all
    public ReplicationPad3d(int... padding) {
        super(3, "replicate", 0, padding);
    }
}
