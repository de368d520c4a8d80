package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Closest;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.MainMethod;
import himalia.kernel.notebook.NotebookFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `%load ../utils/imports.ipynb`: runs the cells of another notebook, or of a file of Java or JShell, as if they stood
/// here. `%run` is the same, and calls the `main` of a file of Java.
final class LoadMagic implements Magic {
    private static final List<String> ENDINGS = List.of("", ".ipynb", ".java", ".jshell", ".jsh");
    /// How a notebook begins whose file has another ending.
    private static final Pattern NOTEBOOK = Pattern.compile("\\s*\\{\\s*\"(cells|metadata|nbformat)\"");

    private final String name;
    private final CellEngine cells;
    private final Folder folder;
    private final Deque<Path> loading;

    /// @param loading the files that are being loaded, the newest first; both magics share them
    LoadMagic(String name, CellEngine cells, Folder folder, Deque<Path> loading) {
        this.name = name;
        this.cells = cells;
        this.folder = folder;
        this.loading = loading;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String usage() {
        return runs() ? "%run NOTEBOOK | FILE.java [ARGUMENTS]" : "%load NOTEBOOK | FILE.java | FILE.jshell ...";
    }

    @Override
    public String summary() {
        return runs()
                ? "runs the cells of another notebook, or a program in a file of Java"
                : "runs the cells of another notebook, or a file of Java or JShell, as if they stood here";
    }

    private boolean runs() {
        return name.equals("run");
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure {
        List<String> words = call.words();
        if (words.isEmpty()) {
            throw MagicFailure.wrongUse("%" + name + " wants the name of a file.");
        }
        // Nobody quotes a name with blanks before he has to.
        if (words.size() > 1 && find(call.rest()) != null) {
            words = List.of(call.rest());
        }
        CellResult last = new CellResult.Done();
        for (String word : runs() ? words.subList(0, 1) : words) {
            last = load(existing(word), runs() ? words.subList(1, words.size()) : null);
            if (last instanceof CellResult.Failure) {
                return last;
            }
        }
        return new CellResult.Done();
    }

    private @Nullable Path find(String word) throws MagicFailure {
        for (String ending : ENDINGS) {
            Path path = folder.path(word + ending);
            if (Files.isRegularFile(path)) {
                return path;
            }
        }
        return null;
    }

    private Path existing(String word) throws MagicFailure {
        if (word.matches("\\w{2,}://.*")) {
            throw new MagicFailure("%" + name + " loads files, not addresses, and `" + word
                    + "` is one.\nHint: download it, and load it from there.");
        }
        Path found = find(word);
        if (found != null) {
            return found;
        }
        Path path = folder.path(word);
        String what = Files.isDirectory(path) ? path + " is a folder." : "there is no file " + path + ".";
        throw new MagicFailure("%" + name + ": " + what + "\nHint: " + near(path));
    }

    private static String near(Path path) {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return parent + " is no folder; names are relative to the file that loads, or to %pwd.";
        }
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(parent)) {
            all.map(one -> one.getFileName().toString())
                    .filter(one -> ENDINGS.stream().skip(1).anyMatch(one::endsWith))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException unreadable) {
            return parent + " cannot be read.";
        }
        List<String> stems =
                files.stream().map(one -> one.replaceFirst("\\.\\w+$", "")).toList();
        String near = Closest.of(String.valueOf(path.getFileName()).replaceFirst("\\.\\w+$", ""), stems);
        if (near != null) {
            return "did you mean `" + files.get(stems.indexOf(near)) + "`?";
        }
        return files.isEmpty()
                ? parent + " has no notebook, no .java and no .jshell file."
                : parent + " has " + Closest.list(files) + ".";
    }

    /// @param arguments those of `main`; null if it is not to run
    private CellResult load(Path file, @Nullable List<String> arguments) throws MagicFailure {
        Path real = real(file);
        if (loading.contains(real)) {
            List<String> circle = new ArrayList<>();
            loading.descendingIterator()
                    .forEachRemaining(one -> circle.add(one.getFileName().toString()));
            circle.add(real.getFileName().toString());
            throw new MagicFailure("%" + name + ": these files load each other in a circle: "
                    + String.join(" -> ", circle) + ".\nHint: what both need belongs into a third file.");
        }
        loading.push(real);
        folder.enter(Objects.requireNonNull(real.getParent()));
        try {
            String title = real.getFileName().toString();
            String text = title.endsWith(".ipynb") ? "" : text(real);
            if (title.endsWith(".ipynb") || NOTEBOOK.matcher(text).lookingAt()) {
                return notebook(real);
            }
            return title.endsWith(".java") ? program(real, text, arguments) : jshell(real, text);
        } finally {
            folder.leave();
            loading.pop();
        }
    }

    private Path real(Path file) throws MagicFailure {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new MagicFailure("%" + name + ": " + file + " cannot be read: " + e.getMessage());
        }
    }

    private String text(Path file) throws MagicFailure {
        try {
            return Files.readString(file).replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            throw new MagicFailure("%" + name + ": " + file + " is no text in UTF-8.");
        } catch (IOException e) {
            throw new MagicFailure("%" + name + ": " + file + " cannot be read: " + e.getMessage());
        }
    }

    private CellResult notebook(Path file) throws MagicFailure {
        NotebookFile notebook;
        try {
            notebook = NotebookFile.read(file);
        } catch (IOException e) {
            throw new MagicFailure("%" + name + ": " + e.getMessage());
        }
        if (!notebook.language().isEmpty() && !notebook.language().startsWith("java")
                || notebook.language().startsWith("javascript")) {
            throw new MagicFailure("%" + name + ": " + file + " is a notebook in " + notebook.language()
                    + ", and this kernel runs Java.");
        }
        int number = 0;
        for (NotebookFile.NotebookCell cell : notebook.cells()) {
            if (!cell.isCode()) {
                continue;
            }
            number++;
            CellResult result = run(file.getFileName() + " " + number, cell.source());
            if (result instanceof CellResult.Failure failure && !cell.tags().contains("raises-exception")) {
                return told(failure, "code cell " + number + " of " + file);
            }
        }
        return new CellResult.Done();
    }

    private CellResult run(String title, String code) {
        return cells.execute(Cell.ofFile(title, code));
    }

    private CellResult told(CellResult.Failure failure, String where) {
        List<String> lines = new ArrayList<>(failure.traceback());
        lines.add(Ansi.grey("%" + name + ": it failed in " + where + "."));
        return new CellResult.Failure(failure.name(), failure.message(), lines);
    }

    private CellResult program(Path file, String text, @Nullable List<String> arguments) {
        String title = file.getFileName().toString();
        Optional<MainMethod> main =
                arguments == null ? Optional.empty() : MainMethod.of(title.replaceFirst("\\.java$", ""), text);
        // In one cell: what is run needs no note that nothing runs it.
        CellResult result = run(
                title,
                main.map(one -> text + "\n" + one.call(Objects.requireNonNull(arguments)))
                        .orElse(text));
        if (result instanceof CellResult.Failure failure) {
            return told(failure, file.toString());
        }
        if (arguments != null && main.isEmpty()) {
            System.err.println("Note: " + title + " has no `main` that could be run; what it declares is there now.");
        }
        return result;
    }

    /// Snippets: whole, if that is a cell, else one after the other, for there an expression needs no `;`. Commands of
    /// JShell are left out, but for `/open`.
    private CellResult jshell(Path file, String text) throws MagicFailure {
        String title = file.getFileName().toString();
        List<String> lines = text.lines().toList();
        boolean hasCommands = lines.stream().anyMatch(line -> line.startsWith("/") && !isComment(line));
        if (!hasCommands && cells.completeness(text).state() == Completeness.State.COMPLETE) {
            CellResult whole = run(title, text);
            return whole instanceof CellResult.Failure failure ? told(failure, file.toString()) : whole;
        }
        StringBuilder open = new StringBuilder();
        StringBuilder above = new StringBuilder();
        for (String line : lines) {
            boolean isCommand = open.toString().isBlank() && line.startsWith("/") && !isComment(line);
            if (isCommand && line.matches("/ex.*")) {
                break;
            }
            if (isCommand && line.matches("/o(pen)?\\s.*")) {
                String name = line.replaceFirst("\\S+\\s+", "").strip();
                CellResult opened = load(existing(name), null);
                if (opened instanceof CellResult.Failure) {
                    return opened;
                }
            }
            open.append(isCommand ? "" : line).append('\n');
            if (cells.completeness(open.toString()).state() != Completeness.State.INCOMPLETE) {
                CellResult result =
                        open.toString().isBlank() ? new CellResult.Done() : run(title, above + open.toString());
                if (result instanceof CellResult.Failure failure) {
                    return told(failure, file.toString());
                }
                above.append(open.toString().replaceAll("[^\n]", ""));
                open.setLength(0);
            }
        }
        CellResult rest = open.toString().isBlank() ? new CellResult.Done() : run(title, above + open.toString());
        return rest instanceof CellResult.Failure failure ? told(failure, file.toString()) : rest;
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("/*");
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, file -> ENDINGS.stream().skip(1).anyMatch(file::endsWith));
    }
}
