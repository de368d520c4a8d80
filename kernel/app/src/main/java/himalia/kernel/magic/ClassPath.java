package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.MagicCall;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the magics that add jars have in common: the value they give, and the list of what is there.
final class ClassPath {
    private ClassPath() {}

    /// Adds jars and folders.
    ///
    /// @return their names, if Java waits for them
    static CellResult add(MagicCall call, List<Path> added) {
        added.forEach(call::addToClassPath);
        return call.wantsValue()
                ? new CellResult.Value(added.stream().map(Path::toString).toList())
                : new CellResult.Done();
    }

    /// The jars and folders that cells can use: printed, or as a value.
    static CellResult list(MagicCall call, ClassLoader cells) {
        List<String> all = of(cells);
        if (call.wantsValue()) {
            return new CellResult.Value(all);
        }
        System.out.println(all.isEmpty() ? "Cells have no jars but those of Java." : String.join("\n", all));
        return new CellResult.Done();
    }

    static List<String> of(ClassLoader cells) {
        List<String> all = new ArrayList<>();
        for (ClassLoader one = cells; one != null; one = one.getParent()) {
            if (one instanceof URLClassLoader loader) {
                for (URL url : loader.getURLs()) {
                    try {
                        String path = Path.of(url.toURI()).toString();
                        if (!all.contains(path)) {
                            all.add(path);
                        }
                    } catch (URISyntaxException
                            | IllegalArgumentException
                            | java.nio.file.FileSystemNotFoundException e) {
                        all.add(url.toString());
                    }
                }
            }
        }
        return all;
    }
}
