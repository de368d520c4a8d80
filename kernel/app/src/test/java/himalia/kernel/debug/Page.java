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

/// A page that debugs the cells of an engine of its own.
final class Page implements AutoCloseable {
    final CellEngine engine = new JavacEngine(List.of());
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

    /// One that has its debugger on.
    static Page attached() throws InterruptedException {
        Page page = new Page();
        page.ask("initialize", Map.of());
        page.ask("attach", Map.of());
        page.next("initialized");
        return page;
    }

    @Override
    public void close() {
        ask("disconnect", Map.of());
        engine.close();
    }

    Reply.Debug say(String command, Map<String, Object> arguments) {
        asked++;
        return debugger.answer(new Request.Debug(asked, command, new Fields(arguments)));
    }

    Map<String, Object> ask(String command, Map<String, Object> arguments) {
        Reply.Debug reply = say(command, arguments);
        assertThat(reply.message()).as(command).isNull();
        return reply.body();
    }

    Map<String, Object> next(String event) throws InterruptedException {
        Broadcast.DebugEvent got = nextEvent();
        assertThat(got.event()).isEqualTo(event);
        return got.body();
    }

    String said() throws InterruptedException {
        return nextEvent().event();
    }

    Broadcast.DebugEvent nextEvent() throws InterruptedException {
        Broadcast.DebugEvent got = events.poll(60, TimeUnit.SECONDS);
        assertThat(got).isNotNull();
        return got;
    }

    CompletableFuture<CellResult> run(String code) {
        cells++;
        debugger.begins(cells, code);
        Cell cell = new Cell(cells, code);
        CompletableFuture<CellResult> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> result.complete(engine.execute(cell)));
        return result;
    }

    static CellResult result(CompletableFuture<CellResult> cell) throws Exception {
        return cell.get(60, TimeUnit.SECONDS);
    }

    void breakAt(String code, Map<String, Object> breakpoint) {
        Object path = ask("dumpCell", Map.of("code", code)).get("sourcePath");
        ask("setBreakpoints", Map.of("source", Map.of("path", path), "breakpoints", List.of(breakpoint)));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> frames() {
        return (List<Map<String, Object>>)
                ask("stackTrace", Map.of("threadId", 1L)).get("stackFrames");
    }

    Object line() {
        return frames().getFirst().get("line");
    }

    /// The number of a frame, the innermost is 0.
    long frame(int index) {
        return ((Integer) frames().get(index).get("id")).longValue();
    }

    Map<String, Object> locals() {
        return locals(0);
    }

    Map<String, Object> locals(int frame) {
        Map<String, Object> values = new LinkedHashMap<>();
        below(Map.of("variablesReference", reference(frame)))
                .forEach(one -> values.put((String) one.get("name"), one.get("value")));
        return values;
    }

    /// That of the local variables of a frame.
    @SuppressWarnings("unchecked")
    long reference(int frame) {
        List<Map<String, Object>> scopes = (List<Map<String, Object>>)
                ask("scopes", Map.of("frameId", frame(frame))).get("scopes");
        assertThat(scopes).extracting(one -> one.get("name")).containsExactly("Locals", "Globals");
        return ((Integer) scopes.getFirst().get("variablesReference")).longValue();
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> below(Map<String, Object> arguments) {
        return (List<Map<String, Object>>) ask("variables", arguments).get("variables");
    }

    void step(String how) throws InterruptedException {
        ask(how, Map.of("threadId", 1L));
        next("continued");
        assertThat(next("stopped")).containsEntry("reason", "step");
    }

    /// Lets the stopped cell go on.
    void goOn() throws InterruptedException {
        ask("continue", Map.of("threadId", 1L));
        next("continued");
    }
}
