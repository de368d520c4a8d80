package himalia.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The libraries that Maven has downloaded before, for Tab.
final class LocalRepository {
    private static final int MOST = 200;

    private LocalRepository() {}

    static List<String> complete(String typed) {
        return complete(Path.of(System.getProperty("user.home"), ".m2", "repository"), typed);
    }

    /// Groups, then artifacts, then versions; a group is offered piece by piece, as its folders are.
    static List<String> complete(Path root, String typed) {
        String[] parts = typed.split(":", -1);
        if (parts.length > 3) {
            return List.of();
        }
        String group = parts[0];
        if (parts.length == 1) {
            int dot = group.lastIndexOf('.') + 1;
            Path folder = root.resolve(group.substring(0, dot).replace('.', '/'));
            List<String> found = new ArrayList<>();
            for (String name : names(folder, group.substring(dot))) {
                boolean isArtifact = !versions(folder.resolve(name)).isEmpty();
                // A folder of versions is an artifact: what is above it is the group.
                if (!isArtifact) {
                    found.add(group.substring(0, dot) + name);
                } else if (dot > 0) {
                    found.add(group.substring(0, dot - 1) + ":" + name);
                }
            }
            return found;
        }
        Path home = root.resolve(group.replace('.', '/'));
        if (parts.length == 2) {
            return names(home, parts[1]).stream()
                    .filter(name -> !versions(home.resolve(name)).isEmpty())
                    .map(name -> group + ":" + name)
                    .toList();
        }
        return versions(home.resolve(parts[1])).stream()
                .filter(version -> version.startsWith(parts[2]))
                .map(version -> group + ":" + parts[1] + ":" + version)
                .toList();
    }

    private static List<String> names(Path folder, String begin) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(begin) && !name.startsWith("."))
                    .sorted()
                    .limit(MOST)
                    .toList();
        } catch (IOException nothing) {
            return List.of();
        }
    }

    private static List<String> versions(Path artifact) {
        String name = String.valueOf(artifact.getFileName());
        return names(artifact, "").stream()
                .filter(version -> Files.exists(artifact.resolve(version).resolve(name + "-" + version + ".pom")))
                .toList();
    }
}
