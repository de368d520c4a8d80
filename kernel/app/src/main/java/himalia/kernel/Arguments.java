package himalia.kernel;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the kernel was started with.
///
/// @param classPath what cells can use
/// @param file      where to find the server, or the notebook that is to become a program; else empty
record Arguments(Task task, List<Path> classPath, Path file) {
    private static final String USAGE =
            "usage: java -jar himalia-kernel.jar [--class-path FOLDER_OR_JARS] CONNECTION_FILE | --program NOTEBOOK | install"
                    + " | uninstall | doctor";

    enum Task {
        SERVE,
        PROGRAM,
        VERSION,
        SELF_TEST
    }

    /// What stands behind the connection file is not for the kernel: `jupyter run program.java` hands on its own.
    ///
    /// @throws IllegalArgumentException if there is no connection file, or an unknown option before it
    static Arguments of(String... args) throws IOException {
        List<Path> classPath = new ArrayList<>();
        Task task = Task.SERVE;
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (arg.equals("--version")) {
                return new Arguments(Task.VERSION, classPath, Path.of(""));
            } else if (arg.equals("--self-test")) {
                task = Task.SELF_TEST;
            } else if (arg.equals("--program")) {
                task = Task.PROGRAM;
            } else if (arg.equals("--class-path") && i + 1 < args.length) {
                classPath.addAll(jars(args[++i]));
            } else if (arg.startsWith("-")) {
                throw new IllegalArgumentException("`" + arg + "` is not understood; " + USAGE);
            } else {
                return new Arguments(task, classPath, Path.of(arg));
            }
        }
        if (task == Task.SERVE || task == Task.PROGRAM) {
            throw new IllegalArgumentException(USAGE);
        }
        return new Arguments(task, classPath, Path.of(""));
    }

    /// The jars of a folder, or the entries of a class path.
    private static List<Path> jars(String argument) throws IOException {
        Path folder = Path.of(argument.split(File.pathSeparator)[0]);
        if (!argument.contains(File.pathSeparator) && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> jars = files.filter(f -> f.toString().endsWith(".jar"))
                        .sorted()
                        .toList();
                return jars.isEmpty() ? List.of(folder) : jars;
            }
        }
        return Stream.of(argument.split(File.pathSeparator)).map(Path::of).toList();
    }
}
