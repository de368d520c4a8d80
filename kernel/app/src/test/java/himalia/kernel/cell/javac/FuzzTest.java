package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Damaged cells: they fail, and nothing worse.
@Timeout(300)
class FuzzTest {
    private static final int ROUNDS = Integer.getInteger("himalia.fuzz.rounds", 300);
    private static final String NOISE = "{}()[];,.\"'\\/*<>=+-@#\n\u0000한😀";

    @Test
    void damaged_scripts_neither_hang_nor_kill_the_engine() throws IOException {
        Random random = new Random(20);
        List<List<String>> scripts = Oracle.scripts();
        try (Engines cells = new Engines();
                ScheduledExecutorService stopper = Executors.newSingleThreadScheduledExecutor()) {
            cells.run("String text = \"hello\";");
            // A damaged loop may well be endless.
            stopper.scheduleAtFixedRate(cells.engine::interrupt, 2, 2, TimeUnit.SECONDS);
            for (int round = 0; round < ROUNDS; round++) {
                List<String> script = scripts.get(random.nextInt(scripts.size()));
                String damaged = damage(script.get(random.nextInt(script.size())), random);
                int cursor = random.nextInt(damaged.length() + 1);
                assertThat(cells.run(damaged)).as(damaged).isNotNull();
                assertThat(cells.engine.completeness(damaged)).isNotNull();
                assertThat(cells.engine.complete(damaged, cursor)).isNotNull();
                assertThat(cells.engine.inspect(damaged, cursor, false)).isNotNull();
            }
            stopper.shutdownNow();
            cells.run("String text = \"hello\";");
            assertThat(cells.value("text.length()")).isEqualTo(5);
        }
    }

    private static String damage(String code, Random random) {
        StringBuilder damaged = new StringBuilder(code);
        for (int edits = random.nextInt(4); edits > 0 && !damaged.isEmpty(); edits--) {
            int at = random.nextInt(damaged.length());
            char noise = NOISE.charAt(random.nextInt(NOISE.length()));
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, noise);
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.insert(at, noise);
            }
        }
        return random.nextBoolean() ? damaged.toString() : damaged.substring(0, random.nextInt(damaged.length() + 1));
    }
}
