package himalia.kernel.cell.javac;

import com.sun.tools.javac.api.JavacTaskImpl;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.main.JavaCompiler;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.javac.jdk.Javac;
import himalia.kernel.cell.javac.sugar.Origins;
import himalia.kernel.cell.javac.sugar.PlainText;
import himalia.kernel.cell.javac.sugar.Sugar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// One run of javac: parse, enter, attribute, generate.
final class Session {
    private static final Pattern WARNINGS = Pattern.compile(
            "^compiler\\.warn\\.(has\\.been\\.deprecated|unchecked|prob\\.found\\.req|static\\.not\\.qualified)");

    private static final Javac JAVAC = Javac.running();

    private final CellSource source;
    private final DiagnosticCollector<JavaFileObject> problems;
    private final CellFiles files;
    private final CellSymbols cells;
    private final JCCompilationUnit unit;
    private final java.util.List<JCCompilationUnit> units = new ArrayList<>();
    private final Map<JCCompilationUnit, CellSource> sources = new HashMap<>();
    private final Map<JCCompilationUnit, String> homes = new HashMap<>();

    private boolean spoilt;

    final Context context;
    final JavaCompiler compiler;
    final Symtab symbols;
    final TreeMaker make;
    final Names names;
    final Sugar sugar;

    Session(
            JavacTaskImpl task,
            CellSource source,
            DiagnosticCollector<JavaFileObject> problems,
            CellFiles files,
            CellSymbols cells) {
        this.source = source;
        this.problems = problems;
        this.files = files;
        this.cells = cells;
        this.context = task.getContext();
        this.unit = (JCCompilationUnit) task.parse().iterator().next();
        this.compiler = JavaCompiler.instance(context);
        this.symbols = Symtab.instance(context);
        this.make = TreeMaker.instance(context);
        this.names = Names.instance(context);
        this.sugar = Sugar.of(context);
        units.add(unit);
        sources.put(unit, source);
    }

    CellSource source() {
        return source;
    }

    CellSource source(JCCompilationUnit of) {
        return Objects.requireNonNull(sources.get(of));
    }

    JCCompilationUnit unit() {
        return unit;
    }

    java.util.List<JCCompilationUnit> units() {
        return units;
    }

    /// Has javac read the classes of the cells anew, those that are hidden excepted.
    void forgetCells() {
        cells.forgetAll();
    }

    Name name(String text) {
        return names.fromString(text);
    }

    /// Parses a cell that is to be compiled along.
    JCCompilationUnit parse(CellSource other) {
        JCCompilationUnit parsed = compiler.parse(other);
        units.add(parsed);
        sources.put(parsed, other);
        return parsed;
    }

    /// A unit of the same source as another, for what belongs into another package.
    JCCompilationUnit besides(JCCompilationUnit other) {
        JCCompilationUnit unit = (JCCompilationUnit) other.clone();
        units.add(units.indexOf(other), unit);
        sources.put(unit, source(other));
        return unit;
    }

    /// Puts a unit into a package of the user's.
    void put(JCCompilationUnit of, String home) {
        homes.put(of, home);
        cells.add(home);
    }

    /// The package of a unit.
    String home(JCCompilationUnit of) {
        return homes.getOrDefault(of, CellFiles.PACKAGE);
    }

    /// Where a tree ends in its source; -1 if that is not known.
    int end(JCCompilationUnit of, JCTree tree) {
        return JAVAC.end(tree, of);
    }

    /// A unit as plain Java says it.
    PlainText plain(JCCompilationUnit of, Origins origins, PlainText.Naming naming) {
        return sugar.plain(source(of).code(), origins, tree -> end(of, tree), naming, Mask::comments);
    }

    /// The text of a tree.
    String text(JCCompilationUnit of, JCTree tree) {
        String code = source(of).code();
        int start = TreeInfo.getStartPos(tree);
        int end = end(of, tree);
        return start < 0 || end < start ? tree.toString() : code.substring(start, Math.min(end, code.length()));
    }

    /// Makes javac know all classes and members of the units.
    ///
    /// @param before what is to be done once javac can look up classes
    void enter(Runnable before) {
        // javac keeps declarations by their source, and several units may have the same.
        if (units.size() == 1) {
            JAVAC.redeclared(unit, context);
        } else {
            units.stream()
                    .collect(Collectors.groupingBy(this::source, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(same -> JAVAC.redeclared(together(same), context));
        }
        List<JCCompilationUnit> all = compiler.initModules(List.from(units));
        before.run();
        compiler.enterTrees(all);
    }

    private static JCCompilationUnit together(java.util.List<JCCompilationUnit> same) {
        if (same.size() == 1) {
            return same.getFirst();
        }
        JCCompilationUnit all = (JCCompilationUnit) same.getLast().clone();
        all.defs = List.from(same.stream().flatMap(one -> one.defs.stream()).toList());
        return all;
    }

    /// Attributes everything, and writes class files if there is no error.
    ///
    /// @param constants looks for errors that javac does not see
    /// @param misreadings look for what is legal but not meant
    /// @param attributed what is to be done once all is attributed
    /// @return class name to bytes; empty if there are errors
    Map<String, byte[]> generate(Constants constants, java.util.List<Misreading> misreadings, Runnable attributed) {
        try {
            return write(constants, misreadings, attributed);
        } catch (RuntimeException | AssertionError stumbled) {
            // What it has told already must do; what it knows may be broken.
            spoilt = true;
            if (errors().isEmpty()) {
                throw stumbled;
            }
            return Map.of();
        }
    }

    private Map<String, byte[]> write(
            Constants constants, java.util.List<Misreading> misreadings, Runnable attributed) {
        var known = compiler.attribute(compiler.todo);
        attributed.run();
        known.forEach(sugar::replace);
        known.forEach(constants::check);
        misreadings.forEach(one -> known.forEach(one::check));
        var flown = compiler.flow(known);
        if (!errors().isEmpty()) {
            return Map.of();
        }
        compiler.generate(compiler.desugar(flown), new ArrayDeque<>());
        compiler.reportDeferredDiagnostics();
        spoilt |= !errors().isEmpty();
        return files.takeWritten();
    }

    /// Whether javac could not write a class: it does not tidy up after that, and what it has begun would come into the
    /// next class.
    boolean isSpoilt() {
        return spoilt;
    }

    /// Attributes everything, whatever errors there are.
    void attribute() {
        compiler.attribute(compiler.todo);
    }

    /// A class of the JDK or the class path; null if there is none of that name.
    @Nullable
    ClassSymbol type(String fullName) {
        int dot = fullName.lastIndexOf('.');
        PackageSymbol home =
                symbols.lookupPackage(symbols.unnamedModule, name(fullName.substring(0, Math.max(0, dot))));
        for (Symbol one : home.members().getSymbolsByName(name(fullName.substring(dot + 1)))) {
            if (one instanceof ClassSymbol type) {
                return type;
            }
        }
        return null;
    }

    /// What javac warns of in the cell itself: what is deprecated, generic types that are not said, and functions that
    /// are called on an object, which they do not look at.
    java.util.List<Diagnostic<? extends JavaFileObject>> warnings() {
        return problems.getDiagnostics().stream()
                .filter(one -> one.getSource() == source
                        && WARNINGS.matcher(one.getCode()).find())
                .toList();
    }

    java.util.List<Diagnostic<? extends JavaFileObject>> errors() {
        return problems.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
