package himalia.api;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What libraries offer of one kind, as they have registered it in `META-INF/services`.
public final class Services {
    private Services() {}

    /// Those that a class loader finds, in the order of its class path. A broken one is left out, the others go on.
    ///
    /// @param broken told why, for each broken one
    public static <T> List<T> find(Class<T> kind, ClassLoader loader, Consumer<String> broken) {
        List<T> found = new ArrayList<>();
        for (Supplier<T> one : offered(kind, loader, broken)) {
            try {
                found.add(one.get());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.accept(e.getMessage());
            }
        }
        return found;
    }

    /// The same, and none of them is made yet: their constructors are the libraries' code.
    static <T> List<Supplier<T>> offered(Class<T> kind, ClassLoader loader, Consumer<String> broken) {
        List<Supplier<T>> found = new ArrayList<>();
        var providers = ServiceLoader.load(kind, loader).stream().iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return found;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                broken.accept(e.getMessage());
            }
        }
    }
}
