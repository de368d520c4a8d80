package himalia.kernel.install;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The process and its system: all that an installation asks of them.
///
/// @param system    the name of the operating system, as Java has it
/// @param home      the folder of the Java that runs
/// @param java      what that is called
/// @param flaw      why cells do not run on it, if so
/// @param jar       where the kernel was loaded from
/// @param classPath what this process was started with
public record Surroundings(
        Map<String, String> environment,
        String system,
        Path userHome,
        Path home,
        String java,
        Optional<String> flaw,
        Path jar,
        List<Path> classPath,
        String version,
        int processors,
        Path temp) {

    public Surroundings {
        environment = Map.copyOf(environment);
        classPath = List.copyOf(classPath);
    }

    /// Those of this process.
    ///
    /// @param version of the kernel
    /// @param flaw    why cells do not run on this Java, if so
    public static Surroundings ofThisProcess(String version, Optional<String> flaw) throws IOException {
        try {
            return new Surroundings(
                    System.getenv(),
                    System.getProperty("os.name"),
                    Path.of(System.getProperty("user.home")),
                    Path.of(System.getProperty("java.home")).toRealPath(), // a link may lead to an older one tomorrow
                    "JDK " + System.getProperty("java.version"),
                    flaw,
                    Path.of(Surroundings.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                            .toRealPath(),
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                            .map(entry -> Path.of(entry).toAbsolutePath())
                            .toList(),
                    version,
                    Runtime.getRuntime().availableProcessors(),
                    Path.of(System.getProperty("java.io.tmpdir")).toRealPath());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    boolean isWindows() {
        return system.startsWith("Windows");
    }

    Path executable() {
        return home.resolve("bin").resolve(isWindows() ? "java.exe" : "java");
    }

    /// A variable that is there and not empty.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    /// The folder `kernels` of the Jupyter that was asked for.
    Path kernels(Asked asked) throws Trouble {
        Path data = switch (asked.place()) {
            case "--prefix" -> ofPrefix(asked.prefix());
            case "--sys-prefix" ->
                environmentOfPython()
                        .orElseThrow(() -> new Trouble("No environment of Python is active (neither VIRTUAL_ENV"
                                + " nor CONDA_PREFIX is set): activate one, or name its folder by --prefix."));
            case null, default -> userData();
        };
        return data.resolve("kernels");
    }

    /// All such folders in which Jupyter looks, the first that has a name being the one that counts.
    List<Path> allKernels() {
        List<Path> data = new ArrayList<>();
        variable("JUPYTER_PATH")
                .ifPresent(path -> Stream.of(path.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .forEach(data::add));
        data.add(userData());
        environmentOfPython().ifPresent(data::add);
        if (isWindows()) {
            variable("PROGRAMDATA").map(folder -> Path.of(folder, "jupyter")).ifPresent(data::add);
        } else {
            data.addAll(List.of(ofPrefix("/usr/local"), ofPrefix("/usr")));
        }
        return data.stream().map(folder -> folder.resolve("kernels")).toList();
    }

    private Path userData() {
        Path person =
                variable(isWindows() ? "USERPROFILE" : "HOME").map(Path::of).orElse(userHome);
        return variable("JUPYTER_DATA_DIR")
                .map(folder -> Path.of(folder).toAbsolutePath())
                .orElseGet(() -> {
                    if (isWindows()) {
                        return variable("APPDATA")
                                .map(folder -> Path.of(folder, "jupyter"))
                                .orElse(person.resolve(Path.of(".jupyter", "data")));
                    }
                    if (system.startsWith("Mac")) {
                        return person.resolve(Path.of("Library", "Jupyter"));
                    }
                    return variable("XDG_DATA_HOME")
                            .map(Path::of)
                            .orElse(person.resolve(Path.of(".local", "share")))
                            .resolve("jupyter");
                });
    }

    private Optional<Path> environmentOfPython() {
        return variable("VIRTUAL_ENV").or(() -> variable("CONDA_PREFIX")).map(Surroundings::ofPrefix);
    }

    private static Path ofPrefix(String prefix) {
        return Path.of(prefix, "share", "jupyter").toAbsolutePath();
    }
}
