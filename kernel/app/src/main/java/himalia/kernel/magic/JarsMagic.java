package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
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
    public CellResult run(MagicCall call) throws MagicFailure {
        if (call.words().isEmpty()) {
            throw new MagicFailure("%jars wants at least one file, for example %jars lib/*.jar");
        }
        for (String word : call.words()) {
            find(word).forEach(call::addToClassPath);
        }
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return Arguments.files(typed, name -> name.endsWith(".jar"));
    }

    private static List<Path> find(String pattern) throws MagicFailure {
        // Cut by hand: on Windows a path with a star in it is no path at all.
        int cut = Math.max(pattern.lastIndexOf('/'), pattern.lastIndexOf(File.separatorChar)) + 1;
        Path folder = Arguments.path(pattern.substring(0, cut));
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
