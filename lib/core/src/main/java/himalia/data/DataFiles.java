package himalia.data;

import himalia.api.Closest;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the file that a path in a cell means.
///
/// A path below `data/` is looked for in the folder of the real tables (`HIMALIA_DATA`), then in `data/real/`, then in
/// `data/` itself, where the stand-ins are; seen from the working directory and from the two folders above it, because
/// a notebook runs in `notebooks/`. Any other path is taken as it is.
///
/// @param here the working directory
/// @param real the folder of the real tables, null if none is named
record DataFiles(Path here, @Nullable String real) {
    private static final int LEVELS = 3;
    private static final String TABLES = "(?i).+\\.(csv|tsv|xlsx|json|html?)(\\.gz)?";

    static DataFiles ofProcess() {
        return new DataFiles(Path.of("").toAbsolutePath(), System.getenv("HIMALIA_DATA"));
    }

    /// The file.
    ///
    /// @throws UncheckedIOException if it is nowhere; the message lists where it was looked for
    Path find(String path) {
        return find("csv", path);
    }

    /// @param verb who looks for it, for the message
    Path find(String verb, String path) {
        Set<Path> places = places(Path.of(path).normalize());
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                return place;
            }
        }
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                throw new UncheckedIOException(
                        verb + ": \"" + path + "\" is a folder, expected a file.\nHint: "
                                + hint(Set.of(place.resolve("x"))),
                        new NoSuchFileException(path));
            }
        }
        StringBuilder message = new StringBuilder(verb + ": there is no file \"" + path + "\". Looked for");
        places.forEach(place -> message.append("\n  ").append(place));
        String near = near(Path.of(path).normalize(), places);
        message.append("\nHint: ").append(near == null ? "" : "did you mean \"" + near + "\"? ");
        message.append(hint(places));
        throw new UncheckedIOException(message.toString(), new NoSuchFileException(path));
    }

    /// A file with nearly that name beside the one asked for or in `data/`, written as it would be in a cell; or null.
    private @Nullable String near(Path path, Set<Path> places) {
        String asked = path.getFileName().toString();
        for (Path place : places) {
            String name = Closest.of(asked, tables(place));
            if (name != null) {
                return path.resolveSibling(name).toString().replace('\\', '/');
            }
        }
        for (Path place : places(Path.of("data", asked))) {
            String name = Closest.of(asked, tables(place));
            if (name != null) {
                return "data/" + name;
            }
        }
        return null;
    }

    /// The names of the tables beside a file.
    private static List<String> tables(Path file) {
        Path folder = file.getParent();
        String[] names = folder == null ? null : folder.toFile().list((dir, name) -> name.matches(TABLES));
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    private Set<Path> places(Path path) {
        Set<Path> places = new LinkedHashSet<>();
        if (path.isAbsolute() || path.getNameCount() < 2 || !path.startsWith("data")) {
            places.add(here.resolve(path).normalize());
            return places;
        }
        Path rest = path.subpath(1, path.getNameCount());
        List<Path> roots = roots();
        if (real != null && !real.isBlank()) {
            roots.forEach(root -> places.add(root.resolve(real).resolve(rest).normalize()));
        }
        roots.forEach(root -> places.add(root.resolve("data/real").resolve(rest).normalize()));
        roots.forEach(root -> places.add(root.resolve("data").resolve(rest).normalize()));
        return places;
    }

    private List<Path> roots() {
        List<Path> roots = new ArrayList<>();
        for (Path root = here; root != null && roots.size() < LEVELS; root = root.getParent()) {
            roots.add(root);
        }
        return roots;
    }

    private static String hint(Set<Path> places) {
        for (Path place : places) {
            List<String> names = tables(place);
            if (!names.isEmpty()) {
                return place.getParent() + " holds "
                        + names.stream().limit(12).collect(Collectors.joining(", "))
                        + (names.size() > 12 ? ", ..." : ".");
            }
        }
        return "A relative path starts at the folder of the notebook.";
    }
}
