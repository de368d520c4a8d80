package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;

/// Stands in for an `ObjectInputStream` that code of cells makes: the objects are of the classes that have their names
/// now. The VM would remember the first one that a method of an earlier cell has found.
public class CellObjectInputStream extends ObjectInputStream {
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final ClassLoader loader;

    public CellObjectInputStream(InputStream in) throws IOException {
        super(in);
        loader = STACK.getCallerClass().getClassLoader();
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
        try {
            return CellHooks.forName(described.getName(), false, loader);
        } catch (ClassNotFoundException unknown) {
            // Also the name of a primitive type.
            return super.resolveClass(described);
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] names) throws IOException, ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = CellHooks.forName(names[i], false, loader);
        }
        ClassLoader home =
                interfaces.length > 0 && interfaces[0].getClassLoader() instanceof CodeLoader own ? own : loader;
        return Proxy.newProxyInstance(home, interfaces, (proxy, method, arguments) -> null)
                .getClass();
    }
}
