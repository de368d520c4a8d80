package himalia.train;

import himalia.data.Batch;
import himalia.data.DataLoader;
import himalia.data.Orders;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The batches of an epoch, one at a time.
abstract class Batches {
    Tensor x = Tensor.zeros(0);
    Tensor y = x;
    /// How much each example counts; null if all alike.
    @Nullable
    Tensor weights;

    /// How many batches an epoch has.
    abstract int count();

    /// Begins an epoch.
    abstract void begin();

    /// Goes to the next batch.
    abstract boolean next();

    /// Rows of tensors, shuffled or in order.
    static final class OfTensors extends Batches {
        private final Rows xs;
        private final Rows ys;
        private final @Nullable Rows ws;
        private final int rows;
        private final int size;
        private final boolean shuffle;
        private int @Nullable [] order;
        private int from;

        OfTensors(Tensor x, Tensor y, @Nullable Tensor weights, int size, boolean shuffle) {
            this.rows = x.size(0);
            this.size = size;
            // the order of the rows within the only batch would change nothing but the rounding
            this.shuffle = shuffle && size < rows;
            xs = new Rows(x);
            ys = new Rows(y);
            ws = weights == null ? null : new Rows(weights);
        }

        @Override
        int count() {
            return (rows + size - 1) / size;
        }

        @Override
        void begin() {
            order = shuffle ? Orders.shuffled(rows) : null;
            from = 0;
        }

        @Override
        boolean next() {
            if (from >= rows) {
                return false;
            }
            int n = Math.min(size, rows - from);
            x = xs.take(order, from, n);
            y = ys.take(order, from, n);
            weights = ws == null ? null : ws.take(order, from, n);
            from += n;
            return true;
        }
    }

    /// What a loader gives.
    static final class OfLoader extends Batches {
        private final DataLoader loader;
        private final LossFunction loss;
        private final int[] output;
        private Iterator<Batch> epoch = Collections.emptyIterator();

        OfLoader(DataLoader loader, LossFunction loss, int... output) {
            this.loader = loader;
            this.loss = loss;
            this.output = output;
        }

        @Override
        int count() {
            return loader.size();
        }

        @Override
        void begin() {
            epoch = loader.iterator();
        }

        @Override
        boolean next() {
            if (!epoch.hasNext()) {
                return false;
            }
            Batch batch = epoch.next();
            x = batch.x().dtype() == DType.FLOAT64 ? batch.x().toFloat() : batch.x();
            y = loss.targets(batch.y(), output);
            return true;
        }
    }

    /// Takes rows out of a tensor: into a buffer that the next batch reuses, where they are float32.
    private static final class Rows {
        private final Tensor all;
        private final boolean plain;
        private final int width;
        private @Nullable Tensor full;
        private @Nullable Tensor last;

        Rows(Tensor all) {
            this.all = all;
            this.plain = all.dtype() == DType.FLOAT32 && all.isContiguous();
            this.width = all.size(0) == 0 ? 0 : all.numel() / all.size(0);
        }

        Tensor take(int @Nullable [] order, int from, int n) {
            if (order == null) {
                return n == all.size(0) ? all : all.narrow(0, from, n);
            }
            if (!plain) {
                return all.indexSelect(0, Tensor.tensor(Arrays.copyOfRange(order, from, from + n)));
            }
            Tensor buffer = buffer(n);
            float[] in = all.storage().floats();
            float[] out = buffer.storage().floats();
            int start = all.storageOffset();
            if (width == 1) {
                for (int i = 0; i < n; i++) {
                    out[i] = in[start + order[from + i]];
                }
            } else {
                for (int i = 0; i < n; i++) {
                    System.arraycopy(in, start + order[from + i] * width, out, i * width, width);
                }
            }
            return buffer;
        }

        private Tensor buffer(int n) {
            if (full == null) {
                full = empty(n);
            }
            if (full.size(0) == n) {
                return full;
            }
            if (last == null || last.size(0) != n) {
                last = empty(n);
            }
            return last;
        }

        private Tensor empty(int n) {
            int[] shape = all.shape().toArray();
            shape[0] = n;
            return Tensor.zeros(shape);
        }
    }
}
