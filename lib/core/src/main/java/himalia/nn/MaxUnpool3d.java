package himalia.nn;

/// Puts the largest numbers of [MaxPool3d] back where they stood, between zeros.
///
/// ```java
/// var found = new MaxPool3d(2).run(x);
/// new MaxUnpool3d(2).forward(found.values(), found.indices())
/// ```
public final class MaxUnpool3d extends MaxUnpoolLayer<MaxUnpool3d> {
    /// @param kernel size of the window that was used
    public MaxUnpool3d(int... kernel) {
        super(3, kernel);
    }
}
