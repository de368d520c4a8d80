package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `%cd FOLDER`: where the magics look for files. Java has no way to change the folder of a process.
final class CdMagic implements Magic {
    private final Folder folder;

    CdMagic(Folder folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "cd";
    }

    @Override
    public String usage() {
        return "%cd [FOLDER]";
    }

    @Override
    public String summary() {
        return "changes the folder of the magics (%ls, %load, %jars, %%bash ...); Java itself stays where it is";
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = call.words();
        String word = words.isEmpty() ? "~" : words.size() == 1 ? words.getFirst() : call.rest();
        Path to = folder.path(word);
        if (!Files.isDirectory(to)) {
            throw new MagicFailure("%cd: " + to + (Files.exists(to) ? " is no folder." : " is not there.")
                    + "\nHint: it is named from " + folder.now() + " on; %ls shows what is there.");
        }
        folder.go(to);
        System.out.println(folder.now());
        System.out.println("(for magics; files that Java opens are looked for in "
                + Path.of("").toAbsolutePath() + ")");
        return new CellResult.Done();
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> false);
    }
}
