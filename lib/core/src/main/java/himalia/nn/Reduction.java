package himalia.nn;

import himalia.tensor.Tensor;

/// What a loss makes of the losses of single elements.
public enum Reduction {
    /// Their mean; the usual choice.
    MEAN,
    /// Their sum.
    SUM,
    /// Nothing: one loss per element.
    NONE,
    /// Their sum over the number of examples (the first dimension); the mean of Kullback-Leibler's formula.
    BATCHMEAN;

    Tensor of(Tensor losses) {
        return switch (this) {
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case NONE -> losses;
            case BATCHMEAN -> losses.dim() == 0 ? losses : losses.sum().div(losses.size(0));
        };
    }
}
