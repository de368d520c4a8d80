package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table of vectors, one per word (or whatever the numbers stand for): number i becomes row i.
///
/// **Shape** whole numbers `[*]` -> `[*, dim]`. **Parameters** `weight` `[count, dim]`, at first normal numbers.
public class Embedding extends Module {
    /// The vectors, `[count, dim]`.
    public Parameter weight;

    private final int paddingIdx;
    private @Nullable Double maxNorm;
    private boolean scaleGradByFreq;

    /// @param count how many vectors
    /// @param dim how long each is
    public Embedding(int count, int dim) {
        this(count, dim, null);
    }

    /// @param paddingIdx a number that means nothing: its vector is 0 at first and is not learned
    public Embedding(int count, int dim, @Nullable Integer paddingIdx) {
        Settings.notNegative("Embedding", "num_embeddings", count);
        Settings.notNegative("Embedding", "embedding_dim", dim);
        this.paddingIdx = place(count, paddingIdx);
        weight = new Parameter(start(count, dim, this.paddingIdx));
    }

    /// A number that means nothing, counted from the end if negative; -1 if there is none.
    static int place(int count, @Nullable Integer paddingIdx) {
        if (paddingIdx == null) {
            return -1;
        }
        if (paddingIdx >= count || paddingIdx < -count) {
            throw new IllegalArgumentException(
                    "Padding_idx must be within num_embeddings: " + paddingIdx + " of " + count);
        }
        return paddingIdx < 0 ? paddingIdx + count : paddingIdx;
    }

    static Tensor start(int count, int dim, int paddingIdx) {
        Tensor start = Tensor.zeros(count, dim);
        if (start.numel() > 0) {
            start.normal_(0, 1);
        }
        if (paddingIdx >= 0) {
            start.select(0, paddingIdx).zero_();
        }
        return start;
    }

    /// Rows longer than this are made as long as it before they are used; not at first. `null` for no bound.
    public Embedding maxNorm(@Nullable Double maxNorm) {
        this.maxNorm = maxNorm;
        return this;
    }

    /// Whether the gradient of a row is divided by how often it was used in the batch; not at first.
    public Embedding scaleGradByFreq(boolean scales) {
        this.scaleGradByFreq = scales;
        return this;
    }

    @Override
    public Tensor forward(Tensor indices) {
        if (maxNorm != null) {
            checkIndices(indices, weight.size(0), "`" + shortName() + "`");
            shorten(indices, maxNorm);
        }
        Tensor rows = rows(indices, weight, paddingIdx, "`" + shortName() + "`");
        return scaleGradByFreq ? sharedByUse(rows, indices) : rows;
    }

    /// The rows of the table that the numbers name.
    static Tensor rows(Tensor indices, Tensor weight, int paddingIdx, String who) {
        checkWeight(weight);
        if (indices.dtype() != DType.INT64 && indices.dtype() != DType.INT32) {
            throw new IllegalArgumentException("Expected tensor for argument #1 'indices' to have one of the following "
                    + "scalar types: Long, Int; but got torch."
                    + indices.dtype().title()
                    + "Tensor instead (while checking arguments for embedding)\nHint: indices.toLong()");
        }
        checkIndices(indices, weight.size(0), who);
        int[] shape = Arrays.copyOf(indices.shape().toArray(), indices.dim() + 1);
        shape[indices.dim()] = weight.size(1);
        Tensor rows = weight.indexSelect(0, indices.reshape(-1).toLong()).view(shape);
        return paddingIdx < 0 ? rows : Tensor.where(indices.eq(paddingIdx).unsqueeze(-1), rows.detach(), rows);
    }

    static void checkWeight(Tensor weight) {
        if (weight.dim() != 2) {
            throw new IllegalArgumentException("'weight' must be 2-D: embedding got one of shape " + Texts.shape(weight)
                    + "\nHint: it has a row for each word.");
        }
    }

    private static void checkIndices(Tensor indices, int count, String who) {
        long[] all = indices.toLongArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] < 0 || all[i] >= count) {
                throw new IndexOutOfBoundsException("index out of range in self: element " + i + " of "
                        + Texts.shape(indices) + " is " + all[i] + ", and " + who + " has rows 0 to " + (count - 1)
                        + "\nHint: the first size is the number of different words.");
            }
        }
    }

    private void shorten(Tensor indices, double most) {
        Tensor.noGrad(() -> {
            for (long row : Arrays.stream(indices.toLongArray()).distinct().toArray()) {
                Tensor r = weight.detach().select(0, (int) row);
                double length = Math.sqrt(r.toDouble().pow(2).sum().item());
                if (length > most) {
                    r.mul_(most / (length + 1e-7));
                }
            }
        });
    }

    /// The same rows, whose gradients are divided by how often the row was used.
    private static Tensor sharedByUse(Tensor rows, Tensor indices) {
        long[] all = indices.toLongArray();
        Map<Long, Long> uses = new HashMap<>();
        for (long row : all) {
            uses.merge(row, 1L, Long::sum);
        }
        double[] shares = Arrays.stream(all)
                .mapToDouble(row -> 1.0 / Objects.requireNonNull(uses.get(row)))
                .toArray();
        int[] shape = Arrays.copyOf(indices.shape().toArray(), indices.dim() + 1);
        shape[indices.dim()] = 1;
        Tensor share = Tensor.tensor(shares, rows.dtype()).view(shape);
        // the value stays, the gradient is scaled
        return rows.mul(share).add(rows.detach().mul(share.neg().add(1)));
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + (paddingIdx < 0 ? "" : ", padding_idx=" + paddingIdx)
                + (maxNorm == null ? "" : ", max_norm=" + Texts.number(maxNorm))
                + (scaleGradByFreq ? ", scale_grad_by_freq=True" : "");
    }
}
