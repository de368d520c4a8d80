package himalia.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private final Codec codec = new Codec(new Signer("hmac-sha256", "secret"));

    static Stream<Incoming.Known> everything_a_front_end_sends() {
        return Stream.of(
                new Request.KernelInfo(),
                new Request.Execute("1 + 1", true, false, Map.of("a", "x"), false, false),
                new Request.IsComplete("for (;;) {"),
                new Request.Complete("text.sub", 3),
                new Request.Inspect("String", 2, 1),
                new Request.History("range", true, -1, 2, 9, 4, "a*", true),
                new Request.CommInfo("slider"),
                new CommContent.Open("id", "slider", Map.of("value", 1L)),
                new CommContent.Data("id", Map.of("value", List.of(1L, 2.5))),
                new CommContent.Close("id", Map.of()),
                new Request.Debug(7, "source", new Fields(Map.of("source", Map.of("path", "/a.java")))),
                new Request.Interrupt(),
                new Request.CreateSubshell(),
                new Request.DeleteSubshell("s"),
                new Request.ListSubshells(),
                new Request.Shutdown(true),
                new Request.InputAnswer("안녕"));
    }

    @ParameterizedTest
    @MethodSource("everything_a_front_end_sends")
    void a_message_comes_back_as_it_was_sent(Incoming content) throws BadMessage {
        Header parent = Header.of("execute_request", "s");
        Message<Incoming> sent = new Message<>(
                List.of("client".getBytes(UTF_8)),
                Header.of(content.type(), "s"),
                parent,
                Map.of("cellId", "x", "deletedCells", List.of(), "nested", Map.of("a", 1L)),
                content,
                List.of(new byte[] {1, 2}, new byte[0], "<IDS|MSG>".getBytes(UTF_8)));

        Message<Incoming> received = codec.decode(FrontEnd.encode(codec, sent));

        assertThat(received.content()).isEqualTo(content);
        assertThat(received.header()).isEqualTo(sent.header());
        assertThat(received.parent()).isEqualTo(parent);
        assertThat(received.metadata()).isEqualTo(sent.metadata());
        assertThat(received.identities()).containsExactly("client".getBytes(UTF_8));
        assertThat(received.buffers()).containsExactly(new byte[] {1, 2}, new byte[0], "<IDS|MSG>".getBytes(UTF_8));
    }

    @Test
    void who_has_nothing_to_say_may_write_null() throws BadMessage {
        byte[] nothing = "null".getBytes(UTF_8);
        byte[] header =
                Json.write(Header.of("kernel_info_request", "s").toJson()).getBytes(UTF_8);
        Message<Incoming> received = codec.decode(codec.signed(List.of(header, nothing, nothing, nothing)));
        assertThat(received.content()).isEqualTo(new Request.KernelInfo());
        assertThat(received.parent()).isNull();
        assertThat(received.metadata()).isEmpty();
    }

    @Test
    void what_is_not_understood_says_why_and_keeps_its_sender() throws BadMessage {
        Header unknown = Header.of("usage_request", "s");
        Message<Incoming> received = codec.decode(FrontEnd.encode(codec, unknown, "{}"));
        assertThat(received.header()).isEqualTo(unknown);
        assertThat(received.content())
                .isEqualTo(new Unread("usage_request", "message type `usage_request` is not known"));
        for (String content : List.of("{", "[]", "{\"code\": 1}")) {
            Header cell = Header.of("execute_request", "s");
            assertThat(codec.decode(FrontEnd.encode(codec, cell, content)).content())
                    .isInstanceOf(Unread.class);
        }
    }

    @Test
    void every_message_that_a_front_end_sends_is_read_by_its_type() throws BadMessage {
        assertThat(missing(Incoming.Known.class, everything_a_front_end_sends()))
                .as("add one of each to everything_a_front_end_sends")
                .isEmpty();
        assertThat(everything_a_front_end_sends().map(Incoming.Known::incoming)).contains(IncomingType.values());
        for (Incoming.Known one : everything_a_front_end_sends().toList()) {
            Fields content = Json.parseObject(Json.write(FrontEnd.json(one)));
            assertThat(IncomingType.read(one.type(), content)).hasSameClassAs(one);
        }
    }

    static Stream<Outgoing> everything_the_kernel_sends() {
        Map<String, Object> data = Map.of("text/plain", "1");
        return Stream.of(
                new Reply.KernelInfo(
                        "x",
                        "1",
                        Map.of("name", "java", "version", "25", "mimetype", "text/x-java", "file_extension", ".java"),
                        "banner",
                        true,
                        Map.of("A page", "https://example.org/")),
                new Reply.Executed(1, Map.of(), List.of()),
                new Broadcast.Welcome(""),
                new Reply.ExecuteFailed(1, "Bad", "it", List.of("line")),
                new Reply.ExecuteAborted(),
                new Reply.Failed("inspect_reply", "Bad", "it"),
                new Reply.IsComplete("incomplete", "    "),
                new Reply.Complete(List.of("a"), 0, 1, List.of()),
                new Reply.Inspect(true, data),
                new Reply.History(List.of(List.of(1, 1, "x"))),
                new Reply.CommInfo(Map.of()),
                new Reply.Interrupted(),
                new Reply.SubshellCreated("s"),
                new Reply.SubshellDeleted(),
                new Reply.Subshells(List.of("s", "t")),
                new Reply.Shutdown(false),
                new Reply.Debug(2, 1, "attach", null, Map.of()),
                new Reply.Debug(2, 1, "attach", "it is not there", Map.of()),
                new Reply.Input("", true),
                new Broadcast.Status("idle"),
                new Broadcast.ExecuteInput("x", 1),
                new Broadcast.ExecuteResult(1, data, Map.of()),
                new Broadcast.DisplayData(data, Map.of(), "id", true),
                new Broadcast.ClearOutput(true),
                new Broadcast.Stream("stderr", "x"),
                new Broadcast.Error("Bad", "it", List.of()),
                new Broadcast.DebugEvent(3, "stopped", Map.of("threadId", 1)),
                new Broadcast.Shutdown(true),
                new CommContent.Open("id", "jupyter.widget", Map.of("state", Map.of())),
                new CommContent.Data("id", Map.of()),
                new CommContent.Close("id", Map.of()));
    }

    @Test
    void what_the_kernel_sends_has_the_fields_of_the_specification() {
        assertThat(missing(Outgoing.class, everything_the_kernel_sends()))
                .as("add one of each to everything_the_kernel_sends")
                .isEmpty();
        everything_the_kernel_sends().forEach(content -> {
            boolean isComm = content instanceof CommContent;
            List<byte[]> buffers = isComm ? List.of(new byte[] {1}, new byte[] {2, 3}) : List.of();
            Map<String, Object> metadata = Map.of("version", "2.1.0", "started", Header.now());
            List<byte[]> frames = codec.encode(new Message<>(
                    List.of(),
                    Header.of(content.type(), "s"),
                    Header.of("execute_request", "s"),
                    metadata,
                    content,
                    buffers));
            MessageSchema.check(frames.subList(2, frames.size()));
            assertThat(new String(frames.get(4), UTF_8)).contains("\"version\":\"2.1.0\"");
            assertThat(frames.subList(6, frames.size())).containsExactlyElementsOf(buffers);
        });
    }

    private static List<Class<?>> missing(Class<?> type, Stream<?> samples) {
        List<?> there = samples.map(Object::getClass).toList();
        return records(type).stream().filter(one -> !there.contains(one)).toList();
    }

    private static List<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(one -> records(one).stream())
                        .distinct()
                        .toList()
                : List.of(type);
    }

    @Test
    void the_subshell_of_a_request_stays_in_the_parent_of_its_answers() throws BadMessage {
        Message<Incoming> plain = message(new Request.KernelInfo());
        Header header = new Header("id", "s", "u", "kernel_info_request", Header.now(), "5.3", "sub");
        Message<Incoming> question =
                new Message<>(plain.identities(), header, null, Map.of(), plain.content(), List.of());
        Message<Incoming> received = codec.decode(FrontEnd.encode(codec, question));
        assertThat(received.header().subshell()).isEqualTo("sub");
        Message<Reply> answer = received.reply(new Reply.Interrupted(), Map.of(), "session");
        assertThat(new String(codec.encode(answer).get(4), UTF_8)).contains("\"subshell_id\":\"sub\"");
        assertThat(new String(codec.encode(answer).get(3), UTF_8)).doesNotContain("subshell");
    }

    @Test
    void a_reply_goes_back_to_whoever_asked_and_names_the_question() {
        Message<Incoming> question = message(new Request.KernelInfo());
        Message<Reply> answer = question.reply(new Reply.Interrupted(), Map.of("a", 1), "session");
        assertThat(answer.identities()).isEqualTo(question.identities());
        assertThat(answer.parent()).isEqualTo(question.header());
        assertThat(answer.metadata()).isEqualTo(Map.of("a", 1));
        assertThat(answer.header().type()).isEqualTo("interrupt_reply");
    }

    @Test
    void metadata_that_are_no_object_are_refused() {
        List<byte[]> parts = new ArrayList<>(frames().subList(3, 7));
        parts.set(2, "[]".getBytes(UTF_8));
        List<byte[]> frames = new ArrayList<>(List.of("<IDS|MSG>".getBytes(UTF_8)));
        frames.add(new Signer("hmac-sha256", "secret").sign(parts));
        frames.addAll(parts);
        assertBad(frames, "JSON object");
    }

    @Test
    void fields_that_are_missing_have_the_values_of_the_specification() throws BadMessage {
        assertThat(IncomingType.read("execute_request", Json.parseObject("{\"code\":\"x\"}")))
                .isEqualTo(new Request.Execute("x", false, true, Map.of(), true, true));
        assertThat(IncomingType.read("history_request", Json.parseObject("{\"n\":null}")))
                .isEqualTo(new Request.History("tail", false, 0, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, "*", false));
    }

    @Test
    void a_forged_signature_is_refused() {
        List<byte[]> frames = frames();
        frames.set(2, "0".repeat(64).getBytes(UTF_8));
        assertBad(frames, "signature");
    }

    @Test
    void a_changed_content_is_refused() {
        List<byte[]> frames = frames();
        frames.set(6, "{\"code\":\"steal()\"}".getBytes(UTF_8));
        assertBad(frames, "signature");
    }

    @Test
    void a_message_that_comes_again_is_refused_by_whichever_way_it_comes() throws BadMessage {
        List<byte[]> frames = frames();
        codec.decode(frames);
        assertBad(frames, "earlier message");
        frames.set(0, "another".getBytes(UTF_8));
        assertBad(frames, "earlier message");
        codec.decode(frames());
    }

    @Test
    void without_a_key_nothing_tells_a_message_from_its_copy() throws BadMessage {
        Codec open = new Codec(new Signer("hmac-sha256", ""));
        List<byte[]> frames = FrontEnd.encode(open, message(new Request.IsComplete("x")));
        open.decode(frames);
        open.decode(frames);
    }

    @Test
    void frames_that_are_no_message_are_refused() {
        assertBad(List.of(), "frames");
        assertBad(List.of(new byte[0]), "frames");
        assertBad(List.of("<IDS|MSG>".getBytes(UTF_8)), "frames");
        assertBad(frames().subList(0, 6), "frames");
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        assertThatThrownBy(() -> IncomingType.read("execute_request", Json.parseObject("{\"code\":5}")))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining("`code`");
        assertThatThrownBy(() -> IncomingType.read("execute_request", Json.parseObject("{}")))
                .hasMessageContaining("`code`");
        assertThatThrownBy(() -> IncomingType.read("nonsense_request", Json.parseObject("{}")))
                .hasMessageContaining("nonsense_request");
    }

    private List<byte[]> frames() {
        return new ArrayList<>(FrontEnd.encode(codec, message(new Request.IsComplete("x"))));
    }

    private static Message<Incoming> message(Incoming content) {
        return new Message<>(
                List.of("client".getBytes(UTF_8)), Header.of(content.type(), "s"), null, Map.of(), content, List.of());
    }

    private void assertBad(List<byte[]> frames, String why) {
        assertThatThrownBy(() -> codec.decode(frames))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining(why);
    }
}
