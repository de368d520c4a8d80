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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
    private volatile List<String> shared;

    LibraryLoader(Collection<Path> classPath) {
        // Without a name: stack traces would begin each line with it.
        super(classPath.stream().map(LibraryLoader::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
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
        return shared().stream().anyMatch(className::startsWith);
    }

    private List<String> shared() {
        if (shared == null) {
            Set<String> packages = new HashSet<>();
            try {
                for (URL url : Collections.list(findResources(SHARED))) {
                    try (InputStream in = url.openStream()) {
                        new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .forEach(line -> packages.add(line.strip() + "."));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            shared = List.copyOf(packages);
        }
        return shared;
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
        if (name.startsWith(API)) {
            return kernel.loadClass(name);
        }
        int dot = name.lastIndexOf('.');
        if (dot > 0 && systemPackages.contains(name.substring(0, dot))) {
            return ClassLoader.getSystemClassLoader().loadClass(name);
        }
        return super.loadClass(name, resolve);
    }
}
