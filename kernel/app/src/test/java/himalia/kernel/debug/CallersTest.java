package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The frames below the one that has stopped.
class CallersTest {
    private static final String INNER = "int inner(int x) {\n    int y = x + 1;\n    return y;\n}";
    private static final String OUTER = """
            double outer(int times) {
                long sum = 1L << 40;
                double half = 0.5;
                float small = 0.25f;
                char letter = 'q';
                boolean on = true;
                byte[] bytes = {1, 2};
                var names = new ArrayList<String>(List.of("a"));
                for (int i = 0; i < times; i++) {
                    int before = i;
                    sum += inner(i);
                }
                return sum + half + small + letter + bytes.length + names.size() + (on ? 1 : 0);
            }""";

    private final Page page;

    CallersTest() throws InterruptedException {
        page = Page.attached();
    }

    @AfterEach
    void end() {
        page.close();
    }

    @Test
    void show_their_variables_of_every_type() throws Exception {
        Page.result(page.run(INNER));
        Page.result(page.run(OUTER));
        page.breakAt(INNER, Map.of("line", 3L, "condition", "x == 2"));
        CompletableFuture<CellResult> cell = page.run("outer(3)");
        page.next("stopped");
        assertThat(page.frames()).extracting(one -> one.get("name")).containsExactly("inner", "outer", "Cell [3]");
        assertThat(page.locals(1))
                .containsEntry("times", "3")
                .containsEntry("sum", "" + ((1L << 40) + 3))
                .containsEntry("half", "0.5")
                .containsEntry("small", "0.25")
                .containsEntry("letter", "'q'")
                .containsEntry("on", "true")
                .containsEntry("bytes", "[1, 2]")
                .containsEntry("names", "[a]")
                .containsEntry("i", "2")
                .containsEntry("before", "2");
        long outer = page.frame(1);
        assertThat(page.ask("evaluate", Map.of("expression", "names.get(0) + i * half", "frameId", outer)))
                .containsEntry("result", "\"a1.0\"");
        assertThat(page.say("evaluate", Map.of("expression", "i = 7", "frameId", page.frame(1)))
                        .message())
                .contains("`i`");
        assertThat(page.ask("richInspectVariables", Map.of("variableName", "bytes", "frameId", page.frame(1)))
                        .get("data")
                        .toString())
                .contains("text/plain");
        page.goOn();
        Page.result(cell);
    }

    /// Compiled code forgets what it does not need any more, unless something reads it later.
    @Test
    void show_them_also_when_the_code_is_compiled() throws Exception {
        Page.result(page.run(INNER));
        String sum = "int sum(int n, String tag, double share) {\n    int total = 0;\n"
                + "    for (int i = 0; i < n; i++) {\n        int kept = 3 * i;\n        total += inner(kept);\n"
                + "    }\n    return inner(total);\n}";
        Page.result(page.run(sum));
        Page.result(page.run("int all = 0;\nfor (int i = 0; i < 3000; i++) all += sum(100, \"t\" + i, 0.5);\nall"));
        page.breakAt(INNER, Map.of("line", 3L, "condition", "x == 297"));
        CompletableFuture<CellResult> cell = page.run("sum(100, \"tag\", 0.25)");
        page.next("stopped");
        assertThat(page.locals(1))
                .containsEntry("n", "100")
                .containsEntry("tag", "\"tag\"")
                .containsEntry("share", "0.25")
                .containsEntry("i", "99")
                .containsEntry("kept", "297");
        page.goOn();
        Page.result(cell);
    }

    @Test
    void a_local_variable_becomes_one_of_all_cells() throws Exception {
        String code = "for (int i = 5; i < 6; i++) {\n    var found = List.of(i);\n    int twice = 2 * i;\n}";
        page.breakAt(code, Map.of("line", 3L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        long frame = page.frame(0);
        for (String name : List.of("found", "i", "i")) {
            page.ask("copyToGlobals", Map.of("srcVariableName", name, "dstVariableName", name, "srcFrameId", frame));
        }
        assertThat(page.say(
                                "copyToGlobals",
                                Map.of("srcVariableName", "i", "dstVariableName", "a b", "srcFrameId", frame))
                        .message())
                .contains("a b");
        page.goOn();
        Page.result(cell);
        assertThat(page.engine.evaluate("found.get(0) + i")).isEqualTo(new CellResult.Value(10));
    }

    @Test
    void what_is_typed_is_completed_with_the_variables_of_the_frame() throws Exception {
        String code = "for (int index = 5; index < 6; index++) {\n    int twice = 2 * index;\n}";
        page.breakAt(code, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        assertThat(page.ask("completions", Map.of("text", "ind", "column", 4L, "frameId", page.frame(0)))
                        .get("targets")
                        .toString())
                .contains("label=index");
        page.goOn();
        Page.result(cell);
    }

    @Test
    void a_step_over_a_call_does_not_look_into_it() throws Exception {
        String fib =
                "int fib(int n) {\n    if (n < 2) {\n        return n;\n    }\n    return fib(n - 1) + fib(n - 2);\n}";
        Page.result(page.run(fib));
        String code = "int before = 1;\nint big = fib(28);\nint after = big;\nafter";
        page.breakAt(code, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        page.step("next");
        assertThat(page.line()).isEqualTo(3);
        page.goOn();
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(317811));
    }

    /// Two values may be equal to the user's code and are two.
    @Test
    void a_variable_of_a_caller_is_not_set_also_to_something_equal() throws Exception {
        Page.result(page.run("record Both(int size) {}"));
        Page.result(page.run("class Shy {\n    @Override\n    public boolean equals(Object other) {\n"
                + "        throw new IllegalStateException(\"asked\");\n    }\n"
                + "    @Override\n    public int hashCode() {\n        return 1;\n    }\n}"));
        Page.result(page.run(INNER));
        Page.result(page.run(
                "int keeps() {\n    var both = new Both(2);\n    var shy = new Shy();\n    long big = 1L << 40;\n"
                        + "    return inner(both.size()) + shy.hashCode() + (int) (big >> 40);\n}"));
        page.breakAt(INNER, Map.of("line", 3L));
        CompletableFuture<CellResult> cell = page.run("keeps()");
        page.next("stopped");
        for (String assignment : List.of("both = new Both(2)", "shy = new Shy()", "big = 3L")) {
            assertThat(page.say("evaluate", Map.of("expression", assignment, "frameId", page.frame(1)))
                            .message())
                    .contains("can be read and not set");
        }
        assertThat(page.ask(
                        "evaluate",
                        Map.of("expression", "shy != null ? big + both.size() : 0", "frameId", page.frame(1))))
                .containsEntry("result", "" + ((1L << 40) + 2));
        page.goOn();
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(5));
    }
}
