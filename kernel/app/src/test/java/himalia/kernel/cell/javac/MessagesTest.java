package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Messages that were true, and told their reader nothing or something else.
@Timeout(120)
class MessagesTest {
    private Engines cells;

    @BeforeEach
    void start() {
        cells = new Engines();
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    @Test
    void a_method_that_does_not_fit_any_more_says_what_is_wrong_and_not_that_it_is_undefined() {
        cells.run("sealed interface S permits A { }\nrecord A() implements S { }");
        cells.run("int eval(S s) { return switch (s) { case A a -> 1; }; }");
        cells.run("sealed interface S permits A, B { }\nrecord A() implements S { }\nrecord B() implements S { }");
        CellResult.Failure failure = cells.failure("eval(new A())");
        assertThat(failure.message())
                .startsWith(
                        "`eval` does not fit any more: the switch expression does not cover all possible input values");
        assertThat(Engines.plain(failure))
                .contains("Hint: correct `eval`, and run its cell again.")
                .doesNotContain("not defined");
    }

    @Test
    void an_abstract_method_of_a_cell_is_named_as_it_was_written() {
        CellResult.Failure failure = cells.failure("abstract int nothing();");
        assertThat(failure.message()).startsWith("method `nothing` has no body");
        assertThat(Engines.plain(failure))
                .contains("Hint: write `{ ... }` behind it")
                .doesNotContain("$M");
    }

    @Test
    void a_return_without_a_value_says_that_a_cell_is_no_method() {
        assertThat(Engines.plain(cells.failure("int a = 1;\nif (a > 0) { return; }\na = 2;")))
                .contains("a cell itself is not left by `return`");
    }

    @Test
    void a_line_that_breaks_off_is_not_taken_for_an_open_bracket() {
        assertThat(Engines.plain(cells.failure("int a = Math."))).contains("Hint: the last line is not finished.");
        assertThat(Engines.plain(cells.failure("int b = Math.abs("))).doesNotContain("is not finished");
    }

    @Test
    void a_deep_expression_is_not_taken_for_a_recursion_of_the_users() {
        cells.run("int one = 1;");
        CellResult.Failure failure = cells.failure("int n = one" + " + one".repeat(50_000) + ";");
        assertThat(Engines.plain(failure))
                .contains("too deep for the compiler", "Hint: keep parts of a long expression in variables")
                .doesNotContain("a method that calls itself");
    }

    @Test
    void a_line_of_a_hundred_thousand_letters_is_shown_around_the_error() {
        CellResult.Failure failure = cells.failure("String s = \"" + "x".repeat(100_000) + "\"; int n = \"no\";");
        assertThat(Engines.plain(failure)).hasSizeLessThan(1000).contains("int n = \"no\";", "^~~~");
        failure = cells.failure("String s = \"" + "x".repeat(50_000) + "\"; s.charAt(-1)");
        assertThat(Engines.plain(failure)).hasSizeLessThan(1000);
    }

    @Test
    void an_array_that_java_does_not_have_is_not_taken_for_a_full_heap() {
        CellResult.Failure failure = cells.failure("new double[Integer.MAX_VALUE]");
        assertThat(Engines.plain(failure))
                .contains("cannot be as large as that")
                .doesNotContain("heap");
    }
}
