package himalia.kernel.cell.javac;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.jshell.JShellEngine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Scripts of cells, and what becomes of them.
final class Oracle {
    private Oracle() {}

    /// Writes JShell's answers to all scripts into a file: `cells/oracle-answers.txt` was made so.
    public static void main(String[] file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (List<String> script : scripts()) {
            try (JShellEngine engine = new JShellEngine(List.of())) {
                lines.add(answer(engine, script));
            }
        }
        Files.write(Path.of(file[0]), lines);
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

    /// What each cell of a script comes to, in one line.
    static String answer(CellEngine engine, List<String> cells) {
        List<String> answers = new ArrayList<>();
        for (String code : cells) {
            CellResult result = engine.execute(new Cell(answers.size() + 1, code));
            answers.add(
                    switch (result) {
                        case CellResult.Value value ->
                            "= "
                                    + String.valueOf(value.value())
                                            .replaceAll("@[0-9a-f]+", "@")
                                            .replaceAll("REPL\\.(\\$JShell\\$\\w+[.$])?", "")
                                            .replace("\n", "\\n");
                        case CellResult.Done done -> "done";
                        case CellResult.Failure failure -> "fail " + failure.name();
                    });
        }
        return String.join(" | ", answers);
    }

    static String text(String resource) throws IOException {
        try (InputStream in = Oracle.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
