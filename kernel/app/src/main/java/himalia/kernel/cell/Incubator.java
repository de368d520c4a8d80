package himalia.kernel.cell;

import java.lang.module.ModuleFinder;

/// Modules of Java that come only when they are asked for, such as `jdk.incubator.vector`: a library that a cell has
/// brought may need one, and nobody could give the VM an option for it beforehand.
final class Incubator {
    private static final String PREFIX = "jdk.incubator.";

    private Incubator() {}

    static boolean isOf(String className) {
        return className.startsWith(PREFIX);
    }

    /// A class of such a module, which is then there for all.
    ///
    /// The JDK lets programs ask that were started from a jar whose manifest says
    /// `Add-Exports: java.base/jdk.internal.module`, without the warning of `--add-modules`.
    static Class<?> find(String name) throws ClassNotFoundException {
        String home = name.substring(0, name.lastIndexOf('.'));
        String module = ModuleFinder.ofSystem().findAll().stream()
                .map(one -> one.descriptor())
                .filter(one -> one.packages().contains(home))
                .map(one -> one.name())
                .findFirst()
                .orElseThrow(() -> new ClassNotFoundException(name));
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, module);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ClassNotFoundException(name, e);
        }
        return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    }
}
