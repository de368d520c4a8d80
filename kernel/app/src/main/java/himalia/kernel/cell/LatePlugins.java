package himalia.kernel.cell;

import himalia.api.Services;
import java.sql.Driver;
import javax.imageio.ImageIO;

/// Plugins of the JDK that it looks for once and never again: a jar that a cell brings later would come too late.
///
/// The services of our own API are looked for again by whoever keeps them; those of other libraries are, as a rule,
/// looked for when they are needed.
public final class LatePlugins {
    private static final String SERVICES = "META-INF/services/";

    private LatePlugins() {}

    /// Tells the JDK of the plugins that a loader has.
    public static void register(ClassLoader cells) {
        if (has(cells, "java.sql.Driver")) {
            // A driver registers itself when it is loaded.
            Services.find(
                    Driver.class, cells, why -> System.err.println("A database driver could not be loaded: " + why));
        }
        if (has(cells, "javax.imageio.spi.ImageReaderSpi") || has(cells, "javax.imageio.spi.ImageWriterSpi")) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(cells);
            try {
                ImageIO.scanForPlugins();
            } finally {
                thread.setContextClassLoader(before);
            }
        }
    }

    private static boolean has(ClassLoader cells, String service) {
        return cells.getResource(SERVICES + service) != null;
    }
}
