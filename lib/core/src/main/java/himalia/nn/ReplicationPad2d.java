package himalia.nn;

/// The outermost elements around, repeated a picture.
public final class ReplicationPad2d extends PadLayer {
    /// @param padding widths (left, right, top, bottom), or one for all
    public ReplicationPad2d(int... padding) {
        super(2, "replicate", 0, padding);
    }
}
