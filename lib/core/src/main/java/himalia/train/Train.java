package himalia.train;

import himalia.data.DataLoader;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.DoubleFunction;
import java.util.function.Function;
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
        if (step == 0 || (step > 0 ? to < from : to > from)) {
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

    /// Trains once with each of some settings, most often learning rates, each on a thread of its own.
    ///
    /// ```java
    /// var runs = sweep(List.of(0.01, 0.1, 0.5), lr -> train(lr));
    /// runs                        // as a cell's last value: setting, last loss, best, epochs, seconds
    /// runs.plot()                 // all losses, and the last one over the rate
    /// runs.best().setting()       // 0.1
    /// runs.more(List.of(1.0))     // one more; the others stay
    /// ```
    ///
    /// A setting can be anything: a number, a text, a record of several.
    ///
    /// @param settings what to try, in this order
    /// @param train makes a model and trains it; gives its losses: a [History], numbers in an array, a list or a
    ///     tensor, one number, or a map of them by name
    /// @return starts when it is first asked, by the end of its cell at the latest
    /// @see Sweep
    public static <S> Sweep<S> sweep(Collection<? extends S> settings, Function<? super S, ?> train) {
        return new Sweep<S>(settings, train);
    }

    /// The same for numbers in an array.
    public static Sweep<Double> sweep(double[] settings, DoubleFunction<?> train) {
        return new Sweep<>(Arrays.stream(settings).boxed().toList(), train::apply);
    }

    /// The same for numbers that are written down one by one: `sweep(lr -> train(lr), 0.01, 0.1, 0.5)`.
    public static Sweep<Double> sweep(DoubleFunction<?> train, double... settings) {
        return sweep(settings, train);
    }

    /// Trains once with each combination of several settings, which have names.
    ///
    /// ```java
    /// sweep(Map.of("lr", List.of(0.01, 0.1), "momentum", List.of(0.0, 0.9)),
    ///       s -> train(s.get("lr"), s.get("momentum")))
    /// ```
    ///
    /// @param grid the values of each name; the names come in the order of the alphabet, or in that of a sorted
    ///     or linked map
    public static <V> Sweep<Map<String, V>> sweep(
            Map<String, ? extends Collection<? extends V>> grid, Function<? super Map<String, V>, ?> train) {
        return new Sweep<>(Settings.combined(grid), train);
    }

    /// How large the gradients of a model are, a bar per weight.
    ///
    /// @throws IllegalStateException if no parameter has a gradient
    public static Gradients gradients(Module model) {
        return Gradients.of(model);
    }

    /// The layers of a model: shapes and number of their parameters, norms of these and of their gradients.
    ///
    /// ```java
    /// inspect(new Sequential(new Linear(2, 4), new ReLU(), new Linear(4, 1))).parameters()   // 17
    /// ```
    public static ModelInspection inspect(Module model) {
        return ModelInspection.of(model, null);
    }

    /// The same, and what each layer makes of examples: the shape of its result, and the share of its units that
    /// are dead, which give 0 for every example. A layer that a `forward` calls by `forward` instead of `call` is
    /// not seen.
    ///
    /// ```java
    /// loss.backward();
    /// inspect(model, X)
    /// ```
    public static ModelInspection inspect(Module model, Tensor x) {
        return ModelInspection.of(model, x);
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
