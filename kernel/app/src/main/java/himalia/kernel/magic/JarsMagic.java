package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

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

    /// A star stands for any name, also of a folder; two for folders within folders.
    private static List<Path> find(String pattern) throws MagicFailure {
        int star = first(pattern, "*?[{");
        // Cut by hand: on Windows a path with a star in it is no path at all.
        String fixed = star < 0 ? pattern : pattern.substring(0, star);
        int cut = Math.max(fixed.lastIndexOf('/'), fixed.lastIndexOf(File.separatorChar)) + 1;
        Path folder = Arguments.path(pattern.substring(0, cut));
        String rest = pattern.substring(cut);
        List<Path> found = new ArrayList<>();
        if (isThere(folder, rest)) {
            found.add(folder.resolve(rest));
        } else if (star >= 0 && Files.isDirectory(folder)) {
            int depth = rest.contains("**")
                    ? Integer.MAX_VALUE
                    : (int) rest.chars().filter(c -> c == '/').count() + 1;
            PathMatcher matcher = matcher(folder, rest);
            try (Stream<Path> files = Files.walk(folder, depth)) {
                files.filter(file -> matcher.matches(folder.relativize(file)))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException e) {
                throw new MagicFailure("%jars: " + folder + " cannot be read: " + e.getMessage());
            }
        }
        if (found.isEmpty()) {
            throw new MagicFailure("%jars: there is no file " + rest + " in " + folder);
        }
        return found;
    }

    private static PathMatcher matcher(Path folder, String pattern) throws MagicFailure {
        try {
            // A shell's `**/` may stand for no folder at all.
            return folder.getFileSystem().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
        } catch (PatternSyntaxException e) {
            throw new MagicFailure("%jars: " + pattern + " is no pattern: " + e.getDescription());
        }
    }

    private static boolean isThere(Path folder, String name) {
        try {
            return Files.exists(folder.resolve(name));
        } catch (InvalidPathException star) {
            return false;
        }
    }

    private static int first(String text, String letters) {
        for (int i = 0; i < text.length(); i++) {
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
