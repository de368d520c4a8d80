package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a training does besides when it is one of a team: its rows of a batch count as many as they are, and
/// sums, gradients and weights become those of all. A training that is alone has nothing of it to do.
final class Shares {
    private final @Nullable Team team;
    private final int every;
    private final int batch;
    private final long rows;
    private final int rounds;

    /// @param own how many rows of each batch are this member's
    /// @param mine how many rows of all
    Shares(Fit plan, int own, int mine, int rounds) {
        team = plan.team;
        every = plan.every;
        double[] sums = {own, mine};
        double[] most = new double[team == null ? 1 : team.size()];
        if (team != null) {
            team.sum(sums);
            // The largest number of steps by adding alone: each member's vote for having a step of this number.
            double[] steps = {rounds};
            team.sum(steps);
            most = new double[(int) steps[0]];
            Arrays.fill(most, 0, rounds, 1);
            team.sum(most);
        }
        this.batch = (int) sums[0];
        this.rows = (long) sums[1];
        this.rounds = team == null
                ? rounds
                : (int) Arrays.stream(most).filter(votes -> votes > 0).count();
    }

    /// Whether others have a step of this number, from 0.
    boolean isOthers(int number) {
        return team != null && number < rounds;
    }

    /// How much the mean over `n` rows counts in that over the whole batch.
    double weight(int number, int n) {
        return team == null || every > 1 ? 1 : n / (double) Math.min(batch, rows - (long) number * batch);
    }

    /// Makes the gradients those of the whole batch.
    void gradients(List<Tensor> params) {
        if (team == null || every > 1) {
            return;
        }
        // Behind the gradients, whether there are any: who has no row of this batch has none.
        int numbers = numbers(params);
        float[] all = new float[numbers + params.size()];
        int at = 0;
        for (int i = 0; i < params.size(); i++) {
            Tensor gradient = Autograd.borrowGrad(params.get(i));
            if (gradient != null) {
                put(gradient, all, at);
                all[numbers + i] = 1;
            }
            at += params.get(i).numel();
        }
        team.sum(all);
        at = 0;
        for (int i = 0; i < params.size(); i++) {
            Tensor p = params.get(i);
            if (all[numbers + i] > 0) {
                p.zeroGrad();
                p.backward(part(all, at, p));
            }
            at += p.numel();
        }
    }

    /// Makes the weights the mean of all members', where each takes steps of its own.
    ///
    /// @param number of the step that was taken, from 0
    void weights(Module model, int number) {
        if (team != null && every > 1 && (number + 1) % every == 0) {
            mean(model.parameters());
        }
    }

    /// At the end of an epoch: sums and metrics become those of all rows, and what was learned is one.
    ///
    /// @param sums changed in place
    void epoch(Module model, List<Metric> metrics, double[] sums) {
        if (team == null) {
            return;
        }
        List<double[]> parts = new ArrayList<>();
        parts.add(sums);
        metrics.forEach(metric -> parts.add(metric.totals()));
        double[] all = parts.stream().flatMapToDouble(Arrays::stream).toArray();
        team.sum(all);
        System.arraycopy(all, 0, sums, 0, sums.length);
        int at = sums.length;
        for (int i = 0; i < metrics.size(); i++) {
            int n = parts.get(i + 1).length;
            metrics.get(i).totals(Arrays.copyOfRange(all, at, at + n));
            at += n;
        }
        if (every > 1) {
            mean(model.parameters());
        }
        // What layers have seen, such as the running means of a normalisation.
        mean(model.buffers().stream().filter(b -> b.dtype() == DType.FLOAT32).toList());
    }

    private void mean(List<Tensor> tensors) {
        if (team == null || tensors.isEmpty()) {
            return;
        }
        float[] all = new float[numbers(tensors)];
        int at = 0;
        for (Tensor t : tensors) {
            put(t, all, at);
            at += t.numel();
        }
        team.sum(all);
        for (int i = 0; i < all.length; i++) {
            all[i] /= team.size();
        }
        at = 0;
        for (Tensor t : tensors) {
            Tensor mean = part(all, at, t);
            Tensor.noGrad(() -> {
                t.copy_(mean);
            });
            at += t.numel();
        }
    }

    private static int numbers(List<Tensor> tensors) {
        return tensors.stream().mapToInt(Tensor::numel).sum();
    }

    private static void put(Tensor from, float[] to, int at) {
        float[] values = from.detach().toFloatArray();
        System.arraycopy(values, 0, to, at, values.length);
    }

    private static Tensor part(float[] all, int at, Tensor like) {
        return Tensor.tensor(Arrays.copyOfRange(all, at, at + like.numel()))
                .view(like.shape().toArray())
                .to(like.dtype());
    }
}
