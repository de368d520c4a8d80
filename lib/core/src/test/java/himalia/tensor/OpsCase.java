package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/// One case of `ops.json`: its arguments, built once so that gradients can be read off them, and the checks.
public final class OpsCase {
    private final JsonObject json;
    private final List<Object> arguments = new ArrayList<>();
    private final List<Tensor> tensors = new ArrayList<>();

    OpsCase(JsonObject json) {
        this.json = json;
        if (json.has("args")) {
            json.getAsJsonArray("args").forEach(e -> arguments.add(build(e)));
        }
    }

    /// A test for each case of these operations.
    public static Stream<DynamicTest> of(Map<String, Function<OpsCase, Object>> ops, double tolerance) {
        return Golden.cases("ops")
                .filter(c -> ops.containsKey(c.get("op").getAsString()))
                .map(c -> DynamicTest.dynamicTest(
                        c.get("id").getAsString(),
                        () -> new OpsCase(c).check(ops.get(c.get("op").getAsString()), tolerance)));
    }

    private Object build(JsonElement e) {
        if (e.isJsonObject() && e.getAsJsonObject().has("tensors")) {
            return Golden.stream(e.getAsJsonObject().getAsJsonArray("tensors"))
                    .map(t -> (Tensor) build(t))
                    .toArray(Tensor[]::new);
        }
        if (e.isJsonObject() && e.getAsJsonObject().has("tensor")) {
            Tensor t = Golden.argument(e);
            tensors.add(t);
            return t;
        }
        return e;
    }

    public int size() {
        return arguments.size();
    }

    public Tensor t(int i) {
        return (Tensor) arguments.get(i);
    }

    public boolean isTensor(int i) {
        return arguments.get(i) instanceof Tensor;
    }

    /// The tensors from this argument on.
    public Tensor[] from(int i) {
        return arguments.subList(i, size()).toArray(Tensor[]::new);
    }

    public Tensor[] list() {
        return (Tensor[]) arguments.get(0);
    }

    public JsonElement raw(int i) {
        return (JsonElement) arguments.get(i);
    }

    public int i(int i) {
        return raw(i).getAsInt();
    }

    public int i(int i, int absent) {
        return i < size() ? i(i) : absent;
    }

    public int[] ints(int i) {
        return Golden.ints(raw(i).getAsJsonObject().getAsJsonArray("list"));
    }

    public boolean is(String expr) {
        return json.get("expr").getAsString().contains(expr);
    }

    /// Vectors along `dim` turned round where the expected ones point the other way: their sign is free.
    public Tensor signed(Tensor vectors, int out, int dim) {
        Tensor e = Golden.tensor(json.getAsJsonArray("out").get(out).getAsJsonObject());
        Tensor same = vectors.mul(e).sum(dim, true).ge(0).to(e.dtype());
        return vectors.mul(same.mul(2).sub(1));
    }

    /// A number among the keyword arguments.
    public double option(String name, double absent) {
        JsonObject kwargs = json.has("kwargs") ? json.getAsJsonObject("kwargs") : new JsonObject();
        return kwargs.has(name) ? kwargs.get(name).getAsDouble() : absent;
    }

    public Object value() {
        JsonElement v = json.get("value");
        return v.isJsonObject()
                ? Golden.tensor(v.getAsJsonObject().getAsJsonObject("tensor"))
                : (Object) v.getAsDouble();
    }

    /// What stands in the brackets, typed.
    public Index[] index() {
        JsonElement e = json.get("index");
        if (e.isJsonArray()) {
            return Golden.stream(e.getAsJsonArray()).map(OpsCase::entry).toArray(Index[]::new);
        }
        if (e.isJsonObject() && e.getAsJsonObject().has("tensors")) {
            return Golden.stream(e.getAsJsonObject().getAsJsonArray("tensors"))
                    .map(OpsCase::entry)
                    .toArray(Index[]::new);
        }
        if (e.isJsonObject() && e.getAsJsonObject().has("list")) {
            return Golden.stream(e.getAsJsonObject().getAsJsonArray("list"))
                    .map(OpsCase::entry)
                    .toArray(Index[]::new);
        }
        return new Index[] {entry(e)};
    }

    /// The places of `x[[0, 2]]`, written as a list and not as a tuple.
    public Tensor listed() {
        return Tensor.tensor(Golden.ints(json.getAsJsonObject("index").getAsJsonArray("list")));
    }

    private static Index entry(JsonElement e) {
        if (e.isJsonNull()) {
            return Index.newAxis();
        }
        if (e.isJsonPrimitive()) {
            return Index.at(e.getAsInt());
        }
        JsonObject o = e.getAsJsonObject();
        if (o.has("ellipsis")) {
            return Index.ellipsis();
        }
        if (o.has("tensor")) {
            return Index.at(Golden.tensor(o.getAsJsonObject("tensor")));
        }
        JsonArray s = o.getAsJsonArray("slice");
        return Index.slice(end(s.get(0), 0), end(s.get(1), Integer.MAX_VALUE), end(s.get(2), 1));
    }

    private static int end(JsonElement e, int absent) {
        return e instanceof JsonNull ? absent : e.getAsInt();
    }

    private void check(Function<OpsCase, Object> op, double tolerance) {
        if (json.has("error")) {
            Throwable thrown = catchThrowable(() -> op.apply(this));
            assertThat(thrown).isNotNull();
            assertThat(thrown.getMessage())
                    .startsWith(json.getAsJsonObject("error").get("message").getAsString());
            return;
        }
        Object result = op.apply(this);
        Tensor[] outs = result instanceof Tensor[] several ? several : new Tensor[] {(Tensor) result};
        JsonArray expected = json.getAsJsonArray("out");
        assertThat(outs).hasSize(expected.size());
        for (int i = 0; i < outs.length; i++) {
            same("out " + i, outs[i], expected.get(i).getAsJsonObject(), tolerance);
        }
        if (json.has("args_after")) {
            JsonArray after = json.getAsJsonArray("args_after");
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i).isJsonObject() && arguments.get(i) instanceof Tensor t) {
                    JsonObject a = after.get(i).getAsJsonObject();
                    same("argument " + i, t, a.has("tensor") ? a.getAsJsonObject("tensor") : a, tolerance);
                }
            }
        }
        if (json.has("grad_out")) {
            checkGradients(outs, tolerance);
        }
    }

    private void checkGradients(Tensor[] outs, double tolerance) {
        int[] at = Golden.ints(json.getAsJsonArray("grad_out_index"));
        for (int k = 0; k < at.length; k++) {
            JsonElement g = json.getAsJsonArray("grad_out").get(k);
            outs[at[k]].backward(Golden.tensor(g.getAsJsonObject()), true, false);
        }
        JsonArray grads = json.getAsJsonArray("grads");
        List<Tensor> leaves =
                tensors.stream().filter(t -> t.requiresGrad() && t.isLeaf()).toList();
        for (int i = 0; i < grads.size(); i++) {
            if (grads.get(i).isJsonNull()) {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNull();
            } else {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNotNull();
                same("gradient " + i, leaves.get(i).grad(), grads.get(i).getAsJsonObject(), tolerance);
            }
        }
    }

    private static void same(String what, Tensor actual, JsonObject expected, double tolerance) {
        Tensor e = Golden.tensor(expected);
        assertThat(actual.dtype()).as(what + " dtype").isEqualTo(e.dtype());
        Golden.assertClose(what, actual, e, e.dtype() == DType.FLOAT32 ? 1e-6 : tolerance);
    }
}
