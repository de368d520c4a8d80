package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    private final CellEngine engine = new JavacEngine(List.of());
    private final BlockingQueue<Broadcast.DebugEvent> events = new LinkedBlockingQueue<>();
    private final Debugger debugger = new Debugger(
            engine,
            new Frontend() {
                @Override
                public void show(MimeBundle bundle, String displayId, boolean update) {}

                @Override
                public void clear(boolean wait) {}

                @Override
                public MimeBundle render(Object value) {
                    return MimeBundle.text(String.valueOf(value));
                }
            },
            event -> events.add((Broadcast.DebugEvent) event));
    private int cells;
    private int asked;

    @BeforeEach
    void attach() throws InterruptedException {
        ask("initialize", Map.of());
        next("initialized");
        ask("attach", Map.of());
    }

    @AfterEach
    void end() {
        ask("disconnect", Map.of());
        engine.close();
    }

    private Reply.Debug say(String command, Map<String, Object> arguments) {
        asked++;
        return debugger.answer(new Request.Debug(asked, command, new Fields(arguments)));
    }

    private Map<String, Object> ask(String command, Map<String, Object> arguments) {
        Reply.Debug reply = say(command, arguments);
        assertThat(reply.message()).as(command).isNull();
        return reply.body();
    }

    private Map<String, Object> next(String event) throws InterruptedException {
        Broadcast.DebugEvent got = events.poll(60, TimeUnit.SECONDS);
        assertThat(got).as(event).isNotNull();
        assertThat(got.event()).isEqualTo(event);
        return got.body();
    }

    private String said() throws InterruptedException {
        Broadcast.DebugEvent got = events.poll(60, TimeUnit.SECONDS);
        assertThat(got).isNotNull();
        return got.event();
    }

    private CompletableFuture<CellResult> run(String code) {
        cells++;
        debugger.begins(cells, code);
        Cell cell = new Cell(cells, code);
        CompletableFuture<CellResult> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> result.complete(engine.execute(cell)));
        return result;
    }

    private static CellResult result(CompletableFuture<CellResult> cell) throws Exception {
        return cell.get(60, TimeUnit.SECONDS);
    }

    private void breakAt(String code, Map<String, Object> breakpoint) {
        Object path = ask("dumpCell", Map.of("code", code)).get("sourcePath");
        ask("setBreakpoints", Map.of("source", Map.of("path", path), "breakpoints", List.of(breakpoint)));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> frames() {
        return (List<Map<String, Object>>)
                ask("stackTrace", Map.of("threadId", 1L)).get("stackFrames");
    }

    private Object line() {
        return frames().getFirst().get("line");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> locals() {
        long frame = ((Integer) frames().getFirst().get("id")).longValue();
        List<Map<String, Object>> scopes = (List<Map<String, Object>>)
                ask("scopes", Map.of("frameId", frame)).get("scopes");
        assertThat(scopes).extracting(one -> one.get("name")).containsExactly("Locals", "Globals");
        long reference = ((Integer) scopes.getFirst().get("variablesReference")).longValue();
        Map<String, Object> values = new LinkedHashMap<>();
        ((List<Map<String, Object>>) ask("variables", Map.of("variablesReference", reference))
                        .get("variables"))
                .forEach(one -> values.put((String) one.get("name"), one.get("value")));
        return values;
    }

    @Test
    void a_cell_stops_at_a_line_shows_its_variables_and_goes_on() throws Exception {
        breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = run(LOOP);
        for (int i = 0; i < 3; i++) {
            assertThat(next("stopped")).containsEntry("reason", "breakpoint");
            assertThat(line()).isEqualTo(4);
            assertThat(locals()).containsEntry("i", "" + i).containsEntry("part", "" + 10 * i);
            ask("continue", Map.of("threadId", 1L));
            next("continued");
        }
        assertThat(result(cell)).isEqualTo(new CellResult.Value(30));
    }

    @Test
    void a_step_goes_to_the_next_line_into_a_method_of_an_earlier_cell_and_out_of_it() throws Exception {
        assertThat(result(run("int twice(int x) {\n    int y = x + x;\n    return y;\n}")))
                .isInstanceOf(CellResult.Done.class);
        String code = "int a = 1;\nint b = twice(a);\nint c = b + 1;\nc";
        breakAt(code, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = run(code);
        next("stopped");
        step("stepIn");
        assertThat(frames()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(frames().getFirst()).containsEntry("name", "twice").containsEntry("line", 2);
        step("next");
        assertThat(locals()).containsEntry("x", "1").containsEntry("y", "2");
        step("stepOut");
        assertThat(line()).isEqualTo(3);
        ask("continue", Map.of());
        next("continued");
        assertThat(result(cell)).isEqualTo(new CellResult.Value(3));
    }

    private void step(String how) throws InterruptedException {
        ask(how, Map.of("threadId", 1L));
        next("continued");
        assertThat(next("stopped")).containsEntry("reason", "step");
    }

    @Test
    void methods_that_were_there_before_the_debugger_and_lambdas_stop_too() throws Exception {
        ask("disconnect", Map.of());
        next("terminated");
        String method = "int before(int x) {\n    return x + 1;\n}";
        result(run(method));
        ask("attach", Map.of());
        breakAt(method, Map.of("line", 2L));
        CompletableFuture<CellResult> cell = run("List.of(1, 2).stream()\n    .map(x -> before(x))\n    .toList()");
        for (int i = 1; i <= 2; i++) {
            next("stopped");
            assertThat(locals()).containsEntry("x", "" + i);
            assertThat(frames()).extracting(one -> one.get("name")).contains("before", "lambda");
            ask("continue", Map.of());
            next("continued");
        }
        assertThat(result(cell)).isEqualTo(new CellResult.Value(List.of(2, 3)));
    }

    @Test
    void an_expression_is_evaluated_in_the_frame_and_an_assignment_holds() throws Exception {
        breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = run(LOOP);
        next("stopped");
        assertThat(ask("evaluate", Map.of("expression", "part + total + 7"))).containsEntry("result", "7");
        assertThat(ask("setVariable", Map.of("name", "part", "value", "500"))).containsEntry("value", "500");
        assertThat(say("evaluate", Map.of("expression", "nonsense(")).success()).isFalse();
        assertThat(say("evaluate", Map.of("expression", "1 / (total - total)")).message())
                .contains("ArithmeticException");
        ask("evaluate", Map.of("expression", "i = 2"));
        ask("disconnect", Map.of());
        // The cell's thread says that it goes on, the debugger's that it is off.
        assertThat(List.of(said(), said())).containsExactlyInAnyOrder("terminated", "continued");
        assertThat(result(cell)).isEqualTo(new CellResult.Value(500));
    }

    @Test
    void conditions_hits_and_log_points_choose_when_a_line_stops() throws Exception {
        breakAt(LOOP, Map.of("line", 4L, "condition", "i == 1"));
        CompletableFuture<CellResult> cell = run(LOOP);
        next("stopped");
        assertThat(locals()).containsEntry("i", "1");
        ask("continue", Map.of());
        next("continued");
        assertThat(result(cell)).isEqualTo(new CellResult.Value(30));
        breakAt(LOOP, Map.of("line", 4L, "hitCondition", "3"));
        cell = run(LOOP);
        next("stopped");
        assertThat(locals()).containsEntry("i", "2");
        ask("continue", Map.of());
        next("continued");
        result(cell);
        breakAt(LOOP, Map.of("line", 4L, "logMessage", "i is {i}"));
        assertThat(result(run(LOOP))).isEqualTo(new CellResult.Value(30));
    }

    @Test
    void a_stopped_cell_can_be_interrupted_and_the_breakpoint_stays() throws Exception {
        breakAt(LOOP, Map.of("line", 3L));
        for (int i = 0; i < 2; i++) {
            CompletableFuture<CellResult> cell = run(LOOP);
            next("stopped");
            engine.interrupt();
            next("continued");
            assertThat(result(cell))
                    .isInstanceOfSatisfying(
                            CellResult.Failure.class,
                            failure -> assertThat(failure.name()).isEqualTo("Interrupted"));
        }
    }

    @Test
    void a_busy_cell_can_be_paused() throws Exception {
        CompletableFuture<CellResult> cell = run("long n = 0;\nwhile (n >= 0) {\n    n++;\n    n--;\n}");
        ask("pause", Map.of("threadId", 1L));
        assertThat(next("stopped")).containsEntry("reason", "pause");
        engine.interrupt();
        next("continued");
        assertThat(result(cell)).isInstanceOf(CellResult.Failure.class);
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
        breakAt(LOOP, Map.of("line", 4L));
        CompletableFuture<CellResult> cell = run(LOOP);
        next("stopped");
        String path = (String) ask("dumpCell", Map.of("code", LOOP)).get("sourcePath");
        long frame = ((Integer) frames().getFirst().get("id")).longValue();
        List<?> scopes = (List<?>) ask("scopes", Map.of("frameId", frame)).get("scopes");
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
                check(command, ask(command, arguments.getOrDefault(command, Map.of())), fields);
            }
        });
        check("continue", ask("continue", Map.of()), RECORDED.get("continue"));
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
        breakAt(code, Map.of("line", 1L));
        CompletableFuture<CellResult> cell = run(code);
        next("stopped");
        ask("next", Map.of());
        next("continued");
        result(cell);
        assertThat(result(run("int other = 2;\nother"))).isEqualTo(new CellResult.Value(2));
    }

    @Test
    void nothing_stops_once_the_debugger_is_off() throws Exception {
        breakAt(LOOP, Map.of("line", 4L));
        ask("disconnect", Map.of());
        next("terminated");
        assertThat(result(run(LOOP))).isEqualTo(new CellResult.Value(30));
        assertThat(say("continue", Map.of()).success()).isFalse();
    }
}
