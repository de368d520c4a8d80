package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.Module;
import himalia.nn.Parameter;
import himalia.tensor.Tensor;
import himalia.train.Activation;
import himalia.train.BatchNormalization;
import himalia.train.Dense;
import himalia.train.GRU;
import himalia.train.Input;
import himalia.train.LSTM;
import himalia.train.Model;
import himalia.train.Optimizers;
import himalia.train.Regularizers;
import himalia.train.Sequential;
import himalia.train.SimpleRNN;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ParcelTest {
    private static Model sent(Model model) {
        return Parcel.unpack(Model.class, Parcel.pack(model));
    }

    private static void sameAfterTraining(Model model, Tensor x, Tensor y) {
        model.fit(x, y).epochs(2).shuffle(false).verbose(0).run();
        Model copy = sent(model);
        assertThat(copy.predict(x).equal(model.predict(x))).isTrue();
        assertThat(copy.optimizer().params().getFirst())
                .isSameAs(copy.parameters().getFirst());
        // and it learns on as the original does, its optimizer included
        double own = model.fit(x, y)
                .epochs(3)
                .shuffle(false)
                .verbose(0)
                .goesOn()
                .run()
                .last("loss");
        double its = copy.fit(x, y)
                .epochs(3)
                .shuffle(false)
                .verbose(0)
                .goesOn()
                .run()
                .last("loss");
        assertThat(its).isEqualTo(own);
        assertThat(copy.predict(x).equal(model.predict(x))).isTrue();
    }

    @Test
    void a_model_goes_with_all_that_it_has_learned() {
        Tensor x = Tensor.randn(12, 4);
        Tensor y = Tensor.rand(12, 1);
        for (String optimizer : List.of("sgd", "adam", "adamw", "rmsprop", "adagrad", "nadam", "adadelta")) {
            Model model = new Sequential(
                    new Dense(5, "relu").kernelRegularizer(Regularizers.l2(0.1)).inputShape(4),
                    new BatchNormalization(),
                    new Activation("tanh"),
                    new Dense(3),
                    new Dense(1, "sigmoid"));
            sameAfterTraining(model.compile(optimizer, "binary_crossentropy", "accuracy", "mse", "huber"), x, y);
        }
        Model model = new Sequential(new Dense(1).inputShape(4));
        sameAfterTraining(model.compile(Optimizers.sgd(0.1), new himalia.nn.SmoothL1Loss()), x, y);
    }

    @Test
    void layers_that_are_joined_and_layers_that_remember_go_too() {
        Tensor x = Tensor.randn(6, 5, 3);
        Tensor y = Tensor.rand(6, 1);
        for (var layer : List.of(new LSTM(4), new GRU(4), new SimpleRNN(4).activation("relu"))) {
            sameAfterTraining(new Sequential(layer.inputShape(5, 3), new Dense(1)).compile("adam", "mse"), x, y);
        }
        Input input = new Input(4);
        Dense shared = new Dense(4, "tanh");
        Model joined = new Model(input, new Dense(1).call(shared.call(shared.call(input))));
        sameAfterTraining(joined.compile("sgd", "mae"), Tensor.randn(6, 4), y);
    }

    /// A layer of one's own, with things of every kind.
    static final class Own extends Module {
        private final Parameter[] weights = {new Parameter(Tensor.ones(2)), new Parameter(Tensor.zeros(2))};
        private final List<Object> many = new ArrayList<>(List.of("a", 1, 2.5, List.of(3L)));
        private final Map<String, int[]> named = Map.of("shape", new int[] {1, 2});
        private final Setting setting = new Setting("s", weights[0]);
        private int number = 7;
        private Object self = this;

        record Setting(String name, Tensor tensor) {}

        @Override
        public Tensor forward(Tensor x) {
            return x.mul(weights[0]).add(weights[1]);
        }
    }

    @Test
    void what_is_shared_stays_shared() {
        Own own = new Own();
        own.number = 8;
        Own copy = Parcel.unpack(Own.class, Parcel.pack(own));
        assertThat(copy.number).isEqualTo(8);
        assertThat(copy.self).isSameAs(copy);
        assertThat(copy.setting.tensor()).isSameAs(copy.weights[0]);
        assertThat(copy.weights[0].requiresGrad()).isTrue();
        assertThat(copy.many).isEqualTo(own.many);
        assertThat(copy.named.get("shape")).containsExactly(1, 2);
    }

    static final class Holder {
        final UnaryOperator<String> function;
        final Thread thread;

        Holder(UnaryOperator<String> function, Thread thread) {
            this.function = function;
            this.thread = thread;
        }
    }

    @Test
    void what_cannot_be_sent_is_named() {
        assertThatThrownBy(() -> Parcel.pack(new Holder(x -> x + "!", null)))
                .hasMessageContaining("Holder.function holds a function")
                .hasMessageContaining("Hint: ");
        assertThatThrownBy(() -> Parcel.pack(new Holder(null, new Thread())))
                .hasMessageContaining("Holder.thread holds a `Thread`");
    }
}
