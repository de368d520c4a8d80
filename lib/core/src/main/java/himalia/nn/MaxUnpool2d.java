package himalia.nn;

/// Puts the largest numbers of [MaxPool2d] back where they stood, between zeros.
///
/// ```java
/// var found = new MaxPool2d(2).run(x);
/// new MaxUnpool2d(2).forward(found.values(), found.indices())
/// ```
public final class MaxUnpool2d extends MaxUnpoolLayer<MaxUnpool2d> {
    /// @param kernel size of the window that was used
    public MaxUnpool2d(int... kernel) {
        super(2, kernel);
    }
}
