package himalia.kernel.debug;

import java.util.LinkedHashMap;
import java.util.Map;

/// A line of the tree of variables.
///
/// @param type      what JupyterLab shows in place of the value, but for four words of Python's, or empty: then it is
///                  not told
/// @param reference by which what is below it is asked for; 0 if there is nothing
/// @param evaluate  an expression that gives it, or empty
record DebugVariable(String name, String value, String type, int reference, String evaluate) {
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("value", value);
        if (!type.isEmpty()) {
            json.put("type", type);
        }
        json.put("evaluateName", evaluate);
        json.put("variablesReference", reference);
        return json;
    }
}
