package himalia.kernel.cell;

import himalia.api.DefaultImports;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/// The imports that the libraries of the cells want every cell to have.
public final class LibraryImports {
    private LibraryImports() {}

    /// What stands between `import` and `;`, library by library; a broken library is left out.
    ///
    /// @param broken told why
    public static List<String> find(ClassLoader cells, Consumer<String> broken) {
        List<String> imports = new ArrayList<>();
        var libraries = ServiceLoader.load(DefaultImports.class, cells).stream().iterator();
        while (true) {
            try {
                if (!libraries.hasNext()) {
                    return imports;
                }
                imports.addAll(libraries.next().get().imports());
            } catch (ServiceConfigurationError | RuntimeException e) {
                broken.accept(e.getMessage());
            }
        }
    }
}
