package himalia.train;

import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.optim.SGD;
import himalia.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ModelErrorsTest {
    private static Sequential model(int units, String activation, String loss, String... metrics) {
        Sequential model = new Sequential(new Dense(units, activation).inputShape(2));
        model.compile("sgd", loss, metrics);
        return model;
    }

    @Test
    void a_model_that_is_not_compiled_says_how() {
        Model model = new Sequential(new Dense(1).inputShape(2));
        assertThatThrownBy(() -> model.fit(rand(4, 2), rand(4, 1)).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not compiled")
                .hasMessageContaining("model.compile(\"sgd\", \"mse\")");
    }

    @Test
    void unknown_names_name_the_nearest() {
        Model model = new Sequential(new Dense(1).inputShape(2));
        assertThatThrownBy(() -> model.compile("adm", "mse")).hasMessageContaining("did you mean \"adam\"");
        assertThatThrownBy(() -> model.compile("sgd", "binary_crosentropy"))
                .hasMessageContaining("did you mean \"binary_crossentropy\"");
        assertThatThrownBy(() -> model.compile("sgd", "mse", "acuracy"))
                .hasMessageContaining("did you mean \"accuracy\"");
        assertThatThrownBy(() -> new Dense(1, "sigmod")).hasMessageContaining("did you mean \"sigmoid\"");
        assertThatThrownBy(() -> model.layer("dens")).hasMessageContaining("did you mean \"dense\"");
        assertThatThrownBy(() -> new History().get("los")).hasMessageContaining("Unknown series");
        model.compile("SGD", "BinaryCrossentropy");
    }

    @Test
    void a_softmax_of_one_output_is_told_of_since_it_is_always_1() {
        PrintStream before = System.err;
        var err = new ByteArrayOutputStream();
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            new Sequential(new Input(2), new Dense(1, "softmax"));
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .contains("the softmax of a single number is 1")
                    .contains("Hint: new Dense(1, \"sigmoid\")");
            err.reset();
            new Sequential(new Input(2), new Dense(2, "softmax"), new Dense(1, "sigmoid"));
            assertThat(err.size()).isZero();
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void wrong_shapes_name_the_layer_and_what_it_expected() {
        Model model = model(1, null, "mse");
        assertThatThrownBy(() -> model.fit(rand(4, 3), rand(4, 1)).run())
                .hasMessageContaining("layer 0 `dense` (Dense) expected (None, 2), got torch.Size([4, 3])");
        assertThatThrownBy(() -> model.predict(rand(2))).hasMessageContaining("x.unsqueeze(0)");
        assertThatThrownBy(() -> model.fit(rand(4, 2), rand(3, 1)).run()).hasMessageContaining("as many targets");
        assertThatThrownBy(() -> model.fit(rand(4, 2), rand(4, 3)).run())
                .hasMessageContaining("the model's output is (None, 1)");
        assertThatThrownBy(() -> new Sequential(new Dense(3).inputShape(2), new MaxPooling2D()))
                .hasMessageContaining("layer 1")
                .hasMessageContaining("expected pictures");
    }

    @Test
    void targets_that_want_another_loss_name_it() {
        assertThatThrownBy(() -> model(3, "softmax", "categorical_crossentropy")
                        .fit(rand(4, 2), tensor(0, 1, 2, 0))
                        .run())
                .hasMessageContaining("\"sparse_categorical_crossentropy\"")
                .hasMessageContaining("toCategorical(y, 3)");
        assertThatThrownBy(() -> model(3, "softmax", "sparse_categorical_crossentropy")
                        .fit(rand(4, 2), rand(4, 3))
                        .run())
                .hasMessageContaining("use \"categorical_crossentropy\"");
        assertThatThrownBy(() -> model(3, "softmax", "sparse_categorical_crossentropy")
                        .fit(rand(4, 2), tensor(0, 1, 2, 3))
                        .run())
                .hasMessageContaining("classes 0 to 2");
        assertThatThrownBy(() -> model(1, "sigmoid", "binary_crossentropy")
                        .fit(rand(2, 2), tensor(0., 5.))
                        .run())
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> model(1, null, "binary_crossentropy")
                        .fit(tensor("[[50., 50.], [-90., -90.]]"), tensor(0., 1.))
                        .verbose(0)
                        .run())
                .hasMessageContaining("add a sigmoid");
    }

    @Test
    void a_loss_that_is_no_number_names_epoch_batch_and_layer() {
        Sequential model = new Sequential(new Dense(4).inputShape(2), new Dense(1));
        model.compile(Optimizers.sgd(1e6), "mse");
        assertThatThrownBy(() -> model.fit(rand(8, 2), rand(8, 1))
                        .epochs(100)
                        .batchSize(4)
                        .verbose(0)
                        .run())
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching("(?s)The loss is (inf|nan) in epoch \\d+, batch \\d: .*smaller learning rate.*");
    }

    @Test
    void an_optimizer_of_another_model_is_refused() {
        Model model = new Sequential(new Dense(1).inputShape(2));
        Model other = new Sequential(new Dense(1).inputShape(2));
        model.compile(new SGD(other.parameters(), 0.1), "mse");
        assertThatThrownBy(() -> model.fit(rand(4, 2), rand(4, 1)).run())
                .hasMessageContaining("holds none of the parameters");
    }

    @Test
    void a_plan_that_nobody_started_is_told_of() {
        Model model = model(1, null, "mse");
        PrintStream err = System.err;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            model.fit(rand(4, 2), rand(4, 1)).epochs(5);
            model.predict(rand(4, 2));
            model.predict(rand(4, 2));
        } finally {
            System.setErr(err);
        }
        assertThat(told.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("never started")
                .contains("end it in .run()");
    }

    @Test
    void an_interrupt_leaves_what_was_learned() {
        Model model = model(1, null, "mse");
        Tensor x = rand(64, 2);
        assertThatThrownBy(() -> model.fit(x, x.sum(1))
                        .epochs(1000)
                        .verbose(0)
                        .callbacks(Callback.afterEpoch((epoch, _) -> {
                            if (epoch == 4) {
                                Thread.currentThread().interrupt();
                            }
                        }))
                        .run())
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("in epoch 6 of 1000");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.history().epochs()).isEqualTo(5);
        assertThat(model.fit(x, x.sum(1)).verbose(0).run().epochs()).isEqualTo(1);
    }

    @Test
    void weights_for_a_layer_that_has_none_yet_are_refused() {
        for (Layer layer : List.of(new Dense(2), new Conv2D(2, 3), new LSTM(2), new BatchNormalization())) {
            assertThatThrownBy(() -> layer.setWeights(List.of(rand(2, 2), rand(2))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected 0 weights, got 2");
        }
    }

    @Test
    void a_stack_that_has_seen_no_example_takes_lists_of_one() {
        Tensor x = rand(4, 2);
        Model model = new Sequential(new Dense(1));
        model.compile("sgd", "mse");
        assertThat(model.fit(List.of(x), List.of(x.sum(1))).verbose(0).run().epochs())
                .isEqualTo(1);
        assertThat(new Sequential(new Dense(3)).predict(List.of(x)).getFirst().size(1))
                .isEqualTo(3);
        assertThatThrownBy(() -> new Sequential(new Dense(3)).predict(List.of(x, x)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the model has 1 inputs, [input_layer], got 2");
    }
}
