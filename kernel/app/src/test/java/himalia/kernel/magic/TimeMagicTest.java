package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeMagicTest {
    private static final String TIMES =
            "(?s)CPU times: total: [\\d.]+ (ns|µs|ms|s)\\RWall time: [\\d.]+ (ns|µs|ms|s)\\R(Compiler : [\\d.]+ (ms|s)\\R)?";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void a_line_is_timed_and_its_value_is_that_of_the_cell() {
        assertThat(notebook.value("%time 1 + 2")).isEqualTo(3);
        assertThat(notebook.printed()).matches(TIMES);
        notebook.done("%time Thread.sleep(30);");
        assertThat(notebook.printed()).matches(TIMES).containsPattern("Wall time: \\d+(\\.\\d+)? m?s");
    }

    @Test
    void what_is_declared_stays() {
        notebook.done("%time var text = \"a\".repeat(3);");
        assertThat(notebook.value("text")).isEqualTo("aaa");
        assertThat(
                        notebook.value(
                                "%%time\nimport java.util.zip.*;\nint twice(int x) { return 2 * x; }\nvar crc = new CRC32();\ntwice(4)"))
                .isEqualTo(8);
        assertThat(notebook.printed()).matches(TIMES);
        assertThat(notebook.value("twice((int) crc.getValue())")).isEqualTo(0);
    }

    @Test
    void the_java_below_a_timed_line_is_not_timed() {
        assertThat(notebook.value("%time int a = 1;\na + 1")).isEqualTo(2);
        assertThat(notebook.printed()).matches(TIMES);
    }

    @Test
    void errors_stand_at_the_lines_that_the_user_has_written() {
        CellResult.Failure wrong = notebook.failure("// first\n%time int x = \"a\";");
        assertThat(wrong.name()).isEqualTo("CompilationError");
        assertThat(Notebook.text(wrong)).contains("line 2").contains("incompatible types");
        assertThat(notebook.printed()).isEmpty();

        CellResult.Failure thrown = notebook.failure("%%time\nint[] a = {1};\na[1] = 2;");
        assertThat(thrown.name()).isEqualTo("ArrayIndexOutOfBoundsException");
        assertThat(Notebook.text(thrown))
                .contains("Cell [2], line 3")
                .contains("1 | %%time")
                .contains("3 | a[1] = 2;");
        assertThat(notebook.printed()).matches(TIMES);
    }

    @Test
    void other_magics_may_stand_in_the_timed_lines() {
        notebook.done("%time %lsmagic");
        assertThat(notebook.printed()).contains("%timeit").containsPattern("Wall time");
        assertThat(notebook.value("%%time\n%lsmagic\n7")).isEqualTo(7);
    }

    @Test
    void a_timed_line_can_be_stopped() {
        assertThat(notebook.stopped("%time while (true) {}").name()).isEqualTo("Interrupted");
        assertThat(notebook.value("1")).isEqualTo(1);
    }

    @Test
    void wrong_use_says_what_is_right() {
        assertThat(Notebook.text(notebook.failure("%time"))).contains("for example %time");
        assertThat(Notebook.text(notebook.failure("%%time\n \n"))).contains("lines of Java below");
        assertThat(Notebook.text(notebook.failure("%%time 1 + 1\n2")))
                .contains("`1 + 1`")
                .contains("Hint:");
    }
}
