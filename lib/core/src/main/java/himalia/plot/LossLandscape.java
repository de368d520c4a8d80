package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/// The loss of a model around the place where it stands, along two random directions.
///
/// Each direction is as long as the parameter it is added to, so that pictures of different models compare
/// (Li et al. 2018, "Visualizing the Loss Landscape of Neural Nets").
final class LossLandscape {
    private static final int POINTS = 25;

    private LossLandscape() {}

    static SurfaceTrace of(Module model, Supplier<Tensor> loss, double radius, long seed) {
        List<Tensor> parameters = model.parameters();
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("lossSurface: the model has no parameters to move.");
        }
        return Tensor.noGrad(() -> {
            List<Tensor> before =
                    parameters.stream().map(p -> p.detach().clone()).toList();
            Random random = new Random(seed);
            List<double[]> first = directions(before, random);
            List<double[]> second = directions(before, random);
            double[] grid = new double[POINTS];
            for (int i = 0; i < POINTS; i++) {
                grid[i] = -radius + 2 * radius * i / (POINTS - 1);
            }
            double[][] z = new double[POINTS][POINTS];
            try {
                for (int j = 0; j < POINTS; j++) {
                    for (int i = 0; i < POINTS; i++) {
                        move(parameters, before, first, grid[i], second, grid[j]);
                        Tensor here = loss.get();
                        if (here == null) {
                            throw new IllegalArgumentException("lossSurface: the function of the loss gives null."
                                    + "\nHint: lossSurface(model, () -> criterion.forward(model.forward(X), Y))");
                        }
                        z[j][i] = here.item();
                    }
                }
            } finally {
                for (int k = 0; k < parameters.size(); k++) {
                    parameters.get(k).copy_(before.get(k));
                }
            }
            return new SurfaceTrace(grid, grid, z, ColorRamp.VIRIDIS, "direction 1", "direction 2", "loss");
        });
    }

    private static List<double[]> directions(List<Tensor> parameters, Random random) {
        List<double[]> directions = new ArrayList<>();
        for (Tensor parameter : parameters) {
            double[] values = parameter.toDoubleArray();
            double[] direction = new double[values.length];
            double own = 0;
            double drawn = 0;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = random.nextGaussian();
                drawn += direction[i] * direction[i];
                own += values[i] * values[i];
            }
            double unit = Math.sqrt(own / Math.max(drawn, 1e-300));
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= unit;
            }
            directions.add(direction);
        }
        return directions;
    }

    private static void move(
            List<Tensor> parameters,
            List<Tensor> before,
            List<double[]> first,
            double a,
            List<double[]> second,
            double b) {
        for (int k = 0; k < parameters.size(); k++) {
            double[] values = before.get(k).toDoubleArray();
            for (int i = 0; i < values.length; i++) {
                values[i] += a * first.get(k)[i] + b * second.get(k)[i];
            }
            Tensor parameter = parameters.get(k);
            parameter.copy_(Tensor.tensor(values).view(parameter.shape().toArray()));
        }
    }
}
