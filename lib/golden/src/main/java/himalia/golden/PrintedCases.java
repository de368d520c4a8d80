package himalia.golden;

import com.google.gson.JsonObject;
import himalia.golden.python.PythonException;
import himalia.golden.torch.PyText;
import himalia.golden.torch.Session;
import himalia.golden.torch.Unmapped;
import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `repr.json`, `repr_random.json`: what a value prints, to the letter.
final class PrintedCases {
    private PrintedCases() {}

    static Stream<Case> of(JsonObject file) {
        return Vectors.objects(file.getAsJsonArray("cases")).map(c -> {
            String code = Vectors.text(c, "code", "");
            String id = Vectors.text(c, "id", code);
            return new Case(id, code.isEmpty() ? id : code, () -> check(c));
        });
    }

    private static void check(JsonObject c) {
        Object value = value(c);
        String text = Vectors.text(c, "text");
        // Python's `repr(...)` and `str(...)` give text already; the file holds the text itself
        Mismatch.unlessEqual("text", value instanceof String s ? s : PyText.repr(value), text);
        if (c.has("tensor") && value instanceof Tensor t && t.isLeaf() && !(t instanceof Parameter)) {
            Mismatch.unlessEqual("text of the same numbers", plain(c).toString(), text);
        }
    }

    /// The code's value; where the code is beyond us and the value is a plain tensor, that tensor.
    private static @Nullable Object value(JsonObject c) {
        if (!c.has("code")) {
            return plain(c);
        }
        Session python = new Session();
        try {
            python.run("torch.manual_seed(0)");
            return python.run(Vectors.text(c, "setup", "") + "\n" + Vectors.text(c, "code"));
        } catch (Unmapped | PythonException beyond) {
            if (c.has("tensor")) {
                return plain(c);
            }
            throw beyond;
        }
    }

    private static Object plain(JsonObject c) {
        Tensor t = Vectors.tensor(c.getAsJsonObject("tensor"));
        return c.has("requires_grad") && c.get("requires_grad").getAsBoolean() ? t.requiresGrad_() : t;
    }
}
