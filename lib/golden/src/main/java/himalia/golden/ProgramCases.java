package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Session;
import himalia.nn.Module;
import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `seeds_torch.json`: whole programs from a seed on: first weights, losses, last weights and what is printed.
///
/// A program is made of its `spec` (`2-2s-1s`: two inputs, two neurons with a sigmoid, one with a sigmoid), rate, steps
/// and data. First weights and losses of the first 100 steps are compared closely; later ones loosely, because two
/// correct float32 programs drift apart.
final class ProgramCases {
    private ProgramCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        return file.getAsJsonObject("programs").entrySet().stream()
                .map(e -> new Case(
                        e.getKey(),
                        e.getKey(),
                        () -> check(e.getKey(), e.getValue().getAsJsonObject(), close)));
    }

    private static void check(String name, JsonObject p, Close close) {
        if (!p.has("spec")) {
            Lectures.check(name, p);
            return;
        }
        Session python = new Session();
        python.run("torch.manual_seed(" + p.get("seed") + ")");
        Module model = (Module) python.run(model(Vectors.text(p, "spec")));
        parameters("first ", model, p.getAsJsonObject("init"), 0, 0);
        python.set("x", Vectors.value(p.get("X"))).set("y", Vectors.value(p.get("Y")));
        python.run("x = torch.tensor(x); y = torch.tensor(y)");
        python.set("model", model);
        python.run("loss = " + loss(name, p) + "; o = torch.optim.SGD(model.parameters(), lr=" + p.get("lr") + ")");
        if (p.get("error").isJsonObject()) {
            Errors.expect(close, p.getAsJsonObject("error"), () -> train(p, python, close));
            return;
        }
        train(p, python, close);
        double drift = close.strict() ? 1e-3 : 0.05;
        parameters("last ", model, p.getAsJsonObject("params"), Math.min(drift, 0.01), drift);
    }

    /// The error that a program ends in may come before its last step; until then the losses must agree.
    private static void train(JsonObject p, Session python, Close close) {
        Tensor x = (Tensor) python.run("x");
        Tensor y = (Tensor) python.run("y");
        Module model = (Module) python.run("model");
        Object loss = python.run("loss");
        Optimizer optimizer = (Optimizer) python.run("o");
        JsonArray losses = p.getAsJsonArray("losses");
        int next = 0;
        for (int step = 0; step < p.get("steps").getAsInt(); step++) {
            optimizer.zeroGrad();
            Tensor cost = (Tensor) python.call(loss, List.of(model.forward(x), y), Map.of());
            cost.backward();
            optimizer.step();
            if (next < losses.size() && losses.get(next).getAsJsonArray().get(0).getAsInt() == step) {
                double expected = losses.get(next++).getAsJsonArray().get(1).getAsDouble();
                close.number("loss in step " + step, cost.item(), expected, drift(step, close));
            }
        }
    }

    private static double drift(int step, Close close) {
        return close.strict() ? step <= 500 ? 1e-5 : 1e-3 : step <= 100 ? 1e-4 : 0.02;
    }

    private static String model(String spec) {
        String[] parts = spec.split("-");
        StringBuilder layers = new StringBuilder("nn.Sequential(");
        for (int i = 1; i < parts.length; i++) {
            layers.append(i > 1 ? ", " : "")
                    .append("nn.Linear(")
                    .append(size(parts[i - 1]))
                    .append(", ");
            layers.append(size(parts[i])).append(")").append(parts[i].endsWith("s") ? ", nn.Sigmoid()" : "");
        }
        return layers.append(")").toString();
    }

    private static String size(String part) {
        return part.replace("s", "");
    }

    /// The file does not state the loss: classes ask for cross entropy, a last sigmoid (or the name) for BCE.
    private static String loss(String name, JsonObject p) {
        boolean classes = p.getAsJsonArray("Y").get(0).isJsonPrimitive();
        boolean binary = Vectors.text(p, "spec").endsWith("s") || name.contains("BCE");
        return classes ? "nn.CrossEntropyLoss()" : binary && !name.contains("MSE") ? "nn.BCELoss()" : "nn.MSELoss()";
    }

    private static void parameters(String when, Module model, JsonObject expected, double relative, double absolute) {
        for (Map.Entry<String, JsonElement> e : expected.entrySet()) {
            Tensor ours = model.namedParameters().get(e.getKey());
            double[] a = ours.detach().toDoubleArray();
            double[] b = Vectors.tensor(e.getValue().getAsJsonObject()).toDoubleArray();
            for (int i = 0; i < b.length; i++) {
                boolean same = Double.compare(a[i], b[i]) == 0
                        || Math.abs(a[i] - b[i]) <= relative * Math.abs(b[i]) + absolute;
                if (!same) {
                    throw new Mismatch(when + e.getKey() + " at " + i + ": " + a[i] + ", expected " + b[i]);
                }
            }
        }
    }
}
