package himalia.tensor;

import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `x.cat(y)` would be legal without these methods, too, and mean `cat(y)`.
class JoiningTwoTest {
    private final Tensor x = tensor(1., 2.);
    private final Tensor y = tensor(3., 4.);

    @Test
    void a_tensor_joins_itself_with_another() {
        assertThat(x.cat(y)).hasToString("tensor([1., 2., 3., 4.])");
        assertThat(x.concat(y)).hasToString("tensor([1., 2., 3., 4.])");
        assertThat(x.hstack(y)).hasToString("tensor([1., 2., 3., 4.])");
        assertThat(x.stack(y)).hasToString("tensor([[1., 2.],\n        [3., 4.]])");
        assertThat(x.stack(y, 1)).hasToString("tensor([[1., 3.],\n        [2., 4.]])");
        assertThat(x.vstack(y).equal(x.stack(y))).isTrue();
        assertThat(x.rowStack(y).equal(x.stack(y))).isTrue();
        assertThat(x.columnStack(y).equal(x.stack(y, 1))).isTrue();
        assertThat(x.dstack(y).shape()).hasToString("torch.Size([1, 2, 2])");
        assertThat(x.view(2, 1).cat(y.view(2, 1), 1).equal(x.stack(y, 1))).isTrue();
    }

    @Test
    void a_function_joins_one_many_or_an_array() {
        assertThat(cat(x)).hasToString("tensor([1., 2.])");
        assertThat(cat(x, y, x).numel()).isEqualTo(6);
        assertThat(Tensor.cat(new Tensor[] {x})).hasToString("tensor([1., 2.])");
        assertThat(Tensor.cat(0, x, y).numel()).isEqualTo(4);
    }
}
