package himalia.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeaderTest {
    @Test
    void a_date_says_the_moment_to_the_microsecond() {
        assertThat(Header.date(LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6_000))).isEqualTo("2026-01-02T03:04:05.000006Z");
        assertThat(Header.date(LocalDateTime.of(2026, 12, 31, 23, 59, 0))).isEqualTo("2026-12-31T23:59:00.000000Z");
        Random random = new Random(3);
        for (int i = 0; i < 1000; i++) {
            LocalDateTime moment = LocalDateTime.ofEpochSecond(
                    random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000), ZoneOffset.UTC);
            assertThat(OffsetDateTime.parse(Header.date(moment)))
                    .isEqualTo(moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        }
    }

    @Test
    void no_two_messages_have_the_same_id() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ids.add(Header.of("status", "one session").id());
        }
        assertThat(ids).hasSize(1000);
    }
}
