package org.dflib.jjava;

import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaNotebookStatics;

/// Where cells find the kernel.
public final class JJava {
    private JJava() {}

    public static JavaKernel getKernelInstance() {
        return JavaNotebookStatics.kernel();
    }
}
