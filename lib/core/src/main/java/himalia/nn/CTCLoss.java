package himalia.nn;

import himalia.tensor.Tensor;

/// `-log` of the probability of a sequence of labels whose places are not known: speech and handwriting. Graves and
/// others, 2006.
///
/// **Shape** log-probabilities `[steps, n, classes]`, labels `[n, longest]`, lengths `[n]`; or without `n`.
///
/// ```java
/// // two steps, a blank (0) and one label (1): "1-", "-1" and "11" all read 1, three of four ways
/// new CTCLoss().forward(zeros(2, 1, 2).sub(Math.log(2)), tensor("[[1]]"), tensor("[2]"), tensor("[1]"))   //
/// tensor(0.2877)
/// ```
public class CTCLoss {
    private final Reduction reduction;
    private int blank;
    private boolean zeroInfinity;

    /// The mean over all sequences, each divided by its labels.
    public CTCLoss() {
        this(Reduction.MEAN);
    }

    /// Mean, sum or one loss per sequence.
    public CTCLoss(Reduction reduction) {
        this.reduction = reduction;
    }

    /// By PyTorch's name of the reduction: `new CTCLoss("sum")`.
    public CTCLoss(String reduction) {
        this(Reduction.named(reduction));
    }

    /// The class that means "no label here"; 0 at first.
    public CTCLoss blank(int blank) {
        this.blank = blank;
        return this;
    }

    /// Whether sequences too short for their labels count as 0; not at first.
    public CTCLoss zeroInfinity(boolean zeroInfinity) {
        this.zeroInfinity = zeroInfinity;
        return this;
    }

    /// The loss.
    ///
    /// @param logProbs the results of `logSoftmax(2)`
    /// @param inputLengths how many steps of each sequence count
    /// @param targetLengths how many labels each sequence has
    public Tensor forward(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        return Functional.ctcLoss(logProbs, targets, inputLengths, targetLengths, blank, reduction, zeroInfinity);
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "CTCLoss()";
    }
}
