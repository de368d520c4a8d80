package org.dflib.jjava.jupyter.kernel.display;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// Takes the forms of a value from who renders it. A front end chooses among them: all are asked for.
public class RenderContext {
    private final DisplayData out;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    protected RenderContext(DisplayData out) {
        this.out = out;
    }

    public boolean wantsDataRenderedAs(MIMEType type) {
        return true;
    }

    public boolean wantsDataRenderedAs(String type) {
        return true;
    }

    /// Takes one form.
    public void renderIfRequested(MIMEType type, Supplier<?> form) {
        Object made = form.get();
        if (made != null) {
            out.putData(type, made);
        }
    }

    public void renderIfRequested(String type, Supplier<?> form) {
        renderIfRequested(MIMEType.parse(type), form);
    }

    public DisplayData getOutputContainer() {
        return out;
    }

    public Map<String, Object> getParams() {
        return parameters;
    }
}
