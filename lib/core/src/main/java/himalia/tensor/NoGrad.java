package himalia.tensor;

/// A stretch of code in which nothing is recorded for gradients; ends when closed.
///
/// ```java
/// try (var g = noGrad()) {
///     System.out.println(model.forward(x));   // prints without grad_fn
/// }
/// ```
public final class NoGrad implements AutoCloseable {
    private final boolean before;

    NoGrad(boolean recording) {
        before = Autograd.setEnabled(recording);
    }

    /// Records again, if that was so before.
    @Override
    public void close() {
        Autograd.setEnabled(before);
    }
}
