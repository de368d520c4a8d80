package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// One block of a decoder: attention to what was written so far, attention to what is read, and a small network, each
/// beside a way around and followed (or preceded) by a [LayerNorm]. Vaswani and others, 2017.
///
/// **Shape** target `[length, n, d]`, memory `[sources, n, d]`, or the batch first with `batchFirst` -> as the
/// target.
public class TransformerDecoderLayer extends Module {
    /// What listens to the other elements of the target.
    public MultiheadAttention selfAttn;
    /// What listens to the memory.
    public MultiheadAttention multiheadAttn;
    /// The first half of the small network.
    public Linear linear1;
    /// Drops within the small network.
    public Dropout dropout;
    /// Its second half.
    public Linear linear2;
    /// After the attention to the target.
    public LayerNorm norm1;
    /// After the attention to the memory.
    public LayerNorm norm2;
    /// After the network.
    public LayerNorm norm3;
    /// Drops what the attention to the target says.
    public Dropout dropout1;
    /// Drops what the attention to the memory says.
    public Dropout dropout2;
    /// Drops what the network says.
    public Dropout dropout3;

    private final String activation;
    private final boolean normFirst;

    /// With a network of 2048 units and dropout 0.1.
    public TransformerDecoderLayer(int dModel, int nhead) {
        this(dModel, nhead, 2048, 0.1, "relu", 1e-5, false, false, true);
    }

    /// With a network of this many units.
    public TransformerDecoderLayer(int dModel, int nhead, int dimFeedforward, double dropout, boolean batchFirst) {
        this(dModel, nhead, dimFeedforward, dropout, "relu", 1e-5, batchFirst, false, true);
    }

    /// With all settings.
    ///
    /// @param activation `relu` or `gelu`
    /// @param normFirst normalises before attention and network instead of after them
    public TransformerDecoderLayer(
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
        multiheadAttn = new MultiheadAttention(dModel, nhead, dropout, bias, false, false, null, null, batchFirst);
        linear1 = new Linear(dModel, dimFeedforward, bias);
        this.dropout = new Dropout(dropout);
        linear2 = new Linear(dimFeedforward, dModel, bias);
        norm1 = new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps);
        norm2 = new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps);
        norm3 = new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps);
        dropout1 = new Dropout(dropout);
        dropout2 = new Dropout(dropout);
        dropout3 = new Dropout(dropout);
        this.activation = activation;
        this.normFirst = normFirst;
    }

    /// @throws IllegalArgumentException always: the memory is missing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalArgumentException(
                name() + ".forward() takes two inputs, forward(target, memory): what was written and what is read");
    }

    /// The block's result for a target and what an encoder made of the source.
    public Tensor forward(Tensor tgt, Tensor memory) {
        return forward(tgt, memory, null, null, null, null);
    }

    /// @param tgtMask what of the target may not be heard, as in [MultiheadAttention]; or `null`
    /// @param memoryMask what of the memory may not be heard; or `null`
    /// @param tgtKeyPaddingMask `[n, length]`, true where an element is filling; or `null`
    /// @param memoryKeyPaddingMask `[n, sources]`, true where a source is filling; or `null`
    public Tensor forward(
            Tensor tgt,
            Tensor memory,
            @Nullable Tensor tgtMask,
            @Nullable Tensor memoryMask,
            @Nullable Tensor tgtKeyPaddingMask,
            @Nullable Tensor memoryKeyPaddingMask) {
        if (normFirst) {
            Tensor own = norm1.forward(tgt);
            Tensor x = tgt.add(dropout1.forward(selfAttn.run(own, own, own, tgtKeyPaddingMask, tgtMask, false)
                    .output()));
            x = x.add(read(norm2.forward(x), memory, memoryKeyPaddingMask, memoryMask));
            return x.add(network(norm3.forward(x)));
        }
        Tensor x = norm1.forward(tgt.add(dropout1.forward(
                selfAttn.run(tgt, tgt, tgt, tgtKeyPaddingMask, tgtMask, false).output())));
        x = norm2.forward(x.add(read(x, memory, memoryKeyPaddingMask, memoryMask)));
        return norm3.forward(x.add(network(x)));
    }

    private Tensor read(Tensor x, Tensor memory, @Nullable Tensor padding, @Nullable Tensor mask) {
        return dropout2.forward(
                multiheadAttn.run(x, memory, memory, padding, mask, false).output());
    }

    private Tensor network(Tensor x) {
        Tensor inner = linear1.forward(x);
        Tensor bent = activation.equals("relu") ? inner.relu() : inner.gelu();
        return dropout3.forward(linear2.forward(dropout.forward(bent)));
    }
}
