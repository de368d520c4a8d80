package himalia.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeitMagicTest {
    private static final String TIMES =
            "[\\d.]+ (ns|µs|ms|s) ± [\\d.]+ (ns|µs|ms|s) per loop" + " \\(mean ± std\\. dev\\. of %s, %s each\\)\\R";

    private final Notebook notebook = new Notebook();

    @AfterEach
    void close() {
        notebook.close();
    }

    private static String times(String runs, String loops) {
        return "(?s)(The slowest run [^\\n]*\\R)?" + TIMES.formatted(runs, loops);
    }

    @Test
    void a_line_is_repeated_and_its_times_are_printed_and_are_no_value() {
        notebook.done("%timeit -n 10 -r 3 Math.sqrt(2)");
        assertThat(notebook.printed()).matches(times("3 runs", "10 loops"));
        notebook.done("%timeit -n1 -r1 Math.sqrt(2);");
        assertThat(notebook.printed()).matches(times("1 run", "1 loop"));
        notebook.done("%timeit -r 1 Thread.sleep(1)");
        assertThat(notebook.printed()).matches(times("1 run", "1(00|,000) loops"));
    }

    @Test
    void it_runs_as_often_as_it_is_told_to() {
        notebook.done("int count = 0;");
        notebook.done("%timeit -n 10 -r 3 count++");
        assertThat(notebook.value("count")).isEqualTo(30);
        notebook.done("%timeit -n 10 -r 3 count += 2; count += 3;");
        assertThat(notebook.value("count")).isEqualTo(180);
        notebook.done("%%timeit -n 2 -r 2\nfor (int i = 0; i < 5; i++) {\n    count++; // each\n}");
        assertThat(notebook.value("count")).isEqualTo(200);
    }

    @Test
    void any_expression_or_statement_will_do() {
        for (String code : new String[] {
            "1 + 1",
            "1.5f",
            "'a'",
            "true",
            "\"a\" + 1",
            "null",
            "new int[3]",
            "List.of(1).size()",
            "System.gc()",
            "int x = 3; x++",
            "if (1 > 2) { }",
            "var list = new ArrayList<Integer>(); list.add(1)",
            "1 + 1 // two"
        }) {
            notebook.done("%timeit -n 1 -r 1 " + code);
            assertThat(notebook.printed()).as(code).matches(times("1 run", "1 loop"));
        }
        assertThat(notebook.failure("list").name()).isEqualTo("CompilationError");
    }

    @Test
    void the_first_line_of_a_cell_is_run_before_each_loop_and_not_timed() {
        notebook.done("int setups = 0, rounds = 0;");
        notebook.done("%%timeit -n 4 -r 2 int[] a = {0}; setups++\na[0]++;\nrounds += a[0];");
        assertThat(notebook.value("setups")).isEqualTo(2);
        assertThat(notebook.value("rounds")).isEqualTo(20);
    }

    @Test
    void the_times_are_a_value_if_asked_for() {
        Timing timing = (Timing) notebook.value("%timeit -q -o -n 5 -r 2 Math.sqrt(2)");
        assertThat(timing.loops()).isEqualTo(5);
        assertThat(timing.seconds()).hasSize(2);
        assertThat(notebook.printed()).isEmpty();
    }

    @Test
    void errors_stand_at_the_lines_that_the_user_has_written_and_leave_nothing_behind() {
        CellResult.Failure wrong = notebook.failure("%timeit -n 5 int kept = 1; foo(kept)");
        assertThat(wrong.name()).isEqualTo("CompilationError");
        assertThat(Notebook.text(wrong))
                .contains("foo")
                .contains("line 1")
                .doesNotContain("Timing")
                .doesNotContain("nanoTime");
        CellResult.Failure below = notebook.failure("%%timeit int a = 1;\nint b = a;\nb.c();");
        assertThat(Notebook.text(below)).contains("line 3").doesNotContain("Timing");
        CellResult.Failure setup = notebook.failure("%%timeit int a = \"x\";\nint b = a;");
        assertThat(Notebook.text(setup)).contains("line 1").contains("incompatible types");
        assertThat(notebook.failure("kept").name()).isEqualTo("CompilationError");

        CellResult.Failure thrown = notebook.failure("%%timeit\nint zero = 0;\n1 / zero");
        assertThat(thrown.name()).isEqualTo("ArithmeticException");
        assertThat(Notebook.text(thrown)).contains("line 3").contains("1 | %%timeit");
    }

    @Test
    void a_measurement_can_be_stopped() {
        assertThat(notebook.stopped("%timeit -r 100000 Math.sqrt(2)").name()).isEqualTo("Interrupted");
        assertThat(notebook.value("1")).isEqualTo(1);
    }

    @Test
    void wrong_use_says_what_is_right() {
        assertThat(Notebook.text(notebook.failure("%timeit"))).contains("for example");
        assertThat(Notebook.text(notebook.failure("%timeit -n x 1")))
                .contains("-n wants a number")
                .contains("`x`");
        assertThat(Notebook.text(notebook.failure("%timeit -z 1")))
                .contains("-z")
                .contains("Hint:")
                .contains("-r RUNS");
        // A minus sign is Java.
        notebook.done("%timeit -n 1 -r 1 -1");
    }

    @Test
    void what_the_lines_compute_is_used_so_that_no_compiler_leaves_it_out() {
        notebook.done("int started = 5;");
        for (String code : new String[] {
            "int k = 0; for (int i = 0; i < 1000; i++) k += i;",
            "double sum = 0;\nfor (int i = 0; i < 1000; i++) { sum += Math.sqrt(i + started); }",
            "long a = 1, b = 1; for (int i = 0; i < 1000; i++) { long c = a + b; a = b; b = c; }",
        }) {
            String magic = code.contains("\n") ? "%%timeit -o -q -r 1\n" : "%timeit -o -q -r 1 ";
            Timing timing = (Timing) notebook.value(magic + code);
            // A thousand additions: no machine does one in a hundredth of a nanosecond.
            assertThat(timing.mean()).as(code).isGreaterThan(1e-8);
        }
        // What has no value by then, or is none, is no hindrance.
        notebook.done("%timeit -n 1 -r 1 int k; if (started > 3) k = 1;");
        notebook.done("%timeit -n 1 -r 1 var f = List.of(1); for (var x : f) { int y = x; }");
        notebook.done("%timeit -n 1 -r 1 record P(int x) {} var p = new P(1);");
    }

    @Test
    void a_time_below_what_can_be_measured_is_said_to_be_so() {
        assertThat(TimeitMagic.note(new Timing(new double[] {4e-14, 5e-14}, 1_000_000_000)))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("does nothing").contains("Hint:"));
        assertThat(TimeitMagic.note(new Timing(new double[] {2e-8}, 1)))
                .hasValueSatisfying(text -> assertThat(text).contains("the clock"));
        assertThat(TimeitMagic.note(new Timing(new double[] {2e-8}, 10_000_000)))
                .isEmpty();
        notebook.done("%timeit -n 1 -r 1 Thread.sleep(2)");
        assertThat(notebook.printed()).doesNotContain("clock").doesNotContain("does nothing");
    }

    @Test
    void an_error_is_told_as_in_a_cell_and_names_nothing_of_the_loop() {
        assertThat(Notebook.text(notebook.failure("%timeit y0 + 1")))
                .contains("cannot find symbol")
                .contains("y0 + 1")
                .doesNotContain("{")
                .doesNotContain("Timing");
        assertThat(Notebook.text(notebook.failure("%timeit int m() { return 1; }")))
                .contains("Hint: imports, methods and classes belong into a cell of their own");
        assertThat(Notebook.text(notebook.failure("%timeit import java.util.zip.*;")))
                .contains("this is something else");
    }
}
