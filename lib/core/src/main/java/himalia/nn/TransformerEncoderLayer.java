package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// One block of a transformer: self-attention and a small network, each beside a way around and followed (or preceded)
/// by a [LayerNorm]. Vaswani and others, "Attention is all you need", 2017.
///
/// **Shape** `[length, n, d]`, or `[n, length, d]` with `batchFirst` -> the same.
public class TransformerEncoderLayer extends Module {
    /// What listens to the other elements.
    public MultiheadAttention selfAttn;
    /// The first half of the small network.
    public Linear linear1;
    /// Drops within the small network.
    public Dropout dropout;
    /// Its second half.
    public Linear linear2;
    /// After the attention.
    public LayerNorm norm1;
    /// After the network.
    public LayerNorm norm2;
    /// Drops what the attention says.
    public Dropout dropout1;
    /// Drops what the network says.
    public Dropout dropout2;

    private final String activation;
    private final boolean normFirst;

    /// With a network of 2048 units and dropout 0.1.
    public TransformerEncoderLayer(int dModel, int nhead) {
        this(dModel, nhead, 2048, 0.1, "relu", 1e-5, false, false, true);
    }

    /// With a network of this many units.
    public TransformerEncoderLayer(int dModel, int nhead, int dimFeedforward, double dropout, boolean batchFirst) {
        this(dModel, nhead, dimFeedforward, dropout, "relu", 1e-5, batchFirst, false, true);
    }

    /// With all settings.
    ///
    /// @param activation `relu` or `gelu`
    /// @param normFirst normalises before attention and network instead of after them
    public TransformerEncoderLayer(
            int dModel,
            int nhead,
            int dimFeedforward,
            double dropout,
            String activation,
            double layerNormEps,
            boolean batchFirst,
            boolean normFirst,
            boolean bias) {
        if (!activation.equals("relu") && !activation.equals("gelu")) {
            throw new IllegalArgumentException("activation should be relu/gelu, not " + activation);
        }
        selfAttn = new MultiheadAttention(dModel, nhead, dropout, bias, false, false, null, null, batchFirst);
        linear1 = new Linear(dModel, dimFeedforward, bias);
        this.dropout = new Dropout(dropout);
        linear2 = new Linear(dimFeedforward, dModel, bias);
        norm1 = new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps);
        norm2 = new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps);
        dropout1 = new Dropout(dropout);
        dropout2 = new Dropout(dropout);
        this.activation = activation;
        this.normFirst = normFirst;
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, null, null);
    }

    /// @param srcMask what may not be heard, as in [MultiheadAttention]; or `null`
    /// @param srcKeyPaddingMask `[n, length]`, true where an element is filling; or `null`
    public Tensor forward(Tensor x, @Nullable Tensor srcMask, @Nullable Tensor srcKeyPaddingMask) {
        if (normFirst) {
            Tensor heard = x.add(attention(norm1.forward(x), srcMask, srcKeyPaddingMask));
            return heard.add(network(norm2.forward(heard)));
        }
        Tensor heard = norm1.forward(x.add(attention(x, srcMask, srcKeyPaddingMask)));
        return norm2.forward(heard.add(network(heard)));
    }

    private Tensor attention(Tensor x, @Nullable Tensor mask, @Nullable Tensor padding) {
        return dropout1.forward(selfAttn.run(x, x, x, padding, mask, false).output());
    }

    private Tensor network(Tensor x) {
        Tensor inner = linear1.forward(x);
        Tensor bent = activation.equals("relu") ? inner.relu() : inner.gelu();
        return dropout2.forward(linear2.forward(dropout.forward(bent)));
    }
}
