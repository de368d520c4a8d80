package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The loader in which all cells and their libraries live.
///
/// Cells see the JDK, `himalia.api` as the kernel itself sees it, and their own class path; the kernel's libraries stay
/// invisible, so that a user may bring other versions of them.
public final class CellClassLoader extends URLClassLoader {
    static final String PACKAGE = "REPL";
    private static final String API = "himalia.api.";
    private static final String API_SOURCES = "META-INF/sources/himalia/api/";
    private static final Set<String> HOOKS = Set.of(CellHooks.class.getName(), CellInterrupted.class.getName());

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader kernel = CellClassLoader.class.getClassLoader();
    private final Set<String> systemPackages = ModuleLayer.boot().modules().stream()
            .filter(module -> module.getClassLoader() == ClassLoader.getSystemClassLoader())
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());
    private final Set<String> added = ConcurrentHashMap.newKeySet();
    private final InterruptSwitch interruptSwitch = new InterruptSwitch();
    private final MethodLinks methods = new MethodLinks();
    private final ClassHierarchyResolver hierarchy = Weaver.hierarchy(this);
    private final Weaver weaver = new Weaver(this, name -> null);

    private volatile Function<String, Class<?>> newest = name -> null;

    public CellClassLoader(List<Path> classPath) {
        // Without a name: stack traces would begin each line with it.
        super(urls(classPath), ClassLoader.getPlatformClassLoader());
    }

    /// The switch that stops what runs in this loader.
    public InterruptSwitch interruptSwitch() {
        return interruptSwitch;
    }

    ClassHierarchyResolver hierarchy() {
        return hierarchy;
    }

    MethodLinks methods() {
        return methods;
    }

    /// Lets classes of cells be found by their names: by code that was there before them, by libraries and by what
    /// reads objects back.
    ///
    /// @param known the class that a name stands for now, or null
    public void find(Function<String, Class<?>> known) {
        newest = known;
    }

    /// Adds a jar or a folder of classes.
    public void add(Path path) {
        added.add(url(path).toString());
        addURL(url(path));
    }

    /// Weaves and defines what a cell declares, in a loader of its own.
    ///
    /// @param classes class name to bytes, as javac has them; they may refer to each other
    /// @param links   the classes of other cells that they refer to, by the names by which they run
    /// @param known   the bytes of any class of a cell, or null
    /// @return the classes by javac's names
    public Map<String, Class<?>> defineApart(
            Map<String, byte[]> classes, Map<String, Class<?>> links, Function<String, byte[]> known) {
        Weaver apart = new Weaver(this, known);
        Map<String, byte[]> woven = new ConcurrentHashMap<>();
        weave(classes, apart).forEach((name, bytes) -> woven.put(VmNames.of(name), bytes));
        CodeLoader loader = new CodeLoader(this, woven, links);
        Map<String, Class<?>> defined = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            try {
                Class<?> type = loader.loadClass(VmNames.of(one.getKey()));
                defined.put(one.getKey(), type);
                link(type, apart.linkedMethods(one.getValue()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return defined;
    }

    /// The classes as they are when they are loaded; parameters as those of [#defineApart].
    public Map<String, byte[]> weave(Map<String, byte[]> classes, Function<String, byte[]> known) {
        return weave(classes, new Weaver(this, known));
    }

    private static Map<String, byte[]> weave(Map<String, byte[]> classes, Weaver apart) {
        Map<String, byte[]> woven = new ConcurrentHashMap<>();
        classes.forEach((name, bytes) -> woven.put(name, apart.weave(bytes)));
        return woven;
    }

    private void link(Class<?> type, Map<String, String> linked) {
        linked.forEach(
                (method, descriptor) -> methods.defined(type, method.substring(0, method.indexOf('(')), descriptor));
    }

    /// The API is the kernel's, and so are its sources.
    @Override
    public URL getResource(String name) {
        return name.startsWith(API_SOURCES) ? kernel.getResource(name) : super.getResource(name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            Class<?> ofCell = VmNames.isOfCells(name) ? newest.apply(VmNames.source(name)) : null;
            if (ofCell != null) {
                return ofCell;
            }
            if (name.startsWith(API) || HOOKS.contains(name)) {
                return kernel.loadClass(name);
            }
            int dot = name.lastIndexOf('.');
            if (dot > 0 && systemPackages.contains(name.substring(0, dot))) {
                return ClassLoader.getSystemClassLoader().loadClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = library(name);
        return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
    }

    /// A class of a library that a cell has brought, woven so that it can be stopped; null if it is none, or cannot be.
    private byte @Nullable [] library(String name) {
        URL found = added.isEmpty() ? null : findResource(name.replace('.', '/') + ".class");
        if (found == null || added.stream().noneMatch(found.toString()::contains)) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return weaver.weaveLibrary(in.readAllBytes());
        } catch (IOException | RuntimeException unusual) {
            // Better a class that cannot be stopped than none.
            return null;
        }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        boolean isApi = name.endsWith(".class") && name.startsWith(API.replace('.', '/'));
        return isApi ? kernel.getResourceAsStream(name) : super.getResourceAsStream(name);
    }

    private static URL[] urls(Collection<Path> paths) {
        List<URL> urls = new ArrayList<>();
        paths.forEach(path -> urls.add(url(path)));
        return urls.toArray(URL[]::new);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
