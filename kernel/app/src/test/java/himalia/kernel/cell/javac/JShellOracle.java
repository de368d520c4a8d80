package himalia.kernel.cell.javac;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;

/// JShell as it is: a cell in pieces, one after the other, until one of them fails.
final class JShellOracle implements AutoCloseable {
    private final JShell shell = JShell.builder()
            .in(new ByteArrayInputStream(new byte[0]))
            .out(new PrintStream(OutputStream.nullOutputStream()))
            .err(new PrintStream(OutputStream.nullOutputStream()))
            .build();

    JShellOracle() {
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
            rest = piece.remaining();
            answer = outcome(piece.source(), shell.eval(piece.source()));
            if (answer.startsWith("fail")) {
                return answer;
            }
        }
        return answer;
    }

    private static boolean isCode(String text) {
        return !himalia.kernel.cell.Mask.of(text).isBlank();
    }

    private static String outcome(String source, List<SnippetEvent> events) {
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
        SnippetEvent last = events.getFirst();
        boolean shown = last.snippet().kind() == Snippet.Kind.EXPRESSION
                || last.snippet().subKind().toString().equals("TEMP_VAR_EXPRESSION_SUBKIND");
        boolean silent = source.stripTrailing().endsWith(";");
        return shown && !silent && last.value() != null && !last.value().isEmpty() ? "= " + last.value() : "done";
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
