package himalia.data;

import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Goes through a dataset in batches; every loop over it is one epoch.
///
/// ```java
/// var loader = new DataLoader(new TensorDataset(X, Y), 32).shuffle(true);
/// for (int epoch = 0; epoch < 100; epoch++) {
///     for (var batch : loader) {
///         optimizer.zeroGrad();
///         criterion.forward(model.forward(batch.x()), batch.y()).backward();
///         optimizer.step();
///     }
/// }
/// ```
///
/// Shuffled, the order is PyTorch's for the same seed, and new in every epoch. The last batch is smaller if the
/// examples do not come out even; [#dropLast(boolean)] leaves it out.
public final class DataLoader implements Iterable<Batch> {
    private final Dataset dataset;
    private final int batchSize;
    private boolean shuffle;
    private boolean dropLast;
    private @Nullable Generator generator;

    /// One example at a time, in order.
    public DataLoader(Dataset dataset) {
        this(dataset, 1);
    }

    /// Batches in order.
    ///
    /// @throws IllegalArgumentException if a batch has no examples
    public DataLoader(Dataset dataset, int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException(
                    "batch_size should be a positive integer value, but got batch_size=" + batchSize);
        }
        this.dataset = dataset;
        this.batchSize = batchSize;
    }

    /// Batches in order or shuffled.
    public DataLoader(Dataset dataset, int batchSize, boolean shuffle) {
        this(dataset, batchSize);
        this.shuffle = shuffle;
    }

    /// Batches of the rows of a tensor, without targets.
    public DataLoader(Tensor x, int batchSize) {
        this(new TensorDataset(x), batchSize);
    }

    /// Batches of the rows of two tensors: inputs and targets.
    public DataLoader(Tensor x, Tensor y, int batchSize) {
        this(new TensorDataset(x, y), batchSize);
    }

    /// Whether every epoch goes through the examples in an order of its own.
    public DataLoader shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /// Whether a last batch that is not full is left out.
    public DataLoader dropLast(boolean dropLast) {
        this.dropLast = dropLast;
        return this;
    }

    /// What draws the order, instead of the generator that `manualSeed` seeds.
    public DataLoader generator(Generator generator) {
        this.generator = generator;
        return this;
    }

    /// What this goes through.
    public Dataset dataset() {
        return dataset;
    }

    /// How many examples a full batch has.
    public int batchSize() {
        return batchSize;
    }

    /// How many batches an epoch has.
    public int size() {
        int n = dataset.size();
        return dropLast ? n / batchSize : (n + batchSize - 1) / batchSize;
    }

    @Override
    public Iterator<Batch> iterator() {
        return new Epoch(order());
    }

    private int[] order() {
        int n = dataset.size();
        if (shuffle) {
            return generator == null ? Orders.shuffled(n) : Orders.shuffled(n, generator);
        }
        if (generator == null) {
            Orders.baseSeed();
        } else {
            generator.random64();
        }
        return IntStream.range(0, n).toArray();
    }

    private final class Epoch implements Iterator<Batch> {
        private final int[] order;
        private int next;
        private boolean over;

        Epoch(int[] order) {
            this.order = order;
        }

        @Override
        public boolean hasNext() {
            boolean more = next < size();
            if (!more && !over && shuffle && generator != null) {
                Tensor.randperm(order.length, generator); // PyTorch's sampler asks once more when its epoch is over
            }
            over = !more;
            return more;
        }

        @Override
        public Batch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The epoch is over.");
            }
            int from = next++ * batchSize;
            return dataset.batch(Arrays.copyOfRange(order, from, Math.min(from + batchSize, order.length)));
        }
    }
}
