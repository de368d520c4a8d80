package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// By how much other classes come nearer than 1 to the right one; targets are class numbers.
public class MultiMarginLoss extends Loss {
    private final Reduction reduction;
    private int p = 1;
    private double margin = 1;
    private @Nullable Tensor weight;

    /// The mean over all elements.
    public MultiMarginLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per element.
    public MultiMarginLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new MultiMarginLoss("sum")`.
    public MultiMarginLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// 1 or 2: whether differences are squared; 1 at first.
    public MultiMarginLoss p(int p) {
        this.p = p;
        return this;
    }

    /// By how much the right class should lead; 1 at first.
    public MultiMarginLoss margin(double margin) {
        this.margin = margin;
        return this;
    }

    /// How much each class counts, `[classes]`.
    public MultiMarginLoss weight(Tensor weight) {
        this.weight = weight;
        return this;
    }

    @Override
    public Tensor forward(Tensor input, Tensor target) {
        return Functional.multiMarginLoss(input, target, p, margin, weight, reduction);
    }
}
