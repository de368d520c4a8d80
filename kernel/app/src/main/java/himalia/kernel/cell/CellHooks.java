package himalia.kernel.cell;

import java.io.IOException;
import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// What woven cell code calls. The only class of the kernel, besides the API, that cells can see.
public final class CellHooks {
    private CellHooks() {}

    /// Links a check at a loop or a method entry to the engine's switch.
    public static CallSite check(MethodHandles.Lookup caller, String name, MethodType type) {
        return loader(caller).interruptSwitch().site();
    }

    /// Links a call of another cell's method to the newest definition of that method.
    public static CallSite call(MethodHandles.Lookup caller, String name, MethodType type, String owner)
            throws ReflectiveOperationException {
        return loader(caller).methods().site(caller, name, type, owner);
    }

    /// Stands in for `System.exit`.
    public static void exit(int status) {
        throw new SystemExit("System.exit(" + status + ")");
    }

    /// Stands in for `Runtime.exit`.
    public static void exit(Runtime runtime, int status) {
        throw new SystemExit("Runtime.exit(" + status + ")");
    }

    /// Stands in for `Runtime.halt`.
    public static void halt(Runtime runtime, int status) {
        throw new SystemExit("Runtime.halt(" + status + ")");
    }

    /// Stands in for `ProcessBuilder.start`: the output that a process inherits is that of the cell.
    public static Process start(ProcessBuilder builder) throws IOException {
        return ChildProcess.start(builder);
    }

    private static CellClassLoader loader(MethodHandles.Lookup caller) {
        ClassLoader loader = caller.lookupClass().getClassLoader();
        return loader instanceof CodeLoader code ? code.cells() : (CellClassLoader) loader;
    }
}
