package himalia.plot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Small JSON trees.
final class Json {
    private Json() {}

    /// A JSON object with its members in the given order.
    static Map<String, Object> object(@Nullable Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    /// A plotly trace of the given type, with its name for the legend.
    static Map<String, Object> trace(String type, @Nullable String name, @Nullable Object... namesAndValues) {
        Map<String, Object> trace = object("type", type);
        if (name != null) {
            trace.put("name", escaped(name));
        }
        trace.put("showlegend", name != null);
        trace.putAll(object(namesAndValues));
        return trace;
    }

    /// Plotly reads some HTML in texts; a student's `a < b` is text.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
