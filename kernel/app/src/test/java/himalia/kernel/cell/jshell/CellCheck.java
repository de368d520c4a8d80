package himalia.kernel.cell.jshell;

import com.sun.source.util.JavacTask;
import himalia.kernel.cell.CompileProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import jdk.jshell.JShell;

/// Looks at a whole cell before any of it runs, because JShell itself finds an error in line 9 only after it has run
/// line 8.
///
/// The cell is compiled as one class, which is not quite what JShell does. So only errors that JShell would find as
/// well count; if there is any other error, nothing is said at all, and JShell decides.
final class CellCheck {
    private static final Set<String> CERTAIN = Set.of(
            "prob.found.req",
            "incomparable.types",
            "operator.cant.be.applied",
            "operator.cant.be.applied.1",
            "cant.apply.symbol",
            "cant.apply.symbols",
            "cant.deref",
            "doesnt.exist",
            "missing.ret.stmt",
            "abstract.cant.be.instantiated",
            "does.not.override.abstract",
            "array.req.but.found",
            "foreach.not.applicable.to.type",
            "unreported.exception.need.to.catch.or.throw");

    /// Errors only of the disguise: they do not bring about others.
    private static final Set<String> OF_THE_DISGUISE = Set.of(
            "cant.ref.non.effectively.final.var",
            "local.variables.referenced",
            "var.might.not.have.been.initialized",
            "var.might.already.be.assigned",
            "unreachable.stmt");

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ ([\\p{L}\\p{N}_$]+)");
    private static final Pattern MEMBER =
            Pattern.compile("location:\\s+(?:variable \\S+ of type|class|interface) (?!\\S*\\$Cell\\b)\\S+");

    private final JShell shell;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final List<Path> classPath;
    private StandardJavaFileManager files;

    CellCheck(JShell shell, List<Path> classPath) {
        this.shell = shell;
        this.classPath = new ArrayList<>(classPath);
    }

    void add(Path path) {
        classPath.add(path);
        files = null;
    }

    /// What a look at a cell has found.
    ///
    /// @param problems errors that are certain; none if there are others besides
    /// @param unparsed whether javac's parser did not take the cell, which says little: JShell allows more
    record Finding(List<CompileProblem> problems, boolean unparsed) {
        static final Finding NOTHING = new Finding(List.of(), false);
    }

    Finding look(String code, List<Piece> pieces) {
        Optional<Synthesis> made = Synthesis.of(shell, pieces);
        if (made.isEmpty()) {
            return Finding.NOTHING;
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try {
            JavacTask task = task(made.get().text(), diagnostics);
            task.parse();
            if (!diagnostics.getDiagnostics().isEmpty()) {
                return new Finding(List.of(), true);
            }
            task.analyze();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException | AssertionError | NullPointerException bugOfJavac) {
            return Finding.NOTHING;
        }
        Set<String> declared = Words.declaredIn(code);
        pieces.forEach(piece -> declared.add(Sort.of(piece).name(piece)));
        List<CompileProblem> problems = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : diagnostics.getDiagnostics()) {
            if (diagnostic.getKind() != Diagnostic.Kind.ERROR) {
                continue;
            }
            Optional<Synthesis.Part> part = made.get().at(diagnostic.getPosition());
            String kind = diagnostic.getCode().replace("compiler.err.", "");
            if (part.isPresent() && OF_THE_DISGUISE.contains(kind)) {
                continue;
            }
            if (part.isEmpty() || !isCertain(kind, diagnostic.getMessage(Locale.ENGLISH), part.get(), declared)) {
                return Finding.NOTHING;
            }
            problems.add(problem(diagnostic, part.get()));
        }
        return new Finding(problems, false);
    }

    private static boolean isCertain(String kind, String message, Synthesis.Part part, Set<String> declared) {
        if (message.contains("$value") || message.contains("void")) {
            return false;
        }
        if (!kind.startsWith("cant.resolve")) {
            return CERTAIN.contains(kind);
        }
        if (MEMBER.matcher(message).find()) {
            return true;
        }
        // A method may use what a later cell declares; a statement cannot.
        Matcher symbol = SYMBOL.matcher(message);
        return part.sort() == Sort.STATEMENT && symbol.find() && !declared.contains(symbol.group(1));
    }

    private static CompileProblem problem(Diagnostic<?> diagnostic, Synthesis.Part part) {
        int shift = part.piece().start() - part.start();
        return new CompileProblem(
                diagnostic.getCode(),
                diagnostic.getMessage(Locale.ENGLISH),
                (int) diagnostic.getStartPosition() + shift,
                (int) diagnostic.getEndPosition() + shift,
                (int) diagnostic.getPosition() + shift);
    }

    /// The first piece that javac's parser does not take; the caller asks JShell whether it agrees.
    Optional<Piece> unparsable(List<Piece> pieces) {
        for (Piece piece : pieces) {
            String text = switch (Sort.of(piece)) {
                case IMPORT -> piece.source();
                case TYPE, METHOD -> "class $Cell {\n" + piece.source() + "\n}";
                case STATEMENT -> "class $Cell { void run() {\n" + piece.source() + "\n;\n}}";
            };
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            try {
                task(text, diagnostics).parse();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            boolean bad = diagnostics.getDiagnostics().stream()
                    .anyMatch(d ->
                            d.getKind() == Diagnostic.Kind.ERROR && !d.getCode().endsWith("not.stmt"));
            if (bad) {
                return Optional.of(piece);
            }
        }
        return Optional.empty();
    }

    private JavacTask task(String text, DiagnosticCollector<JavaFileObject> diagnostics) throws IOException {
        if (files == null) {
            files = compiler.getStandardFileManager(null, Locale.ENGLISH, null);
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
        }
        List<String> options = List.of("-proc:none", "-implicit:none", "-Xlint:none");
        return (JavacTask) compiler.getTask(null, files, diagnostics, options, null, List.of(new Source(text)));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("cell:///$Cell.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
