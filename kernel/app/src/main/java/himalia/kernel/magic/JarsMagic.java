package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `%jars lib/*.jar`: adds jars to what cells can use.
final class JarsMagic implements Magic {
    private final Folder folder;
    private final Supplier<ClassLoader> cells;

    JarsMagic(Folder folder, Supplier<ClassLoader> cells) {
        this.folder = folder;
        this.cells = cells;
    }

    @Override
    public String name() {
        return "jars";
    }

    @Override
    public List<String> otherNames() {
        return List.of("jar");
    }

    @Override
    public String usage() {
        return "%jars [FILE_OR_PATTERN...]";
    }

    @Override
    public String summary() {
        return "adds jars to the class path of the cells, for example %jars lib/*.jar; alone it lists them";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        if (call.words().isEmpty()) {
            return ClassPath.list(call, cells.get());
        }
        List<Path> added = new ArrayList<>();
        for (String word : call.words()) {
            added.addAll(folder.find("%jars", word));
        }
        return ClassPath.add(call, added);
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> name.endsWith(".jar"));
    }
}
