package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.bernoulli;
import static himalia.tensor.Tensor.einsum;
import static himalia.tensor.Tensor.eye;
import static himalia.tensor.Tensor.full;
import static himalia.tensor.Tensor.linspace;
import static himalia.tensor.Tensor.meshgrid;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/// The examples of the documentation, and small facts beside them.
class OpsExamplesTest {
    private static void shows(Object result, String text) {
        assertThat(result).hasToString(text);
    }

    @Test
    void arithmetic_and_functions() {
        shows(tensor("[1., 2.]").mul(3).add(1), "tensor([4., 7.])");
        shows(tensor("[1.5, 2.5, -1.5]").round(), "tensor([ 2.,  2., -2.])");
        shows(tensor("[-1, 5]").remainder(3), "tensor([2, 2])");
        shows(tensor("[-2., 0.5, 3.]").clamp(-1, 1), "tensor([-1.0000,  0.5000,  1.0000])");
        shows(tensor("[1., 2.]").log2(), "tensor([0., 1.])");
        shows(tensor("[0., 1.]").cos(), "tensor([1.0000, 0.5403])");
    }

    @Test
    void logic() {
        Tensor x = tensor("[1., 4., 7.]");
        shows(x.gt(2).logicalAnd(x.lt(5)), "tensor([False,  True, False])");
        shows(x.isfinite().all(), "tensor(True)");
    }

    @Test
    void reductions_and_order() {
        Tensor x = tensor("[[1., 2.], [3., 6.]]");
        shows(x.sum(0), "tensor([4., 8.])");
        shows(x.mean(), "tensor(3.)");
        shows(x.std(0), "tensor([1.4142, 2.8284])");
        shows(x.amax(1, true), "tensor([[2.],\n        [6.]])");
        shows(tensor("[3., 1., 2.]").sort().values(), "tensor([1., 2., 3.])");
        shows(tensor("[3., 1., 2.]").sort().indices(), "tensor([1, 2, 0])");
        shows(tensor("[3, 1, 2]").cumsum(0), "tensor([3, 4, 6])");
        UniqueValues u = tensor("[3, 1, 3]").uniqueCounts();
        shows(u.values(), "tensor([1, 3])");
        shows(u.inverse(), "tensor([1, 0, 1])");
        shows(u.counts(), "tensor([1, 2])");
        shows(tensor("[3., 1., 2.]").aminmax().max(), "tensor(3.)");
    }

    @Test
    void shapes_and_places() {
        shows(arange(6).view(2, 3).t().shape(), "torch.Size([3, 2])");
        shows(arange(4).split(3)[1], "tensor([3])");
        shows(tensor("[1, 2]").flip(0), "tensor([2, 1])");
        shows(tensor("[1.9, 0.]").toLong(), "tensor([1, 0])");
        shows(tensor("[[1., 2.], [3., 4.]]").get(":, 1"), "tensor([2., 4.])");
        shows(zeros(2).scatterAdd(0, tensor("[0, 0]"), tensor("[1., 5.]")), "tensor([6., 0.])");
        shows(tensor("[1.5, -2.5]").abs_().floor_(), "tensor([1., 2.])");
        shows(tensor("[3., 5.]").gt_(4), "tensor([0., 1.])");
        shows(zeros(2, 3).t_().unsqueeze_(0).shape(), "torch.Size([1, 3, 2])");
    }

    @Test
    void activations_and_products() {
        shows(tensor("[1., 2., 3.]").softmax(0), "tensor([0.0900, 0.2447, 0.6652])");
        shows(tensor("[-1., 0., 1.]").leakyRelu(0.1), "tensor([-0.1000,  0.0000,  1.0000])");
        Tensor a = tensor("[[1., 2.], [3., 4.]]");
        shows(a.matmul(a), "tensor([[ 7., 10.],\n        [15., 22.]])");
        shows(tensor("[1., 2.]").outer(tensor("[3., 4.]")), "tensor([[3., 4.],\n        [6., 8.]])");
        shows(tensor("[3., 4.]").norm(), "tensor(5.)");
        shows(einsum("ii", tensor("[[1., 2.], [3., 4.]]")), "tensor(5.)");
        shows(einsum("i,j->ji", tensor("[1, 2]"), tensor("[3, 4]")), "tensor([[3, 6],\n        [4, 8]])");
        shows(einsum("ba", ones(2, 3)).shape(), "torch.Size([3, 2])");
    }

    @Test
    void changes_of_itself() {
        Tensor x = tensor("[1.5, -2.5]");
        x.abs_().floor_();
        shows(x, "tensor([1., 2.])");
        assertThatThrownBy(() -> tensor("[1]").exp_())
                .hasMessageStartingWith("result type Float can't be cast to the desired output type Long");
        Tensor w = tensor(0.5).requiresGrad_();
        Tensor y = w.mul(2).sin_();
        y.backward();
        assertThat(w.grad().item()).isEqualTo((float) (2 * Math.cos(1)));
        assertThatThrownBy(w::exp_).hasMessageStartingWith("a leaf Variable that requires grad");
    }

    @Test
    void creation() {
        shows(linspace(0, 1, 5), "tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])");
        shows(meshgrid(tensor("[1, 2]"), tensor("[3, 4, 5]"))[0], "tensor([[1, 1, 1],\n        [2, 2, 2]])");
        shows(eye(2), "tensor([[1., 0.],\n        [0., 1.]])");
        shows(ones(DType.BOOL, 2), "tensor([True, True])");
        shows(full(new int[] {2}, true), "tensor([True, True])");
        shows(tensor("[0, 2]").oneHot(3), "tensor([[1, 0, 0],\n        [0, 0, 1]])");
        assertThatThrownBy(() -> bernoulli(tensor("[2.]"))).hasMessageContaining("A probability is 2.0");
        assertThatThrownBy(() -> einsum("ij,jk", ones(2, 3), ones(2, 3)))
                .hasMessageContaining("subscript j has size 2 for operand 1");
    }
}
