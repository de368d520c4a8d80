package himalia.kernel.install;

import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder of Jupyter's that says how to start a kernel; its name is that of the kernel.
record Kernelspec(Path folder) {
    /// What in the metadata says that this package wrote it, with the version.
    private static final String MARK = "himalia";

    private static final String STARTER = """
            # Starts the kernel by the command that follows.
            if [ ! -x "$1" ]; then
              # The Java that installed it is gone: another one will do.
              shift
              set -- "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@"
            fi
            """;

    String name() {
        return folder.getFileName().toString();
    }

    boolean exists() {
        return Files.exists(file(), LinkOption.NOFOLLOW_LINKS);
    }

    boolean isOurs() {
        return !version().isEmpty();
    }

    /// That of the kernel that it was written for; empty if it is another's.
    String version() {
        return read().flatMap(spec -> {
                    try {
                        return Optional.of(spec.object("metadata").string(MARK, ""));
                    } catch (BadMessage e) {
                        return Optional.empty();
                    }
                })
                .orElse("");
    }

    /// The command that starts the kernel, but for the name of the connection file.
    List<String> command() throws IOException {
        try {
            List<String> argv = read().orElseThrow(() -> new IOException(file() + " cannot be read"))
                    .strings("argv");
            return argv.subList(0, Math.max(0, argv.size() - 1));
        } catch (BadMessage e) {
            throw new IOException(file() + " is damaged: " + e.getMessage(), e);
        }
    }

    private Optional<Fields> read() {
        try {
            return Optional.of(Json.parseObject(Files.readString(file())));
        } catch (IOException | BadMessage e) {
            return Optional.empty();
        }
    }

    /// @param command starts the kernel, if the name of a connection file follows
    void write(Surroundings here, List<String> command, String displayName) throws IOException {
        Files.createDirectories(folder);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put(
                "argv",
                Stream.of(started(here), command, List.of("{connection_file}"))
                        .flatMap(List::stream)
                        .toList());
        spec.put("display_name", displayName);
        try {
            Fields shared = Json.parseObject(Resources.text("kernel.json"));
            spec.putAll(shared.map());
            Map<String, Object> metadata =
                    new LinkedHashMap<>(shared.object("metadata").map());
            metadata.put(MARK, here.version());
            spec.put("metadata", metadata);
        } catch (BadMessage e) {
            throw new IOException(e);
        }
        for (String logo : List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg")) {
            Files.write(folder.resolve(logo), Resources.bytes(logo));
        }
        // Last, and whole or not at all: from here on Jupyter sees it.
        Path whole = Files.writeString(folder.resolve("kernel.json.new"), Json.write(spec));
        Files.move(whole, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /// What stands before Java, which costs a millisecond: a shell that says in the notebook how the JVM ended, should
    /// that die. Windows has none; there nobody says so.
    private List<String> started(Surroundings here) throws IOException {
        if (here.isWindows()) {
            return List.of();
        }
        String script = Resources.text("utf8.sh") + STARTER + Resources.text("supervise.sh");
        return List.of(
                "/bin/sh", Files.writeString(folder.resolve("start.sh"), script).toString());
    }

    void remove() throws IOException {
        removeAll(folder);
    }

    /// Removes a folder with all that is in it.
    static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path file() {
        return folder.resolve("kernel.json");
    }
}
