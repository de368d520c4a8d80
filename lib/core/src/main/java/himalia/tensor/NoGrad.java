package himalia.tensor;

import himalia.api.Plans;
import java.util.function.Consumer;

/// A stretch of code in which nothing is recorded for gradients; ends when closed.
///
/// ```java
/// try (var g = noGrad()) {
///     System.out.println(model.forward(x));   // prints without grad_fn
/// }
/// ```
public final class NoGrad implements AutoCloseable {
    private final boolean before;
    private final Thread thread = Thread.currentThread();
    private final Consumer<Object> atEnd = this::endOfCell;

    private NoGrad() {
        before = Autograd.setEnabled(false);
    }

    /// One that ends with its cell at the latest: a line `noGrad();` must not turn gradients off for good.
    static NoGrad inCell() {
        NoGrad open = new NoGrad();
        Plans.tidy(open.atEnd);
        return open;
    }

    /// Records again, if that was so before.
    @Override
    public void close() {
        Plans.remove(atEnd);
        Autograd.setEnabled(before);
    }

    private void endOfCell(Object cell) {
        if (thread == Thread.currentThread() && !Autograd.isEnabled() && before) {
            close();
            System.err.println(
                    "Note: noGrad() has ended with its cell.\nHint: lines without gradients: noGrad(() -> { ... })");
        }
    }
}
