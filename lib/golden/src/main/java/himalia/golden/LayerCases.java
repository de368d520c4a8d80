package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.golden.torch.Session;
import himalia.golden.torch.Unmapped;
import himalia.nn.Module;
import himalia.nn.Parameter;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `nn_layers.json`: a layer by its constructor, with PyTorch's weights: outputs, gradients, statistics, text,
/// size.
///
/// Where our layers cannot be made float64, both sides are compared as float32; our own vectors are compared as both,
/// because float32 is what students train in and has its own kernels.
final class LayerCases {
    private LayerCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        return Vectors.objects(file.getAsJsonArray("cases"))
                .map(c -> new Case(Vectors.text(c, "id"), Vectors.text(c, "ctor"), () -> {
                    check(c, close, true);
                    if (close.strict()) {
                        check(c, close, false);
                    }
                }));
    }

    private static void check(JsonObject c, Close close, boolean wide) {
        Object layer = new Session().run(Vectors.text(c, "ctor"));
        DType dtype = wide ? widen(layer) : DType.FLOAT32;
        if (layer instanceof Module m) {
            m.train(c.get("training").getAsBoolean());
            load(m, c.getAsJsonObject("state_dict"));
            Mismatch.unlessEqual(
                    "num_params", m.numParameters(), c.get("num_params").getAsInt());
        }
        Close.settings(layer.toString(), Vectors.text(c, "repr"));
        List<Object> inputs = new ArrayList<>();
        c.getAsJsonArray("inputs").forEach(e -> inputs.add(as(dtype, Vectors.value(e))));
        List<Object> out =
                Results.flat(forward(layer, inputs, c.getAsJsonArray("out").size()));
        double tolerance = close.tolerance(dtype);
        compare(close, out, c, tolerance);
        if (c.has("grad_out") && c.getAsJsonArray("grad_out").size() > 0) {
            Gradients.send(c, out, false);
            List<Object> learning = inputs.stream()
                    .filter(x -> x instanceof Tensor t && t.requiresGrad())
                    .toList();
            for (int i = 0; i < learning.size() && c.has("grad_inputs"); i++) {
                JsonElement e = c.getAsJsonArray("grad_inputs").get(i);
                Gradients.compare(close, "gradient of input " + i, (Tensor) learning.get(i), e, tolerance);
            }
            if (layer instanceof Module m && c.has("grad_params")) {
                Gradients.compare(close, m.namedParameters(), c.getAsJsonObject("grad_params"), tolerance);
            }
        }
        if (c.has("state_after")) {
            state(layer).forEach((name, t) -> {
                JsonElement e = c.getAsJsonObject("state_after").get(name);
                if (e != null) {
                    close.tensor(name + " after", t, Vectors.tensor(e.getAsJsonObject()), tolerance);
                }
            });
        }
    }

    private static void compare(Close close, List<Object> out, JsonObject c, double tolerance) {
        List<JsonElement> expected = Vectors.stream(c.getAsJsonArray("out")).toList();
        for (int i = 0; i < Math.min(out.size(), expected.size()); i++) {
            close.tensor(
                    "out[" + i + "]",
                    (Tensor) out.get(i),
                    Vectors.tensor(expected.get(i).getAsJsonObject()),
                    tolerance);
        }
        Mismatch.unlessEqual("number of outputs", out.size(), expected.size());
    }

    /// `run` gives all that a layer has to say, `forward` what the next layer takes. Attention to itself takes one
    /// input three times.
    private static Object forward(Object layer, List<Object> inputs, int results) {
        boolean attention = layer.getClass().getSimpleName().equals("MultiheadAttention");
        List<Object> all = new ArrayList<>(inputs);
        if (attention && inputs.size() == 1) {
            all.addAll(List.of(inputs.get(0), inputs.get(0)));
        }
        if (attention) {
            all.add(results > 1); // needWeights
        }
        boolean runs = Arrays.stream(layer.getClass().getMethods())
                .anyMatch(m -> m.getName().equals("run"));
        return runs && (results > 1 || attention)
                ? Session.method(layer, "run", all.toArray())
                : new Session().call(layer, all, Map.of());
    }

    private static Object as(DType dtype, Object input) {
        if (!(input instanceof Tensor t) || !t.dtype().isFloatingPoint()) {
            return input;
        }
        Tensor same = t.detach().to(dtype);
        return t.requiresGrad() ? same.requiresGrad_() : same;
    }

    private static DType widen(Object layer) {
        try {
            Session.method(layer, "double");
            return DType.FLOAT64;
        } catch (Unmapped noDouble) {
            boolean learns = layer instanceof Module m && m.numParameters() > 0;
            return learns ? DType.FLOAT32 : DType.FLOAT64;
        }
    }

    private static void load(Module layer, JsonObject given) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        given.entrySet()
                .forEach(
                        e -> tensors.put(e.getKey(), Vectors.tensor(e.getValue().getAsJsonObject())));
        try {
            Session.method(layer, "load_state_dict", tensors);
        } catch (Unmapped noStateDict) {
            Map<String, Parameter> own = layer.namedParameters();
            if (!own.keySet().containsAll(tensors.keySet())) {
                throw noStateDict;
            }
            own.forEach((name, p) -> Tensor.noGrad(() -> {
                p.copy_(tensors.get(name));
            }));
        }
    }

    private static Map<String, Tensor> state(Object layer) {
        Map<String, Tensor> all = new HashMap<>();
        if (Session.method(layer, "state_dict") instanceof Map<?, ?> state) {
            state.forEach((name, t) -> all.put((String) name, (Tensor) t));
        }
        return all;
    }
}
