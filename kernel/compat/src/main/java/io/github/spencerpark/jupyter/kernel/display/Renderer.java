package io.github.spencerpark.jupyter.kernel.display;

import himalia.api.Display;
import himalia.compat.Forms;

/// How values are shown: `createRegistration(Point.class).preferring(MIMEType.TEXT_HTML).register((p, context) ->
/// ...)`.
public final class Renderer {
    public <T> RenderRegistration<T> createRegistration(Class<T> type) {
        return new RenderRegistration<>(type);
    }

    /// All forms of a value.
    public DisplayData render(Object value) {
        return new DisplayData(Display.render(value));
    }

    /// Some forms of a value, and its text.
    public DisplayData renderAs(Object value, String... types) {
        return new DisplayData(Forms.only(value, types));
    }
}
