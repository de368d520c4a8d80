package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However a stack trace comes to its reader, it tells of cells, not of the kernel.
@Timeout(60)
class StackTraceTest {
    /// Fails in line 2 of Cell [1].
    private static final String FAILS = "int half(int by) {\n    return 10 / by;\n}";

    private static final String HANDLER =
            "static <T> T toOut(String name, T logger) { var log = java.util.logging.Logger.getLogger(name);"
                    + " log.setUseParentHandlers(false);"
                    + " log.addHandler(new java.util.logging.StreamHandler(System.out, new java.util.logging.SimpleFormatter()) {"
                    + " public void publish(java.util.logging.LogRecord r) { super.publish(r); flush(); } });"
                    + " return logger; }";

    @TempDir
    Path folder;

    private final Engines cells = new Engines();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void close() {
        System.setOut(out);
        System.setErr(err);
        cells.close();
    }

    /// Each prints the stack trace of `half(0)`.
    static List<String> routes() {
        List<String> routes = new ArrayList<>();
        for (String print : List.of(
                "e.printStackTrace();",
                "e.printStackTrace(System.out);",
                "var text = new StringWriter(); e.printStackTrace(new PrintWriter(text)); System.out.println(text);",
                "for (var f : e.getStackTrace()) System.out.println(f);",
                "System.out.println(List.of(e.getStackTrace()));",
                "new RuntimeException(\"outer\", e).printStackTrace();",
                "var s = new IOException(\"closing\"); s.addSuppressed(e); s.printStackTrace();",
                "List.of(e).forEach(Throwable::printStackTrace);",
                "Stream.of(e).forEach(ArithmeticException::printStackTrace);",
                "Stream.of(e).map(Throwable::getStackTrace).flatMap(Stream::of).forEach(System.out::println);",
                "var l = java.util.logging.Logger.getLogger(\"a\"); toOut(\"a\", l);"
                        + " l.log(java.util.logging.Level.WARNING, \"oh\", e);",
                "var l = java.util.logging.Logger.getLogger(\"b\"); toOut(\"b\", l);"
                        + " l.log(java.util.logging.Level.WARNING, e, () -> \"oh\");",
                "var l = java.util.logging.Logger.getLogger(\"c\"); toOut(\"c\", l);"
                        + " var r = new java.util.logging.LogRecord(java.util.logging.Level.INFO, \"oh\"); r.setThrown(e); l.log(r);",
                "toOut(\"d\", System.getLogger(\"d\")).log(System.Logger.Level.ERROR, \"oh\", e);")) {
            routes.add("try { half(0); } catch (ArithmeticException e) { " + print + " }");
        }
        routes.addAll(List.of(
                "var t = new Thread(() -> half(0)); t.start(); t.join();",
                "Thread.ofVirtual().start(() -> half(0)).join();",
                "var t = new Thread(() -> half(0)); t.setUncaughtExceptionHandler((x, e) -> e.printStackTrace()); t.start(); t.join();",
                // The pool makes another thread before this one has told of its exception.
                "var made = new java.util.concurrent.CopyOnWriteArrayList<Thread>();\n"
                        + "try (var pool = Executors.newFixedThreadPool(1, r -> { var t = new Thread(r); made.add(t); return t; })) {"
                        + " pool.execute(() -> half(0)); }\nfor (var t : made) { t.join(); }",
                "try (var pool = Executors.newFixedThreadPool(1)) { try { pool.submit(() -> half(0)).get(); }"
                        + " catch (ExecutionException e) { e.printStackTrace(); } }",
                "CompletableFuture.supplyAsync(() -> half(0)).exceptionally(e -> { e.printStackTrace(); return 1; }).join();",
                "CompletableFuture.supplyAsync(() -> half(0)).handle((n, e) -> { e.printStackTrace(); return 1; }).join();",
                "class Shown { public String toString() { try { half(0); } catch (Exception e) { e.printStackTrace(); } return \"\"; } }\n"
                        + "System.out.println(new Shown());",
                "new lib.Caller().call(() -> half(0));"));
        return routes;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_stack_trace_names_cells_and_lines_and_nothing_of_the_kernel(String route) throws IOException {
        cells.engine.addToClassPath(library());
        cells.run(FAILS);
        cells.run(HANDLER);
        printed.reset();
        cells.run("var never = 0;\n" + route);
        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("Cell [1]", "half").containsPattern("Cell \\[1](:2\\)|, line 2)");
        assertPlain(text);
    }

    private static void assertPlain(String text) {
        assertThat(text)
                .doesNotContain("REPL")
                .doesNotContain("$Run")
                .doesNotContain("$M")
                .doesNotContain("himalia")
                .doesNotContain("jdk.internal.reflect")
                .doesNotContain("junit");
    }

    @Test
    void where_a_thread_is_names_cells_and_nothing_of_the_kernel() {
        cells.run("void here() {\n    Thread.dumpStack();\n}\nvoid there() {\n    here();\n}\nthere();");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("java.lang.Exception: Stack trace")
                .containsSubsequence(".here(Cell [1]:2)", ".there(Cell [1]:5)", ".main(Cell [1]:7)");
        cells.run("for (var frame : Thread.currentThread().getStackTrace()) System.out.println(frame);");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(".main(Cell [2]:1)");
        assertPlain(printed.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "StackWalker.getInstance().forEach(System.out::println);",
                "StackWalker.getInstance().walk(frames -> { frames.forEach(System.out::println); return 0; });",
                "Object all = StackWalker.getInstance(StackWalker.Option.SHOW_HIDDEN_FRAMES).walk(Stream::toList); System.out.println(all);",
                "Function<Function<Stream<StackWalker.StackFrame>, Object>, Object> walk = StackWalker.getInstance()::walk;\n"
                        + "    System.out.println(walk.apply(Stream::toList));",
                "System.out.println(Arrays.toString(Thread.getAllStackTraces().get(Thread.currentThread())));",
                "Supplier<Map<Thread, StackTraceElement[]>> all = Thread::getAllStackTraces;\n"
                        + "    System.out.println(Arrays.toString(all.get().get(Thread.currentThread())));",
                "System.out.println(Arrays.toString(Thread.currentThread().getStackTrace()));",
                "Supplier<StackTraceElement[]> mine = Thread.currentThread()::getStackTrace;\n"
                        + "    System.out.println(Arrays.toString(mine.get()));",
                "System.out.println(Arrays.toString(java.lang.management.ManagementFactory.getThreadMXBean()"
                        + ".getThreadInfo(new long[] {Thread.currentThread().threadId()}, 99)[0].getStackTrace()));",
            })
    void whoever_asks_where_a_thread_is_hears_of_cells_and_nothing_of_the_kernel(String asked) {
        cells.run("void here() {\n    " + asked + "\n}\nvoid there() {\n    here();\n}\nthere();");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsSubsequence("here(Cell [1]:", "there(Cell [1]:", "main(Cell [1]:");
        assertPlain(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void who_has_called_is_told_as_in_plain_java() {
        cells.run("StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);\n"
                + "class Asks { static Class<?> who() { return walker.getCallerClass(); } }\n"
                + "class Calls { static Class<?> who() { return Asks.who(); } }");
        assertThat(cells.value("Calls.who() == Calls.class")).isEqualTo(true);
        assertThat(cells.failure("walker.getCallerClass()").name()).isEqualTo("IllegalCallerException");
        assertThat(cells.failure("StackWalker.getInstance().getCallerClass()").name())
                .isEqualTo("UnsupportedOperationException");
    }

    @Test
    void a_log_record_says_the_method_that_has_written_it() {
        cells.run(HANDLER);
        cells.run("void act() { toOut(\"e\", java.util.logging.Logger.getLogger(\"e\")).warning(\"oh\"); }\nact();");
        cells.run("System.getLogger(\"e\").log(System.Logger.Level.INFO, \"ah\");");
        assertThat(printed.toString(StandardCharsets.UTF_8)).containsPattern(" Notebook#\\d+ act\\R.*oh");
        assertPlain(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void classes_are_called_what_their_user_calls_them() {
        cells.run("class TooPoor extends Exception { TooPoor(String m) { super(m); } }\n"
                + "class Pet { class Tail { } enum Kind { CAT } record Name(String all) { } }");
        assertThat(cells.value(
                        "Pet.class.getName() + new Pet().new Tail().getClass().getName() + Pet.class.getPackageName()"))
                .isEqualTo("PetPet$Tail");
        cells.run("try { throw new TooPoor(\"by 3\"); } catch (TooPoor e) { System.out.println(e); }");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("TooPoor: by 3");
        assertThat(cells.value("new Pet().toString().startsWith(\"Pet@\")")).isEqualTo(true);
        assertThat((String) cells.value(
                        "String s = null; try { s.length(); } catch (Exception e) { s = e.getMessage(); } s"))
                .containsPattern("because \"Notebook#\\d+\\.s\" is null");
    }

    /// Texts that look like names of ours are the user's.
    static Stream<String> texts() {
        return Stream.of(
                "REPL__cells/Pet",
                "REPL__cells.Pet",
                "LREPL__cells/Pet;",
                "$run",
                "lambda$$run$0",
                "Notebook#1.s",
                "REPL__cells/$Run2");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_that_looks_like_a_name_stays(String text) {
        cells.run("class Pet { Pet self() { return this; } }");
        String quoted = '"' + text + '"';
        assertThat(cells.value("Supplier<String> s = () -> new Pet().self() == null ? \"\" : " + quoted + ";\n"
                        + "s.get() + " + quoted + ".length() + \"|\" + " + quoted))
                .isEqualTo(text + text.length() + "|" + text);
    }

    @Test
    void a_switch_over_constants_of_several_enums_finds_them() {
        cells.run(
                "sealed interface Card { }\nenum Suit implements Card { HEART, CLUB }\nenum Tarot implements Card { FOOL }");
        assertThat(cells.value("Card c = Tarot.FOOL;\nswitch (c) { case Suit.HEART -> 1; case Suit.CLUB -> 2;"
                        + " case Tarot.FOOL -> 3; }"))
                .isEqualTo(3);
    }

    /// A library that was compiled elsewhere.
    private Path library() throws IOException {
        Path source = folder.resolve("Caller.java");
        Files.writeString(source, """
                package lib;
                public class Caller {
                    public void call(Runnable what) {
                        try { what.run(); } catch (RuntimeException e) { e.printStackTrace(); }
                    }
                }""");
        int failed =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(failed).isZero();
        return folder;
    }
}
