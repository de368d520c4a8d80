package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutogradTest {
    private static final List<UnaryOperator<Tensor>> FUNCTIONS = List.of(
            x -> x.exp(),
            x -> x.abs().add(0.5).log(),
            x -> x.mul(x).add(1).sqrt(),
            x -> x.sigmoid(),
            x -> x.tanh(),
            x -> x.relu(),
            x -> x.pow(3),
            x -> x.matmul(x.t()),
            x -> x.mean(0, true).mul(x),
            x -> x.max(1).values(),
            x -> x.get(":, 1").div(x.get("0, 2").add(5)),
            x -> cat(1, x, x.sum(1, true)).reshape(-1),
            x -> stack(x.get(0), x.get(1)).permute(1, 0).mul(x.transpose(0, 1)),
            x -> x.unsqueeze(1).expand(2, 4, 3).matmul(x.t()),
            x -> where(x.gt(0), x.mul(2), x.exp()));

    @Test
    void gradients_agree_with_finite_differences() {
        double[] at = {0.3, -1.2, 0.7, 1.9, -0.4, 0.11};
        for (int f = 0; f < FUNCTIONS.size(); f++) {
            Tensor x = doubles(at).requiresGrad_();
            Tensor y = FUNCTIONS.get(f).apply(x);
            Tensor weights = arange(1, y.numel() + 1).toDouble().view(y.shape().toArray());
            y.backward(weights);
            for (int i = 0; i < at.length; i++) {
                double slope = (at(f, at, i, 1e-6, weights) - at(f, at, i, -1e-6, weights)) / 2e-6;
                assertThat(x.grad().toDoubleArray()[i])
                        .as("function %d, element %d", f, i)
                        .isCloseTo(slope, org.assertj.core.data.Offset.offset(1e-6 * (1 + Math.abs(slope))));
            }
        }
    }

    private static double at(int f, double[] at, int i, double shift, Tensor weights) {
        double[] moved = at.clone();
        moved[i] += shift;
        return FUNCTIONS.get(f).apply(doubles(moved)).mul(weights).sum().item();
    }

    private static Tensor doubles(double... v) {
        Tensor t = zeros(DType.FLOAT64, 2, 3);
        System.arraycopy(v, 0, t.storage().doubles(), 0, v.length);
        return t;
    }

    @Test
    void gradients_of_gradients() {
        Tensor x = tensor(3.).requiresGrad_();
        x.pow(3).backward(tensor(1.), true, true);
        Tensor first = x.grad();
        assertThat(first.item()).isEqualTo(27);
        x.zeroGrad();
        first.backward();
        assertThat(x.grad().item()).isEqualTo(18);
    }

    @Test
    void gradients_add_up_until_forgotten() {
        Tensor w = tensor(2.).requiresGrad_();
        w.mul(3).backward();
        w.mul(3).backward();
        assertThat(w.grad()).hasToString("tensor(6.)");
        w.zeroGrad();
        assertThat(w.grad()).isNull();
    }

    @Test
    void leaves_own_their_gradients() {
        Tensor a = ones(2).requiresGrad_();
        Tensor b = ones(2).requiresGrad_();
        a.add(b).sum().backward();
        a.grad().zero_();
        assertThat(b.grad()).hasToString("tensor([1., 1.])");
    }

    @Test
    void no_grad_records_nothing_and_ends() {
        Tensor w = ones(2).requiresGrad_();
        try (NoGrad _ = noGrad()) {
            assertThat(w.mul(2).requiresGrad()).isFalse();
            w.add_(1);
        }
        assertThat(noGrad(() -> w.mul(2)).requiresGrad()).isFalse();
        noGrad(() -> {
            w.mul_(2);
        });
        assertThat(w.mul(2).requiresGrad()).isTrue();
        assertThat(w.detach().requiresGrad()).isFalse();
        assertThat(w).hasToString("tensor([4., 4.], requires_grad=True)");
    }

    @Test
    void in_place_changes_of_a_view_flow_back_through_its_base() {
        Tensor x = ones(2, 2).requiresGrad_();
        Tensor y = x.mul(1);
        Tensor row = y.get(0);
        row.mul_(5);
        y.sum().add(row.sum()).backward();
        assertThat(x.grad()).hasToString("tensor([[10., 10.],\n        [ 1.,  1.]])");
    }

    @Test
    void a_view_sees_the_change_of_its_base() {
        Tensor x = ones(2).requiresGrad_();
        Tensor y = x.mul(1);
        Tensor first = y.get(0);
        y.mul_(3);
        first.backward();
        assertThat(x.grad()).hasToString("tensor([3., 0.])");
    }

    @Test
    void an_overwritten_value_is_noticed() {
        Tensor x = ones(2).requiresGrad_();
        Tensor y = x.exp();
        Tensor z = y.mul(y).sum();
        y.add_(1);
        assertThatThrownBy(z::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "one of the variables needed for gradient computation has been modified by an inplace operation")
                .hasMessageContaining("MulBackward0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_loss_that_is_no_number_stops_training(double loss) {
        Tensor w = tensor(loss).requiresGrad_();
        w.storage().updated();
        w.storage().updated();
        assertThatThrownBy(() -> w.mul(1).backward())
                .isInstanceOf(NonFiniteLossException.class)
                .hasMessageContaining(Double.isNaN(loss) ? "The loss is nan" : "inf")
                .hasMessageContaining("after 2 optimizer steps")
                .hasMessageContaining("Hint: try a smaller learning rate");
        stopOnNonFiniteLoss(false);
        try {
            w.mul(1).backward();
            assertThat(w.grad().item()).isEqualTo(1);
        } finally {
            stopOnNonFiniteLoss(true);
        }
    }

    @Test
    void a_result_that_no_gradient_needs_may_be_overwritten() {
        Tensor x = tensor(3.).requiresGrad_();
        x.pow(2).add_(1).backward();
        assertThat(x.grad().item()).isEqualTo(6);
    }

    @Test
    void computed_tensors_keep_their_gradient_when_asked() {
        Tensor w = tensor(2.).requiresGrad_();
        Tensor h = w.mul(3).retainGrad();
        h.mul(h).backward();
        assertThat(h.grad().item()).isEqualTo(12);
        assertThat(h.gradFn().toString()).contains("MulBackward0");
    }

    @Test
    void retain_grad_of_a_leaf_changes_nothing() {
        Tensor w = tensor("[1., 2.]").requiresGrad_().retainGrad();
        w.mul(3).sum().backward();
        assertThat(w.grad()).hasToString("tensor([3., 3.])");
        w.mul(3).sum().backward();
        assertThat(w.grad()).hasToString("tensor([6., 6.])");
    }

    @Test
    void nodes_describe_themselves() {
        assertThat(tensor(1.).requiresGrad_().exp().gradFn()).hasToString("<ExpBackward0, inputs: [AccumulateGrad]>");
    }
}
