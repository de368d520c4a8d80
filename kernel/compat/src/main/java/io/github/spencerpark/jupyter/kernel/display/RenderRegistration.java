package io.github.spencerpark.jupyter.kernel.display;

import himalia.compat.Forms;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/// A type of values, and soon who renders it.
public final class RenderRegistration<T> {
    private final Class<T> type;

    RenderRegistration(Class<T> type) {
        this.type = type;
    }

    /// The forms that will be there. Nothing depends on it here: a front end chooses among those that come.
    public RenderRegistration<T> supporting(MIMEType... types) {
        return this;
    }

    public RenderRegistration<T> supporting(String... types) {
        return this;
    }

    public RenderRegistration<T> preferring(MIMEType... types) {
        return this;
    }

    public RenderRegistration<T> preferring(String... types) {
        return this;
    }

    /// Has values of the type, and of its subtypes, rendered by a function from here on.
    public void register(RenderFunction<T> function) {
        Forms.register(type, (value, out) -> function.render(value, new RenderContext(out)));
    }
}
