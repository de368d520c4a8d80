package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.api.Magic;
import himalia.api.MagicCall;
import himalia.api.MagicFailure;
import himalia.kernel.cell.Ansi;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// `%%compile [FOLDER]`: compiles the lines below as a file of Java, as `javac` does outside of a notebook: with a
/// package, with nothing that only cells can. Alone it checks; with a folder the classes are kept there, and cells can
/// use them.
final class CompileMagic implements Magic {
    private static final int SHOWN = 5;
    /// The class after which the file must be called.
    private static final Pattern PUBLIC = Pattern.compile(
            "(?m)^\\s*public\\s+(?:(?:abstract|final|sealed|non-sealed|strictfp)\\s+)*(?:class|interface|record|enum|@interface)\\s+([\\p{L}\\p{N}_$]+)");

    private final Folder folder;
    private final Supplier<ClassLoader> cells;

    CompileMagic(Folder folder, Supplier<ClassLoader> cells) {
        this.folder = folder;
        this.cells = cells;
    }

    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String usage() {
        return "%%compile [FOLDER]";
    }

    @Override
    public String summary() {
        return "compiles the lines below as a file of Java; with a folder, keeps the classes there for cells";
    }

    @Override
    public Form form() {
        return Form.CELL;
    }

    @Override
    public CellResult run(MagicCall call) throws MagicFailure, IOException {
        List<String> words = Arguments.plain(call, "%%compile");
        String body = call.body().orElse("");
        if (words.size() > 1) {
            throw MagicFailure.wrongUse("%%compile wants one folder, or none.");
        }
        if (body.isBlank()) {
            throw MagicFailure.wrongUse("%%compile wants lines of Java below it.");
        }
        Path target = words.isEmpty() ? null : folder.path(words.getFirst());
        if (target != null && Files.exists(target) && !Files.isDirectory(target)) {
            throw new MagicFailure("%%compile: " + target + " is no folder.");
        }
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> made = new ArrayList<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(found, Locale.ROOT, null)) {
            if (target != null) {
                Files.createDirectories(target);
            }
            List<String> options = new ArrayList<>(List.of("-proc:none", "-parameters", "-g", "-Xlint:all,-serial"));
            options.addAll(List.of("-classpath", String.join(File.pathSeparator, ClassPath.of(cells.get()))));
            if (target != null) {
                options.addAll(List.of("-d", target.toString()));
            }
            String code = call.inPlace(body);
            boolean isFine = javac.getTask(
                            new StringWriter(),
                            new Noting(files, made, target),
                            found,
                            options,
                            null,
                            List.of(source(code)))
                    .call();
            if (!isFine) {
                return failure(code, found.getDiagnostics());
            }
            found.getDiagnostics().stream()
                    .filter(one -> one.getKind() != Diagnostic.Kind.NOTE)
                    .forEach(one -> System.err.println("Warning: " + String.join("\n", told(code, one))));
        }
        if (target == null) {
            System.out.println("It compiles: " + String.join(", ", made) + ".");
            return new CellResult.Done();
        }
        System.out.println("Compiled into " + target + ": " + String.join(", ", made) + ".");
        return ClassPath.add(call, List.of(target));
    }

    private static JavaFileObject source(String code) {
        Matcher name = PUBLIC.matcher(code);
        String file = name.find() ? name.group(1) : "Compiled";
        return new SimpleJavaFileObject(URI.create("source:///" + file + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return code;
            }

            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return true; // there is no file that could be called otherwise
            }
        };
    }

    /// Notes which classes come out, and lets them go if nobody wants them.
    private static final class Noting extends ForwardingJavaFileManager<JavaFileManager> {
        private final List<String> made;
        private final @Nullable Path target;

        Noting(JavaFileManager files, List<String> made, @Nullable Path target) {
            super(files);
            this.made = made;
            this.target = target;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) throws IOException {
            made.add(className);
            if (target != null) {
                return super.getJavaFileForOutput(location, className, kind, null);
            }
            return new SimpleJavaFileObject(URI.create("class:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }

                @Override
                public Writer openWriter() {
                    return Writer.nullWriter();
                }
            };
        }
    }

    private static CellResult.Failure failure(String code, List<Diagnostic<? extends JavaFileObject>> found) {
        List<Diagnostic<? extends JavaFileObject>> errors = found.stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        List<String> lines = new ArrayList<>();
        String first = errors.isEmpty() ? "it does not compile" : message(errors.getFirst());
        lines.add(Ansi.strong("CompilationError") + ": " + first);
        for (Diagnostic<? extends JavaFileObject> one : errors.subList(0, Math.min(SHOWN, errors.size()))) {
            List<String> told = told(code, one);
            lines.addAll(one == errors.getFirst() ? told.subList(1, told.size()) : told);
        }
        if (errors.size() > SHOWN) {
            lines.add(Ansi.grey("... " + (errors.size() - SHOWN) + " more errors"));
        }
        return new CellResult.Failure("CompilationError", first, lines);
    }

    private static String message(Diagnostic<?> problem) {
        String first = problem.getMessage(Locale.ROOT).lines().findFirst().orElse("it does not compile");
        return first.replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
    }

    /// What is wrong, in which line of the cell, the line, and a mark below it.
    private static List<String> told(String code, Diagnostic<?> problem) {
        List<String> lines = new ArrayList<>(List.of(message(problem)));
        if (problem.getLineNumber() > 0) {
            int number = (int) problem.getLineNumber();
            lines.add(Ansi.green("line " + number));
            Optional<String> line = code.lines().skip(number - 1L).findFirst();
            line.ifPresent(text -> {
                int column = (int) Math.clamp(problem.getColumnNumber() - 1, 0L, text.length());
                lines.add("    " + text);
                lines.add("    " + text.substring(0, column).replaceAll("[^\t]", " ") + Ansi.strong("^"));
            });
        }
        problem.getMessage(Locale.ROOT).lines().skip(1).forEach(lines::add);
        return lines;
    }

    @Override
    public List<String> complete(String typed) {
        return folder.files(typed, name -> false);
    }
}
