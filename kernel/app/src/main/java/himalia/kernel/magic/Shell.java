package himalia.kernel.magic;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs commands of the operating system in the folder of the magics. What differs between the systems is here.
final class Shell {
    /// So long a process that has ended may take to be printed: one that it has left behind may hold the pipe.
    private static final long TO_PRINT_MS = 1000;

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("windows");

    private final Folder folder;
    /// What `%env` has set, and Java itself cannot.
    private final Map<String, String> set = new ConcurrentHashMap<>();

    Shell(Folder folder) {
        this.folder = folder;
    }

    Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(set);
        return all;
    }

    void set(String name, String value) {
        set.put(name, value);
    }

    /// Whether a program of that name is found.
    static boolean isProgram(String name) {
        return program(name) != null;
    }

    private static @Nullable Path program(String name) {
        List<String> endings = WINDOWS ? List.of(".exe", ".cmd", ".bat") : List.of("");
        for (String one : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String ending : endings) {
                try {
                    Path file = Path.of(one, name + ending);
                    if (!one.isEmpty() && Files.isRegularFile(file) && Files.isExecutable(file)) {
                        return file;
                    }
                } catch (InvalidPathException odd) {
                    break;
                }
            }
        }
        return null;
    }

    /// A line as it would be typed into a terminal.
    static List<String> line(String command) {
        return WINDOWS ? List.of("cmd", "/c", command) : List.of(isProgram("bash") ? "bash" : "sh", "-c", command);
    }

    /// Runs a command to its end; it prints into the cell. An interrupt ends it.
    ///
    /// @return its exit status
    int run(List<String> command) throws IOException, InterruptedException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        int status = run(command, out::print, err::print);
        out.flush();
        err.flush();
        return status;
    }

    /// The same.
    ///
    /// @param out told what it prints, on another thread
    /// @param err told what it complains of
    int run(List<String> command, Consumer<String> out, Consumer<String> err) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.now().toFile());
        builder.environment().putAll(set);
        Process process = builder.start();
        Thread printsOut = print(process.inputReader(), out);
        Thread printsErr = print(process.errorReader(), err);
        try {
            process.getOutputStream().close();
            int status = process.waitFor();
            printsOut.join(TO_PRINT_MS);
            printsErr.join(TO_PRINT_MS);
            return status;
        } finally {
            List<ProcessHandle> children = process.descendants().toList();
            // The shell first: without the command that it waits for it would go on with the next.
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static Thread print(Reader from, Consumer<String> to) {
        return Thread.ofPlatform().daemon().name("shell").start(() -> {
            char[] buffer = new char[8192];
            try (from) {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    to.accept(new String(buffer, 0, n));
                }
            } catch (IOException ended) {
                return;
            }
        });
    }
}
