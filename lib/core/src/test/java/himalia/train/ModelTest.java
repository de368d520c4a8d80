package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import himalia.data.DataLoader;
import himalia.nn.Dropout;
import himalia.nn.Embedding;
import himalia.nn.Flatten;
import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelTest {
    private static final Tensor X = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor Y = tensor("[[0.], [1.], [1.], [0.]]");

    private static Sequential xor() {
        manualSeed(1);
        return new Sequential(new Dense(4, "sigmoid").inputShape(2), new Dense(5, "sigmoid"), new Dense(1, "sigmoid"));
    }

    private static Sequential compiled() {
        Sequential model = xor();
        model.compile(Optimizers.sgd(0.5), "binary_crossentropy", "binary_accuracy");
        return model;
    }

    @Test
    void the_lecture_of_xor_trains_and_is_seen_in_the_history() {
        Sequential model = compiled();
        History history = model.fit(X, Y).epochs(300).batchSize(4).verbose(0).run();
        assertThat(history.epochs()).isEqualTo(300);
        assertThat(history.names()).containsExactly("binary_accuracy", "loss");
        assertThat(history.last("loss")).isLessThan(history.get("loss")[0]);
        assertThat(history.table().rowCount()).isEqualTo(300);
        assertThat(history.table().columnNames()).containsExactly("epoch", "binary_accuracy", "loss");
        assertThat(model.predict(X).shape().toArray()).containsExactly(4, 1);
        assertThat(model.evaluate(X, Y)).containsOnlyKeys("loss", "binary_accuracy");
        assertThat(history).hasToString(history.toString()).asString().startsWith("History of 300 epochs: ");
    }

    @Test
    void the_rate_can_be_changed_by_another_thread_while_the_model_trains() {
        Sequential model = compiled();
        History history = model.fit(X, Y)
                .epochs(10)
                .verbose(0)
                .callbacks(Callback.afterEpoch((epoch, _) -> {
                    if (epoch == 4) {
                        try {
                            Thread.ofPlatform()
                                    .start(() -> model.learningRate(0))
                                    .join();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                }))
                .run();
        double[] loss = history.get("loss");
        assertThat(loss[4]).isNotEqualTo(loss[3]);
        assertThat(loss[9]).isCloseTo(loss[6], within(1e-6));
        assertThat(model.learningRate()).isZero();
    }

    @Test
    void filters_can_move_in_two_widths() {
        Sequential model =
                new Sequential(new Conv2D(3, 3).strides(2, 1).padding("same").inputShape(9, 8, 1));
        assertThat(model.predict(rand(2, 9, 8, 1)).shape().toArray()).containsExactly(2, 5, 8, 3);
        assertThatThrownBy(() -> new Conv2D(3, 3).strides(0)).hasMessageContaining("`strides` must be positive");
    }

    @Test
    void both_ways_to_build_a_model_give_the_same_network() {
        manualSeed(1);
        Input input = new Input(2);
        Symbol x = new Dense(4, "sigmoid").call(input);
        x = new Dense(5, "sigmoid").call(x);
        Model functional = new Model(input, new Dense(1, "sigmoid").call(x));
        assertThat(functional.countParams()).isEqualTo(43);
        assertThat(functional.predict(X)).hasToString(xor().predict(X).toString());
        assertThat(functional.summaryText())
                .startsWith("Model: \"functional\"")
                .contains("input_layer (InputLayer)", "│ (None, 2) ", " Total params: 43 (172.00 B)");
    }

    @Test
    void weights_are_those_of_keras_and_can_be_kept(@TempDir Path folder) {
        Sequential model = xor();
        assertThat(model.getWeights().stream().map(w -> w.shape().toString()))
                .containsExactly(
                        "torch.Size([2, 4])",
                        "torch.Size([4])",
                        "torch.Size([4, 5])",
                        "torch.Size([5])",
                        "torch.Size([5, 1])",
                        "torch.Size([1])");
        String file = folder.resolve("xor.safetensors").toString();
        model.saveWeights(file);
        manualSeed(2);
        Sequential other =
                new Sequential(new Dense(4, "sigmoid").inputShape(2), new Dense(5, "sigmoid"), new Dense(1, "sigmoid"));
        assertThat(other.predict(X).equal(model.predict(X))).isFalse();
        other.loadWeights(file);
        assertThat(other.predict(X).equal(model.predict(X))).isTrue();
        assertThatThrownBy(() -> other.setWeights(List.of())).hasMessageContaining("the model has 6 weights, got 0");
        assertThatThrownBy(() -> new Sequential(new Dense(1).inputShape(3)).loadWeights(file))
                .hasMessageContaining("shape");
    }

    @Test
    void dense_starts_within_the_bound_of_glorot() {
        manualSeed(5);
        Tensor kernel = ((Layer) new Sequential(new Dense(60).inputShape(40)).layer("dense"))
                .getWeights()
                .getFirst();
        double bound = Math.sqrt(6.0 / 100);
        assertThat(kernel.abs().max().item()).isBetween(0.95 * bound, bound);
    }

    @Test
    void a_part_can_be_kept_for_the_validation_and_it_is_the_last_one() {
        Tensor x = rand(10, 2);
        Tensor y = x.sum(1, true);
        Sequential model = new Sequential(new Dense(1).inputShape(2));
        model.compile("sgd", "mse", "mae");
        History history =
                model.fit(x, y).epochs(2).validationSplit(0.2).verbose(0).run();
        assertThat(history.names()).containsExactly("loss", "mae", "val_loss", "val_mae");
        Map<String, Double> last = model.evaluate(x.get("8:"), y.get("8:"));
        assertThat(history.last("val_loss")).isCloseTo(last.get("loss"), within(1e-7));
        assertThat(history.last("val_mae")).isCloseTo(last.get("mae"), within(1e-7));
    }

    @Test
    void seven_rows_in_batches_of_four_are_two_steps_an_epoch() {
        Tensor x = tensor("[[2.], [4.], [6.], [8.], [10.], [12.], [14.]]");
        Tensor y = tensor("[[0.], [0.], [0.], [1.], [1.], [1.], [1.]]");
        Sequential model = new Sequential(new Dense(1, "sigmoid").inputShape(1));
        var sgd = new SGD(model.parameters(), 0.007);
        model.compile(sgd, "binary_crossentropy");
        model.fit(x, y).epochs(3).batchSize(4).verbose(0).run();
        assertThat(sgd.steps()).isEqualTo(6);
        model.fit(new DataLoader(x, y, 2)).verbose(0).run();
        assertThat(sgd.steps()).isEqualTo(10);
        model.trainOnBatch(x, y);
        assertThat(sgd.steps()).isEqualTo(11);
    }

    @Test
    void weights_of_samples_and_classes_count() {
        Sequential model = compiled();
        double plain = model.evaluate(X, Y).get("loss");
        double none =
                model.fit(X, Y).verbose(0).sampleWeight(Tensor.zeros(4)).run().last("loss");
        assertThat(none).isZero();
        double twice = model.fit(X, Y)
                .verbose(0)
                .classWeight(Map.of(0, 2.0, 1, 2.0))
                .run()
                .last("loss");
        assertThat(twice).isCloseTo(2 * plain, within(1e-6));
    }

    @Test
    void pictures_have_their_channels_last() {
        manualSeed(3);
        Sequential model = new Sequential(
                new Conv2D(4, 3, "relu").inputShape(8, 8, 1),
                new MaxPooling2D(2),
                new BatchNormalization(),
                new Dropout(0.25),
                new Flatten(),
                new Dense(3, "softmax"));
        model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
        Tensor x = rand(6, 8, 8, 1);
        Tensor y = tensor(0, 1, 2, 0, 1, 2);
        History history = model.fit(x, y).epochs(40).batchSize(6).verbose(0).run();
        assertThat(history.last("loss")).isLessThan(history.get("loss")[0]);
        assertThat(model.predict(x).sum(1).sub(1).abs().max().item()).isLessThan(1e-5);
        assertThat(model.getWeights().getFirst().shape().toArray()).containsExactly(3, 3, 1, 4);
        assertThat(model.getWeights()).hasSize(8);
    }

    @Test
    void same_padding_keeps_the_size_and_puts_the_odd_zero_last() {
        Conv2D layer = new Conv2D(1, 2).padding("same");
        Sequential model = new Sequential(new Input(2, 2, 1), layer);
        model.setWeights(List.of(Tensor.ones(2, 2, 1, 1), Tensor.zeros(1)));
        assertThat(model.predict(tensor("[[[[1.], [2.]], [[3.], [4.]]]]")).flatten())
                .hasToString("tensor([10.,  6.,  7.,  4.])");
    }

    @Test
    void branches_join_again() {
        Input input = new Input(3);
        Symbol a = new Dense(3, "relu").call(input);
        Symbol both = new Concatenate().call(a, new Add().call(a, input));
        Model model = new Model(input, new Dense(1).call(both));
        assertThat(both.shape()).containsExactly(6);
        model.compile("adam", "mse");
        Tensor x = rand(8, 3);
        History history = model.fit(x, x.sum(1)).epochs(30).verbose(0).run();
        assertThat(history.last("loss")).isLessThan(history.get("loss")[0]);
    }

    @Test
    void modules_of_nn_stand_beside_layers_and_keep_their_names() {
        Sequential model = new Sequential(new Input(4), new Embedding(10, 3), new Flatten(), new Dense(1));
        assertThat(model.summaryText())
                .contains("embedding (Embedding)", "(None, 4, 3)", "flatten (Flatten)", "(None, 12)");
        model.compile("sgd", "mse");
        History history = model.fit(tensor("[[1, 2, 3, 4], [0, 9, 8, 7]]"), tensor(1., 2.))
                .verbose(0)
                .run();
        assertThat(history.epochs()).isEqualTo(1);
    }

    @Test
    void a_model_serves_a_loop_in_pytorchs_style() {
        Sequential model = xor();
        var optimizer = new SGD(model.parameters(), 0.5);
        himalia.nn.Functional.binaryCrossEntropy(model.forward(X), Y).backward();
        assertThat(Gradients.of(model).names()).containsExactly("dense.weight", "dense_1.weight", "dense_2.weight");
        optimizer.step();
        assertThat(Train.toCategorical(tensor(0, 2), 3)).hasToString("tensor([[1., 0., 0.],\n        [0., 0., 1.]])");
    }
}
