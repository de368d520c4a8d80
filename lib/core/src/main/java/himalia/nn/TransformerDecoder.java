package himalia.nn;

import himalia.tensor.Tensor;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Blocks of a decoder one after another, all of which read the same memory.
///
/// **Shape** as of its blocks.
public class TransformerDecoder extends Module {
    /// The blocks.
    public ModuleList layers;
    /// What comes after the last block; `null` if nothing.
    public @Nullable Module norm;

    /// Copies of one block, which all start alike, as in PyTorch.
    public TransformerDecoder(TransformerDecoderLayer decoderLayer, int numLayers) {
        this(decoderLayer, numLayers, null);
    }

    /// Copies of one block, and what comes after them (or `null`).
    public TransformerDecoder(TransformerDecoderLayer decoderLayer, int numLayers, @Nullable Module norm) {
        layers = new ModuleList(
                IntStream.range(0, numLayers).mapToObj(_ -> decoderLayer.copy()).toList());
        this.norm = norm;
    }

    /// @throws IllegalArgumentException always: the memory is missing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalArgumentException(
                name() + ".forward() takes two inputs, forward(target, memory): what was written and what is read");
    }

    /// The result for a target and what an encoder made of the source.
    public Tensor forward(Tensor tgt, Tensor memory) {
        return forward(tgt, memory, null, null, null, null);
    }

    /// The same; masks as of [TransformerDecoderLayer].
    public Tensor forward(
            Tensor tgt,
            Tensor memory,
            @Nullable Tensor tgtMask,
            @Nullable Tensor memoryMask,
            @Nullable Tensor tgtKeyPaddingMask,
            @Nullable Tensor memoryKeyPaddingMask) {
        Tensor x = tgt;
        for (Module layer : layers) {
            x = ((TransformerDecoderLayer) layer)
                    .forward(x, memory, tgtMask, memoryMask, tgtKeyPaddingMask, memoryKeyPaddingMask);
        }
        return norm == null ? x : norm.forward(x);
    }
}
