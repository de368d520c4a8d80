package himalia.train;

import himalia.data.DataLoader;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Verbs around training, for a static import.
public final class Train {
    private Train() {}

    /// Counts to `n` and shows how far it is: `for (int epoch : progress(1000))`.
    ///
    /// ```java
    /// var bar = progress(1000);
    /// for (int epoch : bar) {
    ///     ...
    ///     bar.set("loss", loss.item());
    /// }
    /// ```
    public static Progress<Integer> progress(int n) {
        return new Progress<>(() -> IntStream.range(0, n).iterator(), n);
    }

    /// Goes through the batches of a loader and shows how far it is.
    public static Progress<himalia.data.Batch> progress(DataLoader loader) {
        return new Progress<>(loader, loader.size());
    }

    /// Goes through a collection and shows how far it is.
    public static <T> Progress<T> progress(Iterable<T> items) {
        List<T> all = new ArrayList<>();
        items.forEach(all::add);
        return new Progress<>(all, all.size());
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
