package himalia.api;

import java.util.List;

/// How a cell ended.
public sealed interface CellResult {
    /// It ended with an expression.
    record Value(Object value) implements CellResult {}

    /// It ended without a value: its last line was a declaration, a statement, or ended with `;`.
    record Done() implements CellResult {}

    /// It failed or was interrupted.
    ///
    /// @param name      simple name of the exception, `CompilationError` or `Interrupted`
    /// @param message   what went wrong, one line if possible
    /// @param traceback lines to show: message, the user's frames, the source line marked; may hold ANSI colours
    record Failure(String name, String message, List<String> traceback) implements CellResult {
        public Failure {
            traceback = List.copyOf(traceback);
        }
    }
}
