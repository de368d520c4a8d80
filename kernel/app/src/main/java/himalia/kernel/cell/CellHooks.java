package himalia.kernel.cell;

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

    /// Somebody is about to tell of an exception: the frames of the kernel are no part of the story.
    public static void told(Object exception) {
        if (exception instanceof Throwable thrown) {
            Frames.clean(thrown);
        }
    }

    /// Stands in for a method reference to `Throwable.printStackTrace`.
    public static void printStackTrace(Throwable thrown) {
        Frames.clean(thrown);
        thrown.printStackTrace();
    }

    /// What `getStackTrace` gives, for an exception or a thread.
    public static StackTraceElement[] frames(StackTraceElement[] frames) {
        return frames == null ? null : Frames.users(frames);
    }

    /// Stands in for `Thread.dumpStack`.
    public static void dumpStack() {
        printStackTrace(new Exception("Stack trace"));
    }

    private static CellClassLoader loader(MethodHandles.Lookup caller) {
        ClassLoader loader = caller.lookupClass().getClassLoader();
        return switch (loader) {
            case CodeLoader code -> code.cells();
            case LibraryLoader libraries -> libraries.cells();
            default -> (CellClassLoader) loader;
        };
    }
}
