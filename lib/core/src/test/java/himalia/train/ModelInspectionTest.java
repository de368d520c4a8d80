package himalia.train;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.tensor;
import static himalia.train.Train.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.MimeBundle;
import himalia.nn.Linear;
import himalia.nn.Module;
import himalia.nn.ReLU;
import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ModelInspectionTest {
    private static final Tensor X = tensor("[[1., 2.], [3., 4.], [5., 6.]]");

    @Test
    void lists_layers_with_shapes_and_parameters() {
        manualSeed(0);
        var model = new himalia.nn.Sequential(new Linear(2, 4), new ReLU(), new Linear(4, 1));
        assertThat(inspect(model).parameters()).isEqualTo(17);
        assertThat(inspect(model).table().columnNames())
                .containsExactly("layer", "kind", "shapes", "parameters", "weight norm");
        assertThat(inspect(model).toString())
                .contains("0: Linear [4, 2] [4], 12 parameters, |w| ")
                .endsWith("17 parameters");
    }

    @Test
    void norms_are_those_of_all_numbers_of_a_layer() {
        var model = new himalia.nn.Sequential(new Linear(2, 1));
        Linear layer = (Linear) model.children().getFirst();
        Tensor.noGrad(() -> layer.weight.copy_(tensor("[[2., 3.]]")));
        Tensor.noGrad(() -> layer.bias.copy_(tensor(new double[] {6})));
        model.forward(X).sum().backward();
        var row = inspect(model).layers().getFirst();
        assertThat(row.weight()).isEqualTo(7);
        assertThat(row.gradient()).isEqualTo(Math.sqrt(9 * 9 + 12 * 12 + 3 * 3));
    }

    @Test
    void a_unit_that_gives_nothing_for_any_example_is_dead() {
        var model = new himalia.nn.Sequential(new Linear(2, 4), new ReLU());
        Linear layer = (Linear) model.children().getFirst();
        Tensor.noGrad(() -> layer.weight.copy_(tensor("[[1., 0.], [-1., 0.], [-1., -1.], [0., 1.]]")));
        Tensor.noGrad(() -> layer.bias.copy_(tensor(0., 0., 0., -5.)));
        var rows = inspect(model, X).layers();
        assertThat(rows.get(0).dead()).isZero();
        assertThat(rows.get(1).dead()).as("the second and the third").isEqualTo(0.5);
        assertThat(rows.get(1).output()).isEqualTo("[3, 4]");
        assertThat(model.isTraining()).isTrue();
        assertThat(inspect(model).layers().get(1).output())
                .as("the hooks are gone")
                .isEmpty();
    }

    @Test
    void a_model_in_keras_style_is_seen_too() {
        Model model = new Sequential(new Dense(3, "relu").inputShape(2), new Dense(1, "sigmoid"));
        var seen = inspect(model, X);
        assertThat(seen.layers()).extracting(ModelInspection.Row::kind).containsExactly("Dense", "Dense");
        assertThat(seen.layers()).extracting(ModelInspection.Row::output).containsExactly("[3, 3]", "[3, 1]");
        assertThat(seen.parameters()).isEqualTo(model.countParams());
        assertThat(new TrainRenderers.OfModelInspection().render(seen).data()).containsKeys(MimeBundle.TEXT);
    }

    @Test
    void layers_that_a_module_calls_without_the_hooks_are_listed_all_the_same() {
        class Net extends Module {
            final Linear first = new Linear(2, 3);
            final Linear second = new Linear(3, 1);

            @Override
            public Tensor forward(Tensor x) {
                return second.call(first.forward(x));
            }
        }
        var rows = inspect(new Net(), X).layers();
        assertThat(rows).extracting(ModelInspection.Row::name).containsExactly("first", "second");
        assertThat(rows.get(0).output()).isEmpty();
        assertThat(rows.get(1).output()).isEqualTo("[3, 1]");
    }
}
