package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// `%%writefile FILE`: writes the lines below into a file.
final class WriteFileMagic implements Magic {
    private static final String APPEND = "-a";

    private final Folder folder;

    WriteFileMagic(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "writefile";
    }

    @Override
    public List<String> otherNames() {
        return List.of("file");
    }

    @Override
    public String usage() {
        return "%%writefile [-a] FILE";
    }

    @Override
    public String summary() {
        return "writes the lines below it into a file; -a adds them to its end";
    }

    @Override
    public Form form() {
        return Form.CELL;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = Arguments.plain(call, "%%writefile", APPEND, "--append");
        if (words.size() != 1) {
            throw MagicFailure.wrongUse("%%writefile wants the name of one file"
                    + (words.isEmpty() ? "." : ", not " + words.size() + ": put a name with blanks into quotes."));
        }
        Path file = folder.path(words.getFirst());
        if (file.getParent() == null || Files.isDirectory(file)) {
            throw new MagicFailure("%%writefile: " + file + " is a folder.");
        }
        boolean append = call.words().size() > 1;
        String text = call.body().orElse("");
        boolean existed = Files.exists(file);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    text.isEmpty() || text.endsWith("\n") ? text : text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new MagicFailure("%%writefile: " + file + " cannot be written: " + e.getMessage());
        }
        System.out.println((append ? "Appended to " : existed ? "Overwrote " : "Wrote ") + file);
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> true);
    }
}
