package himalia.kernel;

import himalia.api.CellResult;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.history.History;
import himalia.kernel.magic.Magics;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What the environment wants to be done before the first cell: our variables, and those of IJava and JJava, for people
/// who have set them.
final class StartUp {
    private static final List<String> KERNELS = List.of("HIMALIA", "JJAVA", "IJAVA");

    private StartUp() {}

    /// What it wants as the code of cells.
    static List<String> cells(Map<String, String> environment) {
        List<String> cells = new ArrayList<>();
        for (String kernel : KERNELS) {
            paths(environment, kernel + "_CLASSPATH").forEach(path -> cells.add("%jars \"" + path + "\""));
        }
        for (String kernel : KERNELS) {
            paths(environment, kernel + "_STARTUP_SCRIPTS_PATH").forEach(path -> cells.add("%load \"" + path + "\""));
            String script = environment.getOrDefault(kernel + "_STARTUP_SCRIPT", "");
            if (!script.isBlank()) {
                cells.add(script);
            }
        }
        return cells;
    }

    private static List<String> paths(Map<String, String> environment, String variable) {
        List<String> paths = new ArrayList<>();
        for (String path : environment.getOrDefault(variable, "").split(Pattern.quote(File.pathSeparator))) {
            if (!path.isBlank()) {
                paths.add(path.strip());
            }
        }
        return paths;
    }

    /// Does it. What fails is told in the log of the server, and the others go on.
    static void run(CellEngine engine, Map<String, String> environment) {
        List<String> cells = cells(environment);
        if (cells.isEmpty()) {
            return;
        }
        Magics magics = Magics.standard(engine, new History(null));
        for (String code : cells) {
            if (magics.execute(Cell.ofFile("start-up", code)) instanceof CellResult.Failure failure) {
                Log.line("At start-up: " + Ansi.plain(String.join("\n", failure.traceback())));
            }
        }
    }
}
