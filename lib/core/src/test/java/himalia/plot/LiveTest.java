package himalia.plot;

import static himalia.plot.Plot.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveTest {
    private record Shown(MimeBundle bundle, String id, boolean update) {}

    private final List<Shown> shown = Collections.synchronizedList(new ArrayList<>());
    private final List<Runnable> atEnd = new ArrayList<>();
    private final Notebook notebook = new Notebook();

    private final class Notebook extends Frontend {
        @Override
        public void show(MimeBundle bundle, String id, boolean update) {
            shown.add(new Shown(bundle, id, update));
        }

        @Override
        public void atEndOfCell(Runnable last) {
            atEnd.add(last);
        }

        @Override
        public void clear(boolean wait) {
            throw new AssertionError("a live figure is replaced, not cleared: that would flicker");
        }

        @Override
        public MimeBundle render(Object value) {
            return MimeBundle.text(String.valueOf(value));
        }

        private void open() {
            install();
        }

        private void close() {
            uninstall();
        }
    }

    @BeforeEach
    void record() {
        notebook.open();
    }

    @AfterEach
    void restore() {
        notebook.close();
    }

    @Test
    void updates_one_display_and_keeps_the_last_state() throws InterruptedException {
        try (Live chart = live("loss").yLabel("MSE").logY()) {
            for (int step = 0; step < 40; step++) {
                chart.add("train", 1.0 / (step + 1));
                chart.add("test", 2.0 / (step + 1));
                Thread.sleep(10);
            }
        }
        assertThat(shown).hasSizeBetween(2, 20);
        assertThat(shown.stream().map(Shown::id).distinct()).hasSize(1);
        assertThat(shown.getFirst().update()).isFalse();
        assertThat(shown.subList(1, shown.size())).allMatch(Shown::update);
        Shown last = shown.getLast();
        assertThat(last.bundle().data()).containsKeys(MimeBundle.PNG, MimeBundle.PLOTLY, MimeBundle.TEXT);
        assertThat(last.bundle().plain()).startsWith("Figure: loss (line train, 40 points");
        assertThat(shown.getFirst().bundle().data()).doesNotContainKey(MimeBundle.PLOTLY);
    }

    @Test
    void takes_numbers_much_faster_than_it_paints() {
        try (Live chart = live(null)) {
            for (int step = 0; step < 200_000; step++) {
                chart.add(step);
            }
            assertThat(chart.figure().toString()).contains("200000 points");
        }
        assertThat(shown.getLast().bundle().plain()).contains("200000 points");
    }

    @Test
    void shows_the_last_state_when_the_cell_ends_and_nothing_later() throws InterruptedException {
        Live chart = live("loss");
        for (int step = 0; step < 300; step++) {
            chart.add(step);
        }
        atEnd.removeFirst().run();
        int pictures = shown.size();
        assertThat(shown.getLast().bundle().plain()).contains("300 points");
        assertThat(shown.getLast().bundle().data()).containsKey(MimeBundle.PLOTLY);
        Thread.sleep(300);
        assertThat(shown).hasSize(pictures);

        chart.add(300);
        atEnd.removeFirst().run();
        assertThat(shown.getLast().bundle().plain()).contains("301 points");
        assertThat(shown.getLast().update()).isTrue();
        chart.close();
        assertThat(atEnd).isEmpty();
    }

    @Test
    void refuses_numbers_after_the_end() {
        Live chart = live("loss");
        assertThat(chart).hasToString("Live figure (nothing added yet)");
        chart.close();
        assertThat(shown).isEmpty();
        assertThatThrownBy(() -> chart.add(1)).hasMessageContaining("closed").hasMessageContaining("Hint:");
    }
}
