package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EclipsedTest {
    private static final StackTraceElement CELL = new StackTraceElement("Cell", "run", "Cell [1]", 1);

    private final Scope scope = new Scope(
            Set.of(),
            Map.of(),
            Set.of(),
            List.of("java.util.Objects"),
            List.of(),
            List.of(),
            Map.of(),
            name -> List.of(),
            ClassLoader.getPlatformClassLoader());

    private String hint(StackTraceElement... trace) {
        Exception thrown = new IllegalStateException();
        thrown.setStackTrace(trace);
        return Eclipsed.hint(new Cell(1, "out.requireNonNull(x, y);"), thrown, scope)
                .orElse("");
    }

    private static StackTraceElement method(String module, String type, String name) {
        return new StackTraceElement("app", module, "", type, name, "File.java", 7);
    }

    @Test
    void a_method_that_failed_may_have_been_meant_as_a_function() {
        assertThat(hint(method("", "lib.Table", "requireNonNull"), CELL))
                .isEqualTo("Hint: `requireNonNull` of this library stands before what it works on: "
                        + "`requireNonNull(out, x, y);`");
    }

    @Test
    void but_not_one_of_java() {
        assertThat(hint(method("java.base", "java.io.PrintStream", "requireNonNull"), CELL))
                .isEmpty();
    }

    @Test
    void nor_one_that_has_called_code_of_a_cell_which_failed() {
        assertThat(hint(CELL, method("", "lib.Table", "requireNonNull"), CELL)).isEmpty();
    }
}
