package himalia.kernel.cell;

import himalia.api.DefaultImports;
import himalia.api.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The imports that the libraries of the cells want every cell to have.
public final class LibraryImports {
    private LibraryImports() {}

    /// What stands between `import` and `;`, library by library; a broken library is left out.
    ///
    /// @param broken told why
    public static List<String> find(ClassLoader cells, Consumer<String> broken) {
        List<String> imports = new ArrayList<>();
        for (DefaultImports library : Services.find(DefaultImports.class, cells, broken)) {
            try {
                imports.addAll(library.imports());
            } catch (RuntimeException | LinkageError e) {
                broken.accept(e.toString());
            }
        }
        return imports;
    }
}
