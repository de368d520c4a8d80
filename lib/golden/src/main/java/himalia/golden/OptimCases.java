package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.python.Callable;
import himalia.golden.torch.Session;
import himalia.optim.Optimizer;
import himalia.optim.ParamGroup;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `optim.json`: steps on a bowl, learning rates of schedulers, clipping, bounds of initial values, gains.
final class OptimCases {
    private OptimCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        Stream<Case> optimizers = Vectors.objects(file.getAsJsonArray("cases")).map(c -> optimizer(c, close));
        Stream<Case> schedulers = Vectors.objects(file.getAsJsonArray("schedulers"))
                .map(c ->
                        new Case(Vectors.text(c, "scheduler"), Vectors.text(c, "scheduler"), () -> schedule(c, close)));
        Stream<Case> gains = file.has("gains")
                ? file.getAsJsonObject("gains").entrySet().stream().map(e -> gain(e, close))
                : Stream.of();
        return Stream.concat(Stream.concat(optimizers, schedulers), gains);
    }

    private static Case optimizer(JsonObject c, Close close) {
        String id = Vectors.text(c, "id");
        if (c.has("grad_before")) {
            return new Case(id, id, () -> clip(c, close));
        }
        boolean groups = !c.has("w0");
        String text = c.has("args") ? Vectors.text(c, "optimizer") + " " + c.get("args") : id;
        return new Case(id, text, groups ? () -> groups(c, close) : () -> steps(c, close));
    }

    private static Tensor doubles(JsonElement numbers) {
        List<?> data = (List<?>) Vectors.value(numbers);
        return himalia.golden.torch.Literals.fill(DType.FLOAT64, new int[] {data.size()}, data);
    }

    /// `0.5 * sum(c * (w - t)^2) + 0.1 * w0 * w1`.
    private static Tensor bowl(Tensor w) {
        Session python = new Session().set("w", w);
        return (Tensor) python.run("c = T([1, 3, 0.2], f64); t = T([0.3, -0.7, 2], f64);"
                + "(c * (w - t) ** 2).sum() * 0.5 + w[0] * w[1] * 0.1");
    }

    private static void steps(JsonObject c, Close close) {
        Tensor w = doubles(c.get("w0")).requiresGrad_();
        Map<String, Object> settings = new LinkedHashMap<>();
        c.getAsJsonObject("args").entrySet().forEach(e -> settings.put(e.getKey(), tuple(Vectors.value(e.getValue()))));
        Session python = new Session();
        Object made = python.run("torch.optim." + Vectors.text(c, "optimizer"));
        Optimizer optimizer = (Optimizer) python.call(made, List.of(List.of(w)), settings);
        if (c.has("repr")) {
            String text = Vectors.text(c, "repr").replaceAll("(foreach|fused): (True|False)", "$1: None");
            Close.settings(optimizer.toString(), text);
        }
        List<JsonElement> after =
                Vectors.stream(c.getAsJsonArray("w_after_step")).toList();
        for (int step = 0; step < after.size(); step++) {
            if (c.has("loss_before_step")) {
                double loss = c.getAsJsonArray("loss_before_step").get(step).getAsDouble();
                close.number("loss before step " + step, bowl(w).item(), loss, close.float64());
            }
            step(optimizer, w, Vectors.text(c, "optimizer"));
            close.tensor("after step " + step, w, doubles(after.get(step)), close.float64());
        }
        Mismatch.unlessEqual("number of steps", optimizer.steps(), after.size());
    }

    private static Object tuple(Object value) {
        return value instanceof List<?> l ? himalia.golden.python.PyTuple.of(l.toArray()) : value;
    }

    /// LBFGS computes the loss as often as it needs to.
    private static void step(Optimizer optimizer, Tensor w, String name) {
        Callable closure = (arguments, named) -> {
            optimizer.zeroGrad();
            Tensor loss = bowl(w);
            loss.backward();
            return loss;
        };
        if (name.equals("LBFGS")) {
            Session.method(optimizer, "step", closure);
        } else {
            closure.call(List.of(), Map.of());
            optimizer.step();
        }
    }

    /// Two groups of parameters, each with a rate of its own.
    private static void groups(JsonObject c, Close close) {
        Session python = new Session();
        python.run("a = T([1., 2.], f64).requires_grad_(); b = T([3.], f64).requires_grad_()");
        Optimizer optimizer = (Optimizer) python.run("torch.optim.SGD([a], lr=0.1, momentum=0.9)");
        optimizer.addParamGroup(new ParamGroup(List.of((Tensor) python.run("b"))).lr(0.01));
        List<JsonElement> after =
                Vectors.stream(c.getAsJsonArray("w_after_step")).toList();
        for (int step = 0; step < after.size(); step++) {
            optimizer.zeroGrad();
            python.run("((a ** 2).sum() + (b ** 2).sum()).backward()");
            optimizer.step();
            for (int k = 0; k < 2; k++) {
                Tensor w = (Tensor) python.run(k == 0 ? "a" : "b");
                close.tensor(
                        "after step " + step,
                        w,
                        doubles(after.get(step).getAsJsonArray().get(k)),
                        close.float64());
            }
        }
    }

    private static void clip(JsonObject c, Close close) {
        Session python = new Session();
        python.set("g", doubles(c.get("grad_before")));
        python.run("w = torch.zeros(2, dtype=f64).requires_grad_(); w.backward(g)");
        String limit = c.has("max_norm") ? Vectors.text(c, "max_norm") : Vectors.text(c, "clip");
        Object returned = python.run("torch.nn.utils." + Vectors.text(c, "id") + "([w], " + limit + ")");
        if (c.has("returned")) {
            close.value("returned", returned, c.get("returned"));
        }
        close.tensor("gradient", (Tensor) python.run("w.grad"), doubles(c.get("grad_after")), close.float64());
    }

    private static void schedule(JsonObject c, Close close) {
        Session python = new Session();
        python.run(
                "w = torch.ones(1).requires_grad_(); o = torch.optim.SGD([w], lr=" + Vectors.text(c, "base_lr") + ")");
        Optimizer optimizer = (Optimizer) python.run("o");
        String text = Vectors.text(c, "scheduler");
        boolean lambda = text.startsWith("LambdaLR(") || text.startsWith("MultiplicativeLR(");
        String settings = text.substring(text.indexOf('(') + 1);
        String call = text.substring(0, text.indexOf('(')) + "(o, " + (lambda ? "lambda epoch: " : "") + settings;
        Object scheduler = python.run("torch.optim.lr_scheduler." + call);
        List<Object> metric = new ArrayList<>();
        if (c.has("metric") && !c.get("metric").isJsonNull()) {
            c.getAsJsonArray("metric").forEach(e -> metric.add(e.getAsDouble()));
        }
        List<JsonElement> rates = Vectors.stream(c.getAsJsonArray("lr")).toList();
        for (int epoch = 0; epoch < rates.size(); epoch++) {
            close.number(
                    "rate in epoch " + epoch, optimizer.lr(), rates.get(epoch).getAsDouble(), close.float64());
            if (epoch < rates.size() - 1) {
                optimizer.step();
                Session.method(scheduler, "step", metric.isEmpty() ? new Object[0] : new Object[] {metric.get(epoch)});
            }
        }
    }

    private static Case gain(Map.Entry<String, JsonElement> e, Close close) {
        String code = "torch.nn.init.calculate_gain('" + e.getKey() + "')";
        return new Case("gain " + e.getKey(), code, () -> close.value("gain", new Session().run(code), e.getValue()));
    }
}
