package himalia.kernel.cell.javac;

import com.sun.source.util.Plugin;
import com.sun.tools.javac.api.ClientCodeWrapper.Trusted;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.Contents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// The files of the compiler: the class path, and in memory the classes of the cells.
@Trusted
final class CellFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    static final String PACKAGE = CellClassLoader.PACKAGE;

    /// Where javac looks for plugins of its own with each compilation.
    private static final String PLUGINS = "META-INF/services/" + Plugin.class.getName();

    private static final ClassLoader NO_PLUGINS = new ClassLoader("no-plugins", null) {
        @Override
        public Enumeration<URL> getResources(String name) {
            return Collections.emptyEnumeration();
        }
    };

    private @Nullable Boolean hasPlugins;

    private final Map<String, ClassFile> live = new LinkedHashMap<>();
    /// Packages of the user's.
    private final Set<String> packages = new TreeSet<>();

    private Predicate<String> hidden = name -> false;
    private final Map<String, byte[]> written = new LinkedHashMap<>();

    /// Jars and folders, in the order in which they are looked through.
    private final List<Place> places = new ArrayList<>();

    /// A part of the class path, for javac a place of its own: it opens a place when it is asked for what is there.
    ///
    /// @param packages what it has; null if nobody knows
    private record Place(Location location, @Nullable Set<String> packages) {}

    private static final class Part implements Location {
        private final Path path;

        Part(Path path) {
            this.path = path;
        }

        @Override
        public String getName() {
            return path.toString();
        }

        @Override
        public boolean isOutputLocation() {
            return false;
        }
    }

    /// @param classPath jars and folders
    /// @param index     what is known of the jars
    CellFiles(StandardJavaFileManager files, List<Path> classPath, JarIndex index) throws IOException {
        super(files);
        List<Path> leading = new ArrayList<>();
        for (Path path : classPath) {
            Set<String> packages = index.packages(path);
            if (packages == null && leadsOn(path)) {
                // Where its manifest names others javac finds them itself.
                leading.add(path);
                if (leading.size() == 1) {
                    places.add(new Place(StandardLocation.CLASS_PATH, null));
                }
            } else {
                places.add(new Place(new Part(path), packages));
            }
        }
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, leading);
    }

    private static boolean leadsOn(Path path) {
        try {
            return Contents.leadsOn(path);
        } catch (IOException e) {
            return true; // no jar, or none yet: whatever javac says of it
        }
    }

    /// The packages of the user's own classes.
    Set<String> packages() {
        return packages;
    }

    /// Whether javac has taken a class from a cell.
    static boolean isOfCell(ClassSymbol type) {
        return type.classfile instanceof ClassFile || type.sourcefile instanceof CellSource;
    }

    /// Leaves out classes that the next compilation replaces.
    void hide(Predicate<String> replaced) {
        hidden = replaced;
    }

    /// What has been compiled since it was asked last: class name to bytes.
    Map<String, byte[]> takeWritten() {
        Map<String, byte[]> taken = new LinkedHashMap<>(written);
        written.clear();
        return taken;
    }

    /// Lets later cells see these classes.
    void add(Map<String, byte[]> classes) {
        classes.forEach((name, bytes) -> {
            live.put(name, new ClassFile(name, bytes));
            if (!name.startsWith(PACKAGE + ".")) {
                packages.add(Layout.home(name));
            }
        });
    }

    void takeOver(CellFiles before) {
        live.putAll(before.live);
        packages.addAll(before.packages);
    }

    /// The classes of the cells.
    Set<String> names() {
        return Collections.unmodifiableSet(live.keySet());
    }

    /// The class file of a class of a cell, or null.
    @Nullable
    JavaFileObject file(String className) {
        return live.get(className);
    }

    void remove(Set<String> classes) {
        live.keySet().removeAll(classes);
    }

    @Override
    public Iterable<JavaFileObject> list(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        boolean isOurs = packageName.equals(PACKAGE);
        if (!isOurs && (packages.isEmpty() || !packages.contains(packageName))) {
            return listed(location, packageName, kinds, recurse);
        }
        boolean here = location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS);
        List<JavaFileObject> shown = new ArrayList<>();
        if (!isOurs) {
            listed(location, packageName, kinds, recurse).forEach(shown::add);
        }
        if (here) {
            live.forEach((name, file) -> {
                if (!hidden.test(name) && Layout.home(name).equals(packageName)) {
                    shown.add(file);
                }
            });
        }
        return shown;
    }

    /// What is in files.
    private Iterable<JavaFileObject> listed(
            Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse) throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return super.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> all = new ArrayList<>();
        for (Place place : places) {
            if (recurse || place.packages() == null || place.packages().contains(packageName)) {
                if (place.location() instanceof Part part && !fileManager.hasLocation(part)) {
                    fileManager.setLocationFromPaths(part, List.of(part.path));
                }
                super.list(place.location(), packageName, kinds, recurse).forEach(all::add);
            }
        }
        return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
        return file instanceof ClassFile one ? one.name : super.inferBinaryName(location, file);
    }

    @Override
    public boolean hasLocation(Location location) {
        // The class path holds no sources to compile along.
        return location != StandardLocation.SOURCE_PATH && super.hasLocation(location);
    }

    /// The class path stays as it is: if it holds no plugin, nobody has to look again.
    @Override
    public ClassLoader getClassLoader(Location location) {
        ClassLoader loader = Boolean.FALSE.equals(hasPlugins) ? NO_PLUGINS : super.getClassLoader(location);
        if (hasPlugins == null && loader != null) {
            hasPlugins = loader.getResource(PLUGINS) != null;
        }
        return loader;
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
        return a == b;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new Written(className);
    }

    private static URI uri(String className) {
        return URI.create("cell:///classes/" + Integer.toHexString(className.hashCode()) + ".class");
    }

    @Trusted
    private static final class ClassFile extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        ClassFile(String name, byte[] bytes) {
            super(uri(name), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String getName() {
            return name;
        }
    }

    @Trusted
    private final class Written extends SimpleJavaFileObject {
        private final String name;

        Written(String name) {
            super(uri(name), Kind.CLASS);
            this.name = name;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    written.put(name, toByteArray());
                }
            };
        }
    }
}
