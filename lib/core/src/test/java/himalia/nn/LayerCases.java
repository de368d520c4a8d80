package himalia.nn;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The layers of the golden cases: how PyTorch makes one, and how we do.
final class LayerCases {
    private LayerCases() {}

    static Map<String, Supplier<Module>> all() {
        Map<String, Supplier<Module>> all = new HashMap<>();
        all.put("Linear(3, 2)", () -> new Linear(3, 2));
        all.put("Linear(3, 2, bias=False)", () -> new Linear(3, 2, false));
        all.put("Sigmoid()", () -> new Sigmoid());
        all.put("Tanh()", () -> new Tanh());
        all.put("ReLU()", () -> new ReLU());
        all.put(
                "Sequential(Linear(2, 2), Sigmoid(), Linear(2, 1), Sigmoid())",
                () -> new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid()));
        all.put(
                "Sequential(Conv2d(1, 2, 3), ReLU(), MaxPool2d(2), Flatten(), Linear(8, 3))",
                () -> new Sequential(
                        new Conv2d(1, 2, 3), new ReLU(), new MaxPool2d(2), new Flatten(), new Linear(8, 3)));
        all.put("Identity()", () -> new Identity());
        all.put("Flatten()", () -> new Flatten());
        all.put("Unflatten(1, (2, 2))", () -> new Unflatten(1, 2, 2));
        all.put("Conv1d(2, 3, 3)", () -> new Conv1d(2, 3, 3));
        all.put("Conv1d(2, 3, 3, stride=2, padding=1)", () -> new Conv1d(2, 3, 3, 2, 1));
        all.put("Conv1d(2, 2, 3, padding='same')", () -> new Conv1d(2, 2, 3).padding("same"));
        all.put("Conv2d(2, 3, 3)", () -> new Conv2d(2, 3, 3));
        all.put("Conv2d(2, 3, 3, stride=2, padding=1)", () -> new Conv2d(2, 3, 3, 2, 1));
        all.put(
                "Conv2d(2, 3, (2, 3), stride=(1, 2), padding=(1, 0), bias=False)",
                () -> new Conv2d(2, 3, new int[] {2, 3}, false).stride(1, 2).padding(1, 0));
        all.put("MaxPool1d(2)", () -> new MaxPool1d(2));
        all.put(
                "MaxPool1d(3, stride=1, padding=1)",
                () -> new MaxPool1d(3).stride(1).padding(1));
        all.put("AvgPool1d(2)", () -> new AvgPool1d(2));
        all.put("MaxPool2d(2)", () -> new MaxPool2d(2));
        all.put(
                "MaxPool2d(3, stride=2, padding=1)",
                () -> new MaxPool2d(3).stride(2).padding(1));
        all.put("MaxPool2d(2, ceil_mode=True)", () -> new MaxPool2d(2).ceilMode(true));
        all.put("AvgPool2d(2)", () -> new AvgPool2d(2));
        all.put(
                "AvgPool2d(3, stride=2, padding=1)",
                () -> new AvgPool2d(3).stride(2).padding(1));
        all.put(
                "AvgPool2d(3, stride=2, padding=1, count_include_pad=False)",
                () -> new AvgPool2d(3).stride(2).padding(1).countIncludePad(false));
        all.put("AdaptiveAvgPool2d(1)", () -> new AdaptiveAvgPool2d(1));
        all.put("AdaptiveAvgPool2d((3, 2))", () -> new AdaptiveAvgPool2d(3, 2));
        all.put("AdaptiveMaxPool2d((2, 3))", () -> new AdaptiveMaxPool2d(2, 3));
        all.put("BatchNorm1d(3)", () -> new BatchNorm1d(3));
        all.put("BatchNorm2d(2)", () -> new BatchNorm2d(2));
        all.put("BatchNorm2d(2, affine=False)", () -> new BatchNorm2d(2, false));
        all.put("BatchNorm2d(2, track_running_stats=False)", () -> new BatchNorm2d(2).trackRunningStats(false));
        all.put("LayerNorm(4)", () -> new LayerNorm(4));
        all.put("LayerNorm((2, 3))", () -> new LayerNorm(2, 3));
        all.put("Dropout(0.5)", () -> new Dropout(0.5));
        all.put("Dropout2d(0.5)", () -> new Dropout2d(0.5));
        all.put("Embedding(5, 3)", () -> new Embedding(5, 3));
        all.put("Embedding(5, 3, padding_idx=0)", () -> new Embedding(5, 3, 0));
        all.put("LeakyReLU(0.1)", () -> new LeakyReLU(0.1));
        all.put("ELU(0.7)", () -> new ELU(0.7));
        all.put("Softmax(dim=1)", () -> new Softmax(1));
        all.put("LogSoftmax(dim=1)", () -> new LogSoftmax(1));
        all.put("Softmin(dim=0)", () -> new Softmin(0));
        all.put("Threshold(0.1, -1.0)", () -> new Threshold(0.1, -1.0));
        all.put("GELU()", () -> new GELU());
        all.put("SiLU()", () -> new SiLU());
        all.put("Softplus()", () -> new Softplus());
        all.put("PReLU()", () -> new PReLU());
        all.put("Hardtanh()", () -> new Hardtanh());
        all.put("Softsign()", () -> new Softsign());
        all.put("Mish()", () -> new Mish());
        all.put("ReLU6()", () -> new ReLU6());
        all.put("SELU()", () -> new SELU());
        all.put("Hardswish()", () -> new Hardswish());
        all.put("Tanhshrink()", () -> new Tanhshrink());
        all.put("LogSigmoid()", () -> new LogSigmoid());
        return all;
    }
}
