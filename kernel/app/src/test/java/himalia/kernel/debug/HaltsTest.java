package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A cell that stops, seen from the page.
class HaltsTest {
    private static final String LOOP = """
            int total = 0;
            for (int i = 0; i < 3; i++) {
                int part = i * 10;
                total += part;
            }
            total""";

    private final Page page;

    HaltsTest() throws InterruptedException {
        page = Page.attached();
    }

    @AfterEach
    void end() {
        page.close();
    }

    @Test
    void a_cell_stops_at_a_line_shows_its_variables_and_goes_on() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = page.run(LOOP);
        for (int i = 0; i < 3; i++) {
            assertThat(page.next("stopped")).containsEntry("reason", "breakpoint");
            assertThat(page.line()).isEqualTo(4);
            assertThat(page.locals()).containsEntry("i", "" + i).containsEntry("part", "" + 10 * i);
            page.ask("continue", Map.of("threadId", 1L));
            page.next("continued");
        }
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(30));
    }

    @Test
    void a_step_goes_to_the_next_line_into_a_method_of_an_earlier_cell_and_out_of_it() throws Exception {
        assertThat(Page.result(page.run("int twice(int x) {\n    int y = x + x;\n    return y;\n}")))
                .isInstanceOf(CellResult.Done.class);
        String code = "int a = 1;\nint b = twice(a);\nint c = b + 1;\nc";
        page.breakAt(code, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        page.step("stepIn");
        assertThat(page.frames()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(page.frames().getFirst()).containsEntry("name", "twice").containsEntry("line", 2);
        page.step("next");
        assertThat(page.locals()).containsEntry("x", "1").containsEntry("y", "2");
        page.step("stepOut");
        assertThat(page.line()).isEqualTo(3);
        page.ask("continue", Map.of());
        page.next("continued");
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(3));
    }

    @Test
    void a_page_may_ask_for_a_part_of_the_frames_and_of_the_variables() throws Exception {
        Page.result(page.run("int deep(int n) {\n    return n == 0 ? 0 : deep(n - 1);\n}"));
        String code = "int a = 1, b = 2, c = 3;\ndeep(3)";
        page.breakAt(code, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        for (int i = 0; i < 3; i++) {
            page.step("stepIn");
        }
        List<Map<String, Object>> all = page.frames();
        assertThat(all).hasSizeGreaterThan(2);
        Map<String, Object> first = page.ask("stackTrace", Map.of("threadId", 1L, "startFrame", 0L, "levels", 1L));
        assertThat(first).containsEntry("stackFrames", all.subList(0, 1)).containsEntry("totalFrames", all.size());
        assertThat(page.ask("stackTrace", Map.of("startFrame", 1L, "levels", 20L)))
                .containsEntry("stackFrames", all.subList(1, all.size()));
        assertThat(page.ask("stackTrace", Map.of("startFrame", 90L))).containsEntry("stackFrames", List.of());
        long globals = page.reference(all.size() - 1);
        List<?> variables = page.below(Map.of("variablesReference", globals));
        assertThat(variables).hasSizeGreaterThan(2);
        assertThat(page.below(Map.of("variablesReference", globals, "start", 1L, "count", 1L)))
                .hasToString(variables.subList(1, 2).toString());
        page.ask("continue", Map.of());
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(0));
    }

    @Test
    void methods_that_were_there_before_the_debugger_and_lambdas_stop_too() throws Exception {
        page.ask("disconnect", Map.of());
        page.next("terminated");
        String method = "int before(int x) {\n    return x + 1;\n}";
        Page.result(page.run(method));
        page.ask("attach", Map.of());
        page.next("initialized");
        page.breakAt(method, Map.of("line", 2L));
        CompletableFuture<CellResult> cell =
                page.run("List.of(1, 2).stream()\n    .map(x -> before(x))\n    .toList()");
        for (int i = 1; i <= 2; i++) {
            page.next("stopped");
            assertThat(page.locals()).containsEntry("x", "" + i);
            assertThat(page.frames()).extracting(one -> one.get("name")).contains("before", "lambda");
            page.ask("continue", Map.of());
            page.next("continued");
        }
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(List.of(2, 3)));
    }

    @Test
    void an_expression_is_evaluated_in_the_frame_and_an_assignment_holds() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = page.run(LOOP);
        page.next("stopped");
        assertThat(page.ask("evaluate", Map.of("expression", "part + total + 7")))
                .containsEntry("result", "7");
        assertThat(page.ask("setVariable", Map.of("name", "part", "value", "500")))
                .containsEntry("value", "500");
        assertThat(page.say("evaluate", Map.of("expression", "nonsense(")).success())
                .isFalse();
        assertThat(page.say("evaluate", Map.of("expression", "1 / (total - total)"))
                        .message())
                .contains("ArithmeticException");
        page.ask("evaluate", Map.of("expression", "i = 2"));
        page.ask("disconnect", Map.of());
        page.next("continued");
        page.next("terminated");
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(500));
    }

    @Test
    void conditions_hits_and_log_points_choose_when_a_line_stops() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L, "condition", "i == 1"));
        CompletableFuture<CellResult> cell = page.run(LOOP);
        page.next("stopped");
        assertThat(page.locals()).containsEntry("i", "1");
        page.ask("continue", Map.of());
        page.next("continued");
        assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(30));
        page.breakAt(LOOP, Map.of("line", 4L, "hitCondition", "3"));
        cell = page.run(LOOP);
        page.next("stopped");
        assertThat(page.locals()).containsEntry("i", "2");
        page.ask("continue", Map.of());
        page.next("continued");
        Page.result(cell);
        page.breakAt(LOOP, Map.of("line", 4L, "logMessage", "i is {i}"));
        assertThat(Page.result(page.run(LOOP))).isEqualTo(new CellResult.Value(30));
    }

    @Test
    void a_stopped_cell_can_be_interrupted_and_the_breakpoint_stays() throws Exception {
        page.breakAt(LOOP, Map.of("line", 3L));
        for (int i = 0; i < 2; i++) {
            CompletableFuture<CellResult> cell = page.run(LOOP);
            page.next("stopped");
            page.engine.interrupt();
            page.next("continued");
            assertThat(Page.result(cell))
                    .isInstanceOfSatisfying(
                            CellResult.Failure.class,
                            failure -> assertThat(failure.name()).isEqualTo("Interrupted"));
        }
    }

    /// It draws the line in its second round, if the frame has another number then.
    @Test
    void a_page_that_is_loaded_again_gets_new_numbers_for_frames_and_the_old_ones_hold() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = page.run(LOOP);
        page.next("stopped");
        long before = page.frame(0);
        page.ask("debugInfo", Map.of());
        assertThat(page.frame(0)).isNotEqualTo(before);
        for (long frame : new long[] {before, page.frame(0)}) {
            assertThat(page.ask("evaluate", Map.of("expression", "part + 1", "frameId", frame)))
                    .containsEntry("result", "1");
        }
        page.goOn();
        page.next("stopped");
        assertThat((List<?>) page.ask("scopes", Map.of("frameId", before)).get("scopes"))
                .as("of a stop that is over")
                .hasSize(1);
        page.engine.interrupt();
        page.next("continued");
        Page.result(cell);
    }

    @Test
    void a_busy_cell_can_be_paused() throws Exception {
        CompletableFuture<CellResult> cell = page.run("long n = 0;\nwhile (n >= 0) {\n    n++;\n    n--;\n}");
        page.ask("pause", Map.of("threadId", 1L));
        assertThat(page.next("stopped")).containsEntry("reason", "pause");
        page.engine.interrupt();
        page.next("continued");
        assertThat(Page.result(cell)).isInstanceOf(CellResult.Failure.class);
    }

    /// Fields of the body of each answer in recorded sessions of another kernel, and of the first element of its list.
    private static final Map<String, String> RECORDED = Map.ofEntries(
            Map.entry(
                    "debugInfo",
                    "isStarted hashMethod hashSeed tmpFilePrefix tmpFileSuffix breakpoints stoppedThreads richRendering"
                            + " exceptionPaths copyToGlobals"),
            Map.entry("initialize", "exceptionBreakpointFilters supportsModulesRequest"),
            Map.entry("inspectVariables", "variables: evaluateName name type value variablesReference"),
            Map.entry("dumpCell", "sourcePath"),
            Map.entry("setBreakpoints", "breakpoints: id line source verified"),
            Map.entry("stackTrace", "totalFrames stackFrames: column id line name source"),
            Map.entry("source", "content"),
            Map.entry("modules", "totalModules modules: id name path"),
            Map.entry("scopes", "scopes: expensive name source variablesReference"),
            Map.entry("variables", "variables: name type value variablesReference"),
            Map.entry("evaluate", "result variablesReference type presentationHint"),
            Map.entry("richInspectVariables", "data metadata"),
            Map.entry("setVariable", "value type variablesReference"),
            Map.entry("threads", "threads: id name"),
            Map.entry("continue", "allThreadsContinued"));

    @Test
    void answers_have_the_fields_of_a_recorded_session() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = page.run(LOOP);
        page.next("stopped");
        String path = (String) page.ask("dumpCell", Map.of("code", LOOP)).get("sourcePath");
        long frame = ((Integer) page.frames().getFirst().get("id")).longValue();
        List<?> scopes = (List<?>) page.ask("scopes", Map.of("frameId", frame)).get("scopes");
        Object locals = ((Map<?, ?>) scopes.getFirst()).get("variablesReference");
        Map<String, Map<String, Object>> arguments = Map.of(
                "dumpCell", Map.of("code", LOOP),
                "setBreakpoints", Map.of("source", Map.of("path", path), "breakpoints", List.of(Map.of("line", 4L))),
                "source", Map.of("source", Map.of("path", path)),
                "scopes", Map.of("frameId", frame),
                "variables", Map.of("variablesReference", ((Integer) locals).longValue()),
                "evaluate", Map.of("expression", "part"),
                "richInspectVariables", Map.of("variableName", "part"),
                "setVariable", Map.of("name", "part", "value", "1"));
        RECORDED.forEach((command, fields) -> {
            if (!command.equals("continue")) {
                check(command, page.ask(command, arguments.getOrDefault(command, Map.of())), fields);
            }
        });
        check("continue", page.ask("continue", Map.of()), RECORDED.get("continue"));
    }

    private static void check(String command, Map<String, Object> body, String fields) {
        String[] parts = fields.split(": ");
        String[] own = parts[0].split(" ");
        assertThat(body).as(command).containsKeys(own);
        if (parts.length > 1) {
            Object first = ((List<?>) body.get(own[own.length - 1])).getFirst();
            assertThat(((Map<?, ?>) first).keySet().stream().map(String::valueOf))
                    .as(command)
                    .contains(parts[1].split(" "));
        }
    }

    @Test
    void a_step_ends_with_its_cell() throws Exception {
        String code = "int last = 1;";
        page.breakAt(code, Map.of("line", 1L));
        CompletableFuture<CellResult> cell = page.run(code);
        page.next("stopped");
        page.ask("next", Map.of());
        page.next("continued");
        Page.result(cell);
        assertThat(Page.result(page.run("int other = 2;\nother"))).isEqualTo(new CellResult.Value(2));
    }

    @Test
    void nothing_stops_once_the_debugger_is_off() throws Exception {
        page.breakAt(LOOP, Map.of("line", 4L));
        page.ask("disconnect", Map.of());
        page.next("terminated");
        assertThat(Page.result(page.run(LOOP))).isEqualTo(new CellResult.Value(30));
        assertThat(page.say("continue", Map.of()).success()).isFalse();
    }

    @Test
    void whatever_moment_the_debugger_ends_the_cell_goes_on_and_says_so_before() throws Exception {
        String code =
                "long end = System.nanoTime() + 5_000_000;\nwhile (System.nanoTime() < end) {\n    Thread.onSpinWait();\n}\n7";
        for (int round = 0; round < 40; round++) {
            CompletableFuture<CellResult> cell = page.run(code);
            page.ask("pause", Map.of());
            Thread.sleep(Duration.ofNanos(100_000L * (round % 20)));
            page.ask("disconnect", Map.of());
            String first = page.said();
            if (first.equals("stopped")) {
                page.next("continued");
                first = page.said();
            }
            assertThat(first).isEqualTo("terminated");
            assertThat(Page.result(cell)).isEqualTo(new CellResult.Value(7));
            page.ask("attach", Map.of());
            page.next("initialized");
        }
    }
}
