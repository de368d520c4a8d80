package io.github.spencerpark.ijava;

/// Where cells find the kernel.
public final class IJava {
    private IJava() {}

    public static JavaKernel getKernelInstance() {
        return JavaKernel.INSTANCE;
    }
}
