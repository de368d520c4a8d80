package himalia.nn;

/// Puts the largest numbers of [MaxPool1d] back where they stood, between zeros.
///
/// ```java
/// var found = new MaxPool1d(2).run(x);
/// new MaxUnpool1d(2).forward(found.values(), found.indices())
/// ```
public final class MaxUnpool1d extends MaxUnpoolLayer<MaxUnpool1d> {
    /// @param kernel size of the window that was used
    public MaxUnpool1d(int... kernel) {
        super(1, kernel);
    }
}
