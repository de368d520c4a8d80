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

    static Stream<Content> everything_a_front_end_sends() {
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
                new Request.Interrupt(),
                new Request.Shutdown(true),
                new Request.InputAnswer("안녕"));
    }

    @ParameterizedTest
    @MethodSource("everything_a_front_end_sends")
    void a_message_comes_back_as_it_was_sent(Content content) throws BadMessage {
        Header parent = Header.of("execute_request", "s");
        Message sent = new Message(
                List.of("client".getBytes(UTF_8)), Header.of(content.type(), "s"), parent, content, List.of(new byte[] {
                    1, 2
                }));

        Message received = codec.decode(codec.encode(sent));

        assertThat(received.content()).isEqualTo(content);
        assertThat(received.header()).isEqualTo(sent.header());
        assertThat(received.parent()).isEqualTo(parent);
        assertThat(received.identities()).containsExactly("client".getBytes(UTF_8));
        assertThat(received.buffers()).containsExactly(new byte[] {1, 2});
    }

    @Test
    void a_reply_goes_back_to_whoever_asked_and_names_the_question() {
        Message question = message(new Request.KernelInfo());
        Message answer = question.reply(new Reply.Interrupted(), "session");
        assertThat(answer.identities()).isEqualTo(question.identities());
        assertThat(answer.parent()).isEqualTo(question.header());
        assertThat(answer.header().type()).isEqualTo("interrupt_reply");
    }

    @Test
    void fields_that_are_missing_have_the_values_of_the_specification() throws BadMessage {
        assertThat(Requests.parse("execute_request", Json.parseObject("{\"code\":\"x\"}")))
                .isEqualTo(new Request.Execute("x", false, true, Map.of(), true, true));
        assertThat(Requests.parse("history_request", Json.parseObject("{\"n\":null}")))
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
    void frames_that_are_no_message_are_refused() {
        assertBad(List.of(), "frames");
        assertBad(List.of(new byte[0]), "frames");
        assertBad(List.of("<IDS|MSG>".getBytes(UTF_8)), "frames");
        assertBad(frames().subList(0, 6), "frames");
    }

    @Test
    void a_field_of_the_wrong_type_is_named() {
        assertThatThrownBy(() -> Requests.parse("execute_request", Json.parseObject("{\"code\":5}")))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining("`code`");
        assertThatThrownBy(() -> Requests.parse("execute_request", Json.parseObject("{}")))
                .hasMessageContaining("`code`");
        assertThatThrownBy(() -> Requests.parse("nonsense_request", Json.parseObject("{}")))
                .hasMessageContaining("nonsense_request");
    }

    private List<byte[]> frames() {
        return new ArrayList<>(codec.encode(message(new Request.IsComplete("x"))));
    }

    private static Message message(Content content) {
        return new Message(List.of("client".getBytes(UTF_8)), Header.of(content.type(), "s"), null, content, List.of());
    }

    private void assertBad(List<byte[]> frames, String why) {
        assertThatThrownBy(() -> codec.decode(frames))
                .isInstanceOf(BadMessage.class)
                .hasMessageContaining(why);
    }
}
