package io.github.spencerpark.ijava.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How cells run magics by their names.
public final class Magics {
    private Magics() {}

    /// Runs a magic of one line.
    ///
    /// @return its value; null if it has none, or prints it
    public static @Nullable Object lineMagic(String name, List<String> arguments) {
        return Kernel.getKernelInstance().lineMagic(name, arguments);
    }

    /// Runs a magic over lines.
    ///
    /// @return its value; null if it has none
    public static @Nullable Object cellMagic(String name, List<String> arguments, String body) {
        return Kernel.getKernelInstance().cellMagic(name, arguments, body);
    }
}
