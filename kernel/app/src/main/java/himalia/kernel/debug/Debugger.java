package himalia.kernel.debug;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers the messages of a debugger: what variables the cells have, what they hold, and which sources there are.
///
/// Each message is answered, whatever happens: a page waits for the answer before it asks for anything else.
public final class Debugger {
    /// Whether front ends are told of it. They offer breakpoints with the tree of variables or neither, and a page that
    /// draws a breakpoint at which no cell ever stops is worse than none.
    public static final boolean IS_OFFERED = false;

    private static final Duration SHOWN = Duration.ofSeconds(10);

    private final CellEngine engine;
    private final Frontend frontend;
    private final Consumer<Broadcast> publisher;
    private final CellPaths paths = new CellPaths(ProcessHandle.current().pid());
    private final VariableTree variables;
    private final AtomicInteger said = new AtomicInteger();
    private volatile boolean started;

    /// @param frontend  renders what is looked at closely
    /// @param publisher sends what is said unasked
    public Debugger(CellEngine engine, Frontend frontend, Consumer<Broadcast> publisher) {
        this.engine = engine;
        this.frontend = frontend;
        this.publisher = publisher;
        variables = new VariableTree(engine);
    }

    /// A cell begins to run.
    ///
    /// @param code as the front end sent it
    public void begins(int number, String code) {
        paths.begins(number, code);
        variables.begins();
    }

    /// What is said to a message. Never throws.
    public Reply.Debug answer(Request.Debug asked) {
        try {
            return Command.read(asked)
                    .map(command -> reply(asked, null, answer(command)))
                    .orElseGet(() -> failed(asked, "this kernel has no `" + asked.command() + "`"));
        } catch (BadMessage | RuntimeException | LinkageError | StackOverflowError e) {
            return failed(asked, String.valueOf(e.getMessage()));
        }
    }

    private Reply.Debug failed(Request.Debug asked, String why) {
        return reply(asked, why, Map.of());
    }

    private Reply.Debug reply(Request.Debug asked, @Nullable String why, Map<String, Object> body) {
        return new Reply.Debug(said.incrementAndGet(), asked.seq(), asked.command(), why, body);
    }

    private void say(String event, Map<String, Object> body) {
        publisher.accept(new Broadcast.DebugEvent(said.incrementAndGet(), event, body));
    }

    private Map<String, Object> answer(Command command) {
        return switch (command) {
            case Command.Info info -> info();
            case Command.Initialize initialize -> {
                // Before the answer, as others do: the page builds its menus when it has both.
                say("initialized", Map.of());
                yield capabilities();
            }
            case Command.Attach attach -> {
                started = true;
                yield Map.of();
            }
            case Command.ConfigurationDone done -> Map.of();
            case Command.Disconnect disconnect -> {
                started = false;
                say("terminated", Map.of());
                yield Map.of();
            }
            case Command.DumpCell cell -> Map.of("sourcePath", paths.dump(cell.code()));
            case Command.Source source -> source(source.path());
            case Command.Modules modules -> modules();
            case Command.InspectVariables all -> variables(variables.globals());
            case Command.Variables below -> variables(variables.below(below.reference()));
            case Command.RichInspect rich -> rich(rich.variable());
        };
    }

    private Map<String, Object> info() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("isStarted", started);
        body.put("hashMethod", "Murmur2");
        body.put("hashSeed", Murmur2.SEED);
        body.put("tmpFilePrefix", paths.prefix());
        body.put("tmpFileSuffix", CellPaths.SUFFIX);
        body.put("breakpoints", List.of());
        body.put("stoppedThreads", List.of());
        body.put("richRendering", true);
        body.put("exceptionPaths", List.of());
        body.put("copyToGlobals", false);
        return body;
    }

    private static Map<String, Object> capabilities() {
        return Map.of("supportsModulesRequest", true, "supportsConfigurationDoneRequest", true);
    }

    private Map<String, Object> source(String path) {
        String text = paths.text(path).orElseThrow(() -> new IllegalArgumentException("no cell has the path " + path));
        return Map.of("content", text, "mimeType", "text/x-java");
    }

    /// The cells: what else there is has no source here.
    private Map<String, Object> modules() {
        List<Map<String, Object>> cells = paths.all().values().stream()
                .<Map<String, Object>>map(one -> Map.of("id", one.number(), "name", one.name(), "path", one.path()))
                .toList();
        return Map.of("modules", cells, "totalModules", cells.size());
    }

    private static Map<String, Object> variables(List<DebugVariable> all) {
        return Map.of("variables", all.stream().map(DebugVariable::toJson).toList());
    }

    /// Of what is not there, an empty bundle: the page says so in its own words.
    private Map<String, Object> rich(String variable) {
        MimeBundle bundle = variables
                .value(variable)
                .flatMap(value -> engine.look(SHOWN, () -> frontend.render(value)))
                .orElse(MimeBundle.empty());
        return Map.of("data", bundle.data(), "metadata", bundle.metadata());
    }
}
