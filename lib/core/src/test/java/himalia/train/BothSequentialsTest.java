package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.BCELoss;
import himalia.nn.Dropout;
import himalia.nn.Linear;
import himalia.nn.Module;
import himalia.nn.Sigmoid;
import himalia.optim.SGD;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// The Sequential of a cell is PyTorch's and Keras' in one.
class BothSequentialsTest {
    private static final Tensor X = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
    private static final Tensor Y = tensor("[[0.], [1.], [1.], [0.]]");

    private static <T> T seeded(Function<Module[], T> maker) {
        manualSeed(777);
        return maker.apply(new Module[] {new Linear(2, 3), new Sigmoid(), new Linear(3, 1), new Sigmoid()});
    }

    @Test
    void of_modules_alone_it_is_that_of_pytorch() {
        Module theirs = seeded(himalia.nn.Sequential::new);
        Sequential ours = seeded(Sequential::new);
        assertThat(ours).hasToString(theirs.toString());
        assertThat(ours.namedParameters().keySet())
                .isEqualTo(theirs.namedParameters().keySet());
        assertThat(ours.stateDict().toString()).isEqualTo(theirs.stateDict().toString());
        assertThat(ours.forward(X)).hasToString(theirs.forward(X).toString());
        assertThat(ours.call(rand(3, 5, 2)).shape()).hasToString("torch.Size([3, 5, 1])");
        assertThat(ours.forward(tensor(0., 1.)).shape()).hasToString("torch.Size([1])");
        assertThat(ours.get(-1)).isInstanceOf(Sigmoid.class).isSameAs(ours.get(3));
        assertThat(ours.size()).isEqualTo(4);
        assertThat(ours.children()).hasSize(4);
        assertThat(new Sequential(List.of(new Linear(2, 1)))).hasToString(new Sequential(new Linear(2, 1)).toString());
        assertThat(new himalia.nn.Sequential(List.of(new Linear(2, 1))).size()).isEqualTo(1);
    }

    @Test
    void its_messages_are_those_of_pytorchs() {
        Module theirs = seeded(himalia.nn.Sequential::new);
        Sequential ours = seeded(Sequential::new);
        Tensor wrong = rand(4, 7);
        String message = null;
        try {
            theirs.forward(wrong);
        } catch (RuntimeException expected) {
            message = expected.getMessage();
        }
        assertThat(message).isNotNull();
        assertThatThrownBy(() -> ours.forward(wrong)).hasMessage(message);
    }

    @Test
    void a_loop_trains_it_and_so_does_fit() {
        Sequential ours = seeded(Sequential::new);
        SGD optimizer = new SGD(ours.parameters(), 1);
        double first = new BCELoss().forward(ours.forward(X), Y).item();
        for (int step = 0; step < 50; step++) {
            optimizer.zeroGrad();
            new BCELoss().forward(ours.forward(X), Y).backward();
            optimizer.step();
        }
        assertThat(new BCELoss().forward(ours.forward(X), Y).item()).isLessThan(first);
        Tensor before = ours.forward(X).detach();
        ours.compile(Optimizers.sgd(0.5), "binary_crossentropy", List.of("accuracy"));
        assertThat(ours.fit(X, Y).epochs(3).verbose(0).run().epochs()).isEqualTo(3);
        assertThat(ours.predict(X).toString()).isNotEqualTo(before.toString());
        assertThat(ours.namedParameters()).containsKey("0.weight");
        assertThat(ours.summaryText()).contains("linear");
    }

    @Test
    void a_copy_and_a_change_of_type_keep_both_faces_together() {
        Sequential ours = seeded(Sequential::new);
        Sequential copy = (Sequential) ours.copy();
        Tensor before = ours.forward(X).detach();
        copy.parameters().forEach(p -> Tensor.noGrad(() -> p.zero_()));
        assertThat(ours.forward(X).detach()).hasToString(before.toString());
        assertThat(copy.forward(X).detach().sum().item()).isEqualTo(2);
        assertThat(copy.predict(X).sum().item()).isEqualTo(2);
        ours.to(DType.FLOAT64);
        assertThat(ours.forward(X.toDouble()).dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void layers_are_added_of_either_kind() {
        Sequential keras = new Sequential();
        keras.add(new Dense(3, "relu").inputShape(2)).append(new Dropout(0.5)).add(new Dense(1, "sigmoid"));
        assertThat(keras.size()).isEqualTo(3);
        assertThat(keras.namedChildren()).containsOnlyKeys("dense", "dropout", "dense_1");
        assertThat(keras.predict(X).shape()).hasToString("torch.Size([4, 1])");
        Sequential torch = new Sequential();
        torch.add(new Linear(2, 1)).add(new Sigmoid());
        assertThat(torch.namedChildren()).containsOnlyKeys("0", "1");
    }
}
