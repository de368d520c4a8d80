package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Comm;
import himalia.kernel.TestClient.Received;
import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the objects that a cell leaves behind do when they are looked at: the kernel answers the next cell.
@Timeout(600)
class AliveTest {
    private static JavacEngine engine;
    private static RunningKernel kernel;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        engine = new JavacEngine(List.of());
        kernel = new RunningKernel(engine);
        client = kernel.client;
        runs("int keep = 42;");
        runs("""
                int kind = 0;
                class Bomb {
                    /// Throws by the kind.
                    static <T> T go() {
                        throw Bomb.<RuntimeException>sneak(switch (kind) {
                            case 0 -> new RuntimeException("planned");
                            case 1 -> new AssertionError("planned");
                            case 2 -> new Error();
                            case 3 -> new LinkageError("planned");
                            case 4 -> new OutOfMemoryError("planned");
                            case 5 -> new StackOverflowError();
                            case 6 -> new Exception("planned");
                            case 7 -> new Throwable() {};
                            case 8 -> new Liar();
                            default -> new Deep(new int[0].length + deep(0));
                        });
                    }
                    static int deep(int n) { return deep(n + 1) + deep(n + 2); }
                    @SuppressWarnings("unchecked")
                    static <E extends Throwable> E sneak(Throwable t) throws E { throw (E) t; }
                }
                class Deep extends Error { Deep(int n) {} }
                class Liar extends Error {
                    public String getMessage() { throw new Error(); }
                    public String toString() { throw new Error(); }
                    public synchronized Throwable getCause() { return new Liar(); }
                    public StackTraceElement[] getStackTrace() { return null; }
                }""");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static final int KINDS = 10;

    /// Each shows an object whose method fails.
    private static final List<String> ROUTES = List.of(
            "new Object() { public String toString() { return Bomb.go(); } }",
            "new Object() { public int hashCode() { return Bomb.go(); } }",
            "new AbstractList<Integer>() { public int size() { return 2; } public Integer get(int i) { return Bomb.go(); } }",
            "new AbstractList<Integer>() { public int size() { return Bomb.go(); } public Integer get(int i) { return 1; } }",
            "new AbstractCollection<Integer>() { public int size() { return 1; } public Iterator<Integer> iterator() { return Bomb.go(); } }",
            "new AbstractMap<String, Integer>() { public Set<Map.Entry<String, Integer>> entrySet() { return Bomb.go(); } }",
            "List.of(new Object() { public String toString() { return Bomb.go(); } })",
            "new Object[] {new Object() { public String toString() { return Bomb.go(); } }}",
            "Optional.of(new Object() { public String toString() { return Bomb.go(); } })",
            "class Late { static int n = Bomb.<Integer>go(); }\nnew Object() { public String toString() { return \"\" + Late.n; } }",
            "new Exception() { public String getMessage() { return Bomb.go(); } }",
            "throw new Exception() { public String getMessage() { return Bomb.go(); } };",
            "throw new RuntimeException() { public String getLocalizedMessage() { return Bomb.go(); } };",
            "throw new RuntimeException() { public String toString() { return Bomb.go(); } };",
            "throw new RuntimeException() { public synchronized Throwable getCause() { return Bomb.go(); } };",
            "throw new RuntimeException() { public StackTraceElement[] getStackTrace() { return Bomb.go(); } };",
            "new TreeSet<Object>(List.of((Comparable<Object>) x -> Bomb.go()))",
            "himalia.api.MimeBundle.of(\"application/json\", new AbstractMap<String, Integer>() { public Set<Map.Entry<String, Integer>> entrySet() { return Bomb.go(); } })",
            "himalia.api.MimeBundle.of(\"application/json\", new AbstractList<Integer>() { public int size() { return 2; } public Integer get(int i) { return Bomb.go(); } })",
            "himalia.api.Display.display(new Object() { public String toString() { return Bomb.go(); } })",
            "himalia.api.Frontend.current().atEndOfCell(() -> Bomb.go());",
            "var out = System.out;\nSystem.setOut(new PrintStream(out) { public void flush() { Bomb.go(); } });",
            "System.setOut(out);",
            "var err = System.err;\nSystem.setErr(new PrintStream(err) { public void flush() { Bomb.go(); } });",
            "System.setErr(err);",
            "Thread t = new Thread(() -> Bomb.go());\nt.setUncaughtExceptionHandler((a, b) -> Bomb.go());\nt.start();\nt.join();",
            "Thread.startVirtualThread(() -> Bomb.go()).join();");

    @Test
    void the_kernel_goes_on_after_any_error_in_any_method_of_an_object_that_is_shown() {
        for (int kind = 0; kind < KINDS; kind++) {
            runs("kind = " + kind + ";");
            for (String route : ROUTES) {
                assertThat(kernel.ask(RunningKernel.cell(route)))
                        .as(kind + ": " + route)
                        .containsKey("status")
                        .doesNotContainEntry("ename", "KernelError");
                kernel.isAlive(kind + ": " + route);
            }
        }
    }

    @Test
    void the_kernel_goes_on_after_any_error_in_an_object_that_is_asked_about() {
        runs("""
                class Asked {
                    public String toString() { return Bomb.go(); }
                    public int shape() { return Bomb.go(); }
                }
                var asked = new Asked();
                List<Object> list = new AbstractList<>() {
                    public int size() { return Bomb.go(); }
                    public Object get(int i) { return Bomb.go(); }
                };""");
        for (int kind = 0; kind < KINDS; kind++) {
            runs("kind = " + kind + ";");
            String of = "kind " + kind;
            assertThat(engine.variables()).as(of).hasSizeGreaterThan(3);
            for (String name : List.of("asked", "list")) {
                assertThat(kernel.ask(new Request.Inspect(name, 2, 0))).as(of).containsEntry("status", "ok");
                assertThat(kernel.ask(new Request.Complete(name + ".", name.length() + 1)))
                        .as(of)
                        .containsEntry("status", "ok");
                Map<String, Object> reply =
                        kernel.ask(new Request.Execute("", false, true, Map.of("it", name), false, true));
                assertThat(reply).as(of).containsEntry("status", "ok").containsKey("user_expressions");
                kernel.isAlive(of);
            }
        }
    }

    @Test
    void the_kernel_goes_on_after_any_error_in_the_handler_of_a_comm() {
        runs(
                "himalia.api.Comm.onOpen(\"bomb\", (comm, data) -> { comm.onMessage(x -> Bomb.go()); comm.onClose(x -> Bomb.go()); });\n"
                        + "himalia.api.Comm.onOpen(\"opening\", (comm, data) -> Bomb.go());");
        for (int kind = 0; kind < KINDS; kind++) {
            runs("kind = " + kind + ";");
            client.published(client.send(Channel.SHELL, new CommContent.Open("a" + kind, "opening", Map.of())));
            client.published(client.send(Channel.SHELL, new CommContent.Open("b" + kind, "bomb", Map.of())));
            client.published(client.send(Channel.SHELL, new CommContent.Data("b" + kind, Map.of())));
            client.published(client.send(Channel.SHELL, new CommContent.Close("b" + kind, Map.of())));
            kernel.isAlive("kind " + kind);
        }
        assertThat(Comm.all()).isEmpty();
    }

    @Test
    void collections_that_hold_each_other_are_shown() {
        assertThat(shown(
                        "List<Object> a = new ArrayList<>(), b = new ArrayList<>();\na.add(b); b.add(a); b.add(1);\na"))
                .isEqualTo("[[(this List), 1]]");
        assertThat(shown("Map<String, Object> m = new LinkedHashMap<>();\nm.put(\"l\", List.of(m, 2));\nm"))
                .isEqualTo("{l=[(this Map), 2]}");
        assertThat(shown("Object[] pair = {a, 7};\npair")).isEqualTo("[[[(this List), 1]], 7]");
        assertThat(shown("List<Object> self = new ArrayList<>();\nself.add(self);\nself"))
                .isEqualTo("[(this Collection)]");
    }

    @Test
    void objects_that_print_each_other_fail_their_cell_with_the_place() {
        Map<String, Object> reply =
                ask("class Person { Person friend; public String toString() { return \"I and \" + friend; } }\n"
                        + "Person ann = new Person(), bob = new Person();\nann.friend = bob; bob.friend = ann;\nann");
        assertThat(reply).containsEntry("ename", "StackOverflowError");
        assertThat(String.valueOf(reply.get("traceback"))).contains("Person.toString");
        kernel.isAlive("friends");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Object() { public String toString() { while (true) { } } }",
                "new AbstractList<Integer>() { public int size() { return 2; } public Integer get(int i) { while (true) { } } }",
                "new AbstractCollection<Integer>() { public int size() { return 1; } public Iterator<Integer> iterator() { "
                        + "return new Iterator<>() { public boolean hasNext() { return true; } public Integer next() { return 1; } }; } "
                        + "public String toString() { for (int i : this) { } return \"\"; } }",
                "throw new RuntimeException() { public String getMessage() { while (true) { } } };",
                "himalia.api.MimeBundle.of(\"application/json\", new AbstractList<Integer>() { public int size() { return 2; } "
                        + "public Integer get(int i) { while (true) { } } })",
                "himalia.api.Frontend.current().atEndOfCell(() -> { while (true) { } });",
            })
    void what_does_not_end_is_stopped(String code) {
        assertThat(whileStopping(code)).containsEntry("status", "error");
        kernel.isAlive(code);
    }

    @Test
    void what_does_not_end_is_stopped_by_itself_after_a_while() {
        Map<String, Object> reply = ask("new Object() { public String toString() { while (true) { } } }");
        assertThat(reply).containsEntry("ename", "Interrupted");
        assertThat(String.valueOf(reply.get("evalue"))).contains("took more than 10 s");
        kernel.isAlive("limit");
    }

    @Test
    void the_handler_of_a_comm_that_does_not_end_is_stopped() {
        runs("himalia.api.Comm.onOpen(\"endless\", (comm, data) -> { while (true) { } });");
        String id = client.send(Channel.SHELL, new CommContent.Open("e1", "endless", Map.of()));
        AtomicBoolean done = new AtomicBoolean();
        Thread stopper = stopper(done);
        assertThat(client.published(id).toString()).contains("Interrupted: the cell was stopped");
        end(done, stopper);
        kernel.isAlive("comm");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "try { new java.net.ServerSocket(0).accept(); } catch (IOException e) { }",
                "lock.lock();",
                "java.math.BigInteger.valueOf(3).pow(40_000_000);",
            })
    void the_handler_of_a_comm_that_java_cannot_stop_is_given_up_and_later_messages_are_answered(String code) {
        runs("var lock = new java.util.concurrent.locks.ReentrantLock();\n"
                + "Thread.ofPlatform().daemon().start(() -> { lock.lock(); while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { } } });\n"
                + "while (!lock.isLocked()) { Thread.sleep(1); }\n"
                + "himalia.api.Comm.onOpen(\"echo\", (comm, data) -> comm.send(Map.of(\"echo\", 1)));\n"
                + "himalia.api.Comm.onOpen(\"stuck\", (comm, data) -> { " + code + " });");
        String stuck = client.send(Channel.SHELL, new CommContent.Open("s", "stuck", Map.of()));
        String waiting = client.send(Channel.SHELL, new CommContent.Open("w", "echo", Map.of()));
        AtomicBoolean done = new AtomicBoolean();
        Thread stopper = stopper(done);
        assertThat(client.published(stuck).toString()).contains("A comm handler failed: Interrupted: ");
        end(done, stopper);
        assertThat(client.published(waiting).toString()).contains("echo=1");
        String later = client.send(Channel.SHELL, new CommContent.Open("l", "echo", Map.of()));
        assertThat(client.published(later).toString()).contains("echo=1");
        kernel.isAlive(code);
        Comm.all().values().forEach(Comm::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thread.currentThread().interrupt();",
                "Thread.currentThread().interrupt(); 7",
                "Thread.currentThread().interrupt(); System.out.println(1);",
                "Thread.currentThread().interrupt(); himalia.api.Display.display(1);",
                "try { throw new InterruptedException(); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }",
                "Thread me = Thread.currentThread(); new Thread(() -> { for (int i = 0; i < 200; i++) { me.interrupt(); "
                        + "java.util.concurrent.locks.LockSupport.parkNanos(1_000_000); } }).start();",
                "Thread.currentThread().getThreadGroup().interrupt();",
                "Thread.currentThread().setName(\"mine\"); Thread.currentThread().setPriority(1);",
                "Thread.currentThread().setContextClassLoader(null);",
                "Thread v = Thread.startVirtualThread(() -> { Thread.currentThread().interrupt(); System.out.println(1); "
                        + "himalia.api.Display.display(2); }); v.join();",
                "System.setOut(null);",
                "System.setErr(null);",
                "System.setOut(null); 1",
                "System.setIn(null);",
                "System.out.close(); System.err.close();",
                "java.util.stream.IntStream.of(3).forEach(System::exit);",
                "java.util.function.IntConsumer c = Runtime.getRuntime()::halt; c.accept(3);",
                "java.util.function.BiConsumer<Runtime, Integer> c = Runtime::exit; c.accept(Runtime.getRuntime(), 3);",
                "Thread.setDefaultUncaughtExceptionHandler((t, e) -> { throw new Error(); });",
                "Locale.setDefault(Locale.of(\"tr\", \"TR\"));",
                "Locale.setDefault(Locale.of(\"ar\", \"EG\"));",
                "TimeZone.setDefault(TimeZone.getTimeZone(\"Pacific/Kiritimati\"));",
                "java.security.Security.setProperty(\"securerandom.source\", \"file:/nowhere\");",
                "for (var p : java.security.Security.getProviders()) { java.security.Security.removeProvider(p.getName()); }",
                "System.setProperties(new Properties());",
                "System.setProperty(\"line.separator\", \"x\"); System.setProperty(\"file.encoding\", \"x\");",
                "System.setProperty(\"user.dir\", \"/nowhere\"); System.setProperty(\"java.home\", \"/nowhere\");",
            })
    void the_kernel_goes_on_whatever_a_cell_does_to_the_vm(String code) {
        try (var _ = new VmState()) {
            kernel.ask(RunningKernel.cell(code));
            kernel.isAlive(code);
            assertThat(shown("\"a\" + keep")).as(code).isEqualTo("a42");
            assertThat(ask("no such thing")).as(code).containsEntry("ename", "CompilationError");
            assertThat(kernel.ask(new Request.Complete("\"a\".lengt", 9)))
                    .containsEntry("matches", List.of("length()"));
        }
    }

    /// What tells of something fails at each place in turn: where it does, less of the stack is left each time.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "himalia.api.Display.display(n)",
                "himalia.api.Display.display(\"b\", \"text/html\")",
                "System.out.println(n)",
                "System.out.print(\"x\".repeat(70_000))",
                "System.err.printf(\"%d%n\", n)",
                "himalia.api.Comm.open(\"none\", Map.of()).send(Map.of(\"n\", n))",
                "Thread.ofVirtual().start(() -> System.out.println(n))",
            })
    void the_kernel_goes_on_after_a_cell_whose_stack_is_full_tells_something(String statement) {
        runs("void brink(int n) { try { brink(n + 1); } catch (StackOverflowError full) { " + statement + "; } }");
        for (int i = 0; i < 8; i++) {
            ask("brink(0)");
            kernel.isAlive(statement);
        }
        assertPrintsAtOnce(statement);
        Comm.all().values().forEach(Comm::close);
    }

    /// What a cell prints is seen while it runs, and nothing of an earlier one with it.
    private static void assertPrintsAtOnce(String after) {
        String id = client.send(
                Channel.SHELL, RunningKernel.cell("System.out.println(\"early\");\nThread.sleep(1_000_000);"));
        boolean early = false;
        while (!early) {
            Received next = client.receive(Channel.IOPUB);
            early = id.equals(next.parent())
                    && String.valueOf(next.content().get("text")).equals("early\n");
        }
        kernel.ask(Channel.CONTROL, new Request.Interrupt());
        assertThat(client.answer(Channel.SHELL, id).content()).as(after).containsEntry("ename", "Interrupted");
        client.published(id);
    }

    /// Half of a letter, as JSON can say it: it has no bytes of its own.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\ud800\".length()",
                "\"\\ud800\"",
                "final String half = \"\\udc00\";",
                "half + 1",
                "System.out.println(\"\\ud83d\")",
                "throw new Exception(\"\\ud83d\");",
                "int \\ud800 = 1;",
                "int x\\udfff = 1;",
                "// \\ud800",
                "\\ud800",
                "display(\"\\ud800\", \"text/html\")",
                "Map.of(\"\\udead\", 1)",
                "%\\ud800",
                "%time \"\\ud800\"",
                "himalia.api.Comm.open(\"\\ud800\", Map.of(\"\\ud800\", \"\\ud800\"));",
            })
    void the_kernel_goes_on_after_half_a_letter(String code) {
        String json = "\"" + code.replace("\"", "\\\"") + "\"";
        String cell = client.sendText(
                Channel.SHELL,
                "execute_request",
                "{\"code\": " + json + ", \"user_expressions\": {\"\\ud800\": " + json + "}, \"allow_stdin\": false}");
        assertThat(client.answer(Channel.SHELL, cell).content()).as(code).containsKey("status");
        client.published(cell);
        for (String type : List.of("is_complete_request", "complete_request", "inspect_request")) {
            String asked = client.sendText(Channel.SHELL, type, "{\"code\": " + json + ", \"cursor_pos\": 1}");
            assertThat(client.answer(Channel.SHELL, asked).content())
                    .as(type + code)
                    .isNotEmpty();
        }
        client.sendText(
                Channel.SHELL,
                "comm_open",
                "{\"comm_id\": \"\\ud800\", \"target_name\": \"echo\", \"data\": {\"\\udc00\": " + json + "}}");
        client.sendText(Channel.SHELL, "comm_msg", "{\"comm_id\": \"\\ud800\", \"data\": {\"a\": " + json + "}}");
        kernel.isAlive(code);
        Comm.all().values().forEach(Comm::close);
    }

    @Test
    void what_is_printed_after_system_out_was_closed_is_not_lost() {
        runs("System.out.close();");
        String id = client.send(Channel.SHELL, RunningKernel.cell("System.out.println(\"still here\");"));
        client.answer(Channel.SHELL, id);
        assertThat(client.published(id).toString()).contains("still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var lock = new java.util.concurrent.locks.ReentrantLock();\n"
                        + "Thread.ofPlatform().daemon().start(() -> { lock.lock(); while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { } } });\n"
                        + "while (!lock.isLocked()) { Thread.sleep(1); }\nlock.lock();",
                "new java.net.ServerSocket(0).accept();",
                "class Deadlock { static int n = java.util.concurrent.CompletableFuture.supplyAsync(() -> Deadlock.n, "
                        + "task -> { var t = new Thread(task); t.setDaemon(true); t.start(); }).join(); }\nDeadlock.n",
                "new Object() { public String toString() { try { return \"\" + new java.net.ServerSocket(0).accept(); } "
                        + "catch (IOException e) { return \"\"; } } }",
            })
    void a_cell_that_java_cannot_stop_is_given_up_and_the_session_goes_on(String code) {
        Map<String, Object> reply = whileStopping(code);
        assertThat(reply).containsEntry("ename", "Interrupted");
        assertThat(String.valueOf(reply.get("evalue"))).startsWith("the cell was given up: it is in ");
        kernel.isAlive(code);
        assertThat(shown("keep")).isEqualTo("42");
        assertThat(whileStopping("while (true) { }")).containsEntry("evalue", "the cell was stopped");
        kernel.isAlive(code);
    }

    /// Some of it ends some day, and so perhaps before it is given up.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.math.BigInteger.valueOf(3).pow(40_000_000);",
                "try (var ex = java.util.concurrent.Executors.newFixedThreadPool(1)) { "
                        + "ex.submit(() -> java.math.BigInteger.valueOf(3).pow(40_000_000)); }",
                "var sleeping = new ProcessBuilder(\"sleep\", \"1000\").start(); try { sleeping.waitFor(); } finally { sleeping.destroy(); }",
                "var cat = new ProcessBuilder(\"sleep\", \"1000\").start(); try { cat.inputReader().readLine(); } finally { cat.destroy(); }",
            })
    @DisabledOnOs(OS.WINDOWS)
    void a_cell_in_a_long_call_of_the_jdk_is_stopped_or_given_up_and_the_session_goes_on(String code) {
        assertThat(whileStopping(code)).containsEntry("ename", "Interrupted");
        kernel.isAlive(code);
        assertThat(shown("keep")).isEqualTo("42");
    }

    @Test
    void a_cell_that_waits_for_threads_of_its_own_is_stopped_with_them() {
        Map<String, Object> reply =
                whileStopping("try (var ex = java.util.concurrent.Executors.newFixedThreadPool(1)) { "
                        + "ex.submit(() -> { while (true) { } }); }");
        assertThat(reply).containsEntry("evalue", "the cell was stopped");
        kernel.isAlive("executor");
    }

    private static void runs(String code) {
        assertThat(ask(code)).as(code).containsEntry("status", "ok");
    }

    private static Map<String, Object> ask(String code) {
        return kernel.ask(RunningKernel.cell(code));
    }

    /// The text of a cell's value.
    private static String shown(String code) {
        String id = client.send(Channel.SHELL, RunningKernel.cell(code));
        client.answer(Channel.SHELL, id);
        return client.published(id).stream()
                .filter(message -> message.type().equals("execute_result"))
                .map(message -> String.valueOf(((Map<?, ?>) message.content().get("data")).get("text/plain")))
                .findFirst()
                .orElse("nothing");
    }

    /// The answer to a cell that is stopped.
    private static Map<String, Object> whileStopping(String code) {
        return kernel.askStopping(RunningKernel.cell(code), true);
    }

    private static Thread stopper(AtomicBoolean done) {
        return Thread.ofPlatform().daemon().start(() -> {
            while (!done.get()) {
                try {
                    Thread.sleep(700);
                } catch (InterruptedException e) {
                    return;
                }
                if (!done.get()) {
                    engine.interrupt();
                }
            }
        });
    }

    private static void end(AtomicBoolean done, Thread stopper) {
        done.set(true);
        try {
            stopper.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
