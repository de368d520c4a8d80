package himalia.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Messages that are signed as they must be, and in which anything stands: each is read or refused, by nothing but a
/// [BadMessage]. `-Dhimalia.fuzz.rounds=5000000` tries for longer.
class MutatedMessagesTest {
    private static final int ROUNDS = Integer.getInteger("himalia.fuzz.rounds", 30_000);

    /// What readers of JSON stumble over.
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "-0",
            "99999999999999999999",
            "\"\"",
            "[]",
            "{}",
            "\"\\ud800\"",
            "NaN",
            "\\u0000",
            "{\"a\":",
            "[[[[[[[[",
            "]",
            "}",
            "\"",
            "\\",
            ",",
            ":",
            "/*",
            "//",
            "'",
            "\ufeff",
            "1.5",
            "\"msg_type\":\"execute_request\"");

    private final Random random = new Random(20260101);
    private final Codec codec = new Codec(new Signer("hmac-sha256", "secret"));

    @Test
    void whatever_stands_in_a_signed_message_it_is_read_or_refused() {
        List<List<byte[]>> seeds =
                CodecTest.everything_a_front_end_sends().map(this::parts).toList();
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<byte[]> parts = new ArrayList<>(seeds.get(random.nextInt(seeds.size())));
            int mutations = 1 + random.nextInt(3);
            for (int i = 0; i < mutations; i++) {
                int part = random.nextInt(parts.size());
                byte[] other = parts.get(random.nextInt(parts.size()));
                parts.set(part, mutated(parts.get(part), other));
            }
            try {
                codec.decode(codec.signed(parts));
                read++;
            } catch (BadMessage expected) {
                refused++;
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError(
                        "round " + round + ": "
                                + parts.stream()
                                        .map(part -> new String(part, UTF_8))
                                        .toList(),
                        wrong);
            }
        }
        assertThat(read).as("some are still messages").isPositive();
        assertThat(refused).as("some are not").isPositive();
    }

    private List<byte[]> parts(Incoming content) {
        Header header = Header.of(content.type(), "session");
        Message<Incoming> message = new Message<>(List.of(), header, header, Map.of("cellId", "x"), content, List.of());
        return FrontEnd.encode(codec, message).subList(2, 6);
    }

    private byte[] mutated(byte[] text, byte[] other) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(1 + Math.min(12, text.length)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text, 0, from);
        switch (random.nextInt(5)) {
            case 0 -> out.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
            case 1 -> out.write(random.nextInt(256));
            case 2 -> out.write(text, from, to - from);
            case 3 -> {
                int start = random.nextInt(other.length + 1);
                out.writeBytes(Arrays.copyOfRange(other, start, Math.min(other.length, start + random.nextInt(40))));
            }
            default -> out.write(text, from, 0); // what is between is left out
        }
        out.write(text, to, text.length - to);
        return out.toByteArray();
    }
}
