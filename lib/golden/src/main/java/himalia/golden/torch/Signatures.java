package himalia.golden.torch;

import himalia.golden.python.PyTuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parameters of PyTorch's classes in their order, with defaults: which positional argument is which setting, and
/// which stated argument says only what is so anyway. Read from `signatures.txt`.
final class Signatures {
    /// Stands for "has no default".
    static final Object REQUIRED = new Object();

    private static final Map<String, Map<String, @Nullable Object>> ALL = read();

    private Signatures() {}

    private static Map<String, Map<String, @Nullable Object>> read() {
        Map<String, Map<String, @Nullable Object>> all = new HashMap<>();
        try (InputStream in = Signatures.class.getResourceAsStream("/golden/signatures.txt")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> all.put(line.substring(0, line.indexOf(':')), parameters(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, @Nullable Object> parameters(String line) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        for (String part : line.substring(line.indexOf(':') + 1).split(";")) {
            String[] sides = part.strip().split("=", 2);
            if (!sides[0].isEmpty()) {
                parameters.put(sides[0], sides.length == 1 ? REQUIRED : value(sides[1]));
            }
        }
        return parameters;
    }

    private static @Nullable Object value(String text) {
        if (text.startsWith("(")) {
            List<@Nullable Object> items = new ArrayList<>();
            for (String item : text.substring(1, text.length() - 1).split(",")) {
                if (!item.isBlank()) {
                    items.add(value(item.strip()));
                }
            }
            return PyTuple.of(items.toArray());
        }
        return switch (text) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            default ->
                text.startsWith("'")
                        ? text.substring(1, text.length() - 1)
                        : text.matches("-?\\d+") ? (Object) Long.valueOf(text) : Double.valueOf(text);
        };
    }

    /// The parameters of a class by PyTorch's names, or null if it is not listed.
    static @Nullable Map<String, @Nullable Object> of(String type) {
        return ALL.get(type);
    }

    /// The default of a parameter by its Java name, else [Defaults#UNKNOWN].
    static @Nullable Object usual(String type, String javaName) {
        for (Map.Entry<String, @Nullable Object> e :
                ALL.getOrDefault(type, Map.of()).entrySet()) {
            if (e.getValue() != REQUIRED && Names.camel(e.getKey()).equals(javaName)) {
                return e.getValue();
            }
        }
        return Defaults.UNKNOWN;
    }
}
