package himalia.nn;

/// The outermost elements around, repeated a sequence.
public final class ReplicationPad1d extends PadLayer {
    /// @param padding widths (left, right), or one for all
    public ReplicationPad1d(int... padding) {
        super(1, "replicate", 0, padding);
    }
}
