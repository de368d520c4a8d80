package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cell that stops where something is thrown.
class ExceptionsTest {
    private static final String RISKY = """
            int risky(int n) {
                int doubled = 2 * n;
                return 10 / n;
            }
            int last = 0;
            try {
                last = risky(0);
            } catch (ArithmeticException e) {
                last = -1;
            }
            risky(0)""";

    private final Page page;

    ExceptionsTest() throws InterruptedException {
        page = Page.attached();
    }

    @AfterEach
    void end() {
        page.close();
    }

    private void stopAt(String... filters) {
        page.ask("setExceptionBreakpoints", Map.of("filters", List.of(filters)));
    }

    @Test
    void the_filters_are_those_that_the_page_is_told_of() {
        assertThat(page.ask("initialize", Map.of())
                        .get("exceptionBreakpointFilters")
                        .toString())
                .contains("caught", "uncaught");
    }

    @Test
    void one_that_no_code_catches_stops_where_it_is_thrown_with_the_variables_of_all_frames() throws Exception {
        stopAt("uncaught");
        CompletableFuture<CellResult> cell = page.run(RISKY);
        assertThat(page.next("stopped"))
                .containsEntry("reason", "exception")
                .containsEntry("text", "ArithmeticException")
                .containsEntry("description", "/ by zero");
        assertThat(page.frames()).extracting(one -> one.get("line")).containsExactly(3, 11);
        assertThat(page.locals())
                .containsEntry("n", "0")
                .containsEntry("doubled", "0")
                .containsKey("thrown");
        assertThat(page.ask("evaluate", Map.of("expression", "thrown.getMessage() + n", "frameId", page.frame(0))))
                .containsEntry("result", "\"/ by zero0\"");
        assertThat(page.ask("exceptionInfo", Map.of("threadId", 1L)))
                .containsEntry("exceptionId", "ArithmeticException")
                .containsEntry("description", "/ by zero");
        page.goOn();
        assertThat(Page.result(cell)).isInstanceOf(CellResult.Failure.class);
        assertThat(page.engine.evaluate("last")).isEqualTo(new CellResult.Value(-1));
    }

    @Test
    void one_that_is_caught_stops_once_if_that_is_wanted() throws Exception {
        stopAt("caught");
        CompletableFuture<CellResult> cell = page.run(RISKY);
        page.next("stopped");
        assertThat(page.frames()).extracting(one -> one.get("line")).containsExactly(3, 7);
        page.goOn();
        assertThat(Page.result(cell)).isInstanceOf(CellResult.Failure.class);
    }

    @Test
    void no_exception_stops_a_cell_unless_that_is_wanted() throws Exception {
        assertThat(Page.result(page.run(RISKY))).isInstanceOf(CellResult.Failure.class);
        stopAt("caught", "uncaught");
        stopAt();
        assertThat(Page.result(page.run(RISKY))).isInstanceOf(CellResult.Failure.class);
    }

    @Test
    void a_stop_ends_the_cell_and_is_no_exception_to_stop_at() throws Exception {
        stopAt("caught", "uncaught");
        CompletableFuture<CellResult> cell = page.run("while (true) {\n    Thread.onSpinWait();\n}");
        page.ask("pause", Map.of());
        page.next("stopped");
        page.engine.interrupt();
        page.next("continued");
        assertThat(Page.result(cell))
                .isInstanceOfSatisfying(
                        CellResult.Failure.class,
                        failure -> assertThat(failure.name()).isEqualTo("Interrupted"));
    }

    @Test
    void who_catches_a_class_of_a_cell_catches_that_and_no_other() throws Exception {
        Page.result(page.run("class Odd extends RuntimeException {}"));
        Page.result(page.run("int guarded(Runnable work) {\n    try {\n        work.run();\n        return 1;\n"
                + "    } catch (Odd e) {\n        return 2;\n    }\n}"));
        stopAt("uncaught");
        assertThat(Page.result(page.run("guarded(() -> { throw new Odd(); })"))).isEqualTo(new CellResult.Value(2));
        CompletableFuture<CellResult> cell = page.run("guarded(() -> { throw new IllegalStateException(\"left\"); })");
        assertThat(page.next("stopped")).containsEntry("description", "left");
        page.goOn();
        assertThat(Page.result(cell)).isInstanceOf(CellResult.Failure.class);
    }

    @Test
    void one_that_is_caught_and_thrown_again_stops_where_nobody_catches_it() throws Exception {
        stopAt("uncaught");
        CompletableFuture<CellResult> cell = page.run("try {\n    Integer.parseInt(\"x\");\n"
                + "} catch (NumberFormatException e) {\n    int seen = 1;\n    throw e;\n}");
        page.next("stopped");
        assertThat(page.frames()).extracting(one -> one.get("line")).containsExactly(5);
        page.goOn();
        assertThat(Page.result(cell)).isInstanceOf(CellResult.Failure.class);
    }

    /// What is woven in must leave alone what each of them does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int f() { try { return Integer.parseInt(\"x\"); } catch (NumberFormatException e) { return 1; }"
                        + " finally { done.add(1); } }\nvar done = new ArrayList<Integer>();\nf() + done.size() - 1",
                "int f() {\n    int n = 0;\n    for (int i = 0; i < 3; i++) {\n        try {\n            if (i == 1)"
                        + " continue;\n            n += 10 / (2 - i);\n        } catch (RuntimeException e) {\n"
                        + "            n -= 4;\n        }\n    }\n    return n;\n}\nf()",
                "class Door implements AutoCloseable {\n    public void close() { closed++; }\n}\nint closed = 0;\n"
                        + "try (var a = new Door(); var b = new Door()) {\n    int c = closed / closed;\n}"
                        + " catch (ArithmeticException e) {\n    closed--;\n}\nclosed",
                "Object lock = new Object();\nint n = 0;\ntry {\n    synchronized (lock) {\n        n = 1;\n"
                        + "        Object o = null;\n        o.hashCode();\n    }\n} catch (NullPointerException e) {\n"
                        + "    n += Thread.holdsLock(lock) ? 5 : 0;\n}\nn",
                "int n = 0;\nlabel:\nwhile (true) {\n    switch (n) {\n        case 3 -> { break label; }\n"
                        + "        default -> { n++; }\n    }\n}\nlong big = 5L;\ndouble part = 0.5;\n"
                        + "String s = n > 2 ? \"a\" : \"b\";\n(int) (s.length() * big * part) - 1",
                "class Shape {\n    final int size;\n    Shape(int n) {\n        this(n, 1);\n        int twice = 2 * n;\n"
                        + "    }\n    Shape(int n, int m) {\n        size = n * m;\n    }\n}\nnew Shape(1).size",
                "var all = List.of(1, 2, 3).stream()\n    .map(x -> {\n        try {\n            return 1 / (x - 2);\n"
                        + "        } catch (ArithmeticException e) {\n            return 1;\n        }\n    })\n"
                        + "    .mapToInt(x -> x)\n    .sum();\nall",
                "sealed interface Pet permits Cat, Dog {}\nrecord Cat(int lives) implements Pet {}\n"
                        + "record Dog(String name) implements Pet {}\nPet pet = new Cat(1);\nint found = switch (pet) {\n"
                        + "    case Cat(int lives) when lives > 0 -> {\n        int l = lives;\n        yield l;\n    }\n"
                        + "    case Cat c -> 7;\n    case Dog(String name) -> 8;\n};\nfound"
            })
    void code_does_the_same_with_and_without(String code) throws Exception {
        stopAt("uncaught");
        CompletableFuture<CellResult> cell = page.run(code);
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(1));
    }
}
