package himalia.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cells cells = new Cells();

    /// A frontend whose cell ends when it is told so.
    private static final class Cells extends Frontend {
        private final List<Runnable> last = new ArrayList<>();

        @Override
        public void show(MimeBundle bundle, String displayId, boolean update) {}

        @Override
        public void clear(boolean wait) {}

        @Override
        public MimeBundle render(Object value) {
            return MimeBundle.text(String.valueOf(value));
        }

        @Override
        public void atEndOfCell(Runnable work) {
            last.add(work);
        }

        void end() {
            last.forEach(Runnable::run);
            last.clear();
        }
    }

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        cells.install();
        Warnings.say("the test before", "");
        cells.end();
        err.reset();
    }

    @AfterEach
    void stop() {
        cells.end();
        cells.uninstall();
        System.setErr(before);
    }

    @Test
    void a_warning_comes_once_in_each_cell() {
        for (int cell = 0; cell < 2; cell++) {
            for (int i = 0; i < 3; i++) {
                Warnings.say("loss", "the loss broadcasts");
            }
            Warnings.say("softmax", "twice softmax");
            cells.end();
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("the loss broadcasts", "twice softmax", "the loss broadcasts", "twice softmax");
    }

    @Test
    void a_loop_over_ever_new_shapes_ends_in_silence() {
        for (int i = 0; i < 1000; i++) {
            Warnings.say(i, "shape " + i);
        }
        assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(100);
    }
}
