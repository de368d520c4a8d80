package himalia.kernel.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.stream.Stream;

/// What the JVM loaded and linked in a first run. With it the kernel starts in half the time.
///
/// It belongs to just the jars of the command and their JDK, and to their options: so it lies beside the kernelspec
/// that has these, and each installation makes it anew.
record StartUpCache(Path folder) {
    /// What is called often by then, the JVM will compile at once. More brought little.
    private static final Duration PRACTICE = Duration.ofSeconds(8);

    /// The options that use one; none if there is none.
    List<String> options(Path jar) throws IOException {
        List<Path> files = files();
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> options =
                new ArrayList<>(Resources.options("start-up-cache.txt", Map.of("cache", files.getLast())));
        options.addAll(exports(jar));
        return options;
    }

    /// All there are, the newest last.
    List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("start-\\d+\\.aot"))
                    .sorted()
                    .toList();
        }
    }

    void removeAll() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    /// Makes the file, whole or not at all.
    ///
    /// @param java    the Java of the command and its options
    /// @param program what follows them, but for the connection file
    void make(List<String> java, List<String> program, Path jar) throws IOException {
        Path file = folder.resolve("start-" + System.currentTimeMillis() + ".aot");
        Path whole = folder.resolve("start.new");
        try {
            List<String> exports = exports(jar);
            List<String> first = new ArrayList<>(java);
            first.addAll(exports);
            first.addAll(Resources.options("rehearsal.txt", Map.of()));
            first.add("-XX:AOTCacheOutput=" + whole);
            first.add("-Dhimalia.launcher=" + ProcessHandle.current().pid()); // as in earnest
            first.addAll(program);
            try (Conversation kernel = new Conversation(first)) {
                rehearse(kernel);
            }
            List<String> check = new ArrayList<>(java);
            check.addAll(exports);
            check.addAll(List.of("-XX:+VerifySharedSpaces", "-XX:AOTCache=" + whole));
            check.addAll(List.of("-jar", jar.toString(), "--version"));
            Jvm.output(check);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /// What a student does first, and what the JVM is to compile at once.
    private static void rehearse(Conversation kernel) throws IOException {
        List<String> cells = cells("first-steps.java");
        if (kernel.run(cells.getFirst(), "1") == null) {
            throw new IOException("the kernel cannot run `" + cells.getFirst().strip() + "`");
        }
        for (String cell : cells.subList(1, cells.size())) {
            kernel.run(cell, "1");
        }
        help(kernel, "x.matm", "x.matmul");
        long end = System.nanoTime() + PRACTICE.toNanos();
        while (System.nanoTime() < end) {
            for (String cell : cells("practice.java")) {
                kernel.run(cell, "1");
            }
            help(kernel, "words.for", "words.forEach");
        }
    }

    private static List<String> cells(String resource) throws IOException {
        return List.of(Resources.text(resource).split("// %%\n"));
    }

    private static void help(Conversation kernel, String beginning, String name) throws IOException {
        kernel.ask("complete_request", Map.of("code", beginning, "cursor_pos", beginning.length()));
        kernel.ask("inspect_request", Map.of("code", name, "cursor_pos", name.length(), "detail_level", 0));
    }

    /// What the cell engine uses of javac. The manifest says so, too; but the JVM that writes the cache down reads
    /// none, and would leave out every lambda that has to do with these. Only with a cache that has them as well:
    /// another one would lose its module graph.
    private static List<String> exports(Path jar) throws IOException {
        return Jars.manifest(jar, new Attributes.Name("Add-Exports")).stream()
                .filter(name -> name.startsWith("jdk.compiler/"))
                .map(name -> "--add-exports=" + name + "=ALL-UNNAMED")
                .toList();
    }
}
