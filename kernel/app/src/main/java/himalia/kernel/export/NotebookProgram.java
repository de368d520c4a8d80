package himalia.kernel.export;

import com.sun.source.util.JavacTask;
import himalia.api.CellResult;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.MainMethod;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.javac.JavaProgram;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.history.History;
import himalia.kernel.magic.MagicCell;
import himalia.kernel.magic.Magics;
import himalia.kernel.notebook.NotebookFile;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Writes a notebook as one program of plain Java. Its cells are compiled one after the other and do not run.
public final class NotebookProgram {
    /// Magics that the cells below them, or the whole program, need to be compiled as they are.
    private static final Set<String> SETTINGS = Set.of(
            "jars",
            "jar",
            "classpath",
            "maven",
            "addMavenDependency",
            "addMavenDependencies",
            "mavenRepo",
            "addMavenRepo",
            "loadFromPOM",
            "pom",
            "dependency",
            "semicolon",
            "sugar");

    /// Magics in whose place stands what they load.
    private static final Set<String> LOADS = Set.of("load", "run");

    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|\\S+");

    /// What stands for the value of a magic, which a program does not have.
    private static final String NO_VALUE = "null;";

    private final Path notebook;
    private final JavacEngine engine;
    private final JavaProgram program;
    private final Magics magics;
    /// Where files are looked for that are to be loaded, the innermost first, and those that are being loaded.
    private final Deque<Path> folders = new ArrayDeque<>();

    private final Deque<Path> loading = new ArrayDeque<>();
    private int number;
    /// Cells of the notebook, and of what it loads.
    private int pieces;

    private NotebookProgram(Path notebook, JavacEngine engine) {
        this.notebook = notebook;
        this.engine = engine;
        program = engine.program();
        magics = Magics.standard(engine, new History(null));
        folders.push(Path.of("").toAbsolutePath());
        Path folder = notebook.toAbsolutePath().getParent();
        if (folder != null) {
            folders.push(folder);
        }
    }

    /// The program.
    ///
    /// @param classPath what its cells can use
    /// @throws IOException if the notebook cannot be read, or is no program; the message names the cell and
    /// says what the compiler does
    public static String of(Path notebook, List<Path> classPath) throws IOException {
        NotebookFile file = NotebookFile.read(notebook);
        try (JavacEngine engine = new JavacEngine(classPath)) {
            return new NotebookProgram(notebook, engine).text(file);
        }
    }

    private String text(NotebookFile file) throws IOException {
        for (NotebookFile.NotebookCell cell : file.cells()) {
            if (cell.isCode()) {
                number++;
                add(cell);
            } else if (cell.type().equals("markdown") && !cell.source().isBlank()) {
                program.comment(cell.source());
            }
        }
        Optional<CellResult.Failure> unfinished = program.unfinished();
        if (unfinished.isPresent()) {
            throw failure(unfinished.get());
        }
        String name = className(notebook.getFileName().toString().replaceFirst("\\.ipynb$", ""));
        while (program.hasName(name)) {
            name += "Program";
        }
        String modules = String.join(",", program.modules());
        String title = notebook.getFileName() + " as a program. It needs himalia.jar and the jars beside it:\n"
                + "java " + (modules.isEmpty() ? "" : "--add-modules " + modules + " ")
                + "-cp \"FOLDER_OF_JARS/*\" THIS_FILE";
        String text = program.text(title, name);
        check(name, text);
        return text;
    }

    /// `02 xor-problem` is `Notebook02XorProblem`.
    private static String className(String file) {
        String name = Stream.of(file.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "Notebook" + name : name;
    }

    /// Adds a cell, and in the place of `%load` and `%run` what they load.
    private void add(NotebookFile.NotebookCell cell) throws IOException {
        MagicCell parts = MagicCell.of(cell.source());
        int at = 0;
        for (MagicCell.Line line : parts.lines()) {
            if (LOADS.contains(line.name()) && !line.isOverCell() && !line.isAssigned()) {
                piece(cell, parts.blank(at) + cell.source().substring(at, line.start()));
                load(cell.source().substring(line.start(), line.end()), parts.rest(line));
                at = line.end();
            }
        }
        piece(cell, parts.blank(at) + cell.source().substring(at));
    }

    private void piece(NotebookFile.NotebookCell cell, String source) throws IOException {
        if (!source.isBlank()) {
            write(new NotebookFile.NotebookCell(cell.type(), source, cell.tags()));
        }
    }

    /// What cannot be loaded is no part of the program, and the program says so: perhaps nothing needs it.
    private void load(String line, String rest) throws IOException {
        List<String> words = WORD.matcher(rest.replaceFirst(";?\\s*(//.*)?$", ""))
                .results()
                .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
                .toList();
        boolean isRun = line.strip().startsWith("%run");
        try {
            program.comment(line.strip());
            for (String word : isRun ? words.stream().limit(1).toList() : words) {
                load(word, isRun ? Optional.of(words.subList(1, words.size())) : Optional.empty());
            }
        } catch (IOException missing) {
            program.comment("This is no part of the program: " + missing.getMessage());
        }
    }

    private void load(String word, Optional<List<String>> arguments) throws IOException {
        Path file = find(word);
        if (loading.contains(file)) {
            throw new IOException(file.getFileName() + " loads itself.");
        }
        loading.push(file);
        folders.push(Objects.requireNonNull(file.getParent()));
        try {
            String name = file.getFileName().toString();
            if (name.endsWith(".ipynb")) {
                for (NotebookFile.NotebookCell cell : NotebookFile.read(file).cells()) {
                    if (cell.isCode()) {
                        add(cell);
                    }
                }
                return;
            }
            String text = Files.readString(file).replace("\r\n", "\n");
            Optional<String> call = name.endsWith(".java")
                    ? arguments.flatMap(given -> MainMethod.of(name.replaceFirst("\\.java$", ""), text)
                            .map(main -> main.call(given)))
                    : Optional.empty();
            // Commands of JShell are none of Java's.
            String code = name.endsWith(".java") ? text : text.replaceAll("(?m)^/(?![/*]).*$", "");
            add(new NotebookFile.NotebookCell(
                    "code", code + call.map(one -> "\n" + one).orElse(""), List.of()));
        } finally {
            folders.pop();
            loading.pop();
        }
    }

    private Path find(String word) throws IOException {
        for (Path folder : folders) {
            for (String ending : List.of("", ".ipynb", ".java", ".jshell", ".jsh")) {
                Path file = folder.resolve(word + ending).normalize();
                if (Files.isRegularFile(file)) {
                    return file;
                }
            }
        }
        throw new IOException("there is no file " + word + ".");
    }

    private void write(NotebookFile.NotebookCell cell) throws IOException {
        pieces++;
        MagicCell parts = MagicCell.of(cell.source());
        StringBuilder code = new StringBuilder(cell.source());
        List<String> comments = new ArrayList<>();
        for (MagicCell.Line line : parts.lines()) {
            String text = cell.source().substring(line.start(), line.end());
            if (line.isAssigned()) {
                comments.add(
                        cell.source().substring(line.statement(), line.end()).strip());
                blank(code, line.start(), line.end());
                code.replace(line.start(), Math.min(line.start() + 5, line.end()), "null;");
                continue;
            }
            boolean isTimed = line.name().equals("time");
            boolean isJava = isTimed
                    || line.name().equals("java")
                            && !line.isOverCell()
                            && parts.rest(line).isEmpty();
            comments.add((line.isAssigned() ? cell.source().substring(line.statement(), line.end()) : text).strip());
            int end = line.isOverCell() && !isJava ? code.length() : line.end();
            if (end == code.length() && line.isOverCell() && end > line.end()) {
                comments.add(cell.source().substring(line.end()).strip());
            }
            if (isTimed && !line.isOverCell()) {
                blank(code, line.start(), line.rest());
                finish(code, line);
            } else {
                blank(code, line.start(), end);
            }
            if (line.isAssigned()) {
                code.replace(line.start(), Math.min(line.start() + NO_VALUE.length(), line.end()), NO_VALUE);
            }
            // Alone some of them list what there is.
            boolean sets = line.isOverCell() || !parts.rest(line).isEmpty();
            if (SETTINGS.contains(line.name()) && sets) {
                String whole = line.isOverCell() ? cell.source().substring(line.start()) : text;
                CellResult set = magics.execute(new Cell(pieces, whole));
                if (set instanceof CellResult.Failure failure) {
                    throw failure(failure);
                }
            }
        }
        String comment = String.join("\n", comments);
        boolean mayFail = cell.tags().contains("raises-exception");
        Optional<CellResult.Failure> failure = program.add(new Cell(pieces, code.toString()), comment, mayFail);
        if (failure.isPresent() && mayFail) {
            program.comment(cell.source() + "\n\n" + plain(failure.get()));
        } else if (failure.isPresent()) {
            throw failure(failure.get());
        }
    }

    /// Java in the line of a magic need not end with `;`, for which it makes room.
    private static void finish(StringBuilder code, MagicCell.Line line) {
        String java = Mask.of(code.substring(line.rest(), line.end())).stripTrailing();
        boolean isLast = code.substring(line.end()).isBlank();
        if (!java.isEmpty() && !isLast && ";}".indexOf(java.charAt(java.length() - 1)) < 0) {
            int end = line.rest() + java.length();
            code.replace(line.rest() - 1, end, code.substring(line.rest(), end) + ";");
        }
    }

    private static void blank(StringBuilder code, int from, int to) {
        for (int i = from; i < to; i++) {
            if (code.charAt(i) != '\n') {
                code.setCharAt(i, ' ');
            }
        }
    }

    private static String plain(CellResult.Failure failure) {
        return Ansi.plain(String.join("\n", failure.traceback()));
    }

    private IOException failure(CellResult.Failure failure) {
        return new IOException(notebook.getFileName() + " cannot be written as a program. In its code cell " + number
                + (loading.isEmpty()
                        ? ""
                        : ", which loads " + loading.getFirst().getFileName())
                + ":\n" + plain(failure));
    }

    // ---- Whether the program is one

    private void check(String name, String text) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        List<String> options = List.of("-proc:none", "-cp", classPath());
        JavacTask task = (JavacTask) javac.getTask(null, null, said, options, null, List.of(source));
        task.parse();
        task.analyze();
        Optional<String> wrong = said.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(one -> line(text, one.getLineNumber()) + "\n" + one.getMessage(Locale.ENGLISH));
        if (wrong.isPresent()) {
            throw new IOException(notebook.getFileName()
                    + " cannot be written as a program: what is Java cell by cell is none in one file:\n"
                    + wrong.get());
        }
    }

    private static String line(String text, long number) {
        return text.lines().skip(Math.max(0, number - 1)).findFirst().orElse("").strip();
    }

    private String classPath() {
        return engine.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
