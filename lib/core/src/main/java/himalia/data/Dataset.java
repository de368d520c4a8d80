package himalia.data;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Examples by number: what a [DataLoader] makes batches of.
///
/// [TensorDataset] holds the rows of tensors. A dataset of your own says how many examples there are and makes one:
///
/// ```java
/// class Squares implements Dataset {
///     public int size() { return 100; }
///     public Batch get(int i) { return Batch.of(tensor(i * 1.0), tensor(i * i * 1.0)); }
/// }
/// ```
public interface Dataset {
    /// How many examples there are.
    int size();

    /// One example, without a batch dimension.
    ///
    /// @throws IndexOutOfBoundsException if there is no such example
    Batch get(int index);

    /// Several examples as one batch: their tensors stacked, `[n, ...]`.
    default Batch batch(int... indices) {
        if (indices.length == 0) {
            throw new IllegalArgumentException("batch: no example was asked for.");
        }
        List<Batch> examples = Arrays.stream(indices).mapToObj(this::get).toList();
        return new Batch(IntStream.range(0, examples.getFirst().size())
                .mapToObj(part ->
                        Tensor.stack(examples.stream().map(e -> e.get(part)).toArray(Tensor[]::new)))
                .toList());
    }

    /// This dataset cut at random into parts of these sizes, in PyTorch's order for a seed.
    ///
    /// ```java
    /// manualSeed(0);
    /// var parts = new TensorDataset(X, Y).randomSplit(80, 20);
    /// ```
    ///
    /// @throws IllegalArgumentException if the sizes do not add up to that of the dataset
    default List<Subset> randomSplit(int... sizes) {
        return RandomSplits.split(this, sizes);
    }

    /// This dataset cut at random into parts of these shares: `randomSplit(0.8, 0.2)`. What rounding leaves over goes
    /// to the first parts, one each.
    ///
    /// @throws IllegalArgumentException if the shares do not add up to 1
    default List<Subset> randomSplit(double... shares) {
        return RandomSplits.split(this, RandomSplits.sizes(size(), shares));
    }
}
