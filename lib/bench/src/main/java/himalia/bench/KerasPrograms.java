package himalia.bench;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.tensor;

import himalia.tensor.Tensor;
import himalia.train.Dense;
import himalia.train.Input;
import himalia.train.Optimizers;
import himalia.train.Sequential;
import java.util.List;
import java.util.function.DoubleSupplier;

/// The Keras lectures by `compile` and `fit`, with metrics and shuffling as there; the peers run them as loops by hand.
final class KerasPrograms {
    private static final Tensor CORNERS = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor XOR = tensor("[[0.], [1.], [1.], [0.]]");

    private KerasPrograms() {}

    static List<Workload> all() {
        return List.of(
                new Workload("fit_0108", 5000, KerasPrograms::sevenSamples),
                new Workload("fit_xor", 2000, () -> xor(2000, 0)),
                new Workload("fit_house", 2000 * 5, KerasPrograms::house),
                new Workload("fit_house_norm", 1000 * 4, () -> houseNormalised(0)),
                new Workload("fit_xor_20000", 20000, () -> xor(20000, 0)),
                new Workload("shown_xor_20000", 20000, () -> shown(() -> xor(20000, 1))),
                new Workload("shown_house_norm", 1000 * 4, () -> shown(() -> houseNormalised(1))));
    }

    private static double sevenSamples() {
        manualSeed(1);
        Tensor x = tensor("[[2.], [4], [6], [8], [10], [12], [14]]");
        Tensor y = tensor("[[0.], [0], [0], [1], [1], [1], [1]]");
        var model = new Sequential(new Input(1), new Dense(1, "sigmoid"));
        model.compile(Optimizers.sgd(0.007), "binary_crossentropy", "binary_accuracy");
        return model.fit(x, y).epochs(5000).batchSize(9).verbose(0).run().last("loss");
    }

    /// Trains as in a notebook, where each update of the line is written out.
    private static double shown(DoubleSupplier training) {
        return new Notebook().during(training);
    }

    private static double xor(int epochs, int verbose) {
        manualSeed(1);
        var model =
                new Sequential(new Input(2), new Dense(4, "sigmoid"), new Dense(5, "sigmoid"), new Dense(1, "sigmoid"));
        model.compile(Optimizers.sgd(0.5), "binary_crossentropy", "binary_accuracy");
        return model.fit(CORNERS, XOR)
                .epochs(epochs)
                .batchSize(4)
                .verbose(verbose)
                .run()
                .last("loss");
    }

    private static Tensor[] houses() {
        manualSeed(5);
        Tensor x = rand(414, 5).mul(tensor(40., 6000, 10, .1, .1)).add(tensor(0., 20, 0, 24.93, 121.47));
        Tensor slopes = tensor("[[-0.25], [-0.004], [1.2], [0.], [0.]]");
        return new Tensor[] {x, x.matmul(slopes).add(45.).add(randn(414, 1).mul(4))};
    }

    private static double house() {
        Tensor[] t = houses();
        manualSeed(1);
        var model = new Sequential(
                new Input(5),
                new Dense(50, "sigmoid"),
                new Dense(100, "sigmoid"),
                new Dense(300, "sigmoid"),
                new Dense(1));
        model.compile(Optimizers.sgd(4e-5), "mse", "mse");
        return model.fit(t[0], t[1])
                .epochs(2000)
                .batchSize(100)
                .verbose(0)
                .run()
                .last("loss");
    }

    private static double houseNormalised(int verbose) {
        Tensor[] t = houses();
        Tensor x = t[0].sub(t[0].mean(0)).div(t[0].std(0));
        manualSeed(1);
        var model = new Sequential(
                new Input(5),
                new Dense(100, "sigmoid"),
                new Dense(150, "sigmoid"),
                new Dense(100, "sigmoid"),
                new Dense(1));
        model.compile(Optimizers.sgd(0.002), "mse", "mse");
        return model.fit(x.get(":335"), t[1].get(":335"))
                .epochs(1000)
                .batchSize(100)
                .validation(x.get("335:372"), t[1].get("335:372"))
                .verbose(verbose)
                .run()
                .last("loss");
    }
}
