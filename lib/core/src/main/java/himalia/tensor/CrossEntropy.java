package himalia.tensor;

import static himalia.tensor.Autograd.records;
import static himalia.tensor.Tape.record;

import himalia.tensor.cpu.Interrupts;

/// Cross-entropy of scores and the numbers of the right classes, as one operation; `himalia.nn` has its plain name.
public final class CrossEntropy {
    private CrossEntropy() {}

    /// `-log softmax(x)[class]` of each row: the scores are read once, and again for the gradient; probabilities are
    /// never kept.
    ///
    /// @param scores real numbers `[n, classes]`
    /// @param classes int64 `[n]`, all of them below the number of classes
    /// @return `[n]`
    public static Tensor ofRows(Tensor scores, Tensor classes) {
        Tensor x = Copy.contiguous(scores.detach(), false);
        Tensor at = Copy.contiguous(classes.detach(), false);
        Shape rows = Shape.own(scores.shape().dims[0]);
        Tensor y = Tensor.empty(x.dtype(), rows);
        Tensor max = Tensor.empty(x.dtype(), rows);
        Tensor log = Tensor.empty(x.dtype(), rows);
        y.storage
                .backend()
                .crossEntropy(x.storage, x.layout, at.storage, at.layout, y.storage, max.storage, log.storage);
        if (records(scores)) {
            record(
                            y,
                            "NllLoss",
                            (g, i) -> Autograd.isEnabled()
                                    ? slope(scores, at, g)
                                    : gradient(x, at, max, log, Copy.contiguous(g, false)),
                            scores)
                    .saves(scores, classes);
        }
        return y;
    }

    private static Tensor gradient(Tensor x, Tensor at, Tensor max, Tensor log, Tensor g) {
        Tensor d = Tensor.unwritten(x.dtype(), x.shape());
        d.storage
                .backend()
                .crossEntropyGradient(
                        g.storage,
                        g.layout,
                        x.storage,
                        x.layout,
                        at.storage,
                        at.layout,
                        max.storage,
                        log.storage,
                        d.storage);
        return d;
    }

    /// The same by operations that have gradients themselves.
    private static Tensor slope(Tensor x, Tensor at, Tensor g) {
        Tensor one = Tensor.zerosLike(x.detach()).scatter(1, at.unsqueeze(1), 1.0);
        return x.softmax(1).sub(one).mul(g.unsqueeze(1));
    }

    /// The losses number by number, on any storage.
    static void each(Storage x, Layout xl, Storage at, Layout al, Storage y, Storage max, Storage log) {
        int n = xl.shape.dims[1];
        for (int row = 0; row < xl.shape.dims[0]; row++) {
            int from = xl.offset + row * n;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                most = Math.max(most, x.getDouble(from + i));
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a cross-entropy", i);
                sum += Math.exp(x.getDouble(from + i) - most);
            }
            max.setDouble(row, most);
            log.setDouble(row, Math.log(sum));
            y.setDouble(row, Math.log(sum) - (x.getDouble(from + (int) at.getLong(al.offset + row)) - most));
        }
    }

    /// Their gradient in the same way.
    static void eachGradient(
            Storage g, Layout gl, Storage x, Layout xl, Storage at, Layout al, Storage max, Storage log, Storage d) {
        int n = xl.shape.dims[1];
        for (int row = 0; row < xl.shape.dims[0]; row++) {
            double in = g.getDouble(gl.offset + row);
            double all = max.getDouble(row) + log.getDouble(row);
            long right = at.getLong(al.offset + row);
            for (int i = 0; i < n; i++) {
                Interrupts.poll("a cross-entropy", i);
                double share = Math.exp(x.getDouble(xl.offset + row * n + i) - all);
                d.setDouble(row * n + i, in * (i == right ? share - 1 : share));
            }
        }
    }
}
