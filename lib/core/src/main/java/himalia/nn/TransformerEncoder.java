package himalia.nn;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Blocks of a transformer one after another.
///
/// **Shape** as of its blocks.
public class TransformerEncoder extends Module {
    /// The blocks.
    public ModuleList layers;
    /// What comes after the last block; `null` if nothing.
    public @Nullable Module norm;

    /// Copies of one block, which all start alike, as in PyTorch.
    public TransformerEncoder(TransformerEncoderLayer encoderLayer, int numLayers) {
        this(encoderLayer, numLayers, null);
    }

    /// Copies of one block, and what comes after them (or `null`).
    public TransformerEncoder(TransformerEncoderLayer encoderLayer, int numLayers, @Nullable Module norm) {
        this(
                IntStream.range(0, numLayers)
                        .mapToObj(_ -> (TransformerEncoderLayer) encoderLayer.copy())
                        .toList(),
                norm);
    }

    /// Blocks that each have a start of their own:
    ///
    /// ```java
    /// new TransformerEncoder(2, () -> new TransformerEncoderLayer(4, 2, 8, 0, true))
    ///         .forward(zeros(1, 3, 4)).shape()   // torch.Size([1, 3, 4])
    /// ```
    public TransformerEncoder(int numLayers, Supplier<TransformerEncoderLayer> layer) {
        this(IntStream.range(0, numLayers).mapToObj(_ -> layer.get()).toList(), null);
    }

    /// These blocks, and what comes after them (or `null`).
    public TransformerEncoder(List<TransformerEncoderLayer> blocks, @Nullable Module norm) {
        for (TransformerEncoderLayer block : blocks) {
            if (block == null) {
                throw new IllegalArgumentException("TransformerEncoder: a block is null.\nHint: what makes a block must"
                        + " return it: () -> new TransformerEncoderLayer(4, 2)");
            }
        }
        layers = new ModuleList(blocks);
        this.norm = norm;
    }

    @Override
    public Tensor forward(Tensor x) {
        return forward(x, null, null);
    }

    /// @param mask what may not be heard; or `null`
    /// @param srcKeyPaddingMask `[n, length]`, true where an element is filling; or `null`
    public Tensor forward(Tensor x, @Nullable Tensor mask, @Nullable Tensor srcKeyPaddingMask) {
        for (Module layer : layers) {
            x = ((TransformerEncoderLayer) layer).forward(x, mask, srcKeyPaddingMask);
        }
        return norm == null ? x : norm.forward(x);
    }
}
