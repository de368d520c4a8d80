package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/// Makes small jars of sources.
final class Jars {
    private final Path folder;

    Jars(Path folder) {
        this.folder = folder;
    }

    /// @param files   names to contents: sources, and resources as they are
    /// @param uses    what the sources are compiled with
    Path make(String name, Map<String, String> files, Path... uses) throws IOException {
        Path sources = Files.createDirectories(folder.resolve(name + "-sources"));
        Path classes = Files.createDirectories(folder.resolve(name + "-classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-d",
                classes.toString(),
                "-proc:none",
                "-cp",
                Arrays.stream(uses).map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator))));
        Map<String, byte[]> content = new LinkedHashMap<>();
        int options = arguments.size();
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (file.getKey().endsWith(".java")) {
                Path source = sources.resolve(file.getKey());
                Files.createDirectories(source.getParent());
                Files.writeString(source, file.getValue());
                arguments.add(source.toString());
            } else {
                content.put(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (arguments.size() > options) {
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .isZero();
        }
        try (Stream<Path> made = Files.walk(classes)) {
            for (Path file : made.filter(Files::isRegularFile).toList()) {
                content.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        Path jar = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> one : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        return jar;
    }
}
