package himalia.nn;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    public EmbeddingBag(int numEmbeddings, int embeddingDim, String mode, @Nullable Integer paddingIdx) {
        this.mode = checked(mode);
        this.paddingIdx = Embedding.place(numEmbeddings, paddingIdx);
        weight = new Parameter(Embedding.start(numEmbeddings, embeddingDim, this.paddingIdx));
    }

    private static String checked(String mode) {
        if (!List.of("sum", "mean", "max").contains(mode)) {
            throw new IllegalArgumentException("mode has to be one of sum, mean or max, got " + mode);
        }
        return mode;
    }

    /// Whether the last place says where the last bag ends.
    public EmbeddingBag includeLastOffset(boolean includes) {
        this.includeLastOffset = includes;
        return this;
    }

    @Override
    public Tensor forward(Tensor indices) {
        return bags(indices, null, null);
    }

    /// @param offsets `[bags]`, where each bag begins in `indices`
    public Tensor forward(Tensor indices, @Nullable Tensor offsets) {
        return forward(indices, offsets, null);
    }

    /// @param perSampleWeights how much each word counts in a sum, as long as `indices`; or `null`
    public Tensor forward(Tensor indices, @Nullable Tensor offsets, @Nullable Tensor perSampleWeights) {
        return bags(indices, offsets, perSampleWeights);
    }

    private Tensor bags(Tensor indices, @Nullable Tensor offsets, @Nullable Tensor shares) {
        return new Bags(weight, mode, paddingIdx).of(indices, offsets, shares, includeLastOffset);
    }

    /// How the words of a bag become one row.
    ///
    /// @param table a row for each word
    record Bags(Tensor table, String mode, int paddingIdx) {
        Bags {
            checked(mode);
        }

        Tensor of(
                Tensor indices,
                @Nullable Tensor offsets,
                @Nullable Tensor perSampleWeights,
                boolean includeLastOffset) {
            if (offsets == null) {
                return ofOneSize(indices, perSampleWeights);
            }
            long[] from = offsets.toLongArray();
            Tensor[] rows = new Tensor[includeLastOffset ? from.length - 1 : from.length];
            for (int i = 0; i < rows.length; i++) {
                int start = (int) from[i];
                int length = (i + 1 < from.length ? (int) from[i + 1] : indices.size(0)) - start;
                rows[i] = one(
                        indices.narrow(0, start, length),
                        perSampleWeights == null ? null : perSampleWeights.narrow(0, start, length));
            }
            return Tensor.stack(0, rows);
        }

        private Tensor ofOneSize(Tensor indices, @Nullable Tensor perSampleWeights) {
            if (indices.dim() != 2) {
                throw new IllegalArgumentException("offsets has to be a 1D Tensor but got None: "
                        + "bags of different sizes are forward(indices, offsets), of one size [bags, size]");
            }
            Tensor[] rows = new Tensor[indices.size(0)];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = one(indices.select(0, i), perSampleWeights == null ? null : perSampleWeights.select(0, i));
            }
            return Tensor.stack(0, rows);
        }

        private Tensor one(Tensor words, @Nullable Tensor shares) {
            long[] all = words.toLongArray();
            long[] places = IntStream.range(0, all.length)
                    .filter(i -> all[i] != paddingIdx)
                    .mapToLong(i -> i)
                    .toArray();
            if (places.length == 0) {
                return Tensor.zeros(table.dtype(), table.size(1));
            }
            Tensor at = Tensor.tensor(places);
            Tensor rows = table.indexSelect(0, words.toLong().indexSelect(0, at));
            if (shares != null) {
                rows = rows.mul(shares.indexSelect(0, at).unsqueeze(1));
            }
            return switch (mode) {
                case "sum" -> rows.sum(0);
                case "mean" -> rows.mean(0);
                default -> rows.max(0).values();
            };
        }
    }

    @Override
    protected String extraRepr() {
        return weight.size(0) + ", " + weight.size(1) + ", mode='" + mode + "'"
                + (paddingIdx < 0 ? "" : ", padding_idx=" + paddingIdx);
    }
}
