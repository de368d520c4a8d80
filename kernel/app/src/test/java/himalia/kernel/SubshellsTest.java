package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.javac.JavacEngine;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Cells that run beside those of the kernel.
@Timeout(600)
class SubshellsTest {
    // Cells that run beside each other are answered in any order.
    private static final Map<String, Map<String, Object>> ANSWERS = new HashMap<>();
    private static final Map<String, String> RESULTS = new HashMap<>();
    private static RunningKernel kernel;
    private static TestClient client;

    @BeforeAll
    static void start() throws IOException {
        kernel = new RunningKernel(new JavacEngine(List.of(Path.of("target/classes"))));
        client = kernel.client;
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static String create() {
        return (String)
                kernel.ask(Channel.CONTROL, new Request.CreateSubshell()).get("subshell_id");
    }

    private static Map<String, Object> ask(String subshell, String code) {
        return answer(client.sendTo(subshell, RunningKernel.cell(code)));
    }

    private static String run(String code) {
        return client.send(Channel.SHELL, RunningKernel.cell(code));
    }

    private static Map<String, Object> answer(String id) {
        while (!ANSWERS.containsKey(id)) {
            TestClient.Received next = client.receive(Channel.SHELL);
            ANSWERS.put(next.parent(), next.content());
        }
        return ANSWERS.get(id);
    }

    private static String result(String id) {
        while (!RESULTS.containsKey(id)) {
            TestClient.Received next = client.receive(Channel.IOPUB);
            if (next.type().equals("execute_result")) {
                RESULTS.put(next.parent(), next.content().get("data").toString());
            }
        }
        return RESULTS.get(id);
    }

    @Test
    void the_kernel_says_that_it_has_them() {
        String asked = client.send(Channel.SHELL, new Request.KernelInfo());
        assertThat(answer(asked).get("supported_features").toString()).contains("kernel subshells");
    }

    @Test
    void they_are_opened_listed_and_closed() {
        String one = create();
        String two = create();
        assertThat(one).isNotEqualTo(two);
        assertThat((List<?>)
                        kernel.ask(Channel.CONTROL, new Request.ListSubshells()).get("subshell_id"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains(one, two);
        assertThat(kernel.ask(Channel.CONTROL, new Request.DeleteSubshell(one))).containsEntry("status", "ok");
        assertThat((List<?>)
                        kernel.ask(Channel.CONTROL, new Request.ListSubshells()).get("subshell_id"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .contains(two)
                .doesNotContain(one);
        assertThat(kernel.ask(Channel.CONTROL, new Request.DeleteSubshell(one)))
                .containsEntry("status", "error")
                .extracting("evalue")
                .asString()
                .contains(one);
    }

    @Test
    void what_is_sent_to_none_is_refused() {
        assertThat(ask("nowhere", "1"))
                .containsEntry("status", "error")
                .extracting("evalue")
                .asString()
                .contains("nowhere");
        assertThat(answer(run("1"))).containsEntry("status", "ok");
    }

    @Test
    void a_cell_runs_beside_one_that_waits_for_it_and_sees_its_variables() {
        answer(run("var go = new CountDownLatch(1);"));
        String waits = run("go.await();\n\"main\"");
        String subshell = create();
        String beside = client.sendTo(subshell, RunningKernel.cell("go.countDown();\nint told = 42;\ntold"));
        assertThat(answer(beside)).containsEntry("status", "ok");
        assertThat(answer(waits)).containsEntry("status", "ok");
        assertThat(result(beside)).isEqualTo("{text/plain=42}");
        assertThat(result(waits)).isEqualTo("{text/plain=main}");
        String later = run("told + 1");
        answer(later);
        assertThat(result(later)).isEqualTo("{text/plain=43}");
    }

    @Test
    void cells_of_all_are_numbered_together() {
        Object first = answer(run("1")).get("execution_count");
        assertThat(ask(create(), "2").get("execution_count").toString())
                .isEqualTo(String.valueOf(((Number) first).intValue() + 1));
        assertThat(answer(run("3")).get("execution_count").toString())
                .isEqualTo(String.valueOf(((Number) first).intValue() + 2));
    }

    @Test
    void an_error_in_one_gives_up_its_own_cells_only() {
        answer(run("var stay = new CountDownLatch(1);"));
        String subshell = create();
        String blocked = client.sendTo(subshell, RunningKernel.cell("stay.await(); int[] none = {};\nnone[0]"));
        String after = client.sendTo(subshell, RunningKernel.cell("1"));
        String main = run("stay.countDown();");
        assertThat(answer(blocked))
                .containsEntry("status", "error")
                .containsEntry("ename", "ArrayIndexOutOfBoundsException")
                .extracting("traceback")
                .asString()
                .contains("line 2")
                .contains("none[0]");
        assertThat(answer(after)).containsEntry("status", "aborted");
        assertThat(answer(main)).containsEntry("status", "ok");
        assertThat(ask(subshell, "no such thing").get("status")).isEqualTo("error");
        assertThat(ask(subshell, "1")).containsEntry("status", "ok");
    }

    @Test
    void magics_work_there_too() {
        String id = client.sendTo(
                create(), RunningKernel.cell("List<String> where = List.of(%pwd);\n%who where\nwhere.size()"));
        assertThat(answer(id)).containsEntry("status", "error");
        id = client.sendTo(create(), RunningKernel.cell("String here = %pwd\nhere.length() > 0"));
        assertThat(answer(id)).containsEntry("status", "ok");
        assertThat(result(id)).isEqualTo("{text/plain=true}");
    }

    @Test
    void stop_ends_what_runs_in_all_of_them_and_later_cells_run() throws Exception {
        String subshell = create();
        answer(run("var begun = new CountDownLatch(2);"));
        String main = run("begun.countDown(); while (true) { }");
        String beside = client.sendTo(subshell, RunningKernel.cell("begun.countDown(); while (true) { }"));
        String waits = client.sendTo(create(), RunningKernel.cell("begun.await();"));
        answer(waits);
        kernel.ask(Channel.CONTROL, new Request.Interrupt());
        assertThat(answer(main)).containsEntry("ename", "Interrupted");
        assertThat(answer(beside)).containsEntry("ename", "Interrupted");
        assertThat(ask(subshell, "1")).containsEntry("status", "ok");
        assertThat(answer(run("1"))).containsEntry("status", "ok");
    }

    @Test
    void a_cell_that_cannot_be_stopped_costs_its_thread_only() {
        String subshell = create();
        answer(run("var locked = new java.util.concurrent.locks.ReentrantLock(); var has = new CountDownLatch(1);"
                + " Thread.ofPlatform().daemon().start(() -> { locked.lock(); has.countDown(); java.util.concurrent.locks.LockSupport.park(); });"
                + " has.await();"));
        String stuck = client.sendTo(subshell, RunningKernel.cell("locked.lock();"));
        answer(client.sendTo(create(), RunningKernel.cell("while (!locked.hasQueuedThreads()) Thread.sleep(10);")));
        kernel.ask(Channel.CONTROL, new Request.Interrupt());
        assertThat(answer(stuck)).extracting("evalue").asString().contains("given up");
        assertThat(ask(subshell, "1")).containsEntry("status", "ok");
        assertThat(answer(run("1"))).containsEntry("status", "ok");
    }

    @Test
    void messages_over_a_comm_do_not_wait_for_a_handler_in_another() {
        answer(run(
                "var block = new CountDownLatch(1); var heard = new java.util.concurrent.LinkedBlockingQueue<String>();\n"
                        + "himalia.api.Comm.onOpen(\"slow\", (comm, m) -> { try { block.await(); } catch (InterruptedException e) { } });\n"
                        + "himalia.api.Comm.onOpen(\"quick\", (comm, m) -> heard.add(\"quick\"));"));
        client.sendTo(create(), new CommContent.Open("c1", "slow", Map.of()));
        client.sendTo(create(), new CommContent.Open("c2", "quick", Map.of()));
        String hears = run("heard.take()");
        answer(hears);
        assertThat(result(hears)).isEqualTo("{text/plain=quick}");
        answer(run("block.countDown();"));
    }
}
