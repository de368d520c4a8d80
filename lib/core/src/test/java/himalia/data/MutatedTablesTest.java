package himalia.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tables in which anything stands: each is read or refused in words that name the file.
/// `-Dhimalia.fuzz.rounds=1000000` tries for longer.
class MutatedTablesTest {
    private static final int ROUNDS = Integer.getInteger("himalia.fuzz.rounds", 4_000);

    private static final List<String> SEEDS = List.of(
            "a,b\n1,2\n3,4\n",
            "name;age;height\nKim;21;1,75\nLee;;1,60\n",
            "\"x\",\"y \"\"z\"\"\"\n\"1\",\"a\nb\"\r\n2,\n",
            "\ufeffdate,sum\n2024-01-31,1.5e3\n2024-02-30,-0\n",
            "도시\t인구\n서울\t9,411,000\n부산\t3,300,000\n",
            "a,a,\n1,true,NA\n,false,NaN\n1e999,x,-inf\n");

    private static final List<String> TOKENS = List.of(
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\u0000",
            "NaN",
            "1e400",
            "-",
            "--",
            "0x1F",
            "\ufeff",
            "#",
            "'",
            "99999999999999999999",
            "2024-13-45",
            "\u2028",
            ",,,,,,,,",
            "\"a\nb\"");

    @TempDir
    private Path folder;

    private final Random random = new Random(20260101);
    private final PrintStream err = System.err;

    @BeforeEach
    void hush() {
        System.setErr(new PrintStream(new ByteArrayOutputStream(), false, UTF_8)); // notes on odd tables
    }

    @AfterEach
    void speak() {
        System.setErr(err);
    }

    @Test
    void whatever_stands_in_a_table_it_is_read_or_refused() throws IOException {
        Path file = folder.resolve("odd.csv");
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(UTF_8);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes = mutated(bytes);
            }
            Files.write(file, bytes);
            try {
                assertThat(Tables.csv(file.toString()).columnCount()).isPositive();
                read++;
            } catch (IllegalArgumentException | UncheckedIOException refused) {
                assertThat(refused.getMessage()).as(text(round, bytes)).contains("odd.csv");
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError(text(round, bytes), wrong);
            }
        }
        assertThat(read).as("some are still tables").isPositive();
    }

    private static String text(int round, byte[] bytes) {
        return "round " + round + ": " + new String(bytes, UTF_8);
    }

    private byte[] mutated(byte[] text) {
        int from = random.nextInt(text.length + 1);
        int to = Math.min(text.length, from + random.nextInt(8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(text, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> out.writeBytes(TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8));
            case 1 -> out.write(random.nextInt(256));
            case 2 -> out.writeBytes(Arrays.copyOfRange(text, from, to));
            default -> out.write(text, from, 0); // what is between is left out
        }
        out.write(text, to, text.length - to);
        return out.toByteArray();
    }
}
