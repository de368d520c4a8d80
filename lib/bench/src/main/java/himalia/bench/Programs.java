package himalia.bench;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.noGrad;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;

import himalia.nn.BCELoss;
import himalia.nn.CrossEntropyLoss;
import himalia.nn.L1Loss;
import himalia.nn.Linear;
import himalia.nn.Loss;
import himalia.nn.MSELoss;
import himalia.nn.ReLU;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.optim.Adam;
import himalia.optim.Optimizer;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.util.List;

/// Trainings from the lectures, from the first random number to the last step.
final class Programs {
    private static final Tensor CORNERS = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor XOR = tensor("[[0.], [1.], [1.], [0.]]");
    private static final Tensor OR = tensor("[[0.], [1.], [1.], [1.]]");

    private Programs() {}

    static List<Workload> all() {
        return List.of(
                new Workload("xor_221", 10001, () -> fullBatch(xorNet(), CORNERS, XOR, new BCELoss(), 1, 10001)),
                new Workload("xor_21", 10001, () -> fullBatch(perceptron(), CORNERS, XOR, new BCELoss(), 1, 10001)),
                new Workload("or_21", 10001, () -> fullBatch(perceptron(), CORNERS, OR, new BCELoss(), 1, 10001)),
                new Workload("cls_243", 10001, Programs::threeClasses),
                new Workload("mlr_5x3", 21, Programs::scores),
                new Workload("logreg_6x2", 1001, Programs::passed),
                new Workload("linreg_1000", 1000, Programs::line),
                new Workload("poly_1_10_6_1", 5000, Programs::curve),
                new Workload("k_0108", 5000, Programs::sevenSamples),
                new Workload("k_xor", 2000, Programs::keras),
                new Workload("k_house", 2000 * 5, () -> house(2000)),
                new Workload("house_200", 200 * 5, () -> house(200)),
                new Workload("k_house_norm", 1000 * 4, Programs::houseNormalised),
                new Workload("mlp_adam", 50, Programs::digits));
    }

    private static Sequential xorNet() {
        manualSeed(777);
        return new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid());
    }

    private static Sequential perceptron() {
        manualSeed(777);
        return new Sequential(new Linear(2, 1), new Sigmoid());
    }

    private static double fullBatch(Sequential model, Tensor x, Tensor y, Loss criterion, double lr, int steps) {
        Optimizer optimizer = new SGD(model.parameters(), lr);
        double loss = 0;
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Tensor cost = criterion.forward(model.forward(x), y);
            cost.backward();
            optimizer.step();
            loss = cost.item();
        }
        return loss;
    }

    private static double threeClasses() {
        Tensor x = tensor(
                "[[1., 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2], [1, 5], [2, 6], [5, 6], [6, 6], [3, 5], [1, 1]]");
        Tensor y = tensor("[0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0]");
        manualSeed(777);
        var model = new Sequential(new Linear(2, 4), new Sigmoid(), new Linear(4, 3));
        return fullBatch(model, x, y, new CrossEntropyLoss(), 0.5, 10001);
    }

    private static double scores() {
        Tensor x = tensor("[[73., 80, 75], [93, 88, 93], [89, 91, 90], [96, 98, 100], [73, 66, 70]]");
        Tensor y = tensor("[[152.], [185], [180], [196], [142]]");
        Tensor w = zeros(3, 1).requiresGrad_();
        Tensor b = zeros(1).requiresGrad_();
        Optimizer optimizer = new SGD(List.of(w, b), 1e-5);
        double loss = 0;
        for (int epoch = 0; epoch < 21; epoch++) {
            Tensor cost = x.matmul(w).add(b).sub(y).pow(2).mean();
            optimizer.zeroGrad();
            cost.backward();
            optimizer.step();
            loss = cost.item();
        }
        return loss;
    }

    private static double passed() {
        Tensor x = tensor("[[1., 2], [2, 3], [3, 1], [4, 3], [5, 3], [6, 2]]");
        Tensor y = tensor("[[0.], [0], [0], [1], [1], [1]]");
        Tensor w = zeros(2, 1).requiresGrad_();
        Tensor b = zeros(1).requiresGrad_();
        Optimizer optimizer = new SGD(List.of(w, b), 1);
        double loss = 0;
        for (int epoch = 0; epoch < 1001; epoch++) {
            Tensor cost = new BCELoss().forward(x.matmul(w).add(b).sigmoid(), y);
            optimizer.zeroGrad();
            cost.backward();
            optimizer.step();
            loss = cost.item();
        }
        return loss;
    }

    private static double line() {
        manualSeed(1);
        Tensor noise = randn(1000, 1).mul(0.2);
        Tensor x = zeros(1000, 1).uniform_(-10, 10);
        return fullBatch(
                new Sequential(new Linear(1, 1)), x, x.add(noise).mul(2).add(3), new MSELoss(), 0.01, 1000);
    }

    private static double curve() {
        manualSeed(1);
        Tensor noise = randn(1000, 1).mul(0.5);
        Tensor x = zeros(1000, 1).uniform_(-15, 15);
        Tensor y = noGrad(() -> {
            Tensor noisy = x.add(noise);
            return noisy.pow(2).mul(8).add(noisy.mul(7)).add(3);
        });
        var model =
                new Sequential(new Linear(1, 10), new Sigmoid(), new Linear(10, 6), new Sigmoid(), new Linear(6, 1));
        return fullBatch(model, x, y, new L1Loss(), 0.001, 5000);
    }

    private static double sevenSamples() {
        Tensor x = tensor("[[2.], [4], [6], [8], [10], [12], [14]]");
        Tensor y = tensor("[[0.], [0], [0], [1], [1], [1], [1]]");
        manualSeed(1);
        return fullBatch(new Sequential(new Linear(1, 1), new Sigmoid()), x, y, new BCELoss(), 0.007, 5000);
    }

    private static double keras() {
        manualSeed(1);
        var model = new Sequential(
                new Linear(2, 4), new Sigmoid(), new Linear(4, 5), new Sigmoid(), new Linear(5, 1), new Sigmoid());
        return fullBatch(model, CORNERS, XOR, new BCELoss(), 0.5, 2000);
    }

    private static Tensor[] houses() {
        manualSeed(5);
        Tensor x = rand(414, 5).mul(tensor(40., 6000, 10, .1, .1)).add(tensor(0., 20, 0, 24.93, 121.47));
        Tensor y = x.get(":, :1")
                .mul(-0.25)
                .add(x.get(":, 1:2").mul(-0.004))
                .add(x.get(":, 2:3").mul(1.2))
                .add(45.)
                .add(randn(414, 1).mul(4));
        return new Tensor[] {x, y};
    }

    private static double house(int epochs) {
        Tensor[] t = houses();
        manualSeed(1);
        var model = new Sequential(
                new Linear(5, 50),
                new Sigmoid(),
                new Linear(50, 100),
                new Sigmoid(),
                new Linear(100, 300),
                new Sigmoid(),
                new Linear(300, 1));
        return batches(model, t[0], t[1], new SGD(model.parameters(), 4e-5), epochs);
    }

    private static double houseNormalised() {
        Tensor[] t = houses();
        Tensor x = t[0].sub(t[0].mean(0));
        x = x.div(x.pow(2).mean(0).sqrt());
        manualSeed(1);
        var model = new Sequential(
                new Linear(5, 100),
                new Sigmoid(),
                new Linear(100, 150),
                new Sigmoid(),
                new Linear(150, 100),
                new Sigmoid(),
                new Linear(100, 1));
        return batches(model, x.get(":335"), t[1].get(":335"), new SGD(model.parameters(), 0.002), 1000);
    }

    private static double digits() {
        manualSeed(1);
        Tensor x = rand(1280, 784);
        Tensor y = rand(1280, 10);
        var model =
                new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 128), new ReLU(), new Linear(128, 10));
        return batches(model, x, y, new Adam(model.parameters()), 5, 128);
    }

    private static double batches(Sequential model, Tensor x, Tensor y, Optimizer optimizer, int epochs) {
        return batches(model, x, y, optimizer, epochs, 100);
    }

    private static double batches(Sequential model, Tensor x, Tensor y, Optimizer optimizer, int epochs, int size) {
        var criterion = new MSELoss();
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int row = 0; row < x.size(0); row += size) {
                String batch = row + ":" + (row + size);
                optimizer.zeroGrad();
                Tensor cost = criterion.forward(model.forward(x.get(batch)), y.get(batch));
                cost.backward();
                optimizer.step();
                loss = cost.item();
            }
        }
        return loss;
    }
}
