package himalia.nn;

import himalia.api.Warnings;
import himalia.tensor.Autograd;
import himalia.tensor.Losses;
import himalia.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Losses of numbers: how far predictions are from their targets, element by element.
final class NumberLosses {
    private NumberLosses() {}

    static Tensor mse(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("mse_loss", input, target);
        if (reduction.isOneNumber() && Losses.pays(input, target)) {
            return Losses.squares(input, target, reduction == Reduction.MEAN);
        }
        Tensor d = input.sub(target);
        if (reduction == Reduction.NONE) {
            return d.mul(d);
        }
        Tensor plain = d.detach();
        Tensor y = reduction.of(plain.mul(plain));
        if (Autograd.records(input, target)) {
            double scale = reduction == Reduction.MEAN ? 2.0 / d.numel() : 2.0;
            Autograd.record(y, "MseLoss", (g, i) -> d.mul(scale).mul(g), d).saves(d);
        }
        return y;
    }

    static Tensor l1(Tensor input, Tensor target, Reduction reduction) {
        warnIfBroadcast("l1_loss", input, target);
        return reduction.isOneNumber() && Losses.pays(input, target)
                ? Losses.distances(input, target, reduction == Reduction.MEAN)
                : reduction.of(input.sub(target).abs());
    }

    static Tensor smoothL1(Tensor input, Tensor target, Reduction reduction, double beta) {
        warnIfBroadcast("smooth_l1_loss", input, target);
        return beta > 0 && reduction.isOneNumber() && Losses.pays(input, target)
                ? Losses.bentDistances(input, target, beta, reduction == Reduction.MEAN)
                : reduction.of(PairLosses.smoothL1(input, target, beta));
    }

    static Tensor huber(Tensor input, Tensor target, Reduction reduction, double delta) {
        warnIfBroadcast("huber_loss", input, target);
        if (delta > 0 && reduction.isOneNumber() && Losses.pays(input, target)) {
            Tensor bent = Losses.bentDistances(input, target, delta, reduction == Reduction.MEAN);
            return delta == 1 ? bent : bent.mul(delta);
        }
        return reduction.of(PairLosses.huber(input, target, delta));
    }

    static Tensor mse(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return weighted(mse(input, target, weight == null ? reduction : Reduction.NONE), weight, reduction);
    }

    static Tensor l1(Tensor input, Tensor target, @Nullable Tensor weight, Reduction reduction) {
        return weighted(l1(input, target, weight == null ? reduction : Reduction.NONE), weight, reduction);
    }

    static Tensor huber(Tensor input, Tensor target, Reduction reduction, double delta, @Nullable Tensor weight) {
        Tensor losses = huber(input, target, weight == null ? reduction : Reduction.NONE, delta);
        return weight == null ? losses : reduction.of(weighted(losses, weight, Reduction.NONE));
    }

    private static Tensor weighted(Tensor losses, @Nullable Tensor weight, Reduction reduction) {
        if (weight == null) {
            return losses;
        }
        if (!weight.shape().equals(losses.shape())) {
            throw new IllegalArgumentException("Weights and input must have the same size: weight " + weight.shape()
                    + ", losses " + losses.shape() + "\nHint: weight.expandAs(input) repeats one row for all.");
        }
        Tensor counted = losses.mul(weight);
        return reduction == Reduction.MEAN ? counted.sum().div(weight.sum()) : reduction.of(counted);
    }

    /// Once for each pair of shapes in a cell: a training loop would repeat it thousands of times.
    private static void warnIfBroadcast(String op, Tensor input, Tensor target) {
        if (!input.shape().equals(target.shape())) {
            Warnings.say(
                    List.of(op, input.shape(), target.shape()),
                    "Using a target size (" + target.shape() + ") that is different to the input size ("
                            + input.shape() + "): " + op
                            + " will broadcast, which is rarely meant. Hint: give both the same shape, for example with view.");
        }
    }
}
