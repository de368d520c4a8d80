package himalia.nn;

/// Puts the largest numbers of [MaxPool3d] back where they stood, between zeros.
///
/// ```java
/// var found = new MaxPool3d(2).run(x);
/// new MaxUnpool3d(2).forward(found.values(), found.indices())
/// ```
public final class MaxUnpool3d extends MaxUnpoolLayer {
    /// @param kernel size of the window that was used
    public MaxUnpool3d(int... kernel) {
        super(3, kernel);
    }

    @Override
    public MaxUnpool3d stride(int... stride) {
        return (MaxUnpool3d) super.stride(stride);
    }

    @Override
    public MaxUnpool3d padding(int... padding) {
        return (MaxUnpool3d) super.padding(padding);
    }
}
