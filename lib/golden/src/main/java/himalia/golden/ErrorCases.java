package himalia.golden;

import com.google.gson.JsonObject;
import himalia.golden.torch.Session;
import java.util.stream.Stream;

/// `errors.json`: code that fails, and how; see [Errors] for what counts as the same.
final class ErrorCases {
    private ErrorCases() {}

    static Stream<Case> of(JsonObject file, Close close) {
        return Vectors.objects(file.getAsJsonArray("cases"))
                .map(c -> new Case(Vectors.text(c, "code"), Vectors.text(c, "code"), () -> check(c, close)));
    }

    private static void check(JsonObject c, Close close) {
        Session python = new Session();
        Runnable code = () -> python.run(Vectors.text(c, "setup", "") + "\n" + Vectors.text(c, "code"));
        if (c.get("error").isJsonNull()) {
            code.run();
        } else {
            Errors.expect(close, c.getAsJsonObject("error"), code);
        }
    }
}
