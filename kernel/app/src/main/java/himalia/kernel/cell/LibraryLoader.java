package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The loader of the libraries that come with the kernel. What a user brings is in another, so that these always find
/// the versions that they were made for.
///
/// They see the JDK and `himalia.api` as the kernel itself sees it; the kernel's own libraries stay invisible.
final class LibraryLoader extends URLClassLoader {
    private static final String API = "himalia.api.";
    private static final String API_CLASSES = API.replace('.', '/');
    private static final String API_SOURCES = "META-INF/sources/himalia/api/";
    /// In a library: the packages whose classes are in the types of its public methods, a line each.
    private static final String SHARED = "META-INF/himalia/shared-packages";
    /// In a library: the packages, its own or those of others, in which single calls compute for long, a line each:
    /// they can be stopped. Everything else is loaded as it is, for most of it never takes long.
    private static final String STOPPABLE = "META-INF/himalia/stoppable";

    /// In a library: it carries the work of cells to other processes.
    static final String CARRIES = "META-INF/himalia/carries-cells";

    private static final Set<String> HOOKS =
            Set.of(CellHooks.class.getName(), CellInterrupted.class.getName(), CellObjectInputStream.class.getName());

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader kernel = LibraryLoader.class.getClassLoader();
    private final Set<String> systemPackages = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getClassLoader() == ClassLoader.getSystemClassLoader())
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
    private final Set<String> jdkPackages = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
    private volatile @Nullable List<String> shared;
    private volatile @Nullable List<String> stoppable;
    private @Nullable CellClassLoader cells;
    private @Nullable Weaver weaver;

    LibraryLoader(Collection<Path> classPath) {
        // Without a name: stack traces would begin each line with it.
        super(classPath.stream().map(LibraryLoader::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /// Lets what runs long be stopped, as the cells are.
    void weaveWith(CellClassLoader cells, Weaver weaver) {
        this.cells = cells;
        this.weaver = weaver;
    }

    CellClassLoader cells() {
        return Objects.requireNonNull(cells);
    }

    static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a class is the same for all: of the JDK or the API.
    boolean isGiven(String className) {
        int dot = className.lastIndexOf('.');
        return className.startsWith(API) || dot > 0 && jdkPackages.contains(className.substring(0, dot));
    }

    /// Whether the libraries and the cells pass objects of this class to each other, so that it cannot be replaced.
    boolean isShared(String className) {
        List<String> names = shared;
        if (names == null) {
            names = packages(SHARED);
            shared = names;
        }
        return names.stream().anyMatch(className::startsWith);
    }

    private boolean isStoppable(String className) {
        List<String> names = stoppable;
        if (names == null) {
            names = packages(STOPPABLE);
            stoppable = names;
        }
        return names.stream().anyMatch(className::startsWith);
    }

    private List<String> packages(String list) {
        Set<String> found = new LinkedHashSet<>();
        try {
            for (URL url : Collections.list(findResources(list))) {
                try (InputStream in = url.openStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(line -> found.add(line.endsWith(".") ? line : line + "."));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(found);
    }

    /// The API is the kernel's, and so are its sources.
    @Override
    public URL getResource(String name) {
        return name.startsWith(API_SOURCES) ? kernel.getResource(name) : super.getResource(name);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return isApiClass(name) ? kernel.getResourceAsStream(name) : super.getResourceAsStream(name);
    }

    static boolean isApiClass(String resource) {
        return resource.endsWith(".class") && resource.startsWith(API_CLASSES);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(API) || HOOKS.contains(name)) {
            return kernel.loadClass(name);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && systemPackages.contains(name.substring(0, dot))) {
            return ClassLoader.getSystemClassLoader().loadClass(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = woven(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    /// A class that computes for long, woven so that it can be stopped; null if it is none, or cannot be.
    private byte @Nullable [] woven(String name) {
        Weaver by = weaver;
        URL found = by != null && isStoppable(name) ? findResource(name.replace('.', '/') + ".class") : null;
        if (by == null || found == null) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return by.weaveEntries(in.readAllBytes());
        } catch (IOException | RuntimeException unusual) {
            // Better a class that cannot be stopped than none.
            return null;
        }
    }
}
