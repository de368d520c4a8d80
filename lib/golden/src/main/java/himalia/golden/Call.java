package himalia.golden;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.golden.torch.Results;
import himalia.golden.torch.Session;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One call of an operation with its arguments, built once so that gradients can be read off them.
final class Call {
    private final JsonObject c;
    private final List<Object> arguments = new ArrayList<>();
    private final Map<String, Object> named = new LinkedHashMap<>();

    Call(JsonObject c) {
        this.c = c;
        c.getAsJsonArray("args").forEach(e -> arguments.add(Vectors.value(e)));
        if (c.has("kwargs")) {
            c.getAsJsonObject("kwargs").entrySet().forEach(e -> named.put(e.getKey(), Vectors.value(e.getValue())));
        }
    }

    /// `fn` names a function and `expr` is its body; a file without either names it by `op` alone.
    static String text(JsonObject c) {
        if (c.has("index") && c.has("value")) {
            return "a[idx] = value";
        }
        return c.has("expr")
                ? Vectors.text(c, "expr")
                : c.has("fn") ? Vectors.text(c, "fn") : "torch." + Vectors.text(c, "op");
    }

    /// The tensors and numbers that come out, one after another.
    List<Object> run() {
        return Results.flat(result());
    }

    private Object result() {
        Session python = new Session();
        if (c.has("index")) {
            boolean isList = Vectors.text(c, "op", "").endsWith("_list");
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

    Tensor argument(int i) {
        return (Tensor) arguments.get(i);
    }

    /// The tensors among the arguments that ask for gradients, in the order of `grads`.
    List<Tensor> asking() {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(named.values());
        return Results.flat(all).stream()
                .filter(o -> o instanceof Tensor t && t.requiresGrad())
                .map(Tensor.class::cast)
                .toList();
    }
}
