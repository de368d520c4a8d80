package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void tells_its_sizes() {
        Shape s = Shape.of(2, 3);
        assertThat(s)
                .hasToString("torch.Size([2, 3])")
                .isEqualTo(Shape.of(2, 3))
                .hasSameHashCodeAs(Shape.of(2, 3));
        assertThat(s.get(-1)).isEqualTo(3);
        assertThat(s.numel()).isEqualTo(6);
        assertThat(s.dim()).isEqualTo(2);
        assertThat(s.toArray()).containsExactly(2, 3);
        assertThat(Shape.of(4, 0).numel()).isZero();
        assertThatThrownBy(() -> s.get(2)).hasMessageStartingWith("Dimension out of range");
    }

    @Test
    void refuses_more_elements_than_an_array_holds() {
        assertThatThrownBy(() -> Shape.of(100_000, 100_000)).hasMessageContaining("has more than 2147483639 elements");
    }
}
