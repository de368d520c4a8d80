package himalia.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where Maven is installed, if it is: its settings hold for all users.
final class MavenInstallation {
    private MavenInstallation() {}

    /// The folder `conf` of the `mvn` that would be started; else that which `MAVEN_HOME` names.
    static @Nullable Path conf(Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator))) {
            for (String name : List.of("mvn", "mvn.cmd")) {
                try {
                    Path program = Path.of(folder, name);
                    if (!folder.isEmpty() && Files.isRegularFile(program)) {
                        return conf(program.toRealPath().resolveSibling(".."));
                    }
                } catch (IOException | InvalidPathException odd) {
                    // The next folder may have one.
                }
            }
        }
        for (String name : List.of("MAVEN_HOME", "M2_HOME")) {
            String home = environment.getOrDefault(name, "");
            if (!home.isBlank()) {
                return conf(Path.of(home));
            }
        }
        return null;
    }

    private static @Nullable Path conf(Path home) {
        // Homebrew keeps the installation one folder further down.
        for (String place : List.of("conf", "libexec/conf")) {
            Path conf = home.resolve(place).normalize();
            if (Files.isDirectory(conf)) {
                return conf;
            }
        }
        return null;
    }
}
