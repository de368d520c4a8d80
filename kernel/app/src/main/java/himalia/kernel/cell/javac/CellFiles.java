package himalia.kernel.cell.javac;

import com.sun.source.util.Plugin;
import com.sun.tools.javac.api.ClientCodeWrapper.Trusted;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import himalia.kernel.cell.CellClassLoader;
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

    /// Of the class path what comes after the jars of the index.
    private static final Location BEHIND = new JarIndex.Jar(Path.of(""));

    private @Nullable Boolean hasPlugins;

    private final Map<String, ClassFile> live = new LinkedHashMap<>();
    /// Packages of the user's.
    private final Set<String> packages = new TreeSet<>();

    private Predicate<String> hidden = name -> false;
    private final Map<String, byte[]> written = new LinkedHashMap<>();

    private final JarIndex index;

    /// @param classPath jars and folders
    /// @param index     those of them that need not be opened to know what is in them
    /// @param first     how many of the others come before those
    CellFiles(StandardJavaFileManager files, List<Path> classPath, JarIndex index, int first) throws IOException {
        super(files);
        this.index = index;
        List<Path> opened = new ArrayList<>(classPath);
        opened.removeIf(index::has);
        int split = opened.size() == classPath.size() ? opened.size() : first;
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, opened.subList(0, split));
        files.setLocationFromPaths(BEHIND, opened.subList(split, opened.size()));
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
        Iterable<JavaFileObject> opened = super.list(location, packageName, kinds, recurse);
        if (location != StandardLocation.CLASS_PATH) {
            return opened;
        }
        List<JavaFileObject> all = new ArrayList<>();
        opened.forEach(all::add);
        for (JarIndex.Jar jar : recurse ? index.all() : index.with(packageName)) {
            if (!fileManager.hasLocation(jar)) {
                fileManager.setLocationFromPaths(jar, List.of(jar.path()));
            }
            super.list(jar, packageName, kinds, recurse).forEach(all::add);
        }
        super.list(BEHIND, packageName, kinds, recurse).forEach(all::add);
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
