package himalia.bench;

import static himalia.nn.Functional.l1Loss;
import static himalia.nn.Functional.mseLoss;
import static himalia.nn.Functional.smoothL1Loss;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randint;
import static himalia.tensor.Tensor.randn;

import himalia.nn.AvgPool2d;
import himalia.nn.BatchNorm2d;
import himalia.nn.Conv1d;
import himalia.nn.Conv3d;
import himalia.nn.Dropout;
import himalia.nn.Embedding;
import himalia.nn.GRU;
import himalia.nn.GroupNorm;
import himalia.nn.InstanceNorm2d;
import himalia.nn.LSTM;
import himalia.nn.MaxPool2d;
import himalia.nn.Module;
import himalia.nn.MultiheadAttention;
import himalia.optim.Adam;
import himalia.optim.Optimizer;
import himalia.optim.RMSprop;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Layers and losses forward and backward, and steps of optimizers.
final class Layers {
    private Layers() {}

    static List<Workload> all() {
        List<Workload> all = new ArrayList<>();
        Tensor images = randn(32, 64, 28, 28).requiresGrad_();
        layer(all, "batch_norm2d", new BatchNorm2d(64), images);
        layer(all, "group_norm", new GroupNorm(8, 64), images);
        layer(all, "instance_norm2d", new InstanceNorm2d(64), images);
        layer(all, "max_pool2d", new MaxPool2d(2), images);
        layer(all, "avg_pool2d", new AvgPool2d(2), images);
        layer(all, "conv1d", new Conv1d(64, 64, 5), randn(32, 64, 128).requiresGrad_());
        layer(all, "conv3d", new Conv3d(8, 16, 3), randn(8, 8, 16, 16, 16).requiresGrad_());
        Tensor steps = randn(50, 32, 128).requiresGrad_();
        layer(all, "lstm_128", new LSTM(128, 128), steps);
        layer(all, "gru_128", new GRU(128, 128), steps);
        layer(
                all,
                "attention_4x64",
                new MultiheadAttention(256, 4),
                randn(50, 32, 256).requiresGrad_());
        Tensor x = randn(1000, 1000).requiresGrad_();
        layer(all, "dropout_1e6", new Dropout(0.5), x);
        learn(all, "softmax_fwdbwd_1000", x, t -> t.softmax(1));
        learn(all, "log_softmax_fwdbwd_1000", x, t -> t.logSoftmax(1));
        Tensor truth = rand(1000, 1000);
        learn(all, "mse_loss_1e6", x, t -> mseLoss(t, truth));
        learn(all, "l1_loss_1e6", x, t -> l1Loss(t, truth));
        learn(all, "smooth_l1_1e6", x, t -> smoothL1Loss(t, truth));
        Embedding words = new Embedding(10_000, 128);
        Tensor text = randint(0, 10_000, 32, 50);
        learn(all, "embedding", words.weight, weight -> words.forward(text));
        Tensor p = rand(1000, 1000).requiresGrad_();
        p.sum().backward();
        step(all, "adam_1e6", new Adam(List.of(p)));
        step(all, "sgd_1e6", new SGD(List.of(p), 1e-3, 0.9));
        step(all, "rmsprop_1e6", new RMSprop(List.of(p)));
        return all;
    }

    private static void layer(List<Workload> all, String name, Module layer, Tensor x) {
        all.add(new Workload(name, 0, () -> {
            layer.zeroGrad();
            x.zeroGrad();
            layer.forward(x).sum().backward();
            return 0;
        }));
    }

    private static void learn(List<Workload> all, String name, Tensor leaf, Function<Tensor, Tensor> f) {
        all.add(new Workload(name, 0, () -> {
            leaf.zeroGrad();
            f.apply(leaf).sum().backward();
            return 0;
        }));
    }

    private static void step(List<Workload> all, String name, Optimizer optimizer) {
        all.add(new Workload(name, 0, () -> {
            optimizer.step();
            return 0;
        }));
    }
}
