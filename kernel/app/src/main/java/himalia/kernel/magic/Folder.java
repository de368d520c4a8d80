package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The folder of the magics: names of files are relative to it. It begins as the one in which the kernel was started,
/// and `%cd` changes it; what is named in a file that is being loaded is looked for beside that file first.
final class Folder {
    private static final String HOME = "~" + File.separator;

    private final Deque<Path> loading = new ArrayDeque<>();
    private volatile Path now = Path.of("").toAbsolutePath();

    Path now() {
        return now;
    }

    void go(Path folder) {
        now = folder.normalize();
    }

    /// Looks beside a file first, until [#leave].
    void enter(Path beside) {
        loading.push(beside);
    }

    void leave() {
        loading.pop();
    }

    /// The file of a word; `~/` is the user's own folder.
    Path path(String word) throws MagicFailure {
        try {
            Path path = Path.of(atHome(word));
            List<Path> folders = new ArrayList<>(loading);
            folders.add(now);
            return folders.stream()
                    .map(folder -> folder.resolve(path).normalize())
                    .filter(Files::exists)
                    .findFirst()
                    .orElse(folders.getFirst().resolve(path).normalize());
        } catch (InvalidPathException e) {
            throw new MagicFailure("`" + word + "` is no name of a file: " + e.getReason());
        }
    }

    private static String atHome(String word) {
        boolean home = word.equals("~") || word.startsWith("~/") || word.startsWith(HOME);
        return home ? System.getProperty("user.home") + word.substring(1) : word;
    }

    /// The files of a pattern. A star stands for any name, also of a folder; two for folders within folders.
    ///
    /// @param magic who asks
    List<Path> find(String magic, String pattern) throws MagicFailure {
        int star = first(pattern, "*?[{");
        // Cut by hand: on Windows a path with a star in it is no path at all.
        String fixed = star < 0 ? pattern : pattern.substring(0, star);
        int cut = Math.max(fixed.lastIndexOf('/'), fixed.lastIndexOf(File.separatorChar)) + 1;
        String rest = pattern.substring(cut);
        if (star < 0) {
            Path file = path(pattern);
            if (Files.exists(file)) {
                return List.of(file);
            }
            throw new MagicFailure(magic + ": there is no file " + file.getFileName() + " in " + file.getParent());
        }
        Path folder = path(pattern.substring(0, cut));
        List<Path> found = new ArrayList<>();
        if (isThere(folder, rest)) {
            found.add(folder.resolve(rest));
        } else if (Files.isDirectory(folder)) {
            int depth = rest.contains("**")
                    ? Integer.MAX_VALUE
                    : (int) rest.chars().filter(c -> c == '/').count() + 1;
            PathMatcher matcher = matcher(magic, folder, rest);
            try (Stream<Path> files = Files.walk(folder, depth)) {
                files.filter(file -> matcher.matches(folder.relativize(file)))
                        .sorted()
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException e) {
                throw new MagicFailure(magic + ": " + folder + " cannot be read: " + e.getMessage());
            }
        }
        if (found.isEmpty()) {
            throw new MagicFailure(magic + ": there is no file " + rest + " in " + folder);
        }
        return found;
    }

    private static PathMatcher matcher(String magic, Path folder, String pattern) throws MagicFailure {
        try {
            // A shell's `**/` may stand for no folder at all.
            return folder.getFileSystem().getPathMatcher("glob:" + pattern.replace("**/", "{**/,}"));
        } catch (PatternSyntaxException e) {
            throw new MagicFailure(magic + ": " + pattern + " is no pattern: " + e.getDescription());
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

    /// The files and folders that the last word could become; with quotes where a name has blanks.
    ///
    /// @param wanted which files are offered; folders always are
    List<String> files(String typed, Predicate<String> wanted) {
        String word = typed.substring(Arguments.lastWord(typed));
        String quote = word.startsWith("\"") || word.startsWith("'") ? word.substring(0, 1) : "";
        String plain = word.substring(quote.length());
        int cut = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(File.separatorChar)) + 1;
        String folder = plain.substring(0, cut);
        String begin = plain.substring(cut);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(now.resolve(atHome(folder)))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean isFolder = Files.isDirectory(file);
                boolean hidden = name.startsWith(".") && !begin.startsWith(".");
                if (name.startsWith(begin) && !hidden && (isFolder || wanted.test(name))) {
                    found.add(quoted(folder + name, quote, isFolder));
                }
            }
        } catch (IOException | InvalidPathException | SecurityException nowhere) {
            return List.of();
        }
        found.sort(null);
        return found;
    }

    /// A folder is left open: its files come next.
    private static String quoted(String path, String quote, boolean isFolder) {
        String mark = quote.isEmpty() && path.indexOf(' ') >= 0 ? "\"" : quote;
        return mark + path + (isFolder ? "/" : mark);
    }
}
