package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
}
