package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static himalia.train.Train.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Plans;
import himalia.api.Renderers;
import himalia.data.DataLoader;
import himalia.data.TensorDataset;
import himalia.nn.Dropout;
import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static final Tensor X = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor Y = tensor("[[0.], [1.], [1.], [0.]]");

    private static History train(double lr) {
        return model(lr).fit(X, Y).epochs(5).batchSize(2).verbose(0).run();
    }

    /// Draws its first weights, the order of the rows and what it drops.
    private static Model model(double lr) {
        Model model = new Sequential(new Dense(8, "tanh").inputShape(2), new Dropout(0.2), new Dense(1, "sigmoid"));
        return model.compile(Optimizers.sgd(lr), "mse");
    }

    @AfterEach
    void forget() {
        Plans.drop();
    }

    @Test
    void each_setting_gives_what_it_gives_alone() {
        Map<Double, double[]> alone = new LinkedHashMap<>();
        for (double lr : List.of(0.01, 0.1, 0.5)) {
            manualSeed(0);
            alone.put(lr, train(lr).get("loss"));
        }
        var runs = sweep(List.of(0.01, 0.1, 0.5), lr -> train(lr));
        assertThat(runs.runs())
                .hasSize(3)
                .allSatisfy(run -> assertThat(run.losses()).isEqualTo(alone.get(run.setting())));
    }

    @Test
    void neither_threads_nor_order_nor_what_others_draw_change_a_number() {
        var one = sweep(List.of(0.01, 0.1, 0.5), lr -> train(lr)).threads(1);
        manualSeed(99);
        var many = sweep(lr -> train(lr), 0.5, 0.1, 0.01).threads(3);
        assertThat(many.runs())
                .allSatisfy(run -> assertThat(run.losses())
                        .isEqualTo(one.get(run.setting()).losses()));
        assertThat(sweep(new double[] {0.1}, SweepTest::train).seed(5).best().losses())
                .isNotEqualTo(one.get(0.1).losses());
    }

    @Test
    void the_random_numbers_of_the_cell_go_on_as_if_nothing_had_been() {
        manualSeed(3);
        Tensor first = rand(4);
        manualSeed(3);
        sweep(List.of(0.1, 0.2), lr -> train(lr)).run();
        assertThat(rand(4)).hasToString(first.toString());
    }

    @Test
    void a_generator_in_use_draws_for_its_thread_only() {
        manualSeed(777);
        String drawn = rand(5).toString();
        String next = rand(2).toString();
        manualSeed(777);
        rand(5);
        assertThat(new Generator(777).use(() -> rand(5))).hasToString(drawn);
        assertThat(new Generator(1).use(() -> {
                    manualSeed(777);
                    return rand(5);
                }))
                .hasToString(drawn);
        assertThat(rand(2)).hasToString(next);
    }

    @Test
    void a_loop_of_ones_own_with_a_shuffled_loader_is_the_same_on_every_thread() {
        var loader = new DataLoader(new TensorDataset(X, Y), 1, true);
        var runs = sweep(List.of(1, 2, 3), _ -> {
                    List<Double> seen = new ArrayList<>();
                    for (var batch : loader) {
                        seen.add(batch.x().sum().item());
                    }
                    return seen;
                })
                .threads(3);
        assertThat(runs.runs())
                .hasSize(3)
                .allSatisfy(
                        run -> assertThat(run.losses()).isEqualTo(runs.get(1).losses()));
    }

    @Test
    void a_setting_that_fails_is_a_row_with_its_message() {
        var runs = sweep(List.of(0.1, 7.0, 0.2), lr -> {
            if (lr > 1) {
                throw new IllegalArgumentException("the loss is no number\nHint: less");
            }
            return List.of(1.0, lr);
        });
        assertThat(runs.table().columnNames()).containsExactly("lr", "loss", "best", "epochs", "seconds", "failure");
        assertThat(runs.table().stringColumn("failure").asList()).containsExactly("", "the loss is no number", "");
        assertThat(runs.get(7.0).failure()).isInstanceOf(IllegalArgumentException.class);
        assertThat(runs.best().setting()).isEqualTo(0.1);
        assertThat(runs.plot().toString()).contains("line lr = 0.1").doesNotContain("7");
        assertThat(runs.toString()).endsWith("best: lr = 0.1, loss 0.1000");
        assertThat(runs).asString().matches("""
                    lr    loss    best epochs  seconds
                0  0.1  0.1000  0.1000      2  .*
                1  7.0  failed                 .*
                2  0.2  0.2000  0.2000      2  .*
                lr = 7.0 failed: IllegalArgumentException: the loss is no number
                    Hint: less
                best: lr = 0.1, loss 0.1000""");
        assertThat(new TrainRenderers.OfSweep()
                        .render(runs)
                        .data()
                        .get(MimeBundle.HTML)
                        .toString())
                .contains(
                        ">failed<",
                        "<pre>lr = 7.0 failed: IllegalArgumentException: the loss is no number\n    Hint: less")
                .doesNotContain("NaN");

        var none = sweep(List.of(1), _ -> {
            throw new IllegalStateException("never");
        });
        assertThatThrownBy(none::best).hasMessageContaining("The first failed with: never");
        assertThatThrownBy(none::plot).hasMessageContaining("never");
        assertThat(none.table().rowCount()).isOne();
    }

    @Test
    void numbers_come_in_many_forms() {
        assertThat(sweep(List.of(2), s -> s * 0.5).best().losses()).containsExactly(1);
        assertThat(sweep(List.of(2), s -> new double[] {3, s}).best().losses()).containsExactly(3, 2);
        assertThat(sweep(List.of(2), s -> new float[] {3, s}).best().losses()).containsExactly(3, 2);
        assertThat(sweep(List.of(2), s -> tensor(3., s)).best().losses()).containsExactly(3, 2);
        assertThat(sweep(List.of(2), s -> List.of(tensor(3.), s)).best().losses())
                .containsExactly(3, 2);
        assertThat(sweep(List.of(2), s -> Map.of("loss", new double[] {3, s}, "accuracy", 0.5))
                        .table()
                        .columnNames())
                .containsExactly("setting", "loss", "best", "epochs", "accuracy", "seconds");
        assertThat(sweep(List.of(0.1), lr -> model(lr).fit(X, Y).epochs(2).verbose(0))
                        .best()
                        .result())
                .isInstanceOf(History.class);
        assertThat(sweep(List.of(0.1), lr -> model(lr).evaluate(X, Y)).best().epochs())
                .isOne();
        assertThat(sweep(List.of(2), _ -> "a text").get(2).failure())
                .hasMessageStartingWith("sweep: expected losses from the function, got a String\nHint: ");
        assertThat(sweep(List.of(2), _ -> null).get(2).failure()).hasMessageContaining("got null");
        assertThat(sweep(List.of(2), _ -> List.of()).get(2).failure()).hasMessageContaining("no number at all");
    }

    @Test
    void only_what_can_be_a_rate_is_called_one() {
        assertThat(sweep(List.of(0.1, 0.2), s -> s).best().setting()).isEqualTo(0.1);
        assertThat(sweep(List.of(0.1, 0.2), s -> s).table().columnNames()).contains("lr");
        for (List<?> settings : List.of(List.of(2, 4), List.of("a", "b"), List.of(true, false), List.of(-0.5, 0.5))) {
            assertThat(sweep(settings, _ -> 1.0).table().columnNames()).first().isEqualTo("setting");
        }
        assertThat(sweep(List.of(2, 4), s -> s).name("hidden")).asString().startsWith("sweep of 2");
        assertThat(Settings.text(1e30)).isEqualTo("1e+30");
        assertThat(Settings.text(-1e-5)).isEqualTo("-1e-05");
    }

    @Test
    void all_failures_are_told_each_once() {
        var runs = sweep(List.of(1, 2, 3), s -> {
            throw new IllegalStateException(s == 2 ? null : "no data");
        });
        runs.run();
        assertThat(runs)
                .asString()
                .endsWith("setting = 1; setting = 3 failed: IllegalStateException: no data\n"
                        + "setting = 2 failed: IllegalStateException")
                .doesNotContain("NaN");
    }

    private static String told(Runnable action) {
        java.io.PrintStream err = System.err;
        var told = new java.io.ByteArrayOutputStream();
        System.setErr(new java.io.PrintStream(told, true, java.nio.charset.StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setErr(err);
        }
        return told.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static double descend(List<Tensor> weights, double lr) {
        var optimizer = new himalia.optim.SGD(weights, lr);
        double last = 0;
        for (int step = 0; step < 3; step++) {
            optimizer.zeroGrad();
            Tensor cost = weights.getFirst().square().sum();
            cost.backward();
            optimizer.step();
            last = cost.item();
        }
        return last;
    }

    @Test
    void settings_that_train_one_model_are_told_so_once() {
        for (int threads : new int[] {1, 3}) {
            Tensor shared = tensor(1.0).requiresGrad_();
            assertThat(told(() -> sweep(List.of(0.1, 0.01, 0.001), lr -> descend(List.of(shared), lr))
                            .threads(threads)
                            .run()))
                    // of several threads, one may find its gradient gone, and says so, too
                    .containsOnlyOnce("sweep: the settings train one and the same model on and on")
                    .containsOnlyOnce("Hint: make the model and its optimizer within the function");
        }
        Model model = model(0.1);
        assertThat(told(() -> sweep(List.of(0.1, 0.01), lr -> {
                            model.compile(Optimizers.sgd(lr), "mse");
                            return model.fit(X, Y).epochs(2).run();
                        })
                        .threads(1) // two fits of one model at once may fail before their first step
                        .run()))
                .containsOnlyOnce("train one and the same model")
                .doesNotContain("fit goes on");
        assertThat(told(() -> sweep(
                                List.of(0.1, 0.01),
                                lr -> descend(List.of(tensor(1.0).requiresGrad_()), lr))
                        .run()))
                .isEmpty();
        assertThat(told(() -> sweep(List.of(0.1, 0.01), SweepTest::train).run()))
                .isEmpty();
        Tensor again = tensor(1.0).requiresGrad_();
        assertThat(told(() -> sweep(List.of(0.1, 0.01), lr -> {
                            try (var _ = Tensor.noGrad()) {
                                again.fill_(1);
                            }
                            return descend(List.of(again), lr);
                        })
                        .threads(1)
                        .run()))
                .as("set anew")
                .isEmpty();
    }

    record Setting(double lr, int width) {}

    @Test
    void several_settings_have_names() {
        var grid = sweep(
                Map.of("lr", List.of(0.1, 0.2), "momentum", List.of(0.0, 0.9)), s -> s.get("lr") + s.get("momentum"));
        assertThat(grid.table().columnNames()).containsExactly("lr", "momentum", "loss", "seconds");
        assertThat(grid.table().doubleColumn("momentum").asDoubleArray()).containsExactly(0, 0.9, 0, 0.9);
        assertThat(grid.best().setting()).isEqualTo(Map.of("lr", 0.1, "momentum", 0.0));
        assertThat(grid.plot().toString()).contains("heatmap, 2 x 2");

        var records = sweep(List.of(new Setting(0.1, 8), new Setting(0.2, 16)), s -> s.lr() * s.width());
        assertThat(records.table().columnNames()).containsExactly("lr", "width", "loss", "seconds");
        assertThat(records.toString()).endsWith("best: lr = 0.1, width = 8, loss 0.8000");
        assertThat(sweep(List.of("sgd", "adam"), String::length)
                        .name("rule")
                        .plot()
                        .toString())
                .contains("bar");
    }

    @Test
    void more_settings_leave_the_others_as_they_are() {
        AtomicInteger calls = new AtomicInteger();
        var runs = sweep(List.of(0.1, 0.2), lr -> {
            calls.incrementAndGet();
            return lr;
        });
        var before = runs.get(0.1);
        runs.more(List.of(0.2, 0.05));
        assertThat(runs.best().setting()).isEqualTo(0.05);
        assertThat(runs.get(0.1)).isSameAs(before);
        assertThat(calls).hasValue(3);
        assertThat(runs.table().rowCount()).isEqualTo(3);
    }

    @Test
    void a_setting_that_has_failed_is_tried_again() {
        AtomicInteger calls = new AtomicInteger();
        var runs = sweep(List.of(1), _ -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return 2;
        });
        assertThat(runs.run().get(1).isFailed()).isTrue();
        assertThat(runs.more(List.of(1)).get(1).last()).isEqualTo(2);
    }

    @Test
    void an_interrupt_ends_all_and_run_goes_on() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger waits = new AtomicInteger(1);
        var runs = sweep(List.of(1, 2, 3), s -> {
                    if (s == 2 && waits.get() == 1) {
                        second.countDown();
                        try {
                            Thread.sleep(600_000);
                        } catch (InterruptedException e) {
                            throw new CancellationException();
                        }
                    }
                    return s;
                })
                .threads(1);
        List<Throwable> thrown = new ArrayList<>();
        Thread cell = new Thread(() -> {
            try {
                runs.run();
            } catch (CancellationException e) {
                thrown.add(e);
            }
        });
        cell.start();
        second.await();
        cell.interrupt();
        cell.join();
        assertThat(thrown).hasSize(1);
        assertThat(thrown.getFirst()).hasMessageStartingWith("Stopped: 1 of 3 settings are done");
        assertThat(runs.runs()).extracting(SweepRun::setting).containsExactly(1);
        assertThat(runs.toString()).endsWith("2 not done; run() goes on");
        waits.set(0);
        assertThat(runs.run().runs()).extracting(SweepRun::setting).containsExactly(1, 2, 3);
    }

    @Test
    void it_starts_by_the_end_of_its_cell_and_once() {
        AtomicInteger calls = new AtomicInteger();
        var runs = sweep(List.of(1, 2), _ -> calls.incrementAndGet());
        assertThat(runs).hasToString("sweep of 2 settings, to be started by run()");
        assertThat(calls).hasValue(0);
        Plans.carryOut(null);
        assertThat(calls).hasValue(2);
        runs.runs();
        Plans.carryOut(null);
        assertThat(calls).hasValue(2);
    }

    @Test
    void a_notebook_gets_one_line_for_all_and_the_table_of_the_runs() {
        List<MimeBundle> shown = new ArrayList<>();
        class Page extends Frontend {
            @Override
            public synchronized void show(MimeBundle bundle, String id, boolean update) {
                shown.add(bundle);
            }

            @Override
            public void clear(boolean wait) {}

            @Override
            public MimeBundle render(Object value) {
                return value instanceof MimeBundle bundle
                        ? bundle
                        : Renderers.find(SweepTest.class.getClassLoader()).render(value);
            }

            void in() {
                install();
            }

            void out() {
                uninstall();
            }
        }
        Page page = new Page();
        page.in();
        try {
            MimeBundle table = page.render(
                    sweep(List.of(0.1, 0.2), lr -> model(lr).fit(X, Y).epochs(3).run()));
            assertThat(table.data()).containsKey(MimeBundle.HTML);
            assertThat(table.plain()).contains("best: lr = ");
            assertThat(shown.stream().map(MimeBundle::plain)).noneMatch(text -> text.contains("epoch"));
            assertThat(shown.getLast().plain()).startsWith("2/2 ━━━━━━━━━━━━━━━━━━━━ 100% - ");
        } finally {
            page.out();
        }
    }

    @Test
    void the_picture_has_a_curve_for_each_setting_and_the_last_losses_over_the_rate() {
        var runs = sweep(List.of(0.001, 0.1, 0.01), lr -> new double[] {1, 1 - lr});
        assertThat(runs.plot().toString())
                .startsWith("Figure (1 x 2 grid: line lr = 0.001, 2 points, ")
                .contains("line lr = 0.01, 2 points", "line, 3 points");
        assertThat(runs.plot().png()).isNotEmpty();
        assertThat(Arrays.stream(runs.best().losses()).min()).hasValue(0.9);
    }

    @Test
    void a_sweep_of_nothing_is_refused() {
        assertThatThrownBy(() -> sweep(List.of(), _ -> 1)).hasMessageStartingWith("sweep: there is no setting to try.");
        assertThatThrownBy(() -> sweep(List.of(1), _ -> 1).threads(0)).hasMessageContaining("Received: 0");
    }
}
