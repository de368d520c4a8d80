package himalia.nn;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/// Sums, means or largest numbers of the rows of bags of words, without the rows themselves.
///
/// **Shape** indices `[bags, size]`, or `[all]` with the places where bags begin -> `[bags, dim]`. **Parameters**
/// `weight` `[count, dim]`, at first normal.
public class EmbeddingBag extends Module {
    /// A row for each word.
    public Parameter weight;

    private final String mode;
    private final int paddingIdx;
    private boolean includeLastOffset;

    /// Means.
    public EmbeddingBag(int numEmbeddings, int embeddingDim) {
        this(numEmbeddings, embeddingDim, "mean");
    }

    /// @param mode `sum`, `mean` or `max`
    public EmbeddingBag(int numEmbeddings, int embeddingDim, String mode) {
        this(numEmbeddings, embeddingDim, mode, null);
    }

    /// @param paddingIdx a word that does not count; `null` for none
    public EmbeddingBag(int numEmbeddings, int embeddingDim, String mode, Integer paddingIdx) {
        if (!List.of("sum", "mean", "max").contains(mode)) {
            throw new IllegalArgumentException("mode has to be one of sum, mean or max, got " + mode);
        }
        this.mode = mode;
        this.paddingIdx = Embedding.place(numEmbeddings, paddingIdx);
        weight = new Parameter(Embedding.start(numEmbeddings, embeddingDim, this.paddingIdx));
    }

    /// Whether the last place says where the last bag ends.
    public EmbeddingBag includeLastOffset(boolean includes) {
        this.includeLastOffset = includes;
        return this;
    }

    @Override
    public Tensor forward(Tensor indices) {
        if (indices.dim() != 2) {
            throw new IllegalArgumentException("offsets has to be a 1D Tensor but got None: "
                    + "bags of different sizes are forward(indices, offsets), of one size [bags, size]");
        }
        Tensor[] bags = indices.unbind(0);
        return bags(bags, null);
    }

    /// @param offsets `[bags]`, where each bag begins in `indices`
    public Tensor forward(Tensor indices, Tensor offsets) {
        return forward(indices, offsets, null);
    }

    /// @param perSampleWeights how much each word counts in a sum, as long as `indices`; or `null`
    public Tensor forward(Tensor indices, Tensor offsets, Tensor perSampleWeights) {
        long[] from = offsets.toLongArray();
        int bags = includeLastOffset ? from.length - 1 : from.length;
        Tensor[] parts = new Tensor[bags];
        Tensor[] shares = perSampleWeights == null ? null : new Tensor[bags];
        for (int i = 0; i < bags; i++) {
            int end = i + 1 < from.length ? (int) from[i + 1] : indices.size(0);
            parts[i] = indices.narrow(0, (int) from[i], end - (int) from[i]);
            if (shares != null) {
                shares[i] = perSampleWeights.narrow(0, (int) from[i], end - (int) from[i]);
            }
        }
        return bags(parts, shares);
    }

    private Tensor bags(Tensor[] bags, Tensor[] shares) {
        Tensor[] rows = new Tensor[bags.length];
        for (int i = 0; i < bags.length; i++) {
            Tensor share = shares == null ? null : shares[i];
            rows[i] = bag(bags[i].toLong(), share);
        }
        return Tensor.stack(0, rows);
    }

    private Tensor bag(Tensor words, Tensor shares) {
        long[] all = words.toLongArray();
        long[] places = IntStream.range(0, all.length)
                .filter(i -> all[i] != paddingIdx)
                .mapToLong(i -> i)
                .toArray();
        if (places.length == 0) {
            return Tensor.zeros(weight.dtype(), weight.size(1));
        }
        Tensor at = Tensor.tensor(places);
        Tensor rows = weight.indexSelect(0, words.indexSelect(0, at));
        if (shares != null) {
            rows = rows.mul(shares.indexSelect(0, at).unsqueeze(1));
        }
        return switch (mode) {
            case "sum" -> rows.sum(0);
            case "mean" -> rows.mean(0);
            default -> rows.max(0).values();
        };
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + ", mode='" + mode + "'"
                + (paddingIdx < 0 ? "" : ", padding_idx=" + paddingIdx);
    }
}
