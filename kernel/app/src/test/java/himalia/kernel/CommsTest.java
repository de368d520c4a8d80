package himalia.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Display;
import himalia.api.Frontend;
import himalia.kernel.TestClient.Received;
import himalia.kernel.protocol.BadMessage;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Json;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Comms: what the page and a cell say to each other.
@Timeout(60)
class CommsTest {
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
    void a_comm_nobody_waits_for_is_closed_again() {
        String id = client.send(Channel.SHELL, new CommContent.Open("c1", "nobody", Map.of()));
        assertThat(client.published(id)).extracting(Received::type).contains("comm_close");
    }

    @Test
    void a_comm_talks_both_ways_while_a_cell_runs() {
        String target = UUID.randomUUID().toString();
        Comm.onOpen(target, (comm, data) -> comm.onMessage(message -> comm.send(Map.of("echo", message))));
        client.send(Channel.SHELL, RunningKernel.cell("wait"));
        client.published(client.send(Channel.SHELL, new CommContent.Open("c2", target, Map.of())));
        assertThat(kernel.ask(new Request.CommInfo(target)).get("comms").toString())
                .contains("c2");
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

    /// Messages of ipywidgets and of its page, as recorded: ours have the same fields, theirs come as they are.
    @Test
    void the_messages_of_real_widgets_go_over_comms_unchanged() throws IOException, BadMessage, InterruptedException {
        List<?> controls;
        try (InputStream in = getClass().getResourceAsStream("/widgets/recorded.json")) {
            controls = (List<?>) Json.parse(new String(in.readAllBytes(), UTF_8));
        }
        int checked = 0;
        for (Object control : controls) {
            Map<String, Comm> open = new HashMap<>();
            BlockingQueue<CommMessage> came = new LinkedBlockingQueue<>();
            for (Object message : (List<?>) object(control).get("messages")) {
                Map<String, Object> recorded = object(message);
                Map<String, Object> content = new HashMap<>(object(recorded.get("content")));
                String id = (String) content.get("comm_id");
                CommMessage says = CommMessage.of(object(content.get("data")))
                        .withMetadata(object(recorded.get("metadata")))
                        .withBuffers(((List<?>) recorded.get("buffers"))
                                .stream()
                                        .map(text -> Base64.getDecoder().decode((String) text))
                                        .toList());
                if (recorded.get("direction").equals("to the kernel")) {
                    client.published(client.send(
                            Channel.SHELL,
                            new CommContent.Data(open.get(id).id(), says),
                            says.metadata(),
                            says.buffers().toArray(byte[][]::new)));
                    CommMessage received = came.poll(10, TimeUnit.SECONDS);
                    assertThat(received).isEqualTo(says);
                    assertThat(received.metadata()).isEqualTo(says.metadata());
                    assertThat(received.buffers()).containsExactlyElementsOf(says.buffers());
                } else {
                    switch ((String) recorded.get("msg_type")) {
                        case "comm_open" -> {
                            Comm comm = Comm.open((String) content.get("target_name"), says);
                            comm.onMessage(came::add);
                            open.put(id, comm);
                        }
                        case "comm_msg" -> open.get(id).send(says);
                        default -> open.get(id).close(says);
                    }
                    content.put("comm_id", open.get(id).id());
                    Received sent = client.receive(Channel.IOPUB);
                    assertThat(sent.type()).isEqualTo(recorded.get("msg_type"));
                    assertThat(sent.content()).isEqualTo(content);
                    assertThat(sent.metadata()).isEqualTo(says.metadata());
                    assertThat(sent.buffers()).containsExactlyElementsOf(says.buffers());
                }
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    /// The header of the request to which an output belongs.
    private static String parentOf(Received message) {
        return message.parent();
    }

    @Test
    void what_a_handler_prints_shows_or_throws_appears_at_the_cell_that_opened_the_comm() {
        Comm[] comm = new Comm[1];
        kernel.engine.also("open", () -> comm[0] = Comm.open("t", Map.of()));
        String cell = client.send(Channel.SHELL, RunningKernel.cell("open"));
        client.published(cell);
        comm[0].onMessage(data -> {
            System.out.println("from the handler");
            Display.display("shown");
            comm[0].send(Map.of("answer", 1));
            throw new IllegalStateException("broken handler");
        });
        String message = client.send(Channel.SHELL, new CommContent.Data(comm[0].id(), Map.of("value", 1L)));
        List<Received> said = client.publishedUntilIdle(message);
        assertThat(said)
                .filteredOn(one -> one.type().equals("status") || one.type().equals("comm_msg"))
                .hasSize(3)
                .allMatch(one -> parentOf(one).equals(message));
        assertThat(said)
                .filteredOn(one -> one.type().equals("stream") || one.type().equals("display_data"))
                .isNotEmpty()
                .allMatch(one -> parentOf(one).equals(cell));
        assertThat(said.toString()).contains("from the handler", "shown", "broken handler");

        kernel.engine.also("again", () -> comm[0].belongHere());
        String second = client.send(Channel.SHELL, RunningKernel.cell("again"));
        client.published(second);
        String next = client.send(Channel.SHELL, new CommContent.Data(comm[0].id(), Map.of("value", 2L)));
        assertThat(client.publishedUntilIdle(next))
                .filteredOn(one -> one.type().equals("stream"))
                .isNotEmpty()
                .allMatch(one -> parentOf(one).equals(second));
    }

    @Test
    void what_is_captured_answers_the_page_s_own_message_and_so_do_errors() {
        Comm[] comm = new Comm[1];
        kernel.engine.also("open", () -> comm[0] = Comm.open("t", Map.of()));
        client.published(client.send(Channel.SHELL, RunningKernel.cell("open")));
        List<String> ids = new CopyOnWriteArrayList<>();
        comm[0].onMessage(data -> Frontend.current().capture(ids::add, () -> {
            System.out.println("captured");
            throw new IllegalStateException("also captured");
        }));
        String message = client.send(Channel.SHELL, new CommContent.Data(comm[0].id(), Map.of("value", 1L)));
        List<Received> said = client.publishedUntilIdle(message);
        assertThat(ids).containsExactly(message, "");
        assertThat(said).extracting(Received::type).containsExactly("status", "stream", "error", "status");
        assertThat(said).allMatch(one -> parentOf(one).equals(message));
        assertThat(said.get(2).content().toString()).contains("also captured");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }
}
