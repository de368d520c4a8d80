package himalia.bench;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.randperm;

import himalia.nn.Conv2d;
import himalia.nn.CrossEntropyLoss;
import himalia.nn.Dropout;
import himalia.nn.Flatten;
import himalia.nn.Linear;
import himalia.nn.MaxPool2d;
import himalia.nn.ReLU;
import himalia.nn.Sequential;
import himalia.optim.Adam;
import himalia.tensor.Tensor;
import java.util.List;

/// One epoch of the larger networks of the lectures, in shuffled batches of 128, on random images.
final class Networks {
    private static final int BATCH = 128;

    private Networks() {}

    static List<Workload> all() {
        return List.of(
                new Workload("mlp_mnist", 469, () -> digits(60000)),
                new Workload("mlp_6000", 47, () -> digits(6000)),
                new Workload("cnn_keras", 47, Networks::grey),
                new Workload("cnn_pt", 47, Networks::coloured));
    }

    private static double digits(int n) {
        manualSeed(1);
        Tensor x = rand(n, 784);
        Tensor y = randint(0, 10, new int[] {n});
        return epoch(
                new Sequential(new Linear(784, 256), new ReLU(), new Linear(256, 128), new ReLU(), new Linear(128, 10)),
                x,
                y);
    }

    private static double grey() {
        manualSeed(1);
        Tensor x = rand(6000, 1, 28, 28);
        Tensor y = randint(0, 10, new int[] {6000});
        return epoch(
                new Sequential(
                        new Conv2d(1, 32, 3),
                        new ReLU(),
                        new Conv2d(32, 64, 3),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Dropout(0.25),
                        new Flatten(),
                        new Linear(9216, 128),
                        new ReLU(),
                        new Dropout(0.5),
                        new Linear(128, 10)),
                x,
                y);
    }

    private static double coloured() {
        manualSeed(1);
        Tensor x = rand(6000, 3, 32, 32);
        Tensor y = randint(0, 10, new int[] {6000});
        return epoch(
                new Sequential(
                        new Conv2d(3, 64, 5),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Conv2d(64, 30, 5),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Linear(750, 10),
                        new ReLU()),
                x,
                y);
    }

    private static double epoch(Sequential model, Tensor x, Tensor y) {
        var criterion = new CrossEntropyLoss();
        var optimizer = new Adam(model.parameters());
        int n = x.size(0);
        Tensor order = randperm(n);
        double total = 0;
        for (int row = 0; row < n; row += BATCH) {
            Tensor chosen = order.get(row + ":" + Math.min(n, row + BATCH));
            optimizer.zeroGrad();
            Tensor cost = criterion.forward(model.forward(x.indexSelect(0, chosen)), y.indexSelect(0, chosen));
            cost.backward();
            optimizer.step();
            total += cost.item() * chosen.numel();
        }
        return total / n;
    }
}
