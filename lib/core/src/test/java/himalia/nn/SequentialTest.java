package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SequentialTest {
    @Test
    void prints_as_pytorch() {
        assertThat(new Sequential(new Linear(2, 2), new Sigmoid(), new Linear(2, 1), new Sigmoid()))
                .hasToString("""
                        Sequential(
                          (0): Linear(in_features=2, out_features=2, bias=True)
                          (1): Sigmoid()
                          (2): Linear(in_features=2, out_features=1, bias=True)
                          (3): Sigmoid()
                        )""");
    }

    @Test
    void names_the_layer_that_does_not_fit() {
        Sequential model = new Sequential(new Linear(3, 8), new Sigmoid(), new Linear(8, 2), new Linear(8, 1));
        assertThatThrownBy(() -> model.forward(zeros(5, 3)))
                .isInstanceOf(LayerShapeException.class)
                .hasMessageStartingWith("addmm: mat1 and mat2 shapes cannot be multiplied (5x2 and 8x1)")
                .hasMessageContaining("layer 3 `Linear(8, 1)` expected [*, 8], got [5, 2]")
                .hasMessageContaining("Hint: ");
    }

    @Test
    void names_the_path_into_nested_models() {
        Sequential model = new Sequential(new Linear(3, 8), new Sequential(new Tanh(), new Linear(4, 1)));
        assertThatThrownBy(() -> model.forward(zeros(5, 3))).hasMessageContaining("layer 1.1 `Linear(4, 1)`");
    }

    @Test
    void gives_its_modules() {
        Linear last = new Linear(2, 1);
        Sequential model = new Sequential(new ReLU(), last);
        assertThat(model.size()).isEqualTo(2);
        assertThat(model.get(-1)).isSameAs(last);
    }

    @Test
    void a_bend_over_the_sums_of_a_layer_changes_neither_results_nor_gradients() {
        manualSeed(3);
        Linear first = new Linear(3, 8);
        Linear second = new Linear(8, 4);
        Sequential model = new Sequential(first, new Sigmoid(), second, new Tanh(), new ReLU());
        Tensor x = randn(5, 3);
        Tensor y = model.forward(x);
        y.pow(2).sum().backward();
        Tensor weightGradient = first.weight.grad().clone();
        Tensor biasGradient = second.bias.grad().clone();

        model.zeroGrad();
        Tensor steps = second.forward(first.forward(x).sigmoid()).tanh().relu();
        steps.pow(2).sum().backward();
        assertThat(y.equal(steps)).isTrue();
        assertThat(weightGradient.equal(first.weight.grad())).isTrue();
        assertThat(biasGradient.equal(second.bias.grad())).isTrue();
    }

    @Test
    void a_hook_sees_what_a_layer_gave_although_a_bend_follows() {
        Linear layer = new Linear(3, 8);
        Sequential model = new Sequential(layer, new Sigmoid());
        Tensor[] seen = new Tensor[1];
        layer.registerForwardHook((_, _, out) -> {
            seen[0] = out;
            return null;
        });
        Tensor x = randn(5, 3);
        model.forward(x);
        assertThat(seen[0].equal(layer.forward(x))).isTrue();
    }
}
