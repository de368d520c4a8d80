package himalia.kernel.cell.javac;

import himalia.kernel.cell.Completion;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Names of files, in texts that seem to hold one.
final class FileNames {
    private static final int LIMIT = 100;

    private FileNames() {}

    /// @param masked the text with comments and literals blanked out
    static Completion complete(String before, String masked, int cursor) {
        int quote = cursor;
        while (quote > 0 && before.charAt(quote - 1) != '"' && before.charAt(quote - 1) != '\n') {
            quote--;
        }
        if (quote == 0 || before.charAt(quote - 1) != '"' || masked.charAt(quote - 1) != '"') {
            return Completion.none(cursor);
        }
        String text = before.substring(quote);
        int slash = text.lastIndexOf('/') + 1;
        String folder = text.substring(0, slash);
        String typed = text.substring(slash);
        List<Completion.Match> matches = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(folder.isEmpty() ? "." : folder))) {
            files.filter(file -> isMeant(file.getFileName().toString(), typed))
                    .sorted()
                    .limit(LIMIT)
                    .forEach(file -> matches.add(new Completion.Match(
                            file.getFileName() + (Files.isDirectory(file) ? "/" : ""), "path", "")));
        } catch (IOException | InvalidPathException noSuchFolder) {
            return Completion.none(cursor);
        }
        return new Completion(matches, cursor - typed.length(), cursor);
    }

    private static boolean isMeant(String file, String typed) {
        return file.startsWith(typed)
                && (!file.startsWith(".") || typed.startsWith("."))
                && !file.contains(File.separator);
    }
}
