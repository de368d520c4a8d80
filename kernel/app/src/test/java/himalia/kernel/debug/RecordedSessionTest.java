package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Json;
import himalia.kernel.protocol.Reply;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What JupyterLab and a test client sent to the kernel of Python, sent to this one, whose cells do the same, line by
/// line: each answer has the fields of the recorded one, and where they are not Python's own their values.
///
/// `recorded-sessions.json` has the messages of ipykernel 7.4 and JupyterLab 4.6; hashes in its paths are real.
class RecordedSessionTest {
    /// The recorded cells and what stands for them here.
    private static final Map<String, String> CELLS = Map.of("""
            def scale(value, factor):
                product = value * factor
                return product""", """
            int scale(int value, int factor) {
                int product = value * factor;
                return product; }""", """
            import numpy as np
            names = ["a", "b", "c"]
            sizes = {"a": 1, "b": 2, "c": 3}
            grid = np.arange(6.0).reshape(2, 3)
            total = 0
            for name in names:
                part = scale(sizes[name], 10)
                total += part
            print(total)""", """
            import java.util.regex.*;
            var names = List.of("a", "b", "c");
            var sizes = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
            var grid = new double[][] {{0, 1, 2}, {3, 4, 5}};
            int total = 0;
            for (String name : names) {
                int part = scale(sizes.get(name), 10);
                total += part; }
            System.out.println(total);""", """
            import time
            ticks = 0
            while ticks < 200:
                time.sleep(0.05)
                ticks += 1
            print(ticks)""", """
            import java.util.regex.*;
            int ticks = 0;
            while (ticks < 200) {
                Thread.sleep(5);
                ticks += 1; }
            System.out.println(ticks);""", """
            total = 0
            for i in range(20):
                total += i
            print(total)""", """
            int total = 0;
            for (int i = 0; i < 20; i++) {
                total += i; }
            System.out.println(total);""", """
            left = 3
            right = 4
            sum = left + right
            sum""", """
            int left = 3;
            int right = 4;
            int sum = left + right;
            sum""");

    /// Written behind a cell in between.
    private static final Map<String, String> EDITS = Map.of("  # edited", "  // edited");

    /// What only Python's debugger can do, says or needs.
    private static final Set<String> PYTHONS = Set.of(
            "initialize.supportsDebuggerProperties",
            "initialize.supportsDelayedStackTraceLoading",
            "initialize.supportsExceptionOptions",
            "initialize.supportsFunctionBreakpoints",
            "initialize.supportsValueFormattingOptions",
            "initialize.supportsTerminateDebuggee",
            "initialize.supportsTerminateRequest",
            "initialize.supportsGotoTargetsRequest",
            "initialize.supportsClipboardContext",
            "initialize.supportsStepInTargetsRequest",
            "inspectVariables.variables.presentationHint",
            "variables.variables.presentationHint");

    /// A type that is none of four words would hide the value in the page: it is left out.
    private static final Set<String> SHOWN_TYPES = Set.of("int", "float", "bool", "str");

    /// Fields that have the recorded values.
    private static final Set<String> SAME = Set.of(
            "debugInfo.isStarted",
            "debugInfo.hashMethod",
            "debugInfo.hashSeed",
            "debugInfo.richRendering",
            "debugInfo.copyToGlobals",
            "initialize.supportsModulesRequest",
            "setBreakpoints.breakpoints.line",
            "setBreakpoints.breakpoints.verified",
            "stackTrace.stackFrames.line",
            "stackTrace.stackFrames.column",
            "stackTrace.totalFrames",
            "scopes.scopes.name",
            "scopes.scopes.presentationHint",
            "evaluate.result",
            "setVariable.value",
            "setExpression.value",
            "continue.allThreadsContinued",
            "stopped.reason",
            "stopped.threadId",
            "stopped.allThreadsStopped",
            "continued.threadId");

    /// Answers that succeed in one of the two kernels only: ours has the text of each cell that ran; it says of a
    /// variable that does not exist that there is nothing to be shown; it makes up no exception.
    private static final Set<String> OTHERWISE = Set.of("source", "richInspectVariables", "exceptionInfo");

    private final Map<String, String> paths = new HashMap<>();
    private final Map<Object, Object> frames = new HashMap<>();
    private final Map<Object, Object> references = new HashMap<>();
    private Page page;
    private CompletableFuture<CellResult> cell = CompletableFuture.completedFuture(new CellResult.Done());
    private String scenario = "";
    private String lastAsked = "";

    RecordedSessionTest() {
        page = new Page();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session", "session2", "session3", "direct", "direct2"})
    void each_answer_has_the_fields_of_the_recorded_one(String session) throws Exception {
        if (session.equals("direct2")) {
            page.close();
            page = Page.attached(); // it goes on where another began
        }
        try {
            CELLS.forEach((python, java) -> {
                knows(python, java);
                EDITS.forEach((before, after) -> knows(python + before, java + after));
            });
            if (session.equals("session3")) {
                Page.result(page.run(java("def scale"))); // Python misses it when it is called
            }
            int answers = 0;
            for (Object one : (List<?>) Objects.requireNonNull(Json.parse(recorded()))) {
                Map<?, ?> part = (Map<?, ?>) one;
                if (part.get("session").equals(session)) {
                    scenario = session + " " + part.get("scenario");
                    for (Object step : (List<?>) part.get("steps")) {
                        answers += take((Map<?, ?>) step) ? 1 : 0;
                    }
                }
            }
            assertThat(answers).isGreaterThan(3);
        } finally {
            page.close();
        }
    }

    private static String recorded() throws Exception {
        try (InputStream in = RecordedSessionTest.class.getResourceAsStream("recorded-sessions.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void knows(String python, String java) {
        paths.put(Murmur2.of(python), (String)
                page.ask("dumpCell", Map.of("code", java)).get("sourcePath"));
    }

    /// @return whether it was a question
    private boolean take(Map<?, ?> step) throws Exception {
        if (step.get("run") instanceof String code) {
            Page.result(cell);
            // Which of two cells with the same beginning it was, the recording does not say.
            cell = page.run(scenario.contains("reload") ? edited(java(code)) : java(code));
            return false;
        }
        if (step.get("event") instanceof String event) {
            happens(event, (Map<?, ?>) step.get("body"));
            return false;
        }
        String command = (String) step.get("ask");
        Optional<Map<String, Object>> arguments = ours(command, (Map<?, ?>) step.get("arguments"));
        if (arguments.isEmpty() || !step.containsKey("success")) {
            return false;
        }
        if (command.equals("modules")) {
            Page.result(cell); // it is asked for when a cell has ended
        }
        lastAsked = command;
        Reply.Debug reply = page.say(command, arguments.get());
        boolean success = (boolean) step.get("success");
        if (!OTHERWISE.contains(command)) {
            assertThat(reply.success())
                    .as(scenario + " " + command + " " + reply.message())
                    .isEqualTo(success);
        }
        if (reply.success() && success) {
            Map<?, ?> body = (Map<?, ?>) step.get("body");
            compare(command, body, reply.body());
            learn(command, body, reply.body());
        }
        return true;
    }

    private void happens(String event, Map<?, ?> body) throws Exception {
        boolean isInterrupted = event.equals("continued")
                && !Set.of("continue", "next", "stepIn", "stepOut").contains(lastAsked);
        if (isInterrupted) {
            page.engine.interrupt();
        }
        Broadcast.DebugEvent got = page.nextEvent();
        while (Set.of("terminated", "initialized").contains(event)
                && got.event().equals("continued")) {
            got = page.nextEvent(); // the stopped cell goes on, which Python's does not say
        }
        assertThat(got.event()).as(scenario).isEqualTo(event);
        compare(event, body, got.body());
        lastAsked = event;
    }

    /// The cell that does what a recorded one did, whose text may have been cut.
    private static String java(String code) {
        return CELLS.entrySet().stream()
                .filter(one -> one.getKey().startsWith(code))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /// The arguments with paths and numbers of this kernel; empty if it has no such thing.
    private Optional<Map<String, Object>> ours(String command, Map<?, ?> recorded) {
        Map<String, Object> arguments = new HashMap<>();
        for (Map.Entry<?, ?> one : recorded.entrySet()) {
            String name = (String) one.getKey();
            Object value = one.getValue();
            switch (name) {
                case "code" -> value = ofText((String) value);
                case "source" -> {
                    String path = (String) ((Map<?, ?>) value).get("path");
                    String known = path.startsWith("<TMP")
                            ? paths.get(path.replaceFirst(".*/", "").replace(".py", ""))
                            : path;
                    if (known == null || path.startsWith("<SITE>") || path.startsWith("<PYTHON>")) {
                        return Optional.empty();
                    }
                    value = Map.of("path", known);
                }
                case "frameId", "srcFrameId" -> value = frames.getOrDefault(value, 0L);
                case "variablesReference" -> {
                    if (!references.containsKey(value)) {
                        return Optional.empty();
                    }
                    value = references.get(value);
                }
                default -> {}
            }
            arguments.put(name, value);
        }
        return Optional.of(arguments);
    }

    private static String edited(String java) {
        return java + EDITS.values().iterator().next();
    }

    private static String ofText(String code) {
        for (Map.Entry<String, String> edit : EDITS.entrySet()) {
            if (code.endsWith(edit.getKey())) {
                return java(code.substring(0, code.length() - edit.getKey().length())) + edit.getValue();
            }
        }
        return java(code);
    }

    /// Which numbers of ours stand for the recorded ones.
    private void learn(String command, Map<?, ?> recorded, Map<String, Object> ours) {
        switch (command) {
            case "stackTrace" -> pair(recorded, ours, "stackFrames", "id", frames, false);
            case "scopes" -> pair(recorded, ours, "scopes", "variablesReference", references, true);
            case "variables", "inspectVariables" ->
                pair(recorded, ours, "variables", "variablesReference", references, true);
            default -> {}
        }
    }

    private static void pair(
            Map<?, ?> recorded,
            Map<String, Object> ours,
            String list,
            String number,
            Map<Object, Object> into,
            boolean byName) {
        List<?> theirs = (List<?>) recorded.get(list);
        List<?> mine = (List<?>) ours.get(list);
        for (int i = 0; i < theirs.size(); i++) {
            Map<?, ?> one = (Map<?, ?>) theirs.get(i);
            Map<?, ?> other = byName ? named(mine, one.get("name")) : i < mine.size() ? (Map<?, ?>) mine.get(i) : null;
            if (other != null) {
                into.put(one.get(number), ((Integer) other.get(number)).longValue());
            }
        }
    }

    private static Map<?, ?> named(List<?> all, Object name) {
        return (Map<?, ?>) all.stream()
                .filter(one -> ((Map<?, ?>) one).get("name").equals(name))
                .findFirst()
                .orElse(null);
    }

    private void compare(String path, Object recorded, Object ours) {
        if (recorded instanceof Map<?, ?> theirs) {
            Map<?, ?> mine = (Map<?, ?>) ours;
            theirs.forEach((key, value) -> {
                String below = path + "." + key;
                boolean isHidden = key.equals("type")
                        && path.endsWith("ariables.variables")
                        && !SHOWN_TYPES.contains(String.valueOf(value));
                if (!PYTHONS.contains(below) && !isHidden) {
                    assertThat(mine.containsKey(key)).as(scenario + " " + below).isTrue();
                    compare(below, value, mine.get(key));
                }
            });
        } else if (recorded instanceof List<?> theirs) {
            List<?> mine = (List<?>) ours;
            for (List<Object> two : pairs(path, theirs, mine)) {
                compare(path, two.get(0), two.get(1));
            }
        } else if (SAME.contains(path) && !recorded.equals("") && !isPythonsLine(path)) {
            assertThat(number(ours)).as(scenario + " " + path).isEqualTo(number(recorded));
        }
    }

    /// Python's step out ends in the line of the call, ours behind it; a pause comes when it comes.
    private boolean isPythonsLine(String path) {
        return path.equals("stackTrace.stackFrames.line")
                && (scenario.contains("step-out") || scenario.contains("pause"));
    }

    private static List<List<Object>> pairs(String path, List<?> theirs, List<?> mine) {
        List<List<Object>> pairs = new ArrayList<>();
        boolean isByName = path.endsWith("variables") || path.endsWith("scopes");
        boolean isInOrder = path.endsWith("stackFrames") || path.equals("setBreakpoints.breakpoints");
        for (int i = 0; i < theirs.size(); i++) {
            Object other = isByName
                    ? named(mine, ((Map<?, ?>) theirs.get(i)).get("name"))
                    : i < mine.size() && (isInOrder || i == 0) ? mine.get(i) : null;
            if (other != null) {
                pairs.add(List.of(theirs.get(i), other));
            }
        }
        if (isInOrder) {
            assertThat(mine).as(path).hasSameSizeAs(theirs);
        }
        return pairs;
    }

    private static Object number(Object value) {
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }
}
