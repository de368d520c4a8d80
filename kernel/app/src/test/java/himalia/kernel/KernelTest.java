package himalia.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Display;
import himalia.kernel.TestClient.Received;
import himalia.kernel.history.History;
import himalia.kernel.magic.Magics;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Request;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.Channels;
import himalia.kernel.transport.ConnectionFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.zeromq.ZContext;

/// The kernel behind its sockets, with an engine whose cells are single words. (Over TCP, and with a real front end,
/// the
/// conformance tests run it.)
@Timeout(60)
class KernelTest {
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final List<String> log = new ArrayList<>();
    private final ScriptedEngine engine = new ScriptedEngine();
    private Channels channels;
    private NotebookFrontend frontend;
    private TestClient client;
    private Thread serving;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        ConnectionFile connection = new ConnectionFile("inproc", "kernel", 1, 2, 3, 4, 5, "hmac-sha256", "secret");
        ZContext context = new ZContext();
        Codec codec = new Codec(new Signer("hmac-sha256", "secret"));
        channels = new Channels(
                connection,
                codec,
                line -> {
                    synchronized (log) {
                        log.add(line);
                    }
                },
                context);
        Publisher publisher = new Publisher(channels);
        Streams streams = new Streams(publisher);
        frontend = new NotebookFrontend(publisher, streams, engine);
        frontend.open();
        streams.install();
        Kernel kernel = new Kernel(channels, publisher, streams, Magics.standard(engine), new History(null), frontend);
        client = new TestClient(context, connection, codec);
        serving = Thread.ofPlatform().daemon().start(() -> {
            try {
                kernel.serve();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        awaitSubscription();
    }

    /// A subscriber sees nothing until the publisher knows of it: ask until something is seen.
    private void awaitSubscription() {
        String last = client.send(Channel.SHELL, new Request.KernelInfo());
        client.answer(Channel.SHELL, last);
        for (int i = 0; i < 20; i++) {
            last = client.send(Channel.SHELL, new Request.KernelInfo());
            client.answer(Channel.SHELL, last);
        }
        client.published(last);
    }

    @AfterEach
    void stop() {
        engine.close();
        client.close();
        channels.close();
        frontend.close();
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
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
        assertThat(client.published(id))
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
        assertThat(client.answer(Channel.SHELL, ids.get(1)).content()).containsEntry("status", "aborted");
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
        synchronized (log) {
            assertThat(log).hasSize(2).allMatch(line -> line.contains("too few frames"));
        }
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
    void the_answer_to_a_cell_says_when_it_began() {
        String id = client.send(Channel.SHELL, cell("hello"), Map.of("cellId", "a-b", "recordTiming", true));
        assertThat(client.answer(Channel.SHELL, id).metadata()).containsKey("started");
    }

    @Test
    void magics_are_part_of_cells_and_of_the_questions_about_them() {
        assertThat(ask(cell("%nonsense"))).containsEntry("ename", "MagicError");
        assertThat(ask(new Request.Complete("%class", 6))).containsEntry("matches", List.of("%classpath"));
        assertThat(ask(new Request.IsComplete("%lsmagic"))).containsEntry("status", "complete");
        assertThat(ask(new Request.Inspect("%lsmagic", 3, 0)).get("data").toString())
                .contains("lists the magics");
    }

    @Test
    void a_comm_nobody_waits_for_is_closed_again() {
        String id = client.send(Channel.SHELL, new CommContent.Open("c1", "nobody", Map.of()));
        assertThat(client.published(id)).extracting(Received::type).contains("comm_close");
    }

    @Test
    void a_comm_talks_both_ways_while_a_cell_runs() {
        String target = UUID.randomUUID().toString();
        Comm.onOpen(target, (comm, data) -> comm.onMessage(message -> comm.send(Map.of("echo", message))));
        client.send(Channel.SHELL, cell("wait"));
        client.published(client.send(Channel.SHELL, new CommContent.Open("c2", target, Map.of())));
        assertThat(ask(new Request.CommInfo(target)).get("comms").toString()).contains("c2");
        List<Received> answer =
                client.published(client.send(Channel.SHELL, new CommContent.Data("c2", Map.of("value", 3L))));
        assertThat(answer.get(1).content()).containsEntry("data", Map.of("echo", Map.of("value", 3L)));
    }

    @Test
    void metadata_and_buffers_of_a_comm_go_both_ways_as_they_are() {
        String target = UUID.randomUUID().toString();
        List<CommMessage> came = new CopyOnWriteArrayList<>();
        Comm.onOpen(target, (comm, opening) -> {
            came.add(opening);
            comm.onClose(came::add);
            comm.onMessage(data -> {
                came.add(data);
                comm.send(CommMessage.of(Map.of("sizes", List.of()))
                        .withMetadata(data.metadata())
                        .withBuffers(data.buffers()));
                comm.send(data);
            });
        });
        byte[] big = new byte[3_000_000];
        new Random(1).nextBytes(big);
        byte[] delimiter = "<IDS|MSG>".getBytes(UTF_8);
        Map<String, Object> metadata = Map.of("version", "2.1.0");
        client.published(client.send(
                Channel.SHELL, new CommContent.Open("c3", target, Map.of("a", 1L)), metadata, new byte[] {7}));
        List<Received> answers = client.published(client.send(
                Channel.SHELL,
                new CommContent.Data("c3", Map.of("b", 2L)),
                Map.of("x", List.of(1L)),
                big,
                new byte[0],
                delimiter));
        client.published(client.send(
                Channel.SHELL, new CommContent.Close("c3", Map.of("bye", true)), metadata, new byte[] {8, 9}));

        assertThat(came).hasSize(3);
        assertThat(came.get(0)).isEqualTo(Map.of("a", 1L));
        assertThat(came.get(0).metadata()).isEqualTo(metadata);
        assertThat(came.get(0).buffers()).containsExactly(new byte[] {7});
        assertThat(came.get(1).buffers()).containsExactly(big, new byte[0], delimiter);
        assertThat(came.get(2)).containsEntry("bye", true);
        assertThat(came.get(2).metadata()).isEqualTo(metadata);
        assertThat(came.get(2).buffers()).containsExactly(new byte[] {8, 9});
        for (Received answer : answers.subList(1, 3)) {
            assertThat(answer.type()).isEqualTo("comm_msg");
            assertThat(answer.metadata()).isEqualTo(Map.of("x", List.of(1L)));
            assertThat(answer.buffers()).containsExactly(big, new byte[0], delimiter);
        }
        assertThat(answers.get(2).content()).containsEntry("data", Map.of("b", 2L));
        assertThat(Comm.all()).doesNotContainKey("c3");
    }

    @Test
    void a_cell_opens_a_widget_and_closes_it() {
        client.published(client.send(Channel.SHELL, new Request.KernelInfo()));
        Comm comm = Comm.open(
                "jupyter.widget",
                CommMessage.of(Map.of("state", Map.of("value", 3), "buffer_paths", List.of()))
                        .withMetadata(Map.of("version", "2.1.0")));
        comm.send(CommMessage.of(Map.of("method", "update")).withBuffers(new byte[] {1, 2}));
        comm.close(CommMessage.of(Map.of()).withBuffers(new byte[] {3}));
        comm.close();
        comm.send(Map.of("too", "late"));
        client.send(Channel.SHELL, new Request.CommInfo("jupyter.widget"));
        Received opened = client.receive(Channel.IOPUB);
        assertThat(opened.type()).isEqualTo("comm_open");
        assertThat(opened.metadata()).isEqualTo(Map.of("version", "2.1.0"));
        assertThat(opened.content())
                .containsEntry("comm_id", comm.id())
                .containsEntry("target_module", null)
                .containsEntry("data", Map.of("state", Map.of("value", 3L), "buffer_paths", List.of()));
        assertThat(client.receive(Channel.IOPUB).buffers()).containsExactly(new byte[] {1, 2});
        Received closed = client.receive(Channel.IOPUB);
        assertThat(closed.type()).isEqualTo("comm_close");
        assertThat(closed.buffers()).containsExactly(new byte[] {3});
        assertThat(client.receive(Channel.IOPUB).type()).isEqualTo("status");
    }

    @Test
    void a_comm_whose_opening_fails_is_closed_again_and_says_why() {
        String target = UUID.randomUUID().toString();
        Comm.onOpen(target, (comm, data) -> {
            throw new IllegalStateException("not today");
        });
        List<Received> said =
                client.published(client.send(Channel.SHELL, new CommContent.Open("c4", target, Map.of())));
        assertThat(said).extracting(Received::type).contains("comm_close", "stream");
        assertThat(said.toString()).contains("not today");
        assertThat(Comm.all()).doesNotContainKey("c4");
    }

    @Test
    void a_comm_that_cannot_be_opened_is_not_open() {
        int before = Comm.all().size();
        assertThatThrownBy(() -> Comm.open("target", Map.of("x", new Object()))).hasMessageContaining("JSON");
        assertThat(Comm.all()).hasSize(before);
    }

    @Test
    void renderers_are_looked_for_again_when_the_class_path_has_grown() {
        frontend.render(1);
        int looked = engine.asked();
        frontend.render(2);
        assertThat(engine.asked()).isEqualTo(looked);
        engine.addToClassPath(Path.of("more.jar"));
        frontend.render(3);
        assertThat(engine.asked()).isEqualTo(looked + 1);
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

    @Test
    void shutdown_is_answered_and_ends_the_kernel() throws InterruptedException {
        assertThat(ask(Channel.CONTROL, new Request.Shutdown(true)))
                .containsEntry("status", "ok")
                .containsEntry("restart", true);
        serving.join(5000);
        assertThat(serving.isAlive()).isFalse();
    }

    private static Request.Execute cell(String code) {
        return new Request.Execute(code, false, true, Map.of(), false, true);
    }

    private Map<String, Object> ask(Request request) {
        return ask(Channel.SHELL, request);
    }

    private Map<String, Object> ask(Channel channel, Request request) {
        return client.answer(channel, client.send(channel, request)).content();
    }
}
