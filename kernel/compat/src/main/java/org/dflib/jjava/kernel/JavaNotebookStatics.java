package org.dflib.jjava.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What cells call without naming whom.
public final class JavaNotebookStatics {
    private JavaNotebookStatics() {}

    public static JavaKernel kernel() {
        return JavaKernel.INSTANCE;
    }

    public static JavaKernel getKernelInstance() {
        return kernel();
    }

    /// Runs a magic of one line.
    ///
    /// @return its value; null if it has none, or prints it
    public static @Nullable Object lineMagic(String name, List<String> arguments) {
        return kernel().lineMagic(name, arguments);
    }

    /// Runs a magic over lines.
    ///
    /// @return its value; null if it has none
    public static @Nullable Object cellMagic(String name, List<String> arguments, String body) {
        return kernel().cellMagic(name, arguments, body);
    }

    /// Prints the magics that there are.
    public static void printMagics() {
        kernel().printMagics();
    }
}
