package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// `%save FILE 1-4`: writes cells that were run into a file.
final class SaveMagic implements Magic {
    private final History history;
    private final Folder folder;

    SaveMagic(History history, Folder folder) {
        this.history = history;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "save";
    }

    @Override
    public String usage() {
        return "%save [-a] [-f] FILE CELLS";
    }

    @Override
    public String summary() {
        return "writes cells that were run into a file: %save work.jshell 1-4; -a adds them, -f overwrites";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = Arguments.plain(call, "%save", "-a", "-f");
        if (words.size() < 2) {
            throw MagicFailure.wrongUse("%save wants a file and the numbers of cells.");
        }
        boolean append = call.words().contains("-a");
        String name = words.getFirst();
        Path file = folder.path(name.contains(".") ? name : name + ".jshell");
        if (Files.exists(file) && !append && !call.words().contains("-f")) {
            throw new MagicFailure(
                    "%save: " + file + " is there already.\nHint: -f overwrites it, -a adds to its end.");
        }
        List<History.Entry> cells = Ranges.of("%save", history, words.subList(1, words.size()));
        String text = cells.stream().map(one -> one.source() + "\n").collect(Collectors.joining("\n"));
        try {
            Files.writeString(
                    file,
                    text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new MagicFailure("%save: " + file + " cannot be written: " + e.getMessage());
        }
        System.out.println("Wrote " + cells.size() + (cells.size() == 1 ? " cell" : " cells") + " into " + file);
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> true);
    }
}
