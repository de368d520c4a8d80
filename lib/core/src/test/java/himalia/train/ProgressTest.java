package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.tensor.Tensor;
import himalia.widgets.Button;
import himalia.widgets.FloatLogSlider;
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
        private final List<Runnable> lasts = new ArrayList<>();
        private final List<Object> rendered = new ArrayList<>();
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
            rendered.add(value);
            return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
        }

        @Override
        public void atEndOfCell(Runnable last) {
            lasts.add(last);
        }

        private void in() {
            install();
        }

        private void out() {
            uninstall();
        }

        private void during(Runnable code) {
            install();
            try {
                code.run();
            } finally {
                List.copyOf(lasts).forEach(Runnable::run);
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
    void a_loop_within_a_loop_has_a_line_below_as_long_as_it_runs() {
        Shown shown = inNotebook(() -> {
            for (int i : Train.progress(2)) {
                for (String s : Train.progress(List.of("a", "b"))) {
                    if (i == 1) {
                        break;
                    }
                    pause();
                }
            }
        });
        assertThat(shown.bundles.size() - shown.updates).as("places").isEqualTo(1);
        assertThat(shown.bundles.stream().map(MimeBundle::plain))
                .anyMatch(text -> text.matches("(?s)0/2 .*\n  2/2 ━+ 100% .*"));
        assertThat(shown.bundles.getLast().plain())
                .startsWith("2/2 ━━━━━━━━━━━━━━━━━━━━ 100%")
                .doesNotContain("\n");
        Shown next = inNotebook(() -> Train.progress(1).forEach(i -> {}));
        assertThat(next.bundles.getFirst().plain()).startsWith("0/1");
    }

    /// Longer than what is not shown for being too short.
    private static void pause() {
        try {
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> texts(Shown shown) {
        return shown.bundles.stream().map(MimeBundle::plain).toList();
    }

    private static int places(Shown shown) {
        return shown.bundles.size() - shown.updates;
    }

    @Test
    void the_outer_line_moves_while_the_inner_one_is_shown() {
        Shown shown = inNotebook(() -> {
            for (int _ : Train.progress(3)) {
                for (int _ : Train.progress(2)) {
                    pause();
                }
            }
        });
        assertThat(texts(shown))
                .anyMatch(text -> text.matches("(?s)1/3 .*\n  [012]/2 .*"))
                .anyMatch(text -> text.matches("(?s)2/3 .*\n  [012]/2 .*"));
        assertThat(texts(shown).getLast()).startsWith("3/3 ").doesNotContain("\n");
    }

    /// A loop over five rounds that is left in its third.
    private static void left(Runnable how) {
        for (int i : Train.progress(5)) {
            if (i == 2) {
                how.run();
                break;
            }
        }
    }

    private static void ended(String text) {
        assertThat(text).matches("2/5 .* 40% - \\S+/s - 0s").doesNotContain("left");
    }

    @Test
    void a_bar_whose_loop_was_left_ends_where_it_is_and_the_next_is_not_within_it() {
        Shown again = inNotebook(() -> {
            for (int turn = 0; turn < 3; turn++) {
                left(() -> {});
            }
        });
        assertThat(places(again)).isEqualTo(3);
        assertThat(texts(again)).noneMatch(text -> text.contains("\n"));
        assertThat(texts(again).stream().filter(text -> text.startsWith("2/5"))).hasSize(3);
        ended(texts(again).getLast());

        Shown following = inNotebook(() -> {
            for (int i : Train.progress(5)) {
                if (i == 2) {
                    break;
                }
            }
            for (int _ : Train.progress(4)) {
                pause();
            }
        });
        assertThat(places(following)).isEqualTo(2);
        assertThat(texts(following)).noneMatch(text -> text.contains("\n"));
        ended(texts(following).get(1));
        assertThat(texts(following).getLast()).startsWith("4/4 ");

        Shown thrown = inNotebook(() -> {
            for (int turn = 0; turn < 2; turn++) {
                try {
                    left(() -> {
                        throw new IllegalStateException();
                    });
                } catch (IllegalStateException expected) {
                    pause();
                }
            }
        });
        assertThat(places(thrown)).isEqualTo(2);
        assertThat(texts(thrown)).noneMatch(text -> text.contains("\n"));
        ended(texts(thrown).getLast());

        Shown each = inNotebook(() -> {
            for (int turn = 0; turn < 2; turn++) {
                try {
                    Train.progress(5).forEach(i -> {
                        if (i == 2) {
                            throw new IllegalStateException();
                        }
                    });
                } catch (IllegalStateException expected) {
                    pause();
                }
            }
        });
        assertThat(places(each)).isEqualTo(2);
        assertThat(texts(each)).noneMatch(text -> text.contains("\n"));
    }

    @Test
    void one_that_is_left_by_its_cell_ends_with_the_cell() {
        Shown shown = new Shown();
        assertThatThrownBy(() -> shown.during(() -> {
                    for (int _ : Train.progress(2)) {
                        for (int k : Train.progress(5)) {
                            pause();
                            if (k == 2) {
                                throw new IllegalStateException();
                            }
                        }
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        String[] lines = texts(shown).getLast().split("\n  ");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("0/2 ").doesNotContain("left");
        ended(lines[1]);
        Shown counted = inNotebook(() -> Train.progress(10).update(3));
        assertThat(texts(counted).getLast()).startsWith("3/10 ").doesNotContain("left");
        Shown taken = inNotebook(
                () -> Train.progress(List.of(1, 2, 3)).stream().limit(2).toList());
        assertThat(texts(taken).getLast()).startsWith("2/3 ").doesNotContain("left");
        Shown next = inNotebook(() -> Train.progress(1).forEach(_ -> {}));
        assertThat(texts(next).getFirst()).startsWith("0/1").doesNotContain("\n");
    }

    @Test
    void a_thread_that_goes_on_after_the_cell_goes_on_with_its_line() throws InterruptedException {
        var cellEnds = new java.util.concurrent.CountDownLatch(1);
        Shown shown = new Shown();
        shown.in();
        Thread thread = Thread.ofPlatform().start(() -> {
            for (int i : Train.progress(4)) {
                if (i == 2) {
                    cellEnds.countDown();
                    pause();
                    pause();
                }
            }
        });
        cellEnds.await();
        shown.lasts.forEach(Runnable::run);
        thread.join();
        shown.out();
        assertThat(places(shown)).isOne();
        assertThat(texts(shown).getLast()).startsWith("4/4 ");
    }

    @Test
    void loops_in_step_with_each_other_go_on() {
        Shown shown = inNotebook(() -> {
            var one = Train.progress(3).iterator();
            var other = Train.progress(3).iterator();
            while (one.hasNext() && other.hasNext()) {
                one.next();
                other.next();
            }
        });
        assertThat(texts(shown)).anyMatch(text -> text.startsWith("3/3 "));
    }

    @Test
    void a_bar_can_be_closed_by_hand_and_says_where_it_is() {
        Shown shown = inNotebook(() -> {
            try (var bar = Train.progress(10).setDescription("files: ")) {
                bar.update(4);
            }
        });
        assertThat(texts(shown).getLast()).startsWith("files: 4/10 ").doesNotContain("left");
        assertThat(Train.progress(10)).hasToString("""
                0/10 ──────────────────── 0%
                Hint: a loop moves it: for (var each : progress(10)) { ... }""");
        var bar = Train.progress(2);
        printed(() -> bar.forEach(_ -> {}));
        assertThat(bar.toString()).startsWith("2/2 ━━━━━━━━━━━━━━━━━━━━ 100%");
    }

    @Test
    void what_stands_beside_the_bar_is_set_by_names_and_values() {
        Shown shown = inNotebook(() -> {
            var bar = Train.progress(List.of(1)).setDescription("epoch");
            for (int i : bar) {
                bar.setPostfix("old", 1);
                bar.setPostfix("loss", 0.25, "n", 3, "who", "me");
            }
        });
        assertThat(shown.bundles.getLast().plain())
                .startsWith("epoch: 1/1 ")
                .contains(" - loss: 0.2500 - n: 3 - who: me - ")
                .doesNotContain("old");
        assertThatThrownBy(() -> Train.progress(1).setPostfix("loss")).hasMessageContaining("Hint: setPostfix(");
    }

    @Test
    void ranges_streams_and_endless_things_are_gone_through() {
        List<Object> seen = new ArrayList<>();
        Shown shown = inNotebook(() -> {
            Train.progress(2, 5).forEach(seen::add);
            Train.progress(5, 0, -2).forEach(seen::add);
            Train.progress(java.util.stream.IntStream.of(7, 8)).forEach(seen::add);
            Train.progress(java.util.stream.Stream.iterate(1, i -> i + 1)).stream()
                    .limit(2)
                    .forEach(seen::add);
            Iterable<Integer> endless =
                    () -> java.util.stream.Stream.iterate(1, i -> i + 1).iterator();
            for (int i : Train.progress(endless)) {
                if (i > 2) {
                    break;
                }
                seen.add(i);
            }
        });
        assertThat(seen).containsExactly(2, 3, 4, 5, 3, 1, 7, 8, 1, 2, 1, 2);
        assertThat(shown.bundles.stream().map(MimeBundle::plain)).anyMatch(text -> text.startsWith("2/2"));
        assertThatThrownBy(() -> Train.progress(1, 5, -1)).hasMessageContaining("does not lead from 1 to 5");
        assertThatThrownBy(() -> Train.progress(-3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threads_count_together() {
        Shown shown = inNotebook(() -> {
            var bar = Train.progress(1000);
            java.util.stream.IntStream.range(0, 1000).parallel().forEach(i -> bar.update(1));
            assertThat(Train.progress(List.of(1, 2, 3, 4)).stream()
                            .parallel()
                            .mapToInt(i -> i)
                            .sum())
                    .isEqualTo(10);
        });
        assertThat(shown.bundles.stream().map(MimeBundle::plain))
                .anyMatch(text -> text.startsWith("1000/1000 "))
                .anyMatch(text -> text.startsWith("4/4 "));
    }

    @Test
    void a_rate_is_read_before_each_batch() {
        List<Double> rates = new ArrayList<>();
        Model model = model();
        FloatLogSlider slider = new FloatLogSlider().min(-5).max(0).value(0.1);
        model.fit(x, y)
                .epochs(2)
                .batchSize(4)
                .verbose(0)
                .learningRate(slider)
                .callbacks(new Callback() {
                    @Override
                    public void onBatchEnd(Model trained, int batch, double loss) {
                        rates.add(trained.learningRate());
                        slider.value(slider.value() / 10);
                    }
                })
                .run();
        assertThat(rates).hasSize(4);
        assertThat(rates.get(0)).isEqualTo(0.1);
        assertThat(rates.get(3)).isCloseTo(1e-4, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void a_button_ends_the_training_and_goes() {
        List<Integer> epochs = new ArrayList<>();
        Shown shown = new Shown();
        List<Button> buttons = new ArrayList<>();
        shown.during(() -> model().fit(x, y)
                .epochs(50)
                .verbose(0)
                .stopButton()
                .callbacks(new Callback() {
                    @Override
                    public void onEpochEnd(Model trained, int epoch, java.util.Map<String, Double> logs) {
                        epochs.add(epoch);
                        if (epoch == 2) {
                            shown.rendered.stream()
                                    .filter(Button.class::isInstance)
                                    .map(Button.class::cast)
                                    .forEach(buttons::add);
                            buttons.getFirst().click();
                        }
                    }
                })
                .run());
        assertThat(epochs).containsExactly(0, 1, 2);
        assertThat(shown.bundles.getLast().plain()).isEqualTo("stopped by hand");
        assertThat(buttons.getFirst().disabled()).isTrue();
        assertThat(printed(() -> model().fit(x, y).verbose(0).stopButton().run()))
                .isEmpty();
    }

    @Test
    void rates_are_written_as_python_does() {
        assertThat(ProgressLine.rate(4e-5)).isEqualTo("4e-05");
        assertThat(ProgressLine.rate(0.5)).isEqualTo("0.5");
        assertThat(ProgressLine.rate(1e-4)).isEqualTo("0.0001");
        assertThat(ProgressLine.rate(0.630957344480193)).isEqualTo("0.631");
        assertThat(ProgressLine.rate(0)).isEqualTo("0.0");
        assertThat(ProgressLine.time(65)).isEqualTo("1:05");
    }
}
