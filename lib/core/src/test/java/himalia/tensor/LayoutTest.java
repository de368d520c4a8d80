package himalia.tensor;

import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Shape shape = Shape.of(2, 3, 4);

    @Test
    void row_major_tensors_of_one_shape_share_one() {
        Tensor x = zeros(shape);
        assertThat(x.layout).isSameAs(shape.layout()).isSameAs(x.exp().layout);
        assertThat(x.layout.isContiguous()).isTrue();
        assertThat(x.layout).hasToString("[2, 3, 4] with strides [12, 4, 1]");
    }

    @Test
    void other_looks_at_the_same_elements_are_computed_from_it() {
        Layout l = shape.layout();
        assertThat(l.transpose(0, 2)).hasToString("[4, 3, 2] with strides [1, 4, 12]");
        assertThat(l.permute(new int[] {1, 2, 0})).hasToString("[3, 4, 2] with strides [4, 1, 12]");
        assertThat(l.select(1, 2)).hasToString("[2, 4] with strides [12, 1] from 8");
        assertThat(l.slice(2, 1, 4, 2)).hasToString("[2, 3, 2] with strides [12, 4, 2] from 1");
        assertThat(l.unsqueeze(3)).hasToString("[2, 3, 4, 1] with strides [12, 4, 1, 1]");
        assertThat(l.unsqueeze(0)).hasToString("[1, 2, 3, 4] with strides [24, 12, 4, 1]");
        assertThat(l.select(0, 1).broadcast(Shape.of(5, 3, 4))).hasToString("[5, 3, 4] with strides [0, 4, 1] from 12");
        assertThat(Shape.of(3, 1).layout().broadcast(Shape.of(3, 2))).hasToString("[3, 2] with strides [1, 0]");
        assertThat(l.as(Shape.of(6, 4))).hasToString("[6, 4] with strides [4, 1]");
    }

    @Test
    void only_gaps_and_turns_make_it_something_else_than_row_major() {
        Layout l = shape.layout();
        assertThat(l.transpose(0, 1).isContiguous()).isFalse();
        assertThat(l.slice(2, 0, 3, 1).isContiguous()).isFalse();
        assertThat(l.slice(0, 1, 2, 1).isContiguous()).isTrue();
        assertThat(l.unsqueeze(1).transpose(1, 0).isContiguous()).isTrue();
        assertThat(Shape.of(1).layout().broadcast(Shape.of(2)).isContiguous()).isFalse();
    }
}
