package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// An encoder that reads and a decoder that writes. Vaswani and others, "Attention is all you need", 2017.
///
/// **Shape** source `[sources, n, d]`, target `[length, n, d]`, or the batch first with `batchFirst` -> as the
/// target.
///
/// ```java
/// new Transformer(4, 2, 1, 1, 8, 0).forward(zeros(5, 1, 4), zeros(3, 1, 4)).shape()   // torch.Size([3, 1, 4])
/// ```
public final class Transformer extends Module {
    /// What reads.
    public TransformerEncoder encoder;
    /// What writes.
    public TransformerDecoder decoder;

    /// Vectors of 512 numbers, 8 heads, 6 blocks to read and 6 to write.
    public Transformer() {
        this(512, 8);
    }

    /// 6 blocks to read and 6 to write.
    public Transformer(int dModel, int nhead) {
        this(dModel, nhead, 6, 6, 2048, 0.1);
    }

    /// So many blocks.
    public Transformer(
            int dModel, int nhead, int numEncoderLayers, int numDecoderLayers, int dimFeedforward, double dropout) {
        this(
                dModel,
                nhead,
                numEncoderLayers,
                numDecoderLayers,
                dimFeedforward,
                dropout,
                "relu",
                1e-5,
                false,
                false,
                true);
    }

    /// With all settings; those of the blocks as of [TransformerEncoderLayer].
    public Transformer(
            int dModel,
            int nhead,
            int numEncoderLayers,
            int numDecoderLayers,
            int dimFeedforward,
            double dropout,
            String activation,
            double layerNormEps,
            boolean batchFirst,
            boolean normFirst,
            boolean bias) {
        encoder = new TransformerEncoder(
                new TransformerEncoderLayer(
                        dModel, nhead, dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, bias),
                numEncoderLayers,
                new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps));
        decoder = new TransformerDecoder(
                new TransformerDecoderLayer(
                        dModel, nhead, dimFeedforward, dropout, activation, layerNormEps, batchFirst, normFirst, bias),
                numDecoderLayers,
                new LayerNorm(new int[] {dModel}, true, bias).eps(layerNormEps));
        parameters().stream().filter(p -> p.dim() > 1).forEach(Init::xavierUniform_);
    }

    /// What may not be heard by each element of a sequence: all that come after it, `[length, length]`.
    ///
    /// ```java
    /// Transformer.generateSquareSubsequentMask(2)   // tensor([[0., -inf],
    ///                                               //         [0., 0.]])
    /// ```
    public static Tensor generateSquareSubsequentMask(int length) {
        return Tensor.full(new int[] {length, length}, Double.NEGATIVE_INFINITY).triu(1);
    }

    /// @throws IllegalArgumentException always: the target is missing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalArgumentException(name() + ".forward() takes two inputs, forward(source, target)");
    }

    /// What is written, given a source and what was written so far.
    public Tensor forward(Tensor src, Tensor tgt) {
        return forward(src, tgt, null, null, null);
    }

    /// @param srcMask what of the source may not be heard, as in [MultiheadAttention]; or `null`
    /// @param tgtMask what of the target may not be heard, [#generateSquareSubsequentMask(int)]; or `null`
    /// @param memoryMask what of the encoder's result may not be heard; or `null`
    public Tensor forward(
            Tensor src, Tensor tgt, @Nullable Tensor srcMask, @Nullable Tensor tgtMask, @Nullable Tensor memoryMask) {
        return decoder.forward(tgt, encoder.forward(src, srcMask, null), tgtMask, memoryMask, null, null);
    }
}
