package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Tensor;

/// A table of vectors, one per word (or whatever the numbers stand for): number i becomes row i.
///
/// **Shape** whole numbers `[*]` -> `[*, dim]`. **Parameters** `weight` `[count, dim]`, at first normal numbers.
public class Embedding extends Module {
    /// The vectors, `[count, dim]`.
    public Parameter weight;

    private final int paddingIdx;

    /// @param count how many vectors
    /// @param dim how long each is
    public Embedding(int count, int dim) {
        this(count, dim, null);
    }

    /// @param paddingIdx a number that means nothing: its vector is 0 at first and is not learned
    public Embedding(int count, int dim, Integer paddingIdx) {
        Texts.notNegative("Embedding", "num_embeddings", count);
        Texts.notNegative("Embedding", "embedding_dim", dim);
        this.paddingIdx = place(count, paddingIdx);
        weight = new Parameter(start(count, dim, this.paddingIdx));
    }

    /// A number that means nothing, counted from the end if negative; -1 if there is none.
    static int place(int count, Integer paddingIdx) {
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

    @Override
    public Tensor forward(Tensor indices) {
        if (indices.dtype() != DType.INT64 && indices.dtype() != DType.INT32) {
            throw new IllegalArgumentException("Expected tensor for argument #1 'indices' to have one of the following "
                    + "scalar types: Long, Int; but got torch."
                    + indices.dtype().title()
                    + "Tensor instead (while checking arguments for embedding)\nHint: indices.toLong()");
        }
        check(indices);
        int[] shape = java.util.Arrays.copyOf(indices.shape().toArray(), indices.dim() + 1);
        shape[indices.dim()] = weight.size(1);
        Tensor rows = weight.indexSelect(0, indices.reshape(-1).toLong()).view(shape);
        return paddingIdx < 0 ? rows : Tensor.where(indices.eq(paddingIdx).unsqueeze(-1), rows.detach(), rows);
    }

    private void check(Tensor indices) {
        long[] all = indices.toLongArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] < 0 || all[i] >= weight.size(0)) {
                throw new IndexOutOfBoundsException("index out of range in self: element " + i + " of "
                        + java.util.Arrays.toString(indices.shape().toArray()) + " is " + all[i] + ", and `"
                        + shortName()
                        + "` has rows 0 to " + (weight.size(0) - 1)
                        + "\nHint: the first size is the number of different words.");
            }
        }
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + (paddingIdx < 0 ? "" : ", padding_idx=" + paddingIdx);
    }
}
