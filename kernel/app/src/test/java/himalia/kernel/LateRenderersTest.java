package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Renderer;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.Request;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Renderers of a library that a cell brings later: a broken one costs what it is for, and nothing else.
@Timeout(600)
class LateRenderersTest {
    private static final String GOOD = "MimeBundle.text(\"by \" + getClass().getSimpleName())";

    /// Name of the renderer and of the type that it is for, to its constructor, its type and its form of a value.
    private static final Map<String, List<String>> RENDERERS = Map.of(
            "Good", List.of("", "return Good.Of.class;", "return " + GOOD + ";"),
            "Unmade",
                    List.of(
                            "if (true) { throw new StackOverflowError(); }",
                            "return Unmade.Of.class;",
                            "return " + GOOD + ";"),
            "Untyped", List.of("", "return null;", "return " + GOOD + ";"),
            "Throwing", List.of("", "throw new AssertionError(\"planned\");", "return " + GOOD + ";"),
            "Endless", List.of("", "while (true) { }", "return " + GOOD + ";"),
            "Nothing", List.of("", "return Nothing.Of.class;", "return null;"),
            "Failing", List.of("", "return Failing.Of.class;", "throw new IllegalStateException(\"planned\");"),
            "Deep", List.of("", "return Deep.Of.class;", "return render(of);"),
            "Stuck", List.of("", "return Stuck.Of.class;", "while (true) { }"));

    @TempDir
    private Path folder;

    @Test
    void a_broken_one_costs_only_what_it_is_for() throws IOException, URISyntaxException {
        Path library = library();
        try (JavacEngine engine = new JavacEngine(List.of());
                RunningKernel kernel = new RunningKernel(engine)) {
            assertThat(kernel.ask(RunningKernel.cell("int keep = 42;"))).containsEntry("status", "ok");
            kernel.isAlive("nothing");
            engine.addToClassPath(library);
            // One whose type() does not end is found and left out with the first value.
            kernel.askStopping(RunningKernel.cell("3 + 4"), true);
            for (String name : RENDERERS.keySet().stream().sorted().toList()) {
                boolean endless = name.equals("Stuck");
                Map<String, Object> reply =
                        kernel.askStopping(RunningKernel.cell("new late." + name + ".Of()"), endless);
                assertThat(reply)
                        .as(name)
                        .containsEntry("status", endless || name.equals("Deep") ? "error" : "ok")
                        .doesNotContainEntry("ename", "KernelError");
                kernel.isAlive(name);
                kernel.askStopping(RunningKernel.cell("System.out.println(new late." + name + ".Of());"), endless);
                kernel.isAlive(name);
            }
            assertThat(kernel.ask(new Request.Execute("", false, true, Map.of("it", "new late.Good.Of()"), false, true))
                            .toString())
                    .contains("text/plain=by Good");
        }
    }

    @Test
    void one_that_is_registered_wins_and_stays_when_the_class_path_grows() throws IOException {
        try (JavacEngine engine = new JavacEngine(List.of());
                RunningKernel kernel = new RunningKernel(engine)) {
            kernel.ask(RunningKernel.cell("""
                    class Own { }
                    for (String form : List.of("first", "last")) {
                        himalia.api.Frontend.current().register(new himalia.api.Renderer<Own>() {
                            public Class<Own> type() { return Own.class; }
                            public himalia.api.MimeBundle render(Own own) { return himalia.api.MimeBundle.text(form); }
                        });
                    }"""));
            Request.Execute shown = new Request.Execute("", false, true, Map.of("it", "new Own()"), false, true);
            assertThat(kernel.ask(shown).toString()).contains("text/plain=last");
            engine.addToClassPath(folder);
            assertThat(kernel.ask(shown).toString()).contains("text/plain=last");
        }
    }

    private Path library() throws IOException, URISyntaxException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        for (var one : RENDERERS.entrySet()) {
            Files.writeString(sources.resolve(one.getKey() + ".java"), """
                    package late;
                    import himalia.api.*;
                    public class %1$s implements Renderer<%1$s.Of> {
                        public static class Of { public String toString() { return "a value"; } }
                        public %1$s() { %2$s }
                        public Class<Of> type() { %3$s }
                        public MimeBundle render(Of of) { %4$s }
                    }
                    """.formatted(
                            one.getKey(),
                            one.getValue().get(0),
                            one.getValue().get(1),
                            one.getValue().get(2)));
        }
        Path classes = folder.resolve("classes");
        Path services = Files.createDirectories(classes.resolve("META-INF").resolve("services"));
        Files.writeString(
                services.resolve(Renderer.class.getName()),
                RENDERERS.keySet().stream().map(name -> "late." + name).sorted().collect(Collectors.joining("\n")));
        Path api = Path.of(Renderer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-cp", api.toString(), "-d", classes.toString()));
        RENDERERS
                .keySet()
                .forEach(name -> arguments.add(sources.resolve(name + ".java").toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }
}
