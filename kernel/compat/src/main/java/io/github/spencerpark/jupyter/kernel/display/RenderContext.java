package io.github.spencerpark.jupyter.kernel.display;

/// Takes the forms of a value from who renders it.
public class RenderContext extends org.dflib.jjava.jupyter.kernel.display.RenderContext {
    RenderContext(org.dflib.jjava.jupyter.kernel.display.DisplayData out) {
        super(out);
    }
}
