package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets every element of a sequence gather what it needs from another: `softmax(Q Kᵀ / √d) V` in several heads side by
/// side, each with projections of its own. Vaswani and others, "Attention is all you need", 2017.
///
/// **Shape** query `[length, n, embed]`, key `[sources, n, kdim]`, value `[sources, n, vdim]` (or with the batch
/// first, or without a batch) -> `[length, n, embed]`. **Parameters** `in_proj_weight` `[3 embed, embed]` (Glorot,
/// even), `in_proj_bias` (0), `out_proj`.
public class MultiheadAttention extends Module {
    /// The projections of query, key and value, one below the other; `null` if their sizes differ.
    public @Nullable Parameter inProjWeight;
    /// The projection of the query, where sizes differ; else `null`.
    public @Nullable Parameter qProjWeight;
    /// The projection of the key, where sizes differ; else `null`.
    public @Nullable Parameter kProjWeight;
    /// The projection of the value, where sizes differ; else `null`.
    public @Nullable Parameter vProjWeight;
    /// What is added to the projections; `null` without bias.
    public @Nullable Parameter inProjBias;
    /// One more key for all; `null` if there is none.
    public @Nullable Parameter biasK;
    /// One more value for all; `null` if there is none.
    public @Nullable Parameter biasV;
    /// What makes one output of the heads.
    public Linear outProj;

    /// Printed under the name that PyTorch gives it.
    private static final class OutProjection extends Linear {
        OutProjection(int in, int out, boolean bias) {
            super(in, out, bias);
        }

        @Override
        protected String name() {
            return "NonDynamicallyQuantizableLinear";
        }
    }

    private final int embedDim;
    private final int numHeads;
    private final double dropout;
    private final boolean addZeroAttn;
    private boolean batchFirst;

    /// @param embedDim numbers of each element
    /// @param numHeads how many heads, which share them
    public MultiheadAttention(int embedDim, int numHeads) {
        this(embedDim, numHeads, 0, true, false, false, null, null, false);
    }

    /// With all settings.
    ///
    /// @param dropout how many weights are dropped while training
    /// @param bias whether the projections add something
    /// @param kdim numbers of each key; `null` is `embedDim`
    /// @param vdim numbers of each value; `null` is `embedDim`
    /// @throws IllegalArgumentException if the heads do not divide the numbers
    public MultiheadAttention(
            int embedDim,
            int numHeads,
            double dropout,
            boolean bias,
            boolean addBiasKv,
            boolean addZeroAttn,
            @Nullable Integer kdim,
            @Nullable Integer vdim,
            boolean batchFirst) {
        if (embedDim <= 0 || numHeads <= 0) {
            throw new IllegalArgumentException("embed_dim and num_heads must be greater than 0, got embed_dim="
                    + embedDim + " and num_heads=" + numHeads + " instead");
        }
        if (embedDim % numHeads != 0) {
            throw new IllegalArgumentException(
                    "embed_dim must be divisible by num_heads: " + embedDim + " and " + numHeads);
        }
        this.embedDim = embedDim;
        this.numHeads = numHeads;
        this.dropout = dropout;
        this.addZeroAttn = addZeroAttn;
        this.batchFirst = batchFirst;
        int keys = kdim == null ? embedDim : kdim;
        int values = vdim == null ? embedDim : vdim;
        outProj = start(keys == embedDim && values == embedDim, keys, values, bias);
        if (addBiasKv) {
            biasK = new Parameter(Init.xavierNormal_(Tensor.zeros(1, 1, embedDim)));
            biasV = new Parameter(Init.xavierNormal_(Tensor.zeros(1, 1, embedDim)));
        }
    }

    /// Draws in PyTorch's order: the last projection first.
    private Linear start(boolean same, int keys, int values, boolean bias) {
        Linear last = new OutProjection(embedDim, embedDim, bias);
        if (same) {
            inProjWeight = new Parameter(Init.xavierUniform_(Tensor.zeros(3 * embedDim, embedDim)));
        } else {
            qProjWeight = new Parameter(Init.xavierUniform_(Tensor.zeros(embedDim, embedDim)));
            kProjWeight = new Parameter(Init.xavierUniform_(Tensor.zeros(embedDim, keys)));
            vProjWeight = new Parameter(Init.xavierUniform_(Tensor.zeros(embedDim, values)));
        }
        if (bias) {
            inProjBias = new Parameter(Tensor.zeros(3 * embedDim));
            Init.zeros_(Objects.requireNonNull(last.bias, "made with a bias"));
        }
        return last;
    }

    /// Whether the batch is the first dimension.
    public MultiheadAttention batchFirst(boolean batchFirst) {
        this.batchFirst = batchFirst;
        return this;
    }

    /// Self-attention: every element listens to all of the same sequence.
    @Override
    public Tensor forward(Tensor x) {
        return run(x, x, x, null, null, false).output();
    }

    /// The elements of `query` listen to those of `key` and get their `value`.
    public AttentionResult run(Tensor query, Tensor key, Tensor value) {
        return run(query, key, value, true);
    }

    /// The same, with the weights or without.
    public AttentionResult run(Tensor query, Tensor key, Tensor value, boolean needWeights) {
        return run(query, key, value, null, null, needWeights);
    }

    /// @param keyPaddingMask `[n, sources]`, true where a source is filling and must not be heard; or `null`
    /// @param attnMask `[length, sources]` or `[n * heads, length, sources]`: true (or minus infinity) where
    /// nothing may be heard, or what is added to the scores; or `null`
    public AttentionResult run(
            Tensor query,
            Tensor key,
            Tensor value,
            @Nullable Tensor keyPaddingMask,
            @Nullable Tensor attnMask,
            boolean needWeights) {
        boolean single = query.dim() == 2;
        Tensor q = steps(query, single);
        Tensor k = steps(key, single);
        Tensor v = steps(value, single);
        if (q.size(2) != embedDim) {
            throw new LayerShapeException(
                    "was expecting embedding dimension of " + embedDim + ", but got " + q.size(2),
                    "`" + name() + "(" + embedDim + ", " + numHeads + ")` expected " + expects() + ", got "
                            + Texts.shape(query),
                    "the first number is the size of each element.");
        }
        q = project(q, 0);
        k = project(k, 1);
        v = project(v, 2);
        int n = q.size(1);
        if (biasK != null && biasV != null) {
            k = Tensor.cat(0, k, biasK.expand(1, n, embedDim));
            v = Tensor.cat(0, v, biasV.expand(1, n, embedDim));
        }
        if (addZeroAttn) {
            Tensor zero = Tensor.zeros(k.dtype(), 1, n, embedDim);
            k = Tensor.cat(0, k, zero);
            v = Tensor.cat(0, v, zero);
        }
        int added = (biasK != null ? 1 : 0) + (addZeroAttn ? 1 : 0);
        Tensor mask = mask(q, n, k.size(0), added, keyPaddingMask, attnMask);
        Tensor scores = heads(q, n)
                .mul(1 / Math.sqrt((double) embedDim / numHeads))
                .matmul(heads(k, n).transpose(-2, -1));
        Tensor weights = (mask == null ? scores : scores.add(mask)).softmax(-1).dropout(dropout, isTraining());
        Tensor joined = weights.matmul(heads(v, n)).permute(2, 0, 1, 3).reshape(q.size(0), n, embedDim);
        Tensor out = outProj.forward(joined);
        Tensor heard = needWeights ? weights.mean(1) : null;
        return single
                ? new AttentionResult(out.squeeze(1), heard == null ? null : heard.squeeze(0))
                : new AttentionResult(batchFirst ? out.transpose(0, 1) : out, heard);
    }

    private Tensor steps(Tensor x, boolean single) {
        if (x.dim() != (single ? 2 : 3)) {
            throw new LayerShapeException(
                    "query should be unbatched 2D or batched 3D tensor but received " + x.dim() + "-D query tensor",
                    "`" + name() + "(" + embedDim + ", " + numHeads + ")` expected " + expects() + ", got "
                            + Texts.shape(x),
                    "query, key and value have all a batch or none.");
        }
        return single ? x.unsqueeze(1) : batchFirst ? x.transpose(0, 1) : x;
    }

    private Tensor project(Tensor x, int part) {
        Tensor weight = inProjWeight != null
                ? inProjWeight.narrow(0, part * embedDim, embedDim)
                : part == 0 ? qProjWeight : part == 1 ? kProjWeight : vProjWeight;
        return Functional.linear(
                x,
                Objects.requireNonNull(weight, "one for all, or one for each"),
                inProjBias == null ? null : inProjBias.narrow(0, part * embedDim, embedDim));
    }

    /// `[length, n, embed]` -> `[n, heads, length, embed / heads]`.
    private Tensor heads(Tensor x, int n) {
        return x.reshape(x.size(0), n, numHeads, embedDim / numHeads).permute(1, 2, 0, 3);
    }

    private @Nullable Tensor mask(
            Tensor q, int n, int sources, int added, @Nullable Tensor keyPaddingMask, @Nullable Tensor attnMask) {
        Tensor mask = null;
        if (attnMask != null) {
            Tensor m = Attention.additive(attnMask, q.dtype()).pad(0, added);
            mask = m.dim() == 3 ? m.view(n, numHeads, q.size(0), sources) : m;
        }
        if (keyPaddingMask != null) {
            Tensor batch = keyPaddingMask.dim() == 1 ? keyPaddingMask.unsqueeze(0) : keyPaddingMask;
            Tensor m = Attention.additive(batch, q.dtype()).pad(0, added).view(n, 1, 1, sources);
            mask = mask == null ? m : mask.add(m);
        }
        return mask;
    }

    @Override
    String expects() {
        return batchFirst ? "[n, length, " + embedDim + "]" : "[length, n, " + embedDim + "]";
    }
}
