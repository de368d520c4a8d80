package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/// The kernel that runs Java.
public final class JavaKernel extends BaseKernel {
    static final JavaKernel INSTANCE = new JavaKernel();

    private JavaKernel() {}
}
