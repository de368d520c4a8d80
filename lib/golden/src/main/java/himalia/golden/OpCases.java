package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.golden.torch.Session;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `ops.json`, `losses.json`: one call each, with its outputs, gradients, changed arguments or error.
final class OpCases {
    private OpCases() {}

    static Stream<Case> of(JsonObject file) {
        return Vectors.objects(file.getAsJsonArray("cases"))
                .map(c -> new Case(c.get("id").getAsString(), text(c), () -> check(c)));
    }

    /// `fn` names a function and `expr` is its body; a file without either names it by `op` alone.
    private static String text(JsonObject c) {
        if (c.has("index") && c.has("value")) {
            return "a[idx] = value";
        }
        return c.has("expr")
                ? Vectors.text(c, "expr")
                : c.has("fn") ? Vectors.text(c, "fn") : "torch." + Vectors.text(c, "op");
    }

    private static void check(JsonObject c) {
        List<Object> arguments = new ArrayList<>();
        c.getAsJsonArray("args").forEach(e -> arguments.add(Vectors.value(e)));
        Map<String, Object> named = new LinkedHashMap<>();
        if (c.has("kwargs")) {
            c.getAsJsonObject("kwargs").entrySet().forEach(e -> named.put(e.getKey(), Vectors.value(e.getValue())));
        }
        if (c.has("error")) {
            Errors.expect(c.getAsJsonObject("error"), () -> call(c, arguments, named));
            return;
        }
        List<Object> out = Results.flat(call(c, arguments, named));
        outputs(c, out);
        if (c.has("grad_out")) {
            Gradients.send(c, out);
            gradients(c, arguments, named);
        }
        if (c.has("args_after")) {
            JsonArray after = c.getAsJsonArray("args_after");
            for (int i = 0; i < after.size(); i++) {
                JsonElement e = after.get(i);
                if (e.isJsonObject() && e.getAsJsonObject().has("tensor")) {
                    Close.tensor(
                            "argument " + i + " after",
                            (Tensor) arguments.get(i),
                            e.getAsJsonObject().getAsJsonObject("tensor"));
                }
            }
        }
    }

    private static Object call(JsonObject c, List<Object> arguments, Map<String, Object> named) {
        Session python = new Session();
        if (c.has("index")) {
            boolean isList = String.valueOf(Vectors.text(c, "op")).endsWith("_list");
            Object index = Vectors.index(c.get("index"), isList);
            if (c.has("value")) {
                Tensor copy = ((Tensor) arguments.getFirst()).clone();
                python.set(copy, index, Vectors.value(c.get("value")));
                return copy;
            }
            python.set("idx", index);
        }
        if (!c.has("expr")) {
            return python.call(python.run(text(c)), arguments, named);
        }
        List<String> parameters = Vectors.stream(c.getAsJsonArray("params"))
                .map(JsonElement::getAsString)
                .toList();
        return python.function(parameters, Vectors.text(c, "expr")).call(arguments, named);
    }

    /// Vectors of qr, svd and eigh are right with either sign, column by column.
    private static void outputs(JsonObject c, List<Object> out) {
        List<JsonElement> expected = Vectors.stream(c.getAsJsonArray("out")).toList();
        if (expected.stream().anyMatch(Complex::is)) {
            Complex.compare(out, expected);
            return;
        }
        boolean upToSign = text(c).matches(".*\\b(linalg_)?(qr|svd|eigh)\\b.*") && !c.has("grad_out");
        Close.outputs(
                upToSign ? out.stream().map(OpCases::unsigned).toList() : out,
                upToSign ? expected.stream().map(OpCases::unsigned).toList() : expected);
    }

    private static Object unsigned(Object value) {
        return value instanceof Tensor t ? t.detach().abs() : value;
    }

    private static JsonElement unsigned(JsonElement tensor) {
        JsonObject copy = tensor.deepCopy().getAsJsonObject();
        JsonArray data = new JsonArray();
        copy.getAsJsonArray("data").forEach(e -> data.add(Math.abs(e.getAsDouble())));
        copy.add("data", data);
        return copy;
    }

    /// `grads` in the order of the tensor arguments that ask for gradients.
    private static void gradients(JsonObject c, List<Object> arguments, Map<String, Object> named) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(named.values());
        List<Tensor> asking = Results.flat(all).stream()
                .filter(o -> o instanceof Tensor t && t.requiresGrad())
                .map(Tensor.class::cast)
                .toList();
        JsonArray grads = c.getAsJsonArray("grads");
        Mismatch.unlessEqual("number of gradients", asking.size(), grads.size());
        for (int i = 0; i < grads.size(); i++) {
            Tensor input = asking.get(i);
            Gradients.compare("gradient " + i, input, grads.get(i), Close.tolerance(input.dtype()));
        }
    }
}
