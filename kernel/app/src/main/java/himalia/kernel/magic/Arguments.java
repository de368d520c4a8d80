package himalia.kernel.magic;

import himalia.api.MagicFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// What the arguments of several magics have in common: words and files.
final class Arguments {
    private static final String HOME = "~" + File.separator;

    private Arguments() {}

    /// Where the last word begins: behind the last blank that stands in no quotes.
    static int lastWord(String typed) {
        int start = 0;
        char quote = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (Character.isWhitespace(c)) {
                start = i + 1;
            }
        }
        return start;
    }

    /// The file of a word; `~/` is the user's own folder.
    static Path path(String word) throws MagicFailure {
        try {
            return Path.of(atHome(word)).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new MagicFailure("`" + word + "` is no name of a file: " + e.getReason());
        }
    }

    static String atHome(String word) {
        boolean home = word.startsWith("~/") || word.startsWith(HOME);
        return home ? System.getProperty("user.home") + word.substring(1) : word;
    }

    /// The files and folders that the last word could become; with quotes where a name has blanks.
    ///
    /// @param wanted which files are offered; folders always are
    static List<String> files(String typed, Predicate<String> wanted) {
        String word = typed.substring(lastWord(typed));
        String quote = word.startsWith("\"") || word.startsWith("'") ? word.substring(0, 1) : "";
        String plain = word.substring(quote.length());
        int cut = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf(File.separatorChar)) + 1;
        String folder = plain.substring(0, cut);
        String begin = plain.substring(cut);
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Path.of(atHome(folder)).toAbsolutePath())) {
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
