package io.github.spencerpark.jupyter.kernel;

import himalia.compat.KernelOfCells;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;

/// The kernel as its cells and libraries see it.
public class BaseKernel extends KernelOfCells {
    private final Renderer renderer = new Renderer();

    protected BaseKernel() {}

    public Renderer getRenderer() {
        return renderer;
    }

    /// Runs a text as a cell.
    ///
    /// @return its value in all its forms; null if it has none
    public @Nullable DisplayData eval(String code) {
        Object value = evalRaw(code);
        return value == null ? null : renderer.render(value);
    }
}
