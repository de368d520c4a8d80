package himalia.kernel.cell.javac;

import himalia.kernel.cell.Mask;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;

/// JShell as it is: a cell in pieces, one after the other, until one of them fails.
final class JShellOracle implements AutoCloseable {
    private static final Set<String> PACKAGES = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getDescriptor().exports().stream())
            .filter(one -> !one.isQualified())
            .map(one -> one.source() + ".")
            .collect(Collectors.toSet());

    /// A text, and the packages at its end.
    private static final Pattern PATH = Pattern.compile("(?s)^.*?((?<![\\w.])(?:\\w+\\.)*)\\w*$");

    private final JShell shell;

    /// @param apart whether the pieces run in a VM of their own, which they may end; that takes its time
    JShellOracle(boolean apart) {
        shell = JShell.builder()
                .in(new ByteArrayInputStream(new byte[0]))
                .out(new PrintStream(OutputStream.nullOutputStream()))
                .err(new PrintStream(OutputStream.nullOutputStream()))
                .executionEngine(apart ? "jdi" : "local")
                .build();
        new Imports(JShellOracle.class.getClassLoader())
                .defaults().stream()
                        .filter(one -> !one.path().startsWith("himalia."))
                        .forEach(one -> shell.eval("import " + one.text() + ";"));
    }

    /// What a cell comes to: `= value`, `done` or `fail Name`.
    String answer(String cell) {
        String rest = cell;
        String answer = "done";
        while (!rest.isBlank()) {
            CompletionInfo piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (piece.source() == null) {
                return isCode(rest) ? "fail CompilationError" : answer;
            }
            String written = rest.substring(0, rest.length() - piece.remaining().length());
            rest = piece.remaining();
            try {
                answer = outcome(
                        shell.eval(piece.source()),
                        Mask.of(written).stripTrailing().endsWith(";"));
            } catch (IllegalStateException closed) {
                return "fail Closed";
            }
            if (answer.startsWith("fail")) {
                return answer;
            }
        }
        return answer;
    }

    /// The names that could stand at the end of a text, without what follows them. Of the packages those of the JDK:
    /// the class path of a test is not that of its cells.
    Set<String> completions(String code) {
        return shell.sourceCodeAnalysis().completionSuggestions(code, code.length(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation)
                .filter(one -> !one.endsWith(".") || isOfJdk(PATH.matcher(code).replaceFirst("$1") + one))
                .map(one -> one.replaceFirst("[(<.].*", "").strip())
                // jshell lets its snippets call what is protected in `Object`; javac does not.
                .filter(one -> !one.equals("clone") && !one.equals("finalize"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isOfJdk(String path) {
        return PACKAGES.stream().anyMatch(one -> one.startsWith(path));
    }

    private static boolean isCode(String text) {
        return !Mask.of(text).isBlank();
    }

    private static String outcome(List<SnippetEvent> events, boolean silent) {
        for (SnippetEvent event : events) {
            if (event.exception() instanceof EvalException thrown) {
                String name = thrown.getExceptionClassName();
                return "fail " + name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            }
            // Its other exception: something is used that is not defined yet.
            if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
                return "fail CompilationError";
            }
        }
        return events.stream()
                .findFirst()
                .filter(one -> !silent && isExpression(one.snippet()))
                .map(SnippetEvent::value)
                .filter(value -> !value.isEmpty())
                .map(value -> "= " + value)
                .orElse("done");
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    @Override
    public void close() {
        shell.close();
    }

    /// A value the way JShell writes it.
    static String shown(Object value) {
        return Shown.of(value);
    }

    private abstract static class Shown extends DirectExecutionControl {
        static String of(Object value) {
            return valueString(value);
        }
    }
}
