package org.dflib.jjava.kernel;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/// The kernel that runs Java.
public final class JavaKernel extends BaseKernel {
    static final JavaKernel INSTANCE = new JavaKernel();

    private JavaKernel() {}
}
