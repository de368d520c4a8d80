package himalia.tensor;

import static himalia.tensor.Tensor.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.nn.Functional;
import himalia.nn.Reduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Values, types, errors and gradients of every operation that PyTorch computed for us and that we have.
class OpsGoldenTest {
    private interface Op {
        Object of(Case c);
    }

    private static final Map<String, Op> OPS = new HashMap<>();

    static {
        OPS.put("zeros", c -> c.has("dtype") ? Tensor.zeros(c.dtype(), c.sizes()) : Tensor.zeros(c.sizes()));
        OPS.put("ones", c -> c.has("dtype") ? Tensor.ones(c.dtype(), c.sizes()) : Tensor.ones(c.sizes()));
        OPS.put("arange", c -> c.size() == 1 ? Tensor.arange(c.i(0)) : Tensor.arange(c.i(0), c.i(1), c.i(2)));
        OPS.put("zeros_like", c -> Tensor.zerosLike(c.t(0)));
        OPS.put("ones_like", c -> Tensor.onesLike(c.t(0)));
        OPS.put("tensor", c -> Tensor.tensor(c.args.get(0).toString()));
        OPS.put("FloatTensor", c -> Tensor.tensor(c.args.get(0).toString()).toFloat());
        OPS.put("clone", c -> c.t(0).clone());
        OPS.put("detach", c -> c.t(0).detach());
        for (String op : List.of("add", "promote_add")) {
            OPS.put(op, c -> c.t(0).add(c.t(1)));
        }
        OPS.put("add_scalar", c -> c.t(0).add(1));
        OPS.put("radd", c -> number(1L).sub(c.t(0)));
        OPS.put("rdiv", c -> number(1L).div(c.t(0)));
        OPS.put("rpow", c -> number(2L).pow(c.t(0)));
        for (String op : List.of("sub", "bool_sub")) {
            OPS.put(op, c -> c.t(0).sub(c.t(1)));
        }
        OPS.put("mul", c -> c.t(0).mul(c.t(1)));
        for (String op : List.of("div", "promote_div", "true_divide_int")) {
            OPS.put(op, c -> c.t(0).div(c.t(1)));
        }
        OPS.put("pow", c -> c.t(0).pow(c.t(1)));
        for (String op : List.of("neg", "neg_bool")) {
            OPS.put(op, c -> c.t(0).neg());
        }
        OPS.put("gt", c -> c.t(0).gt(c.t(1)));
        OPS.put("ge", c -> c.t(0).ge(c.t(1)));
        OPS.put("lt", c -> c.t(0).lt(c.t(1)));
        OPS.put("le", c -> c.t(0).le(c.t(1)));
        OPS.put("eq", c -> c.t(0).eq(c.t(1)));
        OPS.put("ne", c -> c.t(0).ne(c.t(1)));
        OPS.put("exp", c -> c.t(0).exp());
        OPS.put("log", c -> c.t(0).log());
        OPS.put("sqrt", c -> c.t(0).sqrt());
        OPS.put("abs", c -> c.t(0).abs());
        OPS.put("tanh", c -> c.t(0).tanh());
        OPS.put("sigmoid", c -> c.t(0).sigmoid());
        OPS.put("relu", c -> c.t(0).relu());
        OPS.put("sum", c -> c.reduce(true));
        OPS.put("mean", c -> c.reduce(false));
        OPS.put("max", c -> c.t(0).max());
        OPS.put("min", c -> c.t(0).min());
        OPS.put("max_dim", c -> c.t(0).max(c.i(1), c.keepdim()));
        OPS.put("min_dim", c -> c.t(0).min(c.i(1), c.keepdim()));
        OPS.put("argmax", c -> c.size() == 1 ? c.t(0).argmax() : c.t(0).argmax(c.i(1), c.keepdim()));
        OPS.put("argmin", c -> c.size() == 1 ? c.t(0).argmin() : c.t(0).argmin(c.i(1), c.keepdim()));
        OPS.put("view", c -> c.t(0).view(c.expr.contains("6, 4") ? new int[] {6, 4} : new int[] {-1, 3}));
        OPS.put("view_noncontig", c -> c.t(0).t().view(-1));
        OPS.put("reshape", c -> c.t(0).reshape(c.sizes()));
        OPS.put("reshape_noncontig", c -> c.t(0).t().reshape(-1));
        OPS.put("squeeze", c -> c.t(0).squeeze());
        OPS.put("squeeze_dim", c -> c.t(0).squeeze(c.i(1)));
        OPS.put("unsqueeze", c -> c.t(0).unsqueeze(c.i(1)));
        OPS.put("permute", c -> c.t(0).permute(c.expr.contains("-1") ? -1 : 2, 0, 1));
        OPS.put("transpose", c -> c.t(0).transpose(c.i(1), c.i(2)));
        OPS.put("t", c -> c.t(0).t());
        OPS.put(
                "expand",
                c -> c.t(0).expand(
                                c.expr.contains("(3)")
                                        ? new int[] {3}
                                        : c.expr.contains("-1") ? new int[] {2, -1, 4} : new int[] {2, 3}));
        OPS.put("cat", c -> Tensor.cat(c.expr.contains(", 1") ? 1 : 0, c.list()));
        OPS.put("stack", c -> Tensor.stack(c.expr.contains(", 1") ? 1 : 0, c.list()));
        OPS.put("narrow", c -> c.t(0).narrow(c.i(1), c.i(2), c.i(3)));
        OPS.put("select", c -> c.t(0).select(c.i(1), c.i(2)));
        OPS.put("contiguous", c -> c.t(0).t().contiguous());
        OPS.put("getitem", c -> c.t(0).get(c.index()));
        OPS.put("setitem", c -> {
            Tensor x = c.t(0).clone();
            return c.value instanceof Tensor v ? x.set(c.index(), v) : x.set(c.index(), (Double) c.value);
        });
        OPS.put("where", c -> Tensor.where(c.t(0), c.t(1), c.t(2)));
        OPS.put(
                "where_scalar",
                c -> Tensor.where(c.t(0).gt(0), c.t(0), number(0.1).mul(c.t(0))));
        OPS.put("equal", c -> Tensor.tensor(c.t(0).equal(c.t(1))));
        for (String op : List.of("matmul", "mv", "bmm", "dot")) {
            OPS.put(op, c -> c.t(0).matmul(c.t(1)));
        }
        OPS.put("linear", c -> Functional.linear(c.t(0), c.t(1), c.size() > 2 ? c.t(2) : null));
        OPS.put(
                "to",
                c -> c.t(0).to(DType.valueOf(c.args.get(1)
                        .getAsJsonObject()
                        .get("dtype")
                        .getAsString()
                        .toUpperCase(Locale.ROOT))));
        OPS.put("to_grad", c -> c.t(0).toFloat());
        OPS.put("float_method", c -> c.t(0).toFloat());
        OPS.put("double_method", c -> c.t(0).toDouble());
        OPS.put("long_method", c -> c.t(0).toLong());
        OPS.put("int_method", c -> c.t(0).toInt());
        OPS.put("bool_method", c -> c.t(0).toBool());
        OPS.put("uint8_wrap", c -> c.t(0).add(c.t(1)));
        OPS.put("uint8_neg", c -> c.t(0).sub(5));
        OPS.put("int32_wrap", c -> c.t(0).add(1));
        OPS.put("promote_scalar_int", c -> c.t(0).add(1));
        OPS.put("promote_scalar_float", c -> c.t(0).add(1.5));
        OPS.put("promote_0d_f64", c -> c.t(0).add(Tensor.tensor(1.5).toDouble()));
        OPS.put("promote_0d_i64", c -> c.t(0).add(Tensor.tensor(2L)));
        OPS.put("promote_mul_bool", c -> {
            Tensor yes = Tensor.tensor(true);
            yes.isNumber = true;
            return c.t(0).mul(yes);
        });
        OPS.put("bool_mean", c -> c.t(0).toFloat().mean());
        OPS.put("add_", c -> c.t(0).add_(1.5));
        OPS.put("sub_", c -> c.t(0).sub_(1.5));
        OPS.put("mul_", c -> c.t(0).mul_(2));
        OPS.put("div_", c -> c.t(0).div_(2));
        OPS.put("zero_", c -> c.t(0).zero_());
        OPS.put("fill_", c -> c.t(0).fill_(3));
        OPS.put("iadd", c -> c.t(0).add_(1));
        OPS.put("copy_", c -> c.t(0).copy_(Tensor.ones(3)));
        for (String op : List.of("add_broadcast_", "iadd_broadcast_error")) {
            OPS.put(op, c -> c.t(0).add_(c.t(1)));
        }
        OPS.put("add_int_float_", c -> c.t(0).add_(1.5));
        OPS.put("iadd_view", c -> c.t(0).get(0).add_(10));
        OPS.put("inplace_nonleaf", c -> c.t(0).mul(2).add_(1).mul_(3));
        OPS.put("chain", c -> c.t(0).pow(2).sum(1, true).add(c.t(0)).tanh().mean());
        OPS.put("reuse", c -> c.t(0).mul(c.t(0)).add(c.t(0)));
        OPS.put("double_use", c -> c.t(0).matmul(c.t(1)).sigmoid().matmul(c.t(1).t()));
        OPS.put("numel", c -> (long) c.t(0).numel());
        OPS.put("dim", c -> (long) c.t(0).dim());
        OPS.put("mse_loss", c -> Functional.mseLoss(c.t(0), c.t(1), c.reduction()));
        OPS.put("l1_loss", c -> Functional.l1Loss(c.t(0), c.t(1), c.reduction()));
        OPS.put("bce", c -> Functional.binaryCrossEntropy(c.t(0), c.t(1), c.reduction()));
    }

    /// One case with its arguments built once, so that gradients can be read off them.
    private static final class Case {
        final JsonObject json;
        final JsonArray args;
        final String expr;
        final List<Object> built = new ArrayList<>();
        final List<Tensor> tensors = new ArrayList<>();
        Object value;

        Case(JsonObject json) {
            this.json = json;
            this.args = json.has("args") ? json.getAsJsonArray("args") : new JsonArray();
            this.expr = json.has("expr") ? json.get("expr").getAsString() : "";
            for (JsonElement e : args) {
                built.add(build(e));
            }
            if (json.has("value")) {
                JsonElement v = json.get("value");
                value = v.isJsonObject()
                        ? Golden.tensor(v.getAsJsonObject().getAsJsonObject("tensor"))
                        : v.getAsDouble();
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

        boolean keepdim() {
            return has("keepdim")
                    && json.getAsJsonObject("kwargs").get("keepdim").getAsBoolean();
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

    private static boolean isOurs(JsonObject c) {
        boolean listIndex = c.has("index") && c.get("index").toString().contains("tensor");
        return OPS.containsKey(c.get("op").getAsString())
                && !listIndex
                && !c.toString().contains("complex");
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_pytorch() {
        return Stream.concat(Golden.cases("ops"), Golden.cases("losses"))
                .filter(OpsGoldenTest::isOurs)
                .map(c -> DynamicTest.dynamicTest(c.get("id").getAsString(), () -> check(c)));
    }

    @Test
    void covers_the_operations_we_have() {
        long cases = Stream.concat(Golden.cases("ops"), Golden.cases("losses"))
                .filter(OpsGoldenTest::isOurs)
                .count();
        assertThat(cases).isGreaterThan(200);
    }

    private static void check(JsonObject json) {
        Case c = new Case(json);
        Op op = OPS.get(json.get("op").getAsString());
        if (json.has("error")) {
            Throwable thrown = catchThrowable(() -> op.of(c));
            assertThat(thrown).isNotNull();
            assertThat(thrown.getMessage())
                    .startsWith(json.getAsJsonObject("error").get("message").getAsString());
            return;
        }
        Object result = op.of(c);
        List<Tensor> outs = switch (result) {
            case ValuesAndIndices r -> List.of(r.values(), r.indices());
            case Tensor t -> List.of(t);
            default -> List.of(Tensor.tensor((Long) result));
        };
        JsonArray expected = json.getAsJsonArray("out");
        for (int i = 0; i < outs.size(); i++) {
            if (expected.get(i).isJsonObject()) {
                Golden.assertSame("out " + i, outs.get(i), expected.get(i).getAsJsonObject());
            } else {
                String text = expected.get(i).getAsString();
                double number = text.equals("true") ? 1 : text.equals("false") ? 0 : Double.parseDouble(text);
                assertThat(outs.get(i).item()).isEqualTo(number);
            }
        }
        if (json.has("args_after")) {
            JsonArray after = json.getAsJsonArray("args_after");
            for (int i = 0; i < after.size(); i++) {
                if (after.get(i).isJsonObject() && c.built.get(i) instanceof Tensor t) {
                    JsonObject a = after.get(i).getAsJsonObject();
                    Golden.assertSame("argument " + i, t, a.has("tensor") ? a.getAsJsonObject("tensor") : a);
                }
            }
        }
        if (json.has("grad_out")) {
            checkGradients(json, c, outs);
        }
    }

    private static void checkGradients(JsonObject json, Case c, List<Tensor> outs) {
        int[] at = Golden.ints(json.getAsJsonArray("grad_out_index"));
        for (int k = 0; k < at.length; k++) {
            Tensor g = Golden.tensor(json.getAsJsonArray("grad_out").get(k).getAsJsonObject());
            outs.get(at[k]).backward(g, true, false);
        }
        JsonArray grads = json.getAsJsonArray("grads");
        List<Tensor> leaves =
                c.tensors.stream().filter(t -> t.requiresGrad() && t.isLeaf()).toList();
        for (int i = 0; i < grads.size(); i++) {
            if (grads.get(i).isJsonNull()) {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNull();
            } else {
                assertThat(leaves.get(i).grad()).as("gradient " + i).isNotNull();
                Golden.assertSame(
                        "gradient " + i, leaves.get(i).grad(), grads.get(i).getAsJsonObject());
            }
        }
    }
}
