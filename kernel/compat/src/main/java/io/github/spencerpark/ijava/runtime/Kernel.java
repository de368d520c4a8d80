package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;
import org.jspecify.annotations.Nullable;

/// What cells ask of the kernel.
public final class Kernel {
    private Kernel() {}

    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /// Runs a text as a cell.
    ///
    /// @return its value; null if it has none
    public static @Nullable Object eval(String code) {
        return getKernelInstance().evalRaw(code);
    }
}
