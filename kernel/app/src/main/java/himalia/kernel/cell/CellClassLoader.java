package himalia.kernel.cell;

import himalia.api.CellClass;
import himalia.api.CellListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The loader in which all cells and the libraries of their user live.
///
/// What the user has brought goes before the libraries that come with the kernel, which live in a loader of their own
/// and keep to their own versions. Only classes that both pass to each other cannot be replaced.
public final class CellClassLoader extends URLClassLoader {
    /// No class of a user's is called so: Java would take the name for that class wherever it can be one.
    public static final String PACKAGE = "REPL__cells";

    private static final String SERVICES = "META-INF/services/";
    private static final String IN_USE = "which the session uses already; after a restart, add it before you use that";

    static {
        registerAsParallelCapable();
    }

    private final LibraryLoader libraries;
    /// What the user has brought, and those of our libraries that must see it.
    private final List<String> before = new CopyOnWriteArrayList<>();
    /// Classes of our libraries that cells know.
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    /// All that the user has brought.
    private final Set<String> added = ConcurrentHashMap.newKeySet();
    /// Classes of ours to which lambdas are read back. They stay: who knows what has been written into a file.
    private final Map<String, Class<?>> withLambdas = new ConcurrentHashMap<>();
    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private final InterruptSwitch interruptSwitch = new InterruptSwitch();
    private final Stops stops = new Stops(interruptSwitch);
    private final MethodLinks methods = new MethodLinks();
    private final ClassHierarchyResolver hierarchy = Weaver.hierarchy(this);
    private final Weaver weaver = new Weaver(this, name -> null);

    /// If a library carries the work of cells to other processes: all classes of cells by their names, none of which
    /// comes twice; how often each name has been taken; and the classes as they run elsewhere.
    private final Map<String, Class<?>> all = new ConcurrentHashMap<>();

    private final Map<String, Integer> taken = new HashMap<>();
    private final List<CellClass> carried = new ArrayList<>();
    private final List<CellListener> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean carrying;

    private volatile Function<String, Class<?>> newest = name -> null;

    /// @param classPath the libraries that come with the kernel
    public CellClassLoader(List<Path> classPath) {
        this(new LibraryLoader(classPath));
    }

    private CellClassLoader(LibraryLoader libraries) {
        // Without a name: stack traces would begin each line with it.
        super(new URL[0], libraries);
        this.libraries = libraries;
        libraries.weaveWith(this, weaver);
        carrying = libraries.findResource(LibraryLoader.CARRIES) != null;
    }

    /// Whether a library carries the work of cells to other processes.
    public boolean isCarrying() {
        return carrying;
    }

    /// Who is told of the cells.
    public List<CellListener> listeners() {
        return listeners;
    }

    /// Tells somebody of the classes that there are, and of others as they come.
    public void listen(CellListener listener) {
        listener.defined(List.copyOf(carried));
        listeners.add(listener);
    }

    /// The switch that stops what runs in this loader.
    public InterruptSwitch interruptSwitch() {
        return interruptSwitch;
    }

    /// Where cells can be made to stop and go on.
    public Stops stops() {
        return stops;
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

    /// What has come with a jar or a folder.
    ///
    /// @param first    whether it goes before our libraries: not if objects of its classes would meet theirs
    /// @param packages all that it has; empty if others may come
    public record Added(boolean first, Set<String> packages) {
        public Added {
            packages = Set.copyOf(packages);
        }
    }

    /// Adds a jar or a folder of classes.
    public Added add(Path path) {
        Contents contents = Contents.of(path);
        boolean first = contents.classes().stream().noneMatch(name -> clashes(path, name));
        String url = LibraryLoader.url(path).toString();
        added.add(url);
        addURL(LibraryLoader.url(path));
        carrying |= findResource(LibraryLoader.CARRIES) != null;
        if (first) {
            before.add(url);
            contents.services().forEach(service -> bring(path, service));
        }
        return new Added(first, contents.packages());
    }

    private boolean clashes(Path path, String className) {
        boolean isShared = libraries.isShared(className);
        if (!isShared && !known.contains(className)) {
            return false;
        }
        URL ours = libraries.findResource(file(className));
        if (ours != null) {
            note(path, ours, isShared ? "which himalia itself works with" : IN_USE);
        }
        return ours != null;
    }

    /// A plugin for one of our libraries: that looks for plugins where it lives, so cells get another of it.
    private void bring(Path path, String service) {
        URL ours = libraries.findResource(file(service));
        if (ours == null || libraries.isShared(service) || libraries.isGiven(service) || isBefore(file(service))) {
            return;
        }
        String home = ours.toString().replaceFirst("^jar:", "").replaceFirst("(!/)?" + file(service) + "$", "");
        if (known.stream().anyMatch(name -> isAt(libraries.findResource(file(name)), home))) {
            note(path, ours, IN_USE);
            return;
        }
        try {
            before.add(home);
            addURL(URI.create(home).toURL());
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(Path path, URL ours, String why) {
        String library = ours.toString().replaceFirst("^.*/([^/]*\\.jar)!/.*$", "$1");
        if (noted.add(path.getFileName() + " " + library)) {
            System.err.println("Note: " + path.getFileName() + " comes second to " + library + ", " + why + ".");
        }
    }

    private static String file(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static boolean isAt(URL resource, String place) {
        return resource != null && resource.toString().replaceFirst("^jar:", "").startsWith(place);
    }

    /// Whether something is in what goes before our libraries.
    private boolean isBefore(String resource) {
        URL found = before.isEmpty() ? null : findResource(resource);
        return found != null && before.stream().anyMatch(place -> isAt(found, place));
    }

    /// The jars and folders of all libraries, the user's and ours.
    @Override
    public URL[] getURLs() {
        return Stream.concat(Arrays.stream(super.getURLs()), Arrays.stream(libraries.getURLs()))
                .toArray(URL[]::new);
    }

    /// Weaves and defines what a cell declares, in a loader of its own.
    ///
    /// @param classes class name to bytes, as javac has them; they may refer to each other
    /// @param links   the classes of other cells that they refer to, by the names by which they run
    /// @param closed  those that are not written as public, and whether their constructor is as open as they are
    /// @param known   the bytes of any class of a cell, or null
    /// @param named   what [#name] has said of the classes of the cell, also of those that are defined later
    /// @return the classes by javac's names
    public Map<String, Class<?>> defineApart(
            Map<String, byte[]> classes,
            Map<String, Class<?>> links,
            Map<String, Boolean> closed,
            Function<String, byte[]> known,
            Map<String, String> named) {
        Map<String, String> again = again(links, named);
        Weaver apart = new Weaver(this, known, again, false);
        Map<String, byte[]> woven = new ConcurrentHashMap<>();
        Map<String, WrittenClass> written = new HashMap<>();
        Map<String, Class<?>> byName = new ConcurrentHashMap<>();
        links.values().forEach(one -> byName.put(one.getName(), one));
        classes.forEach((name, bytes) -> {
            String vmName = VmNames.of(name, again);
            WrittenClass one = written(bytes, vmName, closed.get(name));
            woven.put(vmName, apart.weave(bytes, one, classes.keySet()::containsAll));
            if (one != null) {
                written.put(vmName, one);
            }
        });
        if (carrying) {
            carry(classes, new Weaver(this, known, again, true), again, written, apart.set());
        }
        CodeLoader loader = new CodeLoader(this, woven, carrying ? byName : links, written);
        Map<String, Class<?>> defined = new LinkedHashMap<>();
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            try {
                Class<?> type = loader.loadClass(VmNames.of(one.getKey(), again));
                defined.put(one.getKey(), type);
                if (carrying) {
                    all.put(type.getName(), type);
                } else if (VmNames.readsLambdas(one.getValue())) {
                    withLambdas.put(type.getName(), type);
                }
                link(type, apart.linkedMethods(one.getValue()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return defined;
    }

    /// Names new classes of a cell, which are defined then: the packages of those that have the names of earlier ones,
    /// where no two may have the same ([VmNames#again]), empty for the first of a name.
    ///
    /// @param classes by javac's names
    public Map<String, String> name(Set<String> classes) {
        if (!carrying) {
            return Map.of();
        }
        Map<String, String> named = new HashMap<>();
        classes.stream()
                .map(VmNames::of)
                .filter(name -> !VmNames.isOurs(name))
                .map(CellClassLoader::outermost)
                .distinct()
                .forEach(name -> {
                    int times = taken.merge(name, 1, Integer::sum);
                    named.put(name, times == 1 ? "" : VmNames.again(times));
                });
        return named;
    }

    /// The packages of those classes that have the names of earlier ones: of the cell's, and of what they refer to.
    private Map<String, String> again(Map<String, Class<?>> links, Map<String, String> named) {
        if (!carrying) {
            return Map.of();
        }
        Map<String, String> again = new HashMap<>();
        links.forEach((name, type) -> again.put(outermost(name), VmNames.againOf(type.getName())));
        again.putAll(named);
        again.values().removeIf(String::isEmpty);
        return again;
    }

    private static String outermost(String vmName) {
        int nested = vmName.indexOf('$');
        return nested < 0 ? vmName : vmName.substring(0, nested);
    }

    private void carry(
            Map<String, byte[]> classes,
            Weaver elsewhere,
            Map<String, String> again,
            Map<String, WrittenClass> written,
            Set<String> set) {
        List<CellClass> news = new ArrayList<>();
        classes.forEach((name, bytes) -> {
            String vmName = VmNames.of(name, again);
            byte[] woven = elsewhere.weave(bytes, written.get(vmName), permitted -> false);
            news.add(new CellClass(
                    vmName, woven, List.copyOf(elsewhere.linkedMethods(bytes).keySet())));
        });
        carried.addAll(news);
        listeners.forEach(one -> one.defined(news));
        if (!listeners.isEmpty()) {
            set.forEach(variable -> System.err.println("Note: a lambda sets the variable `" + variable
                    + "`: elsewhere it cannot. Let it give a result instead."));
        }
    }

    private static @Nullable WrittenClass written(byte[] bytes, String vmName, @Nullable Boolean closed) {
        return VmNames.isOurs(vmName) ? null : WrittenClass.of(ClassFile.of().parse(bytes), closed);
    }

    /// The classes as they are when they are loaded; parameters as those of [#defineApart].
    ///
    /// @param again  the packages of classes that have the names of earlier ones
    /// @param sealed whether the class of this name stays sealed
    public Map<String, byte[]> weave(
            Map<String, byte[]> classes,
            Map<String, Boolean> closed,
            Function<String, byte[]> known,
            Map<String, String> again,
            Predicate<String> sealed) {
        Weaver apart = new Weaver(this, known, again, false);
        Map<String, byte[]> woven = new HashMap<>();
        classes.forEach((name, bytes) -> {
            WrittenClass written = written(bytes, VmNames.of(name), closed.get(name));
            woven.put(name, apart.weave(bytes, written, permitted -> sealed.test(name)));
        });
        return woven;
    }

    private void link(Class<?> type, Map<String, String> linked) {
        linked.forEach(
                (method, descriptor) -> methods.defined(type, method.substring(0, method.indexOf('(')), descriptor));
    }

    @Override
    public URL getResource(String name) {
        return isBefore(name) ? findResource(name) : super.getResource(name);
    }

    /// Plugins for an interface that the user has brought are those that the user has brought.
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> found = new ArrayList<>(Collections.list(findResources(name)));
        boolean apart = name.startsWith(SERVICES) && isBefore(file(name.substring(SERVICES.length())));
        if (!apart) {
            found.addAll(Collections.list(libraries.getResources(name)));
        }
        return Collections.enumeration(found);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        return LibraryLoader.isApiClass(name) ? libraries.getResourceAsStream(name) : super.getResourceAsStream(name);
    }

    /// The class of a cell that has a name now, whatever had it before; null if there is none.
    @Nullable
    Class<?> newest(String name) {
        Class<?> users = newest.apply(name);
        return users == null ? all.getOrDefault(name, withLambdas.get(name)) : users;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            // First: the VM remembers what was found before.
            Class<?> ofCell = carrying ? all.get(name) : newest(name);
            if (ofCell != null) {
                return ofCell;
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            if (!libraries.isGiven(name) && isBefore(file(name))) {
                return findClass(name);
            }
            Class<?> found = super.loadClass(name, resolve);
            if (found.getClassLoader() == libraries) {
                known.add(name);
            }
            return found;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = library(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        return Incubator.isOf(name) ? Incubator.find(name) : super.findClass(name);
    }

    /// A class of a library that a cell has brought, woven so that it can be stopped; null if it is none, or cannot be.
    private byte @Nullable [] library(String name) {
        URL found = added.isEmpty() ? null : findResource(file(name));
        if (found == null || added.stream().noneMatch(place -> isAt(found, place))) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return weaver.weaveLibrary(in.readAllBytes());
        } catch (IOException | RuntimeException unusual) {
            // Better a class that cannot be stopped than none.
            return null;
        }
    }
}
