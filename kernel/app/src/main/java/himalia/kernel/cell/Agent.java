package himalia.kernel.cell;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Lets the VM give loaded classes new method bodies. An agent on the command line would cost every start a quarter of
/// a second; this one comes when it is first needed.
public final class Agent {
    private static Optional<Instrumentation> instrumentation = Optional.empty();
    private static boolean asked;

    private Agent() {}

    /// Called by the VM.
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = Optional.of(given);
    }

    /// Empty where the VM lends none.
    public static synchronized Optional<Instrumentation> instrumentation() {
        if (!asked) {
            asked = true;
            try {
                load();
            } catch (IOException | ReflectiveOperationException | LinkageError unavailable) {
                // Then classes are replaced as a whole.
                instrumentation = Optional.empty();
            }
        }
        return instrumentation;
    }

    /// As the launcher of the JDK does for a jar that says so in its manifest.
    private static void load() throws IOException, ReflectiveOperationException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Launcher-Agent-Class", Agent.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        Path jar = Files.createTempFile("himalia-agent", ".jar");
        try {
            try (OutputStream out = Files.newOutputStream(jar)) {
                new JarOutputStream(out, manifest).close();
            }
            Class.forName("sun.instrument.InstrumentationImpl")
                    .getMethod("loadAgent", String.class)
                    .invoke(null, jar.toString());
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        } finally {
            Files.deleteIfExists(jar);
        }
    }
}
