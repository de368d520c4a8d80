package himalia.kernel.magic;

import himalia.kernel.cell.CellEngine;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `%jars lib/*.jar`: adds jars to what cells can use.
final class JarsMagic implements Magic {
    @Override
    public String name() {
        return "jars";
    }

    @Override
    public String usage() {
        return "%jars FILE_OR_PATTERN...";
    }

    @Override
    public String summary() {
        return "adds jars to the class path of the cells, for example %jars lib/*.jar";
    }

    @Override
    public void run(List<String> arguments, CellEngine engine) throws MagicFailure {
        if (arguments.isEmpty()) {
            throw new MagicFailure("%jars wants at least one file, for example %jars lib/*.jar");
        }
        for (String argument : arguments) {
            find(argument).forEach(engine::addToClassPath);
        }
    }

    private static List<Path> find(String pattern) throws MagicFailure {
        // Cut by hand: on Windows a path with a star in it is no path at all.
        int cut = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar)) + 1;
        Path folder = Path.of(pattern.substring(0, cut)).toAbsolutePath();
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern.substring(cut))) {
                files.forEach(found::add);
            } catch (IOException e) {
                throw new MagicFailure("%jars: " + folder + " cannot be read: " + e.getMessage());
            }
        }
        if (found.isEmpty()) {
            throw new MagicFailure("%jars: there is no file " + pattern.substring(cut) + " in " + folder);
        }
        return found;
    }
}
