package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import himalia.kernel.export.NotebookProgram;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every notebook of the course as a program of plain Java: javac takes it, and it prints what the notebook shows.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ExportedNotebooksTest {
    private static final Pattern CLASS = Pattern.compile("(?m)^class (\\w+) \\{$");

    /// Progress of training is written in other words outside of a notebook.
    private static final Pattern PROGRESS =
            Pattern.compile("(?m)^Epoch \\d+/\\d+\n(\\d+/\\d+ ━.*\n)?|^epoch \\d+/\\d+ ━.*\n");

    /// Those that are done soon, and in which no number hangs on the processor: each is run as a program, too.
    private static final List<String> QUICK = List.of(
            "exercise_02_00",
            "exercise_02_03",
            "exercise_02_05",
            "exercise_03_01",
            "p_01_01",
            "p_01_02",
            "p_01_03",
            "p_01_04",
            "p_01_05",
            "p_01_06",
            "p_01_07",
            "p_01_08",
            "p_01_09",
            "p_01_10",
            "p_02_00",
            "p_02_01",
            "p_02_03",
            "p_02_05",
            "p_02_08",
            "p_04_02",
            "p_04_03",
            "p_04_05",
            "solution_02_00",
            "solution_02_05");

    /// How a program says that it is to be started.
    private static final Pattern START = Pattern.compile("(?m)^// java (.*)-cp \\S+ THIS_FILE$");

    @TempDir
    Path folder;

    static List<Notebook> notebooks() {
        return Notebook.all().stream().filter(Notebook::isForAll).toList();
    }

    static List<Notebook> quick() {
        return notebooks().stream().filter(ExportedNotebooksTest::isQuick).toList();
    }

    private static boolean isQuick(Notebook notebook) {
        return QUICK.stream().anyMatch(notebook.toString()::startsWith);
    }

    /// Before it is handed out, javac has looked at all of it.
    @ParameterizedTest
    @MethodSource("notebooks")
    void is_a_program_that_compiles(Notebook notebook) throws IOException {
        String program = NotebookProgram.of(notebook.file(), LectureCells.classPath());
        assertThat(program).containsPattern("(?m)^        cell\\d+\\(\\);$");
        assertThat(notebook.cells("markdown").stream()
                        .map(cell -> Notebook.join(cell.get("source"))
                                .lines()
                                .findFirst()
                                .orElse("")))
                .allSatisfy(line -> assertThat(program).contains("    // " + line.replace("\\u", "\\ u")));
    }

    @Test
    void some_are_quick() {
        // Of one there are two versions.
        assertThat(quick()).hasSize(QUICK.size() + 1);
    }

    @ParameterizedTest
    @MethodSource("quick")
    void prints_as_a_program_what_it_shows(Notebook notebook) throws IOException, InterruptedException {
        String program = NotebookProgram.of(notebook.file(), LectureCells.classPath());
        Matcher found = CLASS.matcher(program);
        assertThat(found.find()).isTrue();
        String name = found.group(1);
        Path source = Files.writeString(folder.resolve(name + ".java"), program);
        String classPath =
                LectureCells.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-cp", classPath, "-d", folder.toString(), source.toString()))
                .as(program)
                .isZero();
        Matcher start = START.matcher(program);
        assertThat(start.find()).isTrue();
        assertThat(output(name, start.group(1), classPath)).as(program).isEqualTo(shown(notebook));
    }

    private String output(String name, String options, String classPath) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(
                java, "-Djava.awt.headless=true", "-Dstdout.encoding=UTF-8", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(options.strip().split(" ")));
        command.addAll(List.of("-cp", folder + File.pathSeparator + classPath, name));
        Process process = new ProcessBuilder(command)
                .directory(new File("../notebooks"))
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
        return clean(Files.readString(out, StandardCharsets.UTF_8));
    }

    /// What the cells of a notebook print and show, as text.
    private static String shown(Notebook notebook) {
        StringBuilder text = new StringBuilder();
        for (JsonObject output : notebook.outputs()) {
            if (output.has("text") && output.get("name").getAsString().equals("stdout")) {
                text.append(Notebook.join(output.get("text")));
            } else if (output.has("data")) {
                text.append(Notebook.join(output.getAsJsonObject("data").get("text/plain")))
                        .append('\n');
            }
        }
        return clean(text.toString());
    }

    private static String clean(String text) {
        return PROGRESS.matcher(text.replace(System.lineSeparator(), "\n") + "\n")
                .replaceAll("")
                .stripTrailing();
    }
}
