package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Reads the vectors that PyTorch computed.
public final class Golden {
    private Golden() {}

    public static JsonObject file(String name) {
        try (Reader in = new InputStreamReader(
                Golden.class.getResourceAsStream("/golden/torch/" + name + ".json"), StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(in).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Stream<JsonObject> cases(String name) {
        return stream(file(name).getAsJsonArray("cases")).map(JsonElement::getAsJsonObject);
    }

    public static Stream<JsonElement> stream(JsonArray a) {
        return StreamSupport.stream(a.spliterator(), false);
    }

    public static boolean knows(JsonObject tensor) {
        return Stream.of(DType.values())
                .anyMatch(
                        d -> d.toString().equals("torch." + tensor.get("dtype").getAsString()));
    }

    public static Tensor tensor(JsonObject t) {
        DType dtype = DType.valueOf(t.get("dtype").getAsString().toUpperCase(Locale.ROOT));
        int[] shape = ints(t.getAsJsonArray("shape"));
        JsonArray data = t.getAsJsonArray("data");
        Tensor x = Tensor.zeros(dtype, shape);
        for (int i = 0; i < data.size(); i++) {
            if (dtype.isFloatingPoint()) {
                x.storage.setDouble(i, number(data.get(i)));
            } else if (dtype == DType.BOOL) {
                x.storage.setLong(i, data.get(i).getAsBoolean() ? 1 : 0);
            } else {
                x.storage.setLong(i, data.get(i).getAsLong());
            }
        }
        return x;
    }

    /// An argument of a case: `{"tensor": ..., "requires_grad": true}`.
    public static Tensor argument(JsonElement e) {
        JsonObject o = e.getAsJsonObject();
        Tensor x = tensor(o.getAsJsonObject("tensor"));
        return o.has("requires_grad") && o.get("requires_grad").getAsBoolean() ? x.requiresGrad_() : x;
    }

    public static double number(JsonElement e) {
        return e.getAsJsonPrimitive().isString() ? Double.parseDouble(e.getAsString()) : e.getAsDouble();
    }

    public static int[] ints(JsonArray a) {
        return stream(a).mapToInt(JsonElement::getAsInt).toArray();
    }

    public static double[] doubles(JsonArray a) {
        return stream(a).mapToDouble(Golden::number).toArray();
    }

    public static void assertSame(String what, Tensor actual, JsonObject expected) {
        Tensor e = tensor(expected);
        assertThat(actual.dtype()).as(what + " dtype").isEqualTo(e.dtype());
        assertClose(what, actual, e, e.dtype() == DType.FLOAT32 ? 1e-6 : 1e-12);
    }

    public static void assertClose(String what, Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).as(what + " shape").isEqualTo(expected.shape());
        double[] a = actual.toDoubleArray();
        double[] e = expected.toDoubleArray();
        for (int i = 0; i < e.length; i++) {
            boolean same =
                    Double.compare(a[i], e[i]) == 0 || Math.abs(a[i] - e[i]) <= tolerance * Math.max(1, Math.abs(e[i]));
            assertThat(same).as("%s [%d]: %s, expected %s", what, i, a[i], e[i]).isTrue();
        }
    }
}
