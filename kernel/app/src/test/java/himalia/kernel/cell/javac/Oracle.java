package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Scripts of cells, and what becomes of them.
final class Oracle {
    private Oracle() {}

    /// Writes JShell's answers to all scripts into a file: `cells/oracle-answers.txt` was made so.
    public static void main(String[] file) throws IOException {
        try (PrintStream out = new PrintStream(file[0], StandardCharsets.UTF_8)) {
            for (List<String> script : scripts()) {
                out.println(jshell(script));
            }
        }
    }

    /// Each a list of cells.
    static List<List<String>> scripts() throws IOException {
        List<List<String>> scripts = new ArrayList<>();
        for (String script : text("/cells/oracle.txt").split("\n---\n")) {
            scripts.add(Arrays.asList(script.split("\n--\n")));
        }
        List<String> cells = null;
        StringBuilder code = new StringBuilder();
        for (String line : text("/cells/corpus.txt").split("\n")) {
            if (line.startsWith("=== ")) {
                cells = new ArrayList<>();
                scripts.add(cells);
            } else if (line.startsWith(">> ") && cells != null) {
                cells.add(code.toString());
                code.setLength(0);
            } else {
                code.append(line).append('\n');
            }
        }
        return scripts;
    }

    /// What JShell makes of each cell of a script, in one line.
    static String jshell(List<String> cells) {
        boolean ends = cells.stream().anyMatch(code -> code.contains("exit(") || code.contains("halt("));
        try (JShellOracle shell = new JShellOracle(ends)) {
            return join(cells.stream().map(shell::answer));
        }
    }

    /// What our engine makes of them.
    static String ours(List<String> cells) {
        return ours(cells, List.of());
    }

    /// The same with libraries on the class path.
    static String ours(List<String> cells, List<Path> libraries) {
        try (JavacEngine engine = new JavacEngine(libraries)) {
            AtomicInteger number = new AtomicInteger();
            return join(cells.stream().map(code -> answer(engine.execute(new Cell(number.incrementAndGet(), code)))));
        }
    }

    private static String answer(CellResult result) {
        return switch (result) {
            case CellResult.Value value -> "= " + JShellOracle.shown(value.value());
            case CellResult.Done done -> "done";
            case CellResult.Failure failure -> "fail " + failure.name();
        };
    }

    private static String join(Stream<String> answers) {
        return answers.map(one -> one.replaceAll("@[0-9a-f]+", "@")
                        .replaceAll("REPL\\.(\\$JShell\\$\\w+[.$])?", "")
                        .replace("\n", "\\n"))
                .collect(Collectors.joining(" | "));
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Oracle.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
