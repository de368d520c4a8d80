package himalia.kernel.cell.javac;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.util.Context;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.javac.sugar.Sugar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// javac, kept warm between cells: what it has read of the JDK and the libraries stays.
final class CellCompiler {
    private static final List<String> OPTIONS_OF_ALL = List.of(
            "-proc:none",
            "-implicit:none",
            "-parameters",
            "-g",
            "-Xlint:deprecation,removal,unchecked,static",
            "-XDshould-stop.ifError=FLOW",
            // The first text that a cell puts together must not wait for a class to be made for it.
            "-XDstringConcat=inline");

    /// After so many compilations javac begins anew: of each it keeps the names that it has met, and a little more.
    private static final int RENEWED = 1000;

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<String> options;
    private final List<Path> classPath;
    private final JarIndex index;
    private final Runnable goesOn;
    /// How many of them the user has brought and come first.
    private int brought;

    private boolean isOutdated;
    private int compilations;

    private CellFiles files;
    private JavacTaskPool pool;
    private @Nullable Context latest;
    private @Nullable CellSymbols known;
    /// Classes of cells that have come or gone since javac has looked.
    private final Set<String> fresh = new LinkedHashSet<>();

    private final Set<String> gone = new LinkedHashSet<>();

    /// @param preview whether what the language may become is taken, too; the VM must be started for it
    /// @param goesOn  throws if javac shall give up
    CellCompiler(List<Path> classPath, boolean preview, Runnable goesOn) {
        this.goesOn = goesOn;
        options = new ArrayList<>(OPTIONS_OF_ALL);
        if (preview) {
            int release = Runtime.version().feature();
            options.addAll(List.of("--enable-preview", "--source", String.valueOf(release)));
        }
        this.classPath = new ArrayList<>(classPath);
        index = JarIndex.of(classPath);
        open();
    }

    private void open() {
        CellFiles next;
        try {
            next = new CellFiles(javac.getStandardFileManager(null, Locale.ENGLISH, null), classPath, index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (files != null) {
            next.takeOver(files);
        }
        files = next;
        pool = new JavacTaskPool(1);
    }

    /// Adds a jar or folder; what javac knew of the class path before is forgotten.
    void add(Path path, CellClassLoader.Added added) {
        classPath.add(added.first() ? brought++ : classPath.size(), path);
        if (!added.packages().isEmpty()) {
            index.add(path, added.packages());
        }
        isOutdated = true; // there may be a hundred more before the next compilation
    }

    private void refresh() {
        if (isOutdated) {
            isOutdated = false;
            open();
        }
    }

    List<Path> classPath() {
        return List.copyOf(classPath);
    }

    CellFiles files() {
        refresh();
        return files;
    }

    /// Lets later cells see these classes.
    void add(Map<String, byte[]> classes) {
        files.add(classes);
        fresh.addAll(classes.keySet());
    }

    /// Lets later cells see these classes no more.
    void remove(Set<String> classes) {
        files.remove(classes);
        fresh.removeAll(classes);
        gone.addAll(classes);
    }

    /// Parses a source and lets the caller go on with javac at its side.
    ///
    /// @throws Rejected if the caller does
    <T> T compile(CellSource source, Function<Session, T> work) {
        // The jars are read by channels, which an interrupt of the reading thread closes for good: one that a cell has
        // left behind waits, and after one that comes by the way they are opened anew.
        boolean interrupted = Thread.interrupted();
        try {
            return attempt(source, work);
        } finally {
            if (Thread.interrupted()) {
                interrupted = true;
                open();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T attempt(CellSource source, Function<Session, T> work) {
        refresh();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        // A task that throws takes all that javac knows with it; a rejected cell is nothing so grave.
        AtomicReference<Rejected> rejected = new AtomicReference<>();
        // Where javac would print how to report its faults.
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        T result = pool.getTask(nowhere, files, problems, options, null, List.of(source), task -> {
            JavacTaskImpl javacTask = (JavacTaskImpl) task;
            Context context = javacTask.getContext();
            CellParsers.register(context);
            Sugar.register(context, goesOn);
            KeptModules.register(context);
            files.takeWritten();
            CellSymbols symbols = context == latest && known != null ? known : new CellSymbols(context, files);
            if (context == latest) {
                symbols.update(fresh, gone);
            }
            latest = context;
            known = symbols;
            fresh.clear();
            gone.clear();
            Session session = new Session(javacTask, source, problems, files, symbols);
            try {
                return work.apply(session);
            } catch (Rejected one) {
                rejected.set(one);
                return null;
            } finally {
                session.sugar.end();
                symbols.forgetSources();
                if (session.isSpoilt() || ++compilations % RENEWED == 0) {
                    pool = new JavacTaskPool(1);
                }
            }
        });
        if (rejected.get() != null) {
            throw rejected.get();
        }
        return result;
    }
}
