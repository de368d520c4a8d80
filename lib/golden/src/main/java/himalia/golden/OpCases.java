package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ops.json`, `losses.json`: one call each, with its outputs, gradients, changed arguments or error.
final class OpCases {
    private static final Pattern VECTORS = Pattern.compile("(?<=\\b(linalg_)?)(qr|svd|eigh)\\b");

    private OpCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        return Vectors.objects(file.getAsJsonArray("cases"))
                .map(c -> new Case(c.get("id").getAsString(), Call.text(c), () -> check(c, close)));
    }

    private static void check(JsonObject c, Close close) {
        Call call = new Call(c);
        if (c.has("error")) {
            Errors.expect(close, c.getAsJsonObject("error"), call::run);
            return;
        }
        List<Tensor> asking = call.asking();
        List<Object> out = call.run();
        outputs(c, out, close);
        if (c.has("grad_out")) {
            Gradients.send(c, out, false);
            gradients(c, asking, close);
        }
        if (c.has("args_after")) {
            JsonArray after = c.getAsJsonArray("args_after");
            for (int i = 0; i < after.size(); i++) {
                JsonElement e = after.get(i);
                if (e.isJsonObject() && e.getAsJsonObject().has("tensor")) {
                    close.tensor(
                            "argument " + i + " after",
                            call.argument(i),
                            e.getAsJsonObject().getAsJsonObject("tensor"));
                }
            }
        }
    }

    /// Vectors of svd, eigh and, where the format leaves it free, qr are right with either sign, one by one.
    private static void outputs(JsonObject c, List<Object> out, Close close) {
        List<JsonElement> expected = Vectors.stream(c.getAsJsonArray("out")).toList();
        if (expected.stream().anyMatch(Complex::is)) {
            Complex.compare(close, out, expected);
            return;
        }
        Matcher m = VECTORS.matcher(Call.text(c));
        boolean isFree =
                m.find() && !c.has("grad_out") && !(close.strict() && m.group().equals("qr"));
        close.outputs(isFree ? signed(m.group(), out, expected) : out, expected);
    }

    /// Each column of `q`, `u` and the vectors of `eigh`, and each row of `r` and `vh`, turned round where PyTorch's
    /// points the other way.
    private static List<Object> signed(String function, List<Object> out, List<JsonElement> expected) {
        Object[] turned = out.toArray();
        int columns = function.equals("eigh") ? 1 : 0;
        for (int i = 0; i < Math.min(turned.length, expected.size()); i++) {
            if (turned[i] instanceof Tensor t && t.dim() > 1) {
                Tensor ours = t.detach();
                Tensor theirs = Vectors.tensor(expected.get(i).getAsJsonObject());
                if (ours.shape().equals(theirs.shape())) {
                    Tensor same = ours.mul(theirs)
                            .sum(i == columns ? -2 : -1, true)
                            .ge(0)
                            .to(ours.dtype());
                    turned[i] = ours.mul(same.mul(2).sub(1));
                }
            }
        }
        return List.of(turned);
    }

    private static void gradients(JsonObject c, List<Tensor> asking, Close close) {
        JsonArray grads = c.getAsJsonArray("grads");
        Mismatch.unlessEqual("number of gradients", asking.size(), grads.size());
        for (int i = 0; i < grads.size(); i++) {
            Tensor input = asking.get(i);
            Gradients.compare(close, "gradient " + i, input, grads.get(i), close.tolerance(input.dtype()));
        }
    }
}
