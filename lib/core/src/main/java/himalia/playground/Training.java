package himalia.playground;

import himalia.data.Batch;
import himalia.data.DataLoader;
import himalia.data.TensorSplit;
import himalia.nn.Functional;
import himalia.nn.Init;
import himalia.nn.Linear;
import himalia.nn.Module;
import himalia.nn.ReLU;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.nn.Tanh;
import himalia.optim.SGD;
import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A network and the points from which it learns. Its random numbers are its own: a cell that draws some meanwhile does
/// not change what it learns, nor the other way round.
final class Training {
    final Points points;
    final TensorSplit split;
    final Sequential net;

    private final List<Feature> features;
    private final List<Linear> linears;
    private final Generator generator;
    private final SGD optimizer;
    private final Tensor x;
    private final Tensor xTest;
    private int batchSize;
    private DataLoader loader;
    private String penalty;
    private double penaltyRate;
    private int epoch;
    private double trainLoss;
    private double testLoss;

    Training(Setup setup) {
        generator = new Generator(setup.seed);
        Setup.Own own = setup.own;
        points = own == null ? Points.of(setup.data, setup.noise, generator) : own.points();
        split = points.split(setup.share, generator);
        features = setup.features;
        x = Feature.of(features, split.xTrain());
        xTest = Feature.of(features, split.xTest());
        net = network(setup);
        linears = linears(net);
        generator.manualSeed(setup.seed);
        generator.use(() -> {
            linears.forEach(Training::begin);
            return net;
        });
        optimizer = new SGD(net.parameters(), setup.lr);
        penalty = setup.penalty;
        penaltyRate = setup.penaltyRate;
        batchSize = setup.batchSize;
        loader = loader();
        judge();
    }

    private DataLoader loader() {
        return new DataLoader(x, split.yTrain(), batchSize).shuffle(true);
    }

    /// A network of these layers; what its weights are does not matter.
    static Sequential network(Setup setup) {
        List<Module> modules = new ArrayList<>();
        int in = setup.features.size();
        for (int out : setup.layers) {
            modules.add(linear(in, out));
            switch (setup.activation) {
                case "tanh" -> modules.add(new Tanh());
                case "relu" -> modules.add(new ReLU());
                case "sigmoid" -> modules.add(new Sigmoid());
                default -> {
                    // the sums as they are
                }
            }
            in = out;
        }
        modules.add(linear(in, 1));
        return new Sequential(modules);
    }

    /// Draws nothing from the common generator.
    private static Linear linear(int in, int out) {
        return new Generator(0).use(() -> new Linear(in, out));
    }

    private static List<Linear> linears(Sequential net) {
        return net.children().stream()
                .filter(Linear.class::isInstance)
                .map(Linear.class::cast)
                .toList();
    }

    private static Tensor bias(Linear linear) {
        return Objects.requireNonNull(linear.bias, "every layer here has one");
    }

    /// Glorot's start, in the order in which a `Dense` draws it.
    private static void begin(Linear linear) {
        Tensor.noGrad(() -> {
            Init.xavierUniform_(linear.weight.t());
            Init.zeros_(bias(linear));
        });
    }

    /// What may change while it learns.
    void bend(Setup setup) {
        optimizer.lr(setup.lr);
        penalty = setup.penalty;
        penaltyRate = setup.penaltyRate;
        if (batchSize != setup.batchSize) {
            batchSize = setup.batchSize;
            loader = loader();
        }
    }

    /// Goes once through all points.
    void learn() {
        generator.use(() -> {
            for (Batch batch : loader) {
                Tensor loss = Functional.binaryCrossEntropyWithLogits(net.call(batch.x()), batch.y());
                if (!penalty.equals("none")) {
                    loss = loss.add(weightsPenalty());
                }
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
            }
            return net;
        });
        epoch++;
        judge();
    }

    private Tensor weightsPenalty() {
        Tensor all = Tensor.tensor(0f);
        for (Linear linear : linears) {
            Tensor sizes = penalty.equals("l1") ? linear.weight.abs() : linear.weight.square();
            all = all.add(sizes.sum());
        }
        return all.mul(penaltyRate);
    }

    private void judge() {
        Tensor.noGrad(() -> {
            trainLoss = Functional.binaryCrossEntropyWithLogits(net.call(x), split.yTrain())
                    .item();
            testLoss = Functional.binaryCrossEntropyWithLogits(net.call(xTest), split.yTest())
                    .item();
        });
    }

    int epoch() {
        return epoch;
    }

    double trainLoss() {
        return trainLoss;
    }

    double testLoss() {
        return testLoss;
    }

    /// Whether the network still says something of every point.
    boolean isFinite() {
        return Double.isFinite(trainLoss) && Double.isFinite(testLoss);
    }

    // ---- what is seen of it

    /// The weights of each layer, `[out, in]` row by row, and then its biases.
    float[] weights() {
        List<float[]> parts = new ArrayList<>();
        for (Linear linear : linears) {
            parts.add(linear.weight.detach().toFloatArray());
            parts.add(bias(linear).detach().toFloatArray());
        }
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /// The middle of each pixel of a picture of the plane, from its upper left corner, `[size * size, 2]`.
    static Tensor pixels(int size) {
        float[][] places = new float[size * size][2];
        for (int i = 0; i < places.length; i++) {
            places[i][0] = (float) (Points.EDGE * (2 * (i % size + 0.5) / size - 1));
            places[i][1] = (float) (Points.EDGE * (1 - 2 * (i / size + 0.5) / size));
        }
        return Tensor.tensor(places);
    }

    /// What the network says of points: the chance that one is of class 1, `[n, 1]`.
    Tensor chance(Tensor places) {
        return chance(net, features, places);
    }

    static Tensor chance(Sequential net, List<Feature> features, Tensor places) {
        return Tensor.noGrad(() -> net.call(Feature.of(features, places)).sigmoid());
    }

    /// The pictures of all neurons, and last that of the network: a byte per pixel, 0 for -1 and 255 for 1.
    ///
    /// @param places what [#pixels] gives
    byte[][] pictures(Tensor places) {
        return Tensor.noGrad(() -> {
            List<byte[]> all = new ArrayList<>();
            Tensor now = Feature.of(features, places);
            boolean shares = net.size() > 1 && net.get(1) instanceof Sigmoid;
            for (int i = 0; i < linears.size() - 1; i++) {
                now = activated(linears.get(i).call(now));
                double[] columns = now.toDoubleArray();
                int neurons = now.size(1);
                for (int k = 0; k < neurons; k++) {
                    all.add(picture(columns, k, neurons, shares));
                }
            }
            double[] chances = linears.getLast().call(now).sigmoid().toDoubleArray();
            all.add(picture(chances, 0, 1, true));
            return all.toArray(byte[][]::new);
        });
    }

    /// What follows the sums of a hidden layer.
    private Tensor activated(Tensor sums) {
        Module next = net.get(1);
        return next instanceof Linear ? sums : next.call(sums);
    }

    /// A column of numbers: shares of 1 around 1/2, all else around 0 and as strong as it comes.
    private static byte[] picture(double[] values, int column, int columns, boolean isShare) {
        double largest = 1;
        if (!isShare) {
            for (int i = column; i < values.length; i += columns) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        byte[] picture = new byte[values.length / columns];
        for (int i = 0; i < picture.length; i++) {
            double value = values[i * columns + column];
            double strength = isShare ? 2 * value - 1 : value / largest;
            picture[i] = (byte) Math.round(127.5 + 127.5 * (Double.isNaN(strength) ? 0 : strength));
        }
        return picture;
    }
}
