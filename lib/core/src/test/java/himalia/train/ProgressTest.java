package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Tensor x = rand(8, 2);
    private final Tensor y = x.sum(1);

    private static Model model() {
        manualSeed(1);
        Model model = new Sequential(new Dense(1).inputShape(2));
        return model.compile("sgd", "mse", "mae");
    }

    private static String printed(Runnable code) {
        PrintStream out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            code.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// Keeps what a notebook would show.
    private static final class Shown extends Frontend {
        private final List<MimeBundle> bundles = new ArrayList<>();
        private int updates;

        @Override
        public synchronized void show(MimeBundle bundle, String displayId, boolean update) {
            bundles.add(bundle);
            updates += update ? 1 : 0;
        }

        @Override
        public void clear(boolean wait) {
            bundles.clear();
        }

        @Override
        public MimeBundle render(Object value) {
            return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
        }

        private void during(Runnable code) {
            install();
            try {
                code.run();
            } finally {
                uninstall();
            }
        }
    }

    private static Shown inNotebook(Runnable code) {
        Shown shown = new Shown();
        shown.during(code);
        return shown;
    }

    @Test
    void a_console_gets_the_text_of_keras() {
        String text = printed(
                () -> model().fit(x, y).epochs(2).batchSize(4).verbose(2).run());
        assertThat(text)
                .containsPattern(
                        "(?s)Epoch 1/2\n2/2 - \\d+s - \\d+[mu]?s/step - loss: \\d\\.\\d{4} - mae: \\d\\.\\d{4}\nEpoch 2/2\n.*");
        assertThat(printed(() -> model().fit(x, y).run())).contains("1/1 ━━━━━━━━━━━━━━━━━━━━ ");
        assertThat(printed(() -> model().fit(x, y).verbose(0).run())).isEmpty();
    }

    @Test
    void a_console_is_not_flooded() {
        String text = printed(() -> model().fit(x, y).epochs(5000).run());
        assertThat(text.lines().filter(line -> line.startsWith("Epoch ")).count())
                .isLessThan(500);
        assertThat(text).contains("Epoch 1/5000").contains("Epoch 5000/5000");
    }

    @Test
    void a_notebook_gets_one_line_that_is_updated_and_a_curve_if_asked() {
        Shown shown = inNotebook(() -> model().fit(x, y).epochs(3).live().run());
        assertThat(shown.bundles.getFirst().plain()).isEqualTo("epoch 0/3");
        assertThat(shown.bundles.stream().map(MimeBundle::plain))
                .anyMatch(text -> text.startsWith("epoch 3/3 ━━━━━━━━━━━━━━━━━━━━") && text.contains("lr: 0.01"))
                .anyMatch(text -> text.startsWith("Figure"));
        assertThat(shown.updates).isPositive();
    }

    @Test
    void a_plan_that_is_shown_is_run() {
        Model model = model();
        MimeBundle shown =
                new TrainRenderers.OfFit().render(model.fit(x, y).epochs(2).verbose(0));
        assertThat(shown.plain()).startsWith("History of 2 epochs");
        assertThat(new TrainRenderers.OfHistory().render(model.history()).data())
                .containsKeys("text/plain", "image/png");
    }

    @Test
    void a_loop_of_ones_own_shows_how_far_it_is() {
        List<Integer> rounds = new ArrayList<>();
        Shown shown = inNotebook(() -> {
            var bar = Train.progress(3);
            for (int i : bar) {
                rounds.add(i);
                bar.set("loss", 0.5);
            }
        });
        assertThat(rounds).containsExactly(0, 1, 2);
        assertThat(shown.bundles.getLast().plain()).startsWith("3/3 ━━━━━━━━━━━━━━━━━━━━ 100% - loss: 0.5000");
        assertThat(printed(() -> Train.progress(List.of("a", "b")).forEach(_ -> {})))
                .contains("2/2");
    }

    @Test
    void a_loop_can_be_gone_through_again() {
        var bar = Train.progress(2);
        List<Integer> rounds = new ArrayList<>();
        printed(() -> bar.forEach(rounds::add));
        printed(() -> bar.forEach(rounds::add));
        assertThat(rounds).containsExactly(0, 1, 0, 1);
    }

    @Test
    void rates_are_written_as_python_does() {
        assertThat(ProgressLine.rate(4e-5)).isEqualTo("4e-05");
        assertThat(ProgressLine.rate(0.5)).isEqualTo("0.5");
        assertThat(ProgressLine.time(65)).isEqualTo("1:05");
    }
}
