package himalia.nn;

import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// Losses of examples that have several labels at once.
final class LabelLosses {
    private LabelLosses() {}

    static Tensor margin(Tensor input, Tensor target, Reduction reduction) {
        if (input.dim() == 0 && target.dim() == 0) {
            return margin(input.view(1), target.view(1), reduction);
        }
        ClassLosses.checkClasses(input);
        if (!input.shape().equals(target.shape()) || input.dim() < 1 || input.dim() > 2) {
            throw new IllegalArgumentException(
                    "multilabel_margin_loss: expected [n, classes] twice or [classes] twice, "
                            + "got input " + Texts.shape(input) + " and target " + Texts.shape(target)
                            + "\nHint: a row of the target has the right classes first, then -1: [3, 0, -1, -1].");
        }
        int classes = input.size(-1);
        long[] all = target.contiguous().toLongArray();
        for (long label : all) {
            if (label < -1 || label >= classes) {
                throw new IndexOutOfBoundsException(
                        "argument #2 'target' is out of range: " + label + ", and the input "
                                + Texts.shape(input) + " has " + classes + " classes, 0 to " + (classes - 1)
                                + "\nHint: a row of the target has the right classes first, then -1.");
            }
        }
        double[] right = new double[all.length];
        double[] listed = new double[all.length];
        for (int row = 0; row < all.length; row += classes) {
            for (int i = row; i < row + classes && all[i] >= 0; i++) {
                right[row + (int) all[i]] = 1;
                listed[i] = 1;
            }
        }
        int[] shape = input.shape().toArray();
        Tensor wrong =
                Tensor.tensor(right, input.dtype()).neg().add(1).view(shape).unsqueeze(-2);
        Tensor counts = Tensor.tensor(listed, input.dtype()).view(shape).unsqueeze(-1);
        Tensor scores = input.gather(-1, target.toLong().clampMin(0)).unsqueeze(-1);
        Tensor near = input.unsqueeze(-2).sub(scores).add(1).clampMin(0);
        return reduction.of(
                near.mul(counts).mul(wrong).sum(new int[] {-2, -1}, false).div(classes));
    }

    static Tensor softMargin(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        Tensor losses = target.mul(input.logsigmoid())
                .add(target.neg().add(1).mul(input.neg().logsigmoid()))
                .neg();
        return reduction.of((weight == null ? losses : losses.mul(weight)).mean(-1));
    }
}
