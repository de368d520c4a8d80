package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `%ls [FOLDER_OR_PATTERN]`: the files of a folder.
final class LsMagic implements Magic {
    private final Folder folder;

    LsMagic(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "ls";
    }

    @Override
    public List<String> otherNames() {
        return List.of("dir", "ll");
    }

    @Override
    public String usage() {
        return "%ls [FOLDER_OR_PATTERN]";
    }

    @Override
    public String summary() {
        return "lists files; as a value it is the list of their names";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = Arguments.plain(call, "%ls", "-l", "-a", "-la", "-al");
        boolean all = call.words().stream().anyMatch(word -> word.matches("-l?al?"));
        List<Path> found = new ArrayList<>();
        for (String word : words.isEmpty() ? List.of(".") : words) {
            for (Path path : folder.find("%ls", word)) {
                found.addAll(Files.isDirectory(path) && !word.contains("*") ? inside(path, all) : List.of(path));
            }
        }
        List<String> names = found.stream().map(LsMagic::name).toList();
        if (call.wantsValue()) {
            return new CellResult.Value(names);
        }
        for (int i = 0; i < names.size(); i++) {
            System.out.printf("%12s  %s%n", size(found.get(i)), names.get(i));
        }
        return new CellResult.Done();
    }

    private static List<Path> inside(Path folder, boolean all) throws MagicFailure {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> all || !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new MagicFailure("%ls: " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private static String name(Path file) {
        return file.getFileName() + (Files.isDirectory(file) ? "/" : "");
    }

    private static String size(Path file) {
        try {
            return Files.isDirectory(file) ? "" : "%,d".formatted(Files.size(file));
        } catch (IOException gone) {
            return "?";
        }
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> true);
    }
}
