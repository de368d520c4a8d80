package himalia.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A training of several members, here threads, is that of one.
class TogetherTest {
    private static final int ROWS = 43;
    private static final int BATCH = 10;

    /// Adds up in memory what the members bring, in the order of their ranks.
    private static final class Table {
        private final int size;
        private final CyclicBarrier barrier;
        private final List<double[]> brought = new ArrayList<>();

        Table(int size) {
            this.size = size;
            this.barrier = new CyclicBarrier(size);
            for (int i = 0; i < size; i++) {
                brought.add(new double[0]);
            }
        }

        Team member(int rank) {
            return new Team() {
                @Override
                public int size() {
                    return size;
                }

                @Override
                public void sum(float[] values) {
                    double[] all = new double[values.length];
                    for (int i = 0; i < all.length; i++) {
                        all[i] = values[i];
                    }
                    sum(all);
                    for (int i = 0; i < all.length; i++) {
                        values[i] = (float) all[i];
                    }
                }

                @Override
                public void sum(double[] values) {
                    brought.set(rank, values.clone());
                    await();
                    for (int i = 0; i < values.length; i++) {
                        double sum = 0;
                        for (double[] one : brought) {
                            sum += one[i];
                        }
                        values[i] = sum;
                    }
                    await();
                }
            };
        }

        private void await() {
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new CancellationException();
            }
        }
    }

    private static Model network(String optimizer, String loss, String... metrics) {
        return new Generator(1).use(() -> {
            Model model = new Sequential(
                    new Dense(6, "tanh")
                            .kernelRegularizer(Regularizers.l2(0.01))
                            .inputShape(3),
                    new Dense(1, "sigmoid"));
            return model.compile(optimizer, loss, metrics);
        });
    }

    private static Tensor inputs() {
        return new Generator(2).use(() -> Tensor.randn(ROWS, 3));
    }

    private static Tensor targets() {
        return inputs().sum(1).gt(0).toFloat().view(ROWS, 1);
    }

    /// The rows of a member: of each batch, those from one share to the next.
    private static Tensor part(Tensor all, int rank, int size) {
        List<Tensor> parts = new ArrayList<>();
        for (int from = 0; from < ROWS; from += BATCH) {
            for (int i = from; i < Math.min(ROWS, from + BATCH); i++) {
                if ((i - from) * size / BATCH == rank) {
                    parts.add(all.narrow(0, i, 1));
                }
            }
        }
        return Tensor.cat(parts, 0);
    }

    private static int share(int rank, int size) {
        int rows = 0;
        for (int i = 0; i < BATCH; i++) {
            rows += i * size / BATCH == rank ? 1 : 0;
        }
        return rows;
    }

    private static List<Model> together(int size, int every, Callable<Model> maker) throws Exception {
        Table table = new Table(size);
        try (var threads = Executors.newFixedThreadPool(size)) {
            List<Future<Model>> all = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int rank = i;
                all.add(threads.submit(() -> {
                    Model model = maker.call();
                    model.fit(part(inputs(), rank, size), part(targets(), rank, size))
                            .epochs(5)
                            .batchSize(share(rank, size))
                            .shuffle(false)
                            .verbose(0)
                            .together(table.member(rank), every)
                            .run();
                    return model;
                }));
            }
            List<Model> models = new ArrayList<>();
            for (Future<Model> one : all) {
                models.add(one.get());
            }
            return models;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void losses_metrics_and_weights_are_those_of_one(int size) throws Exception {
        String[] metrics = {
            "accuracy", "auc", "f1_score", "r2_score", "binary_io_u", "true_positives", "precision", "rmse"
        };
        for (String optimizer : List.of("sgd", "adam", "rmsprop", "adagrad")) {
            Model one = network(optimizer, "binary_crossentropy", metrics);
            one.fit(inputs(), targets())
                    .epochs(5)
                    .batchSize(BATCH)
                    .shuffle(false)
                    .verbose(0)
                    .run();
            for (Model other : together(size, 1, () -> network(optimizer, "binary_crossentropy", metrics))) {
                for (Map.Entry<String, double[]> series : one.history().values().entrySet()) {
                    double[] seen = other.history().get(series.getKey());
                    for (int epoch = 0; epoch < seen.length; epoch++) {
                        assertThat(seen[epoch])
                                .as(optimizer + " " + series.getKey())
                                .isCloseTo(series.getValue()[epoch], org.assertj.core.data.Offset.offset(1e-5));
                    }
                }
                for (int i = 0; i < one.parameters().size(); i++) {
                    Tensor far = one.parameters()
                            .get(i)
                            .detach()
                            .sub(other.parameters().get(i));
                    assertThat(far.abs().max().item()).isLessThan(1e-4);
                }
            }
        }
    }

    @Test
    void members_that_agree_now_and_then_end_with_the_same_weights() throws Exception {
        List<Model> models = together(3, 4, () -> network("sgd", "mse"));
        for (Model other : models) {
            assertThat(other.getWeights()
                            .getFirst()
                            .equal(models.getFirst().getWeights().getFirst()))
                    .isTrue();
            assertThat(other.history().last("loss"))
                    .isEqualTo(models.getFirst().history().last("loss"));
        }
        assertThat(models.getFirst().history().last("loss"))
                .isLessThan(models.getFirst().history().get("loss")[0]);
    }

    @Test
    void an_interval_below_one_is_none() {
        assertThatThrownBy(() -> network("sgd", "mse").fit(inputs(), targets()).together(new Table(1).member(0), 0))
                .hasMessageContaining("`every` must be at least 1");
    }

    @Test
    void a_training_elsewhere_is_followed_here() {
        Model model = network("sgd", "mse");
        List<Double> rates = new ArrayList<>();
        List<String> ended = new ArrayList<>();
        Elsewhere elsewhere = new Elsewhere() {
            @Override
            public Tensor example() {
                return Tensor.zeros(1, 3);
            }

            @Override
            public Epochs start(Order order) {
                assertThat(order.batchSize()).isEqualTo(7);
                return new Epochs() {
                    @Override
                    public Map<String, Double> next(double rate) {
                        rates.add(rate);
                        return Map.of("loss", 1.0 / rates.size());
                    }

                    @Override
                    public void close() {
                        ended.add("closed");
                    }
                };
            }
        };
        History history = model.fit(elsewhere)
                .epochs(5)
                .batchSize(7)
                .verbose(0)
                .validation(inputs(), targets())
                .callbacks(Callback.afterEpoch((epoch, logs) -> {
                    model.learningRate(0.5);
                    if (epoch == 2) {
                        model.stopTraining();
                    }
                }))
                .run();
        assertThat(history.get("loss")).containsExactly(1, 0.5, 1.0 / 3);
        assertThat(history.names()).contains("val_loss");
        assertThat(rates).containsExactly(0.01, 0.5, 0.5);
        assertThat(ended).containsExactly("closed");
        assertThatThrownBy(() -> model.fit(elsewhere).validationSplit(0.1).run())
                .hasMessageContaining("elsewhere");
    }
}
