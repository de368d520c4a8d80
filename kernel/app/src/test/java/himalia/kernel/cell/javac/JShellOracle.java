package himalia.kernel.cell.javac;

import himalia.kernel.cell.Mask;
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
