package himalia.tensor;

import static himalia.tensor.Tensor.number;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.nn.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One case with its arguments built once, so that gradients can be read off them.
final class GoldenCase {
    /// What we compute for it.
    interface Op {
        Object of(GoldenCase c);
    }

    final JsonObject json;
    final JsonArray args;
    final String expr;
    final List<Object> built = new ArrayList<>();
    final List<Tensor> tensors = new ArrayList<>();
    Object value;

    GoldenCase(JsonObject json) {
        this.json = json;
        this.args = json.has("args") ? json.getAsJsonArray("args") : new JsonArray();
        this.expr = json.has("expr") ? json.get("expr").getAsString() : "";
        for (JsonElement e : args) {
            built.add(build(e));
        }
        if (json.has("value")) {
            JsonElement v = json.get("value");
            value = v.isJsonObject() ? Golden.tensor(v.getAsJsonObject().getAsJsonObject("tensor")) : v.getAsDouble();
        }
    }

    private Object build(JsonElement e) {
        if (!e.isJsonObject()) {
            return e;
        }
        JsonObject o = e.getAsJsonObject();
        if (o.has("tensors")) {
            return Golden.stream(o.getAsJsonArray("tensors"))
                    .map(t -> (Tensor) build(t))
                    .toArray(Tensor[]::new);
        }
        if (!o.has("tensor")) {
            return e;
        }
        Tensor t = Golden.argument(e);
        tensors.add(t);
        return t;
    }

    int size() {
        return args.size();
    }

    Tensor t(int i) {
        if (built.get(i) instanceof Tensor t) {
            return t;
        }
        String s = args.get(i).toString();
        return s.matches("-?\\d+") ? number(Long.parseLong(s)) : number(Double.parseDouble(s));
    }

    int i(int at) {
        return args.get(at).getAsInt();
    }

    double d(int at) {
        return Golden.number(args.get(at));
    }

    /// A keyword argument, or what it is without one.
    JsonElement kwarg(String name) {
        return json.getAsJsonObject("kwargs").get(name);
    }

    int kwarg(String name, int otherwise) {
        return has(name) ? kwarg(name).getAsInt() : otherwise;
    }

    double kwarg(String name, double otherwise) {
        return has(name) ? Golden.number(kwarg(name)) : otherwise;
    }

    int[] ints(int at) {
        JsonElement e = args.get(at);
        return e.isJsonObject() ? Golden.ints(e.getAsJsonObject().getAsJsonArray("list")) : new int[] {i(at)};
    }

    Tensor[] list() {
        return (Tensor[]) built.get(0);
    }

    boolean has(String kwarg) {
        return json.has("kwargs") && json.getAsJsonObject("kwargs").has(kwarg);
    }

    DType dtype() {
        return DType.valueOf(json.getAsJsonObject("kwargs")
                .getAsJsonObject("dtype")
                .get("dtype")
                .getAsString()
                .toUpperCase(Locale.ROOT));
    }

    DType dtypeOr(DType otherwise) {
        return has("dtype") ? dtype() : otherwise;
    }

    boolean keepdim() {
        return has("keepdim") && json.getAsJsonObject("kwargs").get("keepdim").getAsBoolean();
    }

    Reduction reduction() {
        return has("reduction")
                ? Reduction.valueOf(json.getAsJsonObject("kwargs")
                        .get("reduction")
                        .getAsString()
                        .toUpperCase(Locale.ROOT))
                : Reduction.MEAN;
    }

    int[] sizes() {
        JsonElement last = args.get(args.size() - 1);
        if (last.isJsonObject()) {
            return Golden.ints(last.getAsJsonObject().getAsJsonArray("list"));
        }
        return Golden.ints(args);
    }

    Object reduce(boolean sum) {
        int[] dims = {};
        if (size() > 1) {
            JsonElement d = args.get(1);
            dims = d.isJsonObject() ? Golden.ints(d.getAsJsonObject().getAsJsonArray("list")) : new int[] {i(1)};
        }
        return sum ? t(0).sum(dims, keepdim()) : t(0).mean(dims, keepdim());
    }

    String index() {
        JsonElement e = json.get("index");
        if (e.isJsonObject() && e.getAsJsonObject().has("list")) {
            List<String> parts = new ArrayList<>();
            e.getAsJsonObject().getAsJsonArray("list").forEach(p -> parts.add(indexPart(p)));
            return String.join(", ", parts);
        }
        return indexPart(e);
    }

    private static String indexPart(JsonElement e) {
        if (e.isJsonNull()) {
            return "None";
        }
        if (e.isJsonPrimitive()) {
            return e.getAsString();
        }
        if (e.getAsJsonObject().has("ellipsis")) {
            return "...";
        }
        List<String> ends = new ArrayList<>();
        e.getAsJsonObject().getAsJsonArray("slice").forEach(p -> ends.add(p.isJsonNull() ? "" : p.getAsString()));
        return String.join(":", ends);
    }
}
