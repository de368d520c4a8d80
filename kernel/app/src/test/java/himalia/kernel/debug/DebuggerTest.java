package himalia.kernel.debug;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderers;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Fields;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DebuggerTest {
    private static CellEngine engine;

    private final List<Broadcast> said = new ArrayList<>();
    private final Debugger debugger = new Debugger(
            engine,
            new Frontend() {
                @Override
                public void show(MimeBundle bundle, String displayId, boolean update) {}

                @Override
                public void clear(boolean wait) {}

                @Override
                public MimeBundle render(Object value) {
                    return Renderers.find(engine.classLoader()).render(value);
                }
            },
            said::add);
    private int asked;

    @BeforeAll
    static void start() {
        engine = new JavacEngine(List.of());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private Reply.Debug ask(String command, Map<String, Object> arguments) {
        asked++;
        return debugger.answer(new Request.Debug(asked, command, new Fields(arguments)));
    }

    private void run(String code) {
        debugger.begins(1, code);
        engine.execute(new Cell(1, code));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Map<String, Object>> variables(String command, Map<String, Object> arguments) {
        Reply.Debug reply = ask(command, arguments);
        assertThat(reply.success()).isTrue();
        Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
        for (Map<String, Object> one : (List<Map<String, Object>>) reply.body().get("variables")) {
            assertThat(byName.put((String) one.get("name"), one))
                    .as("names are keys in the page")
                    .isNull();
        }
        return byName;
    }

    private Map<String, Map<String, Object>> globals() {
        return variables("inspectVariables", Map.of());
    }

    private Map<String, Map<String, Object>> below(Map<String, Object> line) {
        return variables(
                "variables", Map.of("variablesReference", ((Integer) line.get("variablesReference")).longValue()));
    }

    @ParameterizedTest
    @EnumSource
    void every_command_is_answered_also_without_its_arguments(Command.Known known) {
        Reply.Debug reply = ask(known.command(), Map.of());
        assertThat(reply.command()).isEqualTo(known.command());
        assertThat(reply.request()).isEqualTo(asked);
        assertThat(reply.success() || reply.message() != null).isTrue();
    }

    @Test
    void a_command_that_is_not_known_is_answered_too() {
        assertThat(ask("reverseContinue", Map.of()).message()).contains("reverseContinue");
    }

    @Test
    void a_page_that_is_opened_again_is_told_whether_the_debugger_is_on() {
        assertThat(ask("debugInfo", Map.of()).body())
                .containsEntry("isStarted", false)
                .containsKeys(
                        "hashMethod",
                        "hashSeed",
                        "tmpFilePrefix",
                        "tmpFileSuffix",
                        "breakpoints",
                        "stoppedThreads",
                        "richRendering",
                        "exceptionPaths",
                        "copyToGlobals");
        ask("initialize", Map.of());
        ask("attach", Map.of());
        assertThat(ask("debugInfo", Map.of()).body()).containsEntry("isStarted", true);
        ask("disconnect", Map.of());
        assertThat(ask("debugInfo", Map.of()).body()).containsEntry("isStarted", false);
        assertThat(said).extracting(one -> one.toJson().get("event")).containsExactly("initialized", "terminated");
    }

    @Test
    void the_text_of_a_cell_is_found_by_the_path_that_the_page_has_made_of_it() {
        String code = "int dumped = 1; // 값";
        Object path = ask("dumpCell", Map.of("code", code)).body().get("sourcePath");
        Map<String, Object> info = ask("debugInfo", Map.of()).body();
        assertThat(path).isEqualTo("" + info.get("tmpFilePrefix") + Murmur2.of(code) + info.get("tmpFileSuffix"));
        assertThat(ask("source", Map.of("source", Map.of("path", path))).body()).containsEntry("content", code);
        assertThat(ask("source", Map.of("source", Map.of("path", "/none"))).message())
                .contains("/none");
        run("int ran = 2;");
        assertThat(ask("modules", Map.of()).body().get("modules").toString()).contains("Cell [1]");
    }

    @Test
    void variables_are_shown_as_the_page_shows_those_of_python() {
        run("int count = 3; double rate = 0.5; boolean on = true; String word = \"hi\"; Object none = null;");
        assertThat(globals().get("count")).containsEntry("value", "3").containsEntry("type", "int");
        assertThat(globals().get("rate")).containsEntry("value", "0.5").containsEntry("type", "float");
        assertThat(globals().get("on")).containsEntry("value", "true").containsEntry("type", "bool");
        assertThat(globals().get("word")).containsEntry("value", "\"hi\"").containsEntry("variablesReference", 0);
        assertThat(globals().get("none")).containsEntry("value", "null").containsEntry("evaluateName", "none");
    }

    @Test
    void collections_maps_arrays_records_and_objects_are_unfolded() {
        run("""
                record Pet(String name, List<Integer> ages) {}
                class Base { private int hidden = 7; }
                class Derived extends Base { int hidden = 8; }
                var pets = List.of(new Pet("Rex", List.of(1, 2)));
                var sizes = new TreeMap<>(Map.of("a", 1, "b", 2));
                var grid = new int[][] {{1, 2}, {3}};
                var derived = new Derived();
                """);
        Map<String, Object> pet = below(globals().get("pets")).get("[0]");
        assertThat(below(pet).get("name")).containsEntry("value", "\"Rex\"");
        assertThat(below(below(pet).get("ages")).get("[1]")).containsEntry("value", "2");
        assertThat(below(globals().get("sizes")).get("\"b\"")).containsEntry("value", "2");
        assertThat(below(below(globals().get("grid")).get("[0]")).get("[1]")).containsEntry("value", "2");
        assertThat(below(globals().get("derived"))).containsOnlyKeys("hidden", "hidden (2)");
        assertThat(below(globals().get("derived")).get("hidden (2)")).containsEntry("value", "8");
    }

    @Test
    void a_thing_that_holds_itself_is_unfolded_as_far_as_one_likes() {
        run("""
                class Ring { Ring next = this; public String toString() { return "ring"; } }
                var ring = new Ring();
                var all = new ArrayList<Object>(); all.add(all); all.add(1);
                """);
        Map<String, Object> line = globals().get("ring");
        for (int i = 0; i < 20; i++) {
            line = below(line).get("next");
            assertThat(line).containsEntry("value", "ring");
        }
        assertThat(below(below(globals().get("all")).get("[0]")).get("[1]")).containsEntry("value", "1");
    }

    @Test
    void a_long_array_is_unfolded_in_runs() {
        run("var many = new int[30_000]; many[20_305] = 9;");
        Map<String, Map<String, Object>> runs = below(globals().get("many"));
        assertThat(runs).hasSize(3).containsKey("[20000 .. 29999]");
        assertThat(below(below(runs.get("[20000 .. 29999]")).get("[20300 .. 20399]"))
                        .get("[20305]"))
                .containsEntry("value", "9");
    }

    @Test
    void a_text_that_throws_or_does_not_end_costs_itself_only() {
        run("""
                class Bad { public String toString() { throw new IllegalStateException(); } }
                class Endless { public String toString() { while (true) {} } }
                var bad = new Bad(); var endless = new Endless(); var fine = List.of(1);
                """);
        assertThat(globals().get("bad").get("value").toString()).contains("IllegalStateException");
        assertThat(globals().get("endless").get("value").toString()).contains("too long");
        assertThat(globals().get("fine")).containsEntry("value", "[1]");
        run("endless = null;");
    }

    @Test
    void what_has_gone_has_nothing_below() {
        assertThat(variables("variables", Map.of("variablesReference", 123_456L)))
                .isEmpty();
    }

    @Test
    void a_variable_is_shown_as_its_cell_would_show_it() {
        run("var shown = List.of(1, 2);");
        assertThat(ask("richInspectVariables", Map.of("variableName", "shown")).body())
                .containsEntry("data", Map.of("text/plain", "[1, 2]"))
                .containsKey("metadata");
        assertThat(ask("richInspectVariables", Map.of("variableName", "nobody")).body())
                .containsEntry("data", Map.of());
    }
}
