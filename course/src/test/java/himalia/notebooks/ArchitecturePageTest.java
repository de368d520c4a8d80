package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/architecture.md` speaks of classes, packages and folders that are there.
class ArchitecturePageTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static List<String> quoted(String pattern) throws IOException {
        return Pattern.compile("`(" + pattern + ")`")
                .matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
                .results()
                .map((MatchResult m) -> m.group(1))
                .distinct()
                .toList();
    }

    /// The Java sources of all modules, as paths from their source folders on.
    private static Set<Path> sources() throws IOException {
        Set<Path> all = new TreeSet<>();
        for (String module : List.of(
                "kernel/api",
                "kernel/app",
                "kernel/maven",
                "kernel/compat",
                "kernel/testing",
                "lib/core",
                "lib/sql",
                "lib/spark",
                "lib/golden",
                "lib/bench")) {
            for (String kind : List.of("main", "test")) {
                Path folder = ROOT.resolve(module).resolve("src").resolve(kind).resolve("java");
                if (Files.isDirectory(folder)) {
                    try (Stream<Path> files = Files.walk(folder)) {
                        files.filter(file -> file.toString().endsWith(".java"))
                                .forEach(file -> all.add(folder.relativize(file)));
                    }
                }
            }
        }
        return all;
    }

    @Test
    void every_class_that_it_names_exists() throws IOException {
        Set<String> classes = sources().stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        List<String> named = quoted("[A-Z]\\w+(?:\\.[A-Z]\\w+)?");
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named).allSatisfy(name -> assertThat(classes).contains(name.replaceAll("\\..*", "")));
    }

    @Test
    void every_package_and_folder_that_it_names_exists() throws IOException {
        Set<String> packages = sources().stream()
                .map(file -> file.getParent().toString().replace(java.io.File.separatorChar, '.'))
                .collect(Collectors.toSet());
        assertThat(packages).containsAll(quoted("himalia(?:\\.[a-z]+)+"));
        assertThat(quoted("(?:lib|kernel)/\\w+"))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(ROOT.resolve(folder)).isDirectory());
    }
}
