package himalia.train;

import himalia.data.DataLoader;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.Collection;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.BaseStream;
import java.util.stream.IntStream;

/// Verbs around training, for a static import.
public final class Train {
    private Train() {}

    /// Goes from 0 to `n` - 1 and shows how far it is: one line that is updated in a notebook, with the rate and the
    /// time that is left.
    ///
    /// ```java
    /// for (int epoch : progress(100)) { ... }    // 42/100 ━━━━━━━━──────────── 42% - 12/s - 5s left
    /// ```
    ///
    /// @throws IllegalArgumentException if `n` is negative
    public static Progress<Integer> progress(int n) {
        return progress(0, n);
    }

    /// The same from `from` to `to` - 1, as Python's `range`.
    public static Progress<Integer> progress(int from, int to) {
        return progress(from, to, 1);
    }

    /// The same by steps.
    ///
    /// @throws IllegalArgumentException if the step is 0, or leads away from the end
    public static Progress<Integer> progress(int from, int to, int step) {
        if (step == 0 || Integer.signum(step) * Integer.compare(to, from) < 0) {
            throw new IllegalArgumentException(
                    "progress: a step of " + step + " does not lead from " + from + " to " + to);
        }
        int rounds = (int) (Math.abs((long) to - from) + Math.abs((long) step) - 1) / Math.abs(step);
        return new Progress<>(
                () -> IntStream.range(0, rounds).map(i -> from + i * step).iterator(), rounds);
    }

    /// Goes through the batches of a loader, once, and shows how far it is.
    public static Progress<himalia.data.Batch> progress(DataLoader loader) {
        return new Progress<>(loader, loader.size());
    }

    /// Goes through anything and shows how far it is; of what has no size, how many there were and how fast.
    ///
    /// ```java
    /// var bar = progress(files);
    /// for (var file : bar) {
    ///     bar.setPostfix("file", file.getName());
    /// }
    /// ```
    public static <T> Progress<T> progress(Iterable<T> items) {
        return new Progress<>(items, items instanceof Collection<?> all ? all.size() : -1);
    }

    /// Goes through a stream, once.
    public static <T> Progress<T> progress(BaseStream<T, ?> stream) {
        Spliterator<T> items = stream.spliterator();
        return new Progress<>(() -> Spliterators.iterator(items), items.getExactSizeIfKnown());
    }

    /// How large the gradients of a model are, a bar per weight.
    ///
    /// @throws IllegalStateException if no parameter has a gradient
    public static Gradients gradients(Module model) {
        return Gradients.of(model);
    }

    /// Class numbers as one-hot rows: `toCategorical(tensor(0, 2), 3)` is `[[1, 0, 0], [0, 0, 1]]`, float32.
    ///
    /// @throws IllegalArgumentException if there is no such class
    public static Tensor toCategorical(Tensor classes, int n) {
        Tensor numbers = classes.flatten().toLong();
        if (numbers.numel() > 0 && (numbers.max().item() >= n || numbers.min().item() < 0)) {
            throw new IllegalArgumentException("toCategorical: there are classes from "
                    + (long) numbers.min().item() + " to "
                    + (long) numbers.max().item() + ", but " + n + " columns are for the classes 0 to " + (n - 1));
        }
        return numbers.oneHot(n).toFloat();
    }

    /// Class numbers as one-hot rows, with a column for every number up to the largest.
    public static Tensor toCategorical(Tensor classes) {
        return toCategorical(
                classes, classes.numel() == 0 ? 0 : (int) classes.max().item() + 1);
    }
}
