package himalia.golden;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.Map;

/// Sends the upstream gradients of a case back and compares what arrives.
final class Gradients {
    private Gradients() {}

    /// `grad_out[k]` goes into output `grad_out_index[k]`; without that list, into output `k`.
    ///
    /// @param createGraph whether gradients of these gradients are to be taken
    static void send(JsonObject c, List<Object> outputs, boolean createGraph) {
        JsonArray upstream = c.getAsJsonArray("grad_out");
        for (int k = 0; k < upstream.size(); k++) {
            if (upstream.get(k).isJsonNull()) {
                continue;
            }
            int output = c.has("grad_out_index")
                    ? c.getAsJsonArray("grad_out_index").get(k).getAsInt()
                    : k;
            Tensor y = (Tensor) outputs.get(output);
            Tensor gradient = Vectors.tensor(upstream.get(k).getAsJsonObject()).to(y.dtype());
            y.backward(gradient, createGraph || k < upstream.size() - 1, createGraph);
        }
    }

    static void compare(Close close, String where, Tensor input, JsonElement expected, double tolerance) {
        Tensor grad = input.grad();
        if (expected.isJsonNull()) {
            if (grad != null && (close.strict() || grad.ne(0).sum().item() != 0)) {
                throw new Mismatch(where + ": " + grad + ", expected none");
            }
            return;
        }
        if (grad == null) {
            throw new Mismatch(where + ": none, expected " + Vectors.tensor(expected.getAsJsonObject()));
        }
        close.tensor(where, grad, Vectors.tensor(expected.getAsJsonObject()), tolerance);
    }

    static void compare(Close close, Map<String, ? extends Tensor> parameters, JsonObject expected, double tolerance) {
        for (Map.Entry<String, JsonElement> e : expected.entrySet()) {
            Tensor p = parameters.get(e.getKey());
            if (p == null) {
                throw new Mismatch("no parameter " + e.getKey() + " among " + parameters.keySet());
            }
            compare(close, "gradient of " + e.getKey(), p, e.getValue(), tolerance);
        }
    }
}
