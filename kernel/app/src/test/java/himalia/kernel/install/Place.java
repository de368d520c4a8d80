package himalia.kernel.install;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// A computer that is all made up but for its Java, and what is said on it.
final class Place {
    final Path folder;
    final Map<String, String> environment = new HashMap<>(Map.of("HIMALIA_CACHE", ""));
    String system = "Linux";
    Path java = Path.of(System.getProperty("java.home"));
    Optional<String> flaw = Optional.empty();
    Path jar;
    List<Path> classPath = List.of();
    String version = "1.0";
    String out = "";
    String err = "";

    /// With the jars where the package has them.
    Place(Path folder) throws IOException {
        this.folder = folder;
        environment.put("HOME", folder.toString());
        jar = jar(folder.resolve("jars/kernel/himalia-kernel-1.0.jar"), "gson-2.jar");
        jar(folder.resolve("jars/kernel/gson-2.jar"), "");
        jar(folder.resolve("jars/cells/himalia-1.0.jar"), "");
    }

    /// An empty jar whose manifest names others.
    static Path jar(Path file, String others) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!others.isEmpty()) {
            manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, others);
        }
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
        return file;
    }

    Surroundings surroundings() {
        return new Surroundings(
                environment,
                system,
                folder,
                java,
                "JDK 25",
                flaw,
                jar,
                classPath,
                version,
                8,
                Path.of(File.separator + "tmp"));
    }

    int run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int status = Installation.run(
                surroundings(),
                List.of(arguments),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                new PrintStream(complained, true, StandardCharsets.UTF_8));
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return status;
    }

    /// That of the user's own Jupyter.
    Kernelspec kernel(String name) {
        return new Kernelspec(folder.resolve(".local/share/jupyter/kernels").resolve(name));
    }
}
