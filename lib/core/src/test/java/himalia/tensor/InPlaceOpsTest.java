package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.noGrad;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InPlaceOpsTest {
    /// What draws numbers, looks at shapes or gradients, or has no twin.
    private static final Set<String> UNLIKE = Set.of(
            "uniform_",
            "normal_",
            "bernoulli_",
            "exponential_",
            "cauchy_",
            "logNormal_",
            "zero_",
            "bitwiseNot_",
            "t_",
            "squeeze_",
            "requiresGrad_",
            "detach_");

    @Test
    void functions_in_place_change_the_tensor() {
        Tensor x = tensor("[[0.5, -0.25], [0.75, 0.]]");
        Tensor y = x.clone();
        assertThat(y.expm1_()).isSameAs(y);
        assertThat(y.equal(x.expm1())).isTrue();
        assertThat(x.clone().gt_(0).equal(x.gt(0).toFloat())).isTrue();
        assertThat(x.clone().div_(0.3, "floor").equal(x.div(0.3, "floor"))).isTrue();
        assertThat(tensor("[6, 3]").bitwiseAnd_(2).equal(tensor("[2, 2]"))).isTrue();
    }

    @Test
    void what_shows_one_number_several_times_takes_no_different_ones() {
        Tensor x = tensor("[5.]").expand(3);
        for (UnaryOperator<Tensor> change : List.<UnaryOperator<Tensor>>of(
                y -> y.add_(1),
                y -> y.mul_(tensor("[1., 2., 3.]")),
                Tensor::exp_,
                y -> y.copy_(ones(3)),
                y -> y.clamp_(0, 1),
                y -> y.cumsum_(0))) {
            assertThatThrownBy(() -> change.apply(x))
                    .hasMessageStartingWith(
                            "unsupported operation: more than one element of the written-to tensor refers "
                                    + "to a single memory location. Please clone() the tensor before performing the operation.");
        }
        assertThat(x).hasToString("tensor([5., 5., 5.])");
        assertThat(x.fill_(3)).hasToString("tensor([3., 3., 3.])");
        assertThat(x.zero_()).hasToString("tensor([0., 0., 0.])");
        assertThat(x.clone().add_(1)).hasToString("tensor([1., 1., 1.])");
        assertThat(zeros(1, 3).expand(1, 3).add_(1)).hasToString("tensor([[1., 1., 1.]])");
        assertThat(zeros(1, 0).expand(3, 0).add_(1).numel()).isZero();
    }

    @Test
    void a_matrix_becomes_its_transpose_and_shares_its_elements_as_before() {
        Tensor x = arange(6).view(2, 3).clone();
        Tensor row = x.get(0);
        assertThat(x.t_()).isSameAs(x).hasToString("tensor([[0, 3],\n        [1, 4],\n        [2, 5]])");
        assertThat(x.isContiguous()).isFalse();
        assertThat(x.add(1).sum(0)).hasToString("tensor([ 6, 15])");
        row.fill_(7);
        assertThat(x.get(":, 0")).hasToString("tensor([7, 7, 7])");
        assertThat(x.t_().isContiguous()).isTrue();
        assertThat(x.transpose_(0, 1).shape()).hasToString("torch.Size([3, 2])");
    }

    @Test
    void dimensions_of_size_1_come_and_go() {
        Tensor x = zeros(2, 1, 3, 1);
        assertThat(x.squeeze_(1).shape()).hasToString("torch.Size([2, 3, 1])");
        assertThat(x.squeeze_(0).shape()).hasToString("torch.Size([2, 3, 1])");
        assertThat(x.squeeze_().shape()).hasToString("torch.Size([2, 3])");
        assertThat(x.unsqueeze_(-1).unsqueeze_(0).shape()).hasToString("torch.Size([1, 2, 3, 1])");
        x.get("0, 1").fill_(1);
        assertThat(x.toDoubleArray()).containsExactly(0, 0, 0, 1, 1, 1);
    }

    @Test
    void a_tensor_that_backward_needs_is_missed() {
        Tensor w = ones(3).requiresGrad_();
        Tensor x = tensor("[1., 2., 3.]");
        Tensor y = w.mul(x).sum();
        x.unsqueeze_(0);
        assertThatThrownBy(y::backward).hasMessageContaining("has been modified by an inplace operation");
    }

    @Test
    void tensors_with_gradients_are_refused() {
        Tensor w = ones(2, 3).requiresGrad_();
        assertThatThrownBy(w::t_)
                .hasMessageStartingWith("a leaf Variable that requires grad is being used in an in-place operation.")
                .hasMessageContaining("x = x.t(...)");
        assertThatThrownBy(() -> noGrad(() -> w.t_())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> w.mul(2).unsqueeze_(0)).hasMessageStartingWith("unsqueeze_ cannot change the shape");
    }

    @Test
    void a_tensor_can_be_cut_off_and_resized_in_place() {
        Tensor y = tensor(2.).requiresGrad_().mul(3);
        assertThat(y.detach_().isLeaf()).isTrue();
        assertThatThrownBy(() -> zeros(2).resize_(3)).hasMessageContaining("room for 2");
        Tensor view = tensor("[1., 2.]").requiresGrad_().mul(2).view(2, 1);
        assertThatThrownBy(view::detach_).hasMessageStartingWith("Can't detach views in-place");
    }

    /// Big enough for memory that is used again, by each operation of no other tensor that has a twin in place.
    @Test
    void big_tensors_change_as_small_ones_and_leave_all_others_alone() throws ReflectiveOperationException {
        Tensor x = rand(2 * GradientPool.BIG).mul(0.9).add(0.05);
        List<Tensor> held = new ArrayList<>();
        List<double[]> expected = new ArrayList<>();
        int found = 0;
        for (Method twin : Tensor.class.getMethods()) {
            String name = twin.getName();
            if (!name.endsWith("_") || twin.getParameterCount() > 0 || UNLIKE.contains(name)) {
                continue;
            }
            found++;
            Tensor plain = (Tensor)
                    Tensor.class.getMethod(name.substring(0, name.length() - 1)).invoke(x);
            Tensor changed = (Tensor) twin.invoke(x.clone());
            assertThat(changed.toDoubleArray())
                    .as(name)
                    .isEqualTo(plain.to(x.dtype()).toDoubleArray());
            held.add(changed);
            expected.add(plain.to(x.dtype()).toDoubleArray());
        }
        assertThat(found).isGreaterThan(50);
        for (int i = 0; i < held.size(); i++) {
            assertThat(held.get(i).toDoubleArray()).isEqualTo(expected.get(i));
        }
    }

    @Test
    void what_a_big_step_computes_stays_where_a_gradient_needs_it() {
        int n = 2 * GradientPool.BIG;
        Tensor w = ones(n).requiresGrad_();
        Tensor x = ones(n).mul(2);
        x.lerp_(w, 0.25).pow_(3); // its result is what the gradient of the next step needs
        Tensor y = ones(n);
        for (int i = 0; i < 3; i++) {
            y.exp2_().log2_();
        }
        x.sum().backward();
        assertThat(w.grad().min().item()).isEqualTo(3 * 1.75 * 1.75 * 0.25);
        assertThat(w.grad().max().item()).isEqualTo(3 * 1.75 * 1.75 * 0.25);
    }

    @Test
    void the_other_operand_has_its_gradient_from_the_values_before() {
        Map<String, List<BinaryOperator<Tensor>>> pairs = Map.of(
                "lerp", List.of((x, w) -> x.lerp(w, 0.25), (x, w) -> x.lerp_(w, 0.25)),
                "lerp by it", List.of((x, w) -> x.lerp(ones(3), w), (x, w) -> x.lerp_(ones(3), w)),
                "pow", List.of(Tensor::pow, Tensor::pow_),
                "atan2", List.of(Tensor::atan2, Tensor::atan2_),
                "hypot", List.of(Tensor::hypot, Tensor::hypot_),
                "xlogy", List.of(Tensor::xlogy, Tensor::xlogy_),
                "remainder", List.of(Tensor::remainder, Tensor::remainder_),
                "addcmul", List.of((x, w) -> x.addcmul(ones(3), w), (x, w) -> x.addcmul_(ones(3), w)),
                "addcdiv", List.of((x, w) -> x.addcdiv(ones(3), w), (x, w) -> x.addcdiv_(ones(3), w)),
                "maskedScatter",
                        List.of((x, w) -> x.maskedScatter(x.gt(1), w), (x, w) -> x.maskedScatter_(x.gt(1), w)));
        pairs.forEach((name, pair) -> {
            List<String> gradients = new ArrayList<>();
            for (BinaryOperator<Tensor> operation : pair) {
                Tensor w = tensor("[0.5, 2., 3.]").requiresGrad_();
                operation.apply(tensor("[4., 1., 2.]"), w).square().sum().backward();
                gradients.add(w.grad().toString());
            }
            assertThat(gradients.getLast()).as(name).isEqualTo(gradients.getFirst());
        });
    }
}
