package himalia.kernel.cell.javac;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.api.JavacTaskPool;
import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// javac, kept warm between cells: what it has read of the JDK and the libraries stays.
final class CellCompiler {
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-implicit:none",
            "-parameters",
            "-g",
            "-Xlint:none",
            "-nowarn",
            "-XDshould-stop.ifError=FLOW");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final List<Path> classPath;
    private CellFiles files;
    private JavacTaskPool pool;

    CellCompiler(List<Path> classPath) {
        this.classPath = new ArrayList<>(classPath);
        open();
    }

    private void open() {
        StandardJavaFileManager standard = javac.getStandardFileManager(null, Locale.ENGLISH, null);
        try {
            standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CellFiles next = new CellFiles(standard);
        if (files != null) {
            next.takeOver(files);
        }
        files = next;
        pool = new JavacTaskPool(1);
    }

    /// Adds a jar or folder; what javac knew of the class path before is forgotten.
    void add(Path path) {
        classPath.add(path);
        open();
    }

    CellFiles files() {
        return files;
    }

    /// Parses a source and lets the caller go on with javac at its side.
    <T> T compile(CellSource source, Function<Session, T> work) {
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        return pool.getTask(null, files, problems, OPTIONS, null, List.of(source), task -> {
            JavacTaskImpl javacTask = (JavacTaskImpl) task;
            Context context = javacTask.getContext();
            CellParsers.register(context);
            files.takeWritten();
            files.hide(name -> false);
            try {
                return work.apply(new Session(javacTask, source, problems, files));
            } finally {
                forgetCells(context);
            }
        });
    }

    /// The next task lists the classes of the cells anew.
    private static void forgetCells(Context context) {
        Symtab symbols = Symtab.instance(context);
        Name name = Names.instance(context).fromString(CellFiles.PACKAGE);
        PackageSymbol cells = symbols.getPackage(symbols.unnamedModule, name);
        if (cells == null) {
            return;
        }
        List<Name> classes = new ArrayList<>();
        for (ClassSymbol one : symbols.getAllClasses()) {
            if (one.flatName().startsWith(name) && one.flatName().toString().startsWith(CellFiles.PACKAGE + ".")) {
                classes.add(one.flatName());
            }
        }
        classes.forEach(one -> symbols.removeClass(symbols.unnamedModule, one));
        cells.members_field = null;
        cells.completer = ClassFinder.instance(context).getCompleter();
    }
}
