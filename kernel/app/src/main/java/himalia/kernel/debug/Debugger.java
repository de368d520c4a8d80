package himalia.kernel.debug;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Binding;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellFrame;
import himalia.kernel.cell.CellNames;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Frames;
import himalia.kernel.cell.Site;
import himalia.kernel.cell.VmNames;
import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.MimeData;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers the messages of a debugger: what variables the cells have and what they hold, which sources there are, where
/// cells stop and how they go on.
///
/// Each message is answered, whatever happens: a page waits for the answer before it asks for anything else.
public final class Debugger {
    /// Whether front ends are told of it. They look into the kernelspec as well, whose metadata must say the same.
    public static final boolean IS_OFFERED = true;

    /// For the page there is one thread: that which has stopped.
    private static final int THREAD = 1;

    /// More than a stack has that is shown.
    private static final int FRAMES = 10_000;

    private static final Set<String> PRIMITIVES =
            Set.of("boolean", "byte", "short", "char", "int", "long", "float", "double");

    private static final Duration SHOWN = Duration.ofSeconds(10);

    private final CellEngine engine;
    private final Frontend frontend;
    private final Consumer<Broadcast> publisher;
    private final CellPaths paths = new CellPaths(ProcessHandle.current().pid());
    private final VariableTree variables;
    private final Evaluator evaluator;
    private final Halts halts;
    private final AtomicInteger said = new AtomicInteger();
    /// The number of the innermost frame: another after each stop, or the page would show what was there before.
    private final AtomicInteger frames = new AtomicInteger(1);

    private final AtomicInteger lastBreakpoint = new AtomicInteger();
    private volatile int firstFrame;
    /// The first that it had since the cell has stopped: older numbers of one stop mean the same frames.
    private volatile int oldestFrame;

    private volatile boolean started;

    /// @param frontend  renders what is looked at closely
    /// @param publisher sends what is said unasked
    public Debugger(CellEngine engine, Frontend frontend, Consumer<Broadcast> publisher) {
        this.engine = engine;
        this.frontend = frontend;
        this.publisher = publisher;
        variables = new VariableTree(engine);
        evaluator = new Evaluator(engine);
        halts = new Halts(engine, paths, evaluator, new Halts.Page() {
            @Override
            public void stopped(String reason, Stopped at, @Nullable Breakpoint breakpoint) {
                numberFramesAnew();
                oldestFrame = firstFrame;
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("reason", reason);
                at.thrown().ifPresent(thrown -> {
                    body.put("description", message(thrown));
                    body.put("text", nameOf(thrown));
                });
                body.put("threadId", THREAD);
                body.put("preserveFocusHint", false);
                body.put("allThreadsStopped", true);
                if (breakpoint != null) {
                    body.put("hitBreakpointIds", List.of(breakpoint.id()));
                }
                say("stopped", body);
            }

            @Override
            public void continued() {
                variables.forgetScopes();
                say("continued", Map.of("threadId", THREAD, "allThreadsContinued", true));
            }
        });
    }

    /// A cell begins to run.
    ///
    /// @param code as the front end sent it
    public void begins(int number, String code) {
        paths.begins(number, code);
        variables.begins();
        evaluator.forget();
        halts.begins();
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
            case Command.Info info -> {
                // A page that was loaded again asks twice, and shows the line only of frames that are new to it once
                // its editors are there.
                numberFramesAnew();
                yield info();
            }
            case Command.Initialize initialize -> capabilities();
            case Command.Attach attach -> {
                started = true;
                halts.open();
                // The page builds its menus then, of the answer to `initialize`, which it must have.
                say("initialized", Map.of());
                yield Map.of();
            }
            case Command.ConfigurationDone done -> Map.of();
            case Command.Disconnect disconnect -> {
                started = false;
                halts.close();
                say("terminated", Map.of());
                yield Map.of();
            }
            case Command.DumpCell cell -> Map.of("sourcePath", paths.dump(cell.code()));
            case Command.Source source -> source(source.path());
            case Command.Modules modules -> modules();
            case Command.InspectVariables all -> variables(variables.globals());
            case Command.Variables below -> variables(variables.below(below.reference(), below.page()));
            case Command.SetBreakpoints at -> set(at);
            case Command.SetExceptionBreakpoints at -> {
                halts.setFilters(at.filters());
                yield Map.of();
            }
            case Command.ExceptionInfo info -> exception();
            case Command.Threads all -> Map.of("threads", List.of(Map.of("id", THREAD, "name", "cells")));
            case Command.StackTrace trace -> stackTrace(trace.page());
            case Command.Scopes scopes -> scopes(scopes.frame());
            case Command.Evaluate evaluate -> evaluate(evaluate.expression(), evaluate.frame(), "result");
            case Command.SetVariable set -> set(set);
            case Command.SetExpression set ->
                evaluate(set.expression() + " = (" + set.value() + ")", set.frame(), "value");
            case Command.Completions wanted -> completions(wanted);
            case Command.CopyToGlobals copy -> copy(copy);
            case Command.Go go -> {
                halts.go(go.step());
                yield Map.of("allThreadsContinued", true);
            }
            case Command.Pause pause -> {
                halts.pause();
                yield Map.of();
            }
            case Command.RichInspect rich -> rich(rich.variable(), rich.frame());
        };
    }

    private Map<String, Object> info() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("isStarted", started);
        body.put("hashMethod", "Murmur2");
        body.put("hashSeed", Murmur2.SEED);
        body.put("tmpFilePrefix", paths.prefix());
        body.put("tmpFileSuffix", CellPaths.SUFFIX);
        body.put("breakpoints", breakpoints());
        body.put("stoppedThreads", halts.stopped().isPresent() ? List.of(THREAD) : List.of());
        body.put("richRendering", true);
        body.put("exceptionPaths", List.of());
        body.put("copyToGlobals", true);
        return body;
    }

    private List<Map<String, Object>> breakpoints() {
        List<Map<String, Object>> all = new ArrayList<>();
        halts.breakpoints().forEach((path, at) -> {
            List<Map<String, Object>> lines = at.stream()
                    .<Map<String, Object>>map(one -> Map.of("line", one.line()))
                    .toList();
            all.add(Map.of("source", path, "breakpoints", lines));
        });
        return all;
    }

    private Map<String, Object> set(Command.SetBreakpoints at) {
        String text = paths.text(at.path()).orElse(null);
        List<Breakpoint> moved = new ArrayList<>();
        List<Map<String, Object>> said = new ArrayList<>();
        for (Breakpoint one : at.breakpoints()) {
            int line = text == null ? one.line() : CodeLines.next(text, one.line());
            Breakpoint known = one.at(line, lastBreakpoint.incrementAndGet());
            moved.add(known);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("verified", text != null);
            answer.put("id", known.id());
            answer.put("line", line);
            answer.put("source", Map.of("path", at.path()));
            if (text == null) {
                answer.put("message", "no cell has this path");
            }
            said.add(answer);
        }
        halts.set(at.path(), moved);
        return Map.of("breakpoints", said);
    }

    private Map<String, Object> stackTrace(Command.Page page) {
        List<CellFrame> all = halts.stopped().map(Stopped::frames).orElse(List.of());
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 0; i < Math.min(all.size(), FRAMES); i++) {
            StackTraceElement one = all.get(i).at();
            Map<String, Object> frame = new LinkedHashMap<>();
            frame.put("id", firstFrame + i);
            frame.put("name", name(one));
            frame.put("line", one.getLineNumber());
            frame.put("column", 1);
            Frames.cell(one).stream()
                    .mapToObj(paths::ran)
                    .flatMap(Optional::stream)
                    .forEach(cell -> frame.put(
                            "source", Map.of("path", cell.path(), "name", cell.name(), "sourceReference", 0)));
            told.add(frame);
        }
        return Map.of("stackFrames", page.of(told), "totalFrames", all.size());
    }

    private static String name(StackTraceElement frame) {
        String method = frame.getMethodName();
        if (isLambda(frame)) {
            return "lambda";
        }
        return VmNames.isRun(frame.getClassName(), method) ? String.valueOf(frame.getFileName()) : method;
    }

    private static boolean isLambda(StackTraceElement frame) {
        return frame.getMethodName().startsWith("lambda$");
    }

    /// Which of the frames of a stopped cell has a number, the innermost is 0; empty if that number is an old one.
    private Optional<Integer> indexOf(int frame, Stopped here) {
        int index = (frame - oldestFrame) % FRAMES;
        return frame >= oldestFrame && index < here.frames().size() ? Optional.of(index) : Optional.empty();
    }

    private void numberFramesAnew() {
        firstFrame = frames.getAndAdd(FRAMES);
    }

    private Map<String, Object> scopes(int frame) {
        List<Map<String, Object>> scopes = new ArrayList<>();
        halts.stopped()
                .ifPresent(here -> indexOf(frame, here)
                        .map(index -> new LinkedHashMap<>(scope("Locals", variables.scope(() -> inSight(here, index)))))
                        .ifPresent(locals -> {
                            locals.put("presentationHint", "locals");
                            scopes.add(locals);
                        }));
        scopes.add(scope("Globals", variables.scope(variables::globalParts)));
        return Map.of("scopes", scopes);
    }

    private static Map<String, Object> scope(String name, int reference) {
        return Map.of("name", name, "variablesReference", reference, "expensive", false, "source", Map.of());
    }

    /// What is in sight in a frame; to the statements of a cell that is what the cells have, too.
    private List<Inside.Part> inSight(Stopped here, int frame) {
        List<Inside.Part> all = locals(here, frame);
        StackTraceElement at = here.frames().get(frame).at();
        if (VmNames.isRun(at.getClassName(), at.getMethodName()) && !isLambda(at)) {
            Set<String> names = all.stream().map(Inside.Part::name).collect(Collectors.toSet());
            variables.globalParts().stream()
                    .filter(one -> !names.contains(one.name()))
                    .forEach(all::add);
        }
        return all;
    }

    private static List<Inside.Part> locals(Stopped here, int frame) {
        List<Inside.Part> all = new ArrayList<>();
        @Nullable Object[] values = here.locals(frame);
        for (int i = 0; i < values.length; i++) {
            all.add(new Inside.Part(here.site(frame).locals().get(i).name(), values[i]));
        }
        return all;
    }

    private interface Work<T> {
        T result(Stopped here) throws Evaluator.Failed;
    }

    /// Has the thread that has stopped do something.
    private <T> T ask(Work<T> work) {
        Stopped here = halts.stopped()
                .orElseThrow(() -> new IllegalStateException("expressions are evaluated where a cell has stopped"));
        FutureTask<T> asked = here.ask(() -> {
            if (!engine.stops().isOfCell()) {
                throw new Evaluator.Failed("only the cell's own thread evaluates expressions");
            }
            return work.result(here);
        });
        try {
            return asked.get();
        } catch (ExecutionException e) {
            String why = e.getCause() instanceof Evaluator.Failed failed
                    ? failed.getMessage()
                    : String.valueOf(e.getCause());
            throw new IllegalStateException(why, e);
        } catch (CancellationException e) {
            throw new IllegalStateException("the cell went on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<String, Object> evaluate(String expression, int frame, String key) {
        Optional<Object> value = ask(here -> {
            int index = indexOf(frame, here).orElse(0);
            @Nullable Object[] locals = here.locals(index);
            @Nullable Object[] before = locals.clone();
            Object result = evaluator.evaluate(expression, here.site(index), locals);
            for (int i = 0; index > 0 && i < locals.length; i++) {
                if (!isSame(here.site(index).locals().get(i).type(), before[i], locals[i])) {
                    throw new Evaluator.Failed(
                            "`" + here.site(index).locals().get(i).name()
                                    + "` is a variable of a method that waits: it can be read and not set");
                }
            }
            return Optional.ofNullable(result);
        });
        Map<String, Object> said = said(key, value.orElse(null));
        // With the numbers of before the page would not ask for the variables again.
        numberFramesAnew();
        return said;
    }

    /// Whether a variable holds what it has held. Two that are equal to the user's code are two still.
    private static boolean isSame(String type, @Nullable Object before, @Nullable Object now) {
        return PRIMITIVES.contains(type) ? Objects.equals(before, now) : before == now;
    }

    private Map<String, Object> set(Command.SetVariable set) {
        if (set.reference() > 0 && !variables.isScope(set.reference())) {
            throw new IllegalArgumentException("`" + set.name()
                    + "` is a part of something: assign to it in an expression, for example `x[0] = 1`");
        }
        return evaluate(set.name() + " = (" + set.value() + ")", firstFrame, "value");
    }

    private Map<String, Object> copy(Command.CopyToGlobals copy) {
        return ask(here -> {
            int frame = indexOf(copy.frame(), here).orElse(0);
            List<Site.Local> names = here.site(frame).locals();
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).name().equals(copy.from())) {
                    Object value = here.locals(frame)[i];
                    evaluator.assign(copy.to(), names.get(i).type(), value);
                    return said("value", value);
                }
            }
            Binding known = engine.bindings().stream()
                    .filter(one -> one.name().equals(copy.from()))
                    .findFirst()
                    .orElseThrow(() -> new Evaluator.Failed("there is no variable `" + copy.from() + "`"));
            if (!copy.to().equals(copy.from())) {
                evaluator.assign(copy.to(), known.type(), known.value());
            }
            return said("value", known.value());
        });
    }

    private Map<String, Object> said(String key, @Nullable Object value) {
        DebugVariable line = variables.about(value);
        return Map.of(key, line.value(), "type", line.type(), "variablesReference", 0, "presentationHint", Map.of());
    }

    /// The local variables of a frame, and what a cell could say there.
    private Map<String, Object> completions(Command.Completions wanted) {
        int cursor = Math.clamp(wanted.column() - 1, 0, wanted.text().length());
        Completion found = engine.complete(wanted.text(), cursor);
        int start = found.start();
        String begun = wanted.text().substring(Math.min(start, cursor), cursor);
        boolean isName = start == 0 || wanted.text().charAt(start - 1) != '.';
        Map<String, String> all = new LinkedHashMap<>();
        halts.stopped()
                .filter(here -> isName)
                .ifPresent(here -> here.site(indexOf(wanted.frame(), here).orElse(0))
                        .locals()
                        .forEach(one -> {
                            if (one.name().startsWith(begun)) {
                                all.put(one.name(), "variable");
                            }
                        }));
        found.matches().forEach(one -> all.putIfAbsent(one.text(), one.kind()));
        List<Map<String, Object>> targets = new ArrayList<>();
        all.forEach((label, type) ->
                targets.add(Map.of("label", label, "type", type, "start", start, "length", found.end() - start)));
        return Map.of("targets", targets);
    }

    private Map<String, Object> exception() {
        Throwable thrown = halts.stopped()
                .flatMap(Stopped::thrown)
                .orElseThrow(() -> new IllegalStateException("no cell has stopped at an exception"));
        String name = nameOf(thrown);
        String message = message(thrown);
        String trace = String.join("\n", engine.explain(thrown).traceback());
        return Map.of(
                "exceptionId",
                name,
                "breakMode",
                "always",
                "description",
                message,
                "details",
                Map.of("message", message, "typeName", name, "stackTrace", trace));
    }

    private static String nameOf(Throwable thrown) {
        return CellNames.clean(thrown.getClass().getSimpleName());
    }

    /// It may be the user's code.
    private String message(Throwable thrown) {
        return engine.look(SHOWN, () -> String.valueOf(thrown.getMessage())).orElse("");
    }

    private static Map<String, Object> capabilities() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String can : List.of(
                "supportsCompletionsRequest",
                "supportsConditionalBreakpoints",
                "supportsConfigurationDoneRequest",
                "supportsEvaluateForHovers",
                "supportsExceptionInfoRequest",
                "supportsHitConditionalBreakpoints",
                "supportsLogPoints",
                "supportsModulesRequest",
                "supportsSetExpression",
                "supportsSetVariable")) {
            all.put(can, true);
        }
        List<Map<String, Object>> filters = new ArrayList<>();
        for (Halts.Filter one : Halts.Filter.values()) {
            filters.add(Map.of("filter", one.id, "label", one.label, "default", false, "description", one.description));
        }
        all.put("exceptionBreakpointFilters", filters);
        return all;
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

    /// What a local variable holds where a cell has stopped.
    private Optional<Object> local(String variable, int frame) {
        return halts.stopped()
                .flatMap(here -> locals(here, indexOf(frame, here).orElse(0)).stream()
                        .filter(part -> part.name().equals(variable))
                        .findFirst()
                        .map(Inside.Part::value));
    }

    /// Of what is not there or cannot be sent, an empty bundle: the page says so in its own words.
    private Map<String, Object> rich(String variable, int frame) {
        return local(variable, frame)
                .or(() -> variables.value(variable))
                .flatMap(value -> engine.look(SHOWN, () -> fields(frontend.render(value))))
                .orElse(Map.of("data", Map.of(), "metadata", Map.of()));
    }

    private static Map<String, Object> fields(MimeBundle bundle) {
        return MimeData.fields(bundle.data(), bundle.metadata());
    }
}
