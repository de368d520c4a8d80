package himalia.kernel;

import static himalia.kernel.RunningKernel.cell;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import himalia.kernel.TestClient.Received;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The kernel behind its sockets, with an engine whose cells are single words. (Over TCP, and with a real front end,
/// the conformance tests run it.)
@Timeout(60)
class KernelTest {
    private RunningKernel kernel;
    private TestClient client;

    @BeforeEach
    void start() throws IOException {
        kernel = new RunningKernel();
        client = kernel.client;
    }

    @AfterEach
    void stop() {
        kernel.close();
    }

    @Test
    void says_what_it_is() {
        Map<String, Object> info = ask(new Request.KernelInfo());
        assertThat(info).containsEntry("status", "ok").containsEntry("implementation", "himalia");
        assertThat(info.get("language_info")).asString().contains("name=java", "file_extension=.java");
    }

    @Test
    void a_cell_is_announced_run_and_answered_in_that_order() {
        String id = client.send(Channel.SHELL, cell("hello"));
        assertThat(client.answer(Channel.SHELL, id).content())
                .containsEntry("status", "ok")
                .containsEntry("execution_count", 1L);
        List<Received> published = client.published(id);
        assertThat(published)
                .as(() -> published.toString())
                .extracting(Received::type)
                .containsExactly("status", "execute_input", "execute_result", "status");
    }

    @Test
    void what_a_cell_prints_comes_before_its_end() {
        String id = client.send(Channel.SHELL, cell("print"));
        assertThat(client.published(id))
                .filteredOn(m -> m.type().equals("stream"))
                .extracting(m -> m.content().get("text"))
                .containsExactly("printed" + System.lineSeparator());
    }

    @Test
    void a_failing_cell_gives_up_those_that_wait_and_later_ones_run() {
        List<String> ids = new ArrayList<>();
        ids.add(client.send(Channel.SHELL, cell("wait")));
        ids.add(client.send(Channel.SHELL, cell("second")));
        ask(Channel.SHELL, new Request.CommInfo(""));
        client.send(Channel.CONTROL, new Request.Interrupt());
        assertThat(client.answer(Channel.SHELL, ids.get(0)).content()).containsEntry("status", "error");
        assertThat(client.answer(Channel.SHELL, ids.get(1)).content()).isEqualTo(Map.of("status", "aborted"));
        assertThat(ask(cell("third"))).containsEntry("status", "ok");
    }

    @Test
    void cells_go_on_after_a_failure_if_the_request_says_so() {
        String failing = client.send(Channel.SHELL, new Request.Execute("fail", false, true, Map.of(), false, false));
        String next = client.send(Channel.SHELL, cell("next"));
        assertThat(client.answer(Channel.SHELL, failing).content())
                .containsEntry("ename", "Bad")
                .containsEntry("evalue", "it failed")
                .containsEntry("traceback", List.of("line 1"));
        assertThat(client.answer(Channel.SHELL, next).content()).containsEntry("status", "ok");
    }

    @Test
    void questions_are_answered_while_a_cell_runs() {
        client.send(Channel.SHELL, cell("wait"));
        assertThat(ask(new Request.IsComplete("x")))
                .containsEntry("status", "incomplete")
                .containsEntry("indent", "    ");
        assertThat(ask(new Request.Complete("a😀.sub", 6)))
                .containsEntry("matches", List.of("substring"))
                .containsEntry("cursor_start", 3L)
                .containsEntry("cursor_end", 6L);
        assertThat(ask(new Request.Inspect("String", 2, 0)))
                .containsEntry("found", true)
                .containsEntry("data", Map.of("text/plain", "text of 2", "text/html", "<p>2</p>"));
    }

    @Test
    void a_silent_cell_is_neither_counted_nor_shown() {
        String id = client.send(Channel.SHELL, new Request.Execute("quiet", true, true, Map.of(), false, true));
        assertThat(client.published(id)).extracting(Received::type).containsExactly("status", "status");
        client.answer(Channel.SHELL, id);
        assertThat(ask(cell("loud"))).containsEntry("execution_count", 1L);
        assertThat(ask(new Request.History("tail", false, 0, 0, 9, 9, "*", false))
                        .get("history"))
                .isEqualTo(List.of(List.of(1L, 1L, "loud")));
    }

    @Test
    void expressions_are_evaluated_after_the_cell() {
        Map<String, Object> reply =
                ask(new Request.Execute("x", false, true, Map.of("good", "42", "bad", "fail"), false, true));
        assertThat(reply.get("user_expressions").toString())
                .contains("text/plain=42")
                .contains("ename=Bad");
    }

    @Test
    void a_cell_that_reads_asks_the_front_end() {
        String id = client.send(Channel.SHELL, new Request.Execute("read", false, true, Map.of(), true, true));
        assertThat(client.receive(Channel.STDIN).type()).isEqualTo("input_request");
        client.send(Channel.STDIN, new Request.InputAnswer("안녕"));
        client.answer(Channel.SHELL, id);
        assertThat(client.published(id).toString()).contains("text/plain=안녕");
    }

    @Test
    void a_cell_that_reads_fails_with_a_hint_where_nobody_can_be_asked() {
        assertThat(ask(cell("read"))).containsEntry("ename", "NoInput");
    }

    @Test
    void bad_messages_are_dropped_one_by_one_and_logged() {
        client.sendFrames(Channel.SHELL, List.of(new byte[] {1}, new byte[] {2}));
        client.sendFrames(Channel.CONTROL, List.of("<IDS|MSG>".getBytes(), new byte[0]));
        assertThat(ask(new Request.KernelInfo())).containsEntry("status", "ok");
        assertThat(ask(Channel.CONTROL, new Request.KernelInfo())).containsEntry("status", "ok");
        assertThat(kernel.log).hasSize(2).allMatch(line -> line.contains("too few frames"));
    }

    @Test
    void a_fault_of_the_engine_fails_the_cell_and_nothing_else() {
        assertThat(ask(cell("crash"))).containsEntry("ename", "KernelError");
        assertThat(ask(cell("alive"))).containsEntry("status", "ok");
    }

    @Test
    void a_result_that_cannot_be_sent_fails_its_cell_and_nothing_else() {
        assertThat(ask(cell("unshowable")))
                .containsEntry("ename", "DisplayError")
                .extractingByKey("evalue")
                .asString()
                .contains("java.lang.Object");
        assertThat(ask(cell("alive"))).containsEntry("status", "ok");
    }

    @Test
    void neither_does_an_expression_whose_value_cannot_be_sent() {
        Map<String, Object> asked =
                ask(new Request.Execute("hello", false, true, Map.of("it", "unshowable"), false, true));
        assertThat(asked).containsEntry("status", "ok");
        assertThat(asked.get("user_expressions"))
                .asString()
                .contains("DisplayError", "java.lang.Object")
                .doesNotContain("KernelError");
        assertThat(ask(cell("alive"))).containsEntry("status", "ok");
    }

    @Test
    void the_answer_to_a_cell_says_when_it_began() {
        String id = client.send(Channel.SHELL, cell("hello"), Map.of("cellId", "a-b", "recordTiming", true));
        assertThat(client.answer(Channel.SHELL, id).metadata()).containsKey("started");
    }

    @Test
    void a_recalled_cell_is_what_a_front_end_puts_into_the_next() {
        ask(cell("one"));
        Map<String, Object> reply = ask(cell("%recall"));
        assertThat(reply.get("payload").toString()).contains("source=set_next_input", "text=one");
        assertThat(ask(cell("two")).get("payload")).isEqualTo(List.of());
    }

    @Test
    void a_console_is_told_to_leave_when_its_user_says_so() {
        assertThat(ask(cell("exit")).get("payload"))
                .isEqualTo(List.of(Map.of("source", "ask_exit", "keepkernel", false)));
        assertThat(ask(cell("%quit -k")).get("payload"))
                .isEqualTo(List.of(Map.of("source", "ask_exit", "keepkernel", true)));
        assertThat(ask(cell("%exit now"))).containsEntry("ename", "MagicError");
        assertThat(ask(cell("two")).get("payload")).isEqualTo(List.of());
    }

    @Test
    void what_is_not_understood_is_refused() {
        String unknown = client.sendText(Channel.CONTROL, "usage_request", "{}");
        assertThat(client.answer(Channel.CONTROL, unknown).content())
                .containsEntry("status", "error")
                .containsEntry("ename", "NotUnderstood");
        assertThat(client.published(unknown)).hasSize(2);
        String unreadable = client.sendText(Channel.SHELL, "execute_request", "{\"code\": 1}");
        assertThat(client.answer(Channel.SHELL, unreadable).content())
                .containsEntry("status", "error")
                .containsEntry("execution_count", 0L)
                .extractingByKey("evalue")
                .asString()
                .contains("`code`");
        assertThat(client.published(unreadable)).hasSize(3);
        client.sendText(Channel.STDIN, "input_reply", "{\"value\": {}}"); // nobody waits for an answer to an answer
        assertThat(ask(cell("alive"))).containsEntry("status", "ok");
    }

    @Test
    void magics_are_part_of_cells_and_of_the_questions_about_them() {
        assertThat(ask(cell("%nonsense"))).containsEntry("ename", "MagicError");
        assertThat(ask(new Request.Complete("%lsm", 4))).containsEntry("matches", List.of("%lsmagic"));
        assertThat(ask(new Request.IsComplete("%lsmagic"))).containsEntry("status", "complete");
        assertThat(ask(new Request.Inspect("%lsmagic", 3, 0)).get("data").toString())
                .contains("lists the magics");
    }

    @Test
    void renderers_are_looked_for_again_when_the_class_path_has_grown() {
        kernel.frontend.render(1);
        int looked = kernel.engine.asked();
        kernel.frontend.render(2);
        assertThat(kernel.engine.asked()).isEqualTo(looked);
        kernel.engine.addToClassPath(Path.of("more.jar"));
        kernel.frontend.render(3);
        assertThat(kernel.engine.asked()).isEqualTo(looked + 1);
    }

    @Test
    void what_is_displayed_can_be_replaced_and_cleared() {
        String id = client.send(Channel.SHELL, new Request.KernelInfo());
        client.published(id);
        Display.display("<b>0</b>", "text/html").update("<b>1</b>", "text/html");
        Display.clearOutput(true);
        Received shown = client.receive(Channel.IOPUB);
        Received updated = client.receive(Channel.IOPUB);
        Received cleared = client.receive(Channel.IOPUB);
        assertThat(shown.type()).isEqualTo("display_data");
        assertThat(shown.content()).containsEntry("data", Map.of("text/html", "<b>0</b>"));
        assertThat(updated.type()).isEqualTo("update_display_data");
        assertThat(updated.content().get("transient")).isEqualTo(shown.content().get("transient"));
        assertThat(cleared.content()).containsEntry("wait", true);
    }

    /// A type of another library, whose own text is not what the notebook shows.
    record Foreign() {
        @Override
        public String toString() {
            return "own text";
        }
    }

    public static final class ForeignRenderer implements Renderer<Foreign> {
        @Override
        public Class<Foreign> type() {
            return Foreign.class;
        }

        @Override
        public MimeBundle render(Foreign value) {
            return MimeBundle.text(text(value));
        }

        @Override
        public String text(Foreign value) {
            return "shown text";
        }
    }

    @Test
    void a_print_shows_what_the_notebook_shows_of_a_value() {
        String id = client.send(Channel.SHELL, new Request.KernelInfo());
        client.published(id);
        System.out.println(new Foreign());
        System.out.println(List.of(new Foreign(), 1));
        System.out.printf("%s%n", new Foreign());
        System.out.println("a text: " + new Foreign());
        System.out.flush();
        StringBuilder text = new StringBuilder();
        while (text.toString().lines().count() < 4) {
            text.append(client.receive(Channel.IOPUB).content().get("text"));
        }
        assertThat(text.toString().lines())
                .containsExactly("shown text", "[shown text, 1]", "shown text", "a text: own text");
    }

    @Test
    void shutdown_is_answered_and_ends_the_kernel() throws InterruptedException {
        assertThat(ask(Channel.CONTROL, new Request.Shutdown(true)))
                .containsEntry("status", "ok")
                .containsEntry("restart", true);
        kernel.serving.join(5000);
        assertThat(kernel.serving.isAlive()).isFalse();
    }

    private Map<String, Object> ask(Request request) {
        return kernel.ask(request);
    }

    private Map<String, Object> ask(Channel channel, Request request) {
        return kernel.ask(channel, request);
    }
}
