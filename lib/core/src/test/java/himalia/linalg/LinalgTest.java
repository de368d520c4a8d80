package himalia.linalg;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import himalia.tensor.Close;
import himalia.tensor.DType;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LinalgTest {
    private static Tensor random(int... shape) {
        return randn(shape).toDouble();
    }

    private static Tensor spd(int n) {
        Tensor a = random(n, n);
        return a.matmul(a.t()).add(Matrices.eye(n, DType.FLOAT64).mul(n));
    }

    private static void close(Tensor actual, Tensor expected) {
        Close.assertClose("", actual, expected, 1e-9);
    }

    @Test
    void examples_print_what_they_say() {
        Tensor a = tensor("[[4., 2.], [2., 3.]]");
        assertThat(Linalg.det(a)).hasToString("tensor(8.)");
        assertThat(Linalg.solve(a, tensor(2., 1.))).hasToString("tensor([0.5000, 0.0000])");
        assertThat(Linalg.cholesky(a)).hasToString("tensor([[2.0000, 0.0000],\n        [1.0000, 1.4142]])");
    }

    @Test
    void decompositions_multiply_back_for_every_shape_and_batch() {
        for (int[] shape : new int[][] {{4, 4}, {5, 3}, {3, 5}, {2, 4, 3}, {2, 3, 1, 4}, {1, 1}}) {
            Tensor a = random(shape);
            Qr qr = Linalg.qr(a);
            close(qr.q().matmul(qr.r()), a);
            Qr complete = Linalg.qr(a, true);
            close(complete.q().matmul(complete.r()), a);
            Svd svd = Linalg.svd(a, false);
            close(svd.u().mul(svd.s().unsqueeze(-2)).matmul(svd.vh()), a);
            assertThat(Linalg.svd(a).vh().size(-2)).isEqualTo(a.size(-1));
            Lu lu = Linalg.lu(a);
            close(lu.p().matmul(lu.l()).matmul(lu.u()), a);
            close(a.matmul(Linalg.pinv(a)).matmul(a), a);
        }
        Tensor s = spd(4);
        Eigh e = Linalg.eigh(s);
        close(e.vectors().mul(e.values().unsqueeze(-2)).matmul(e.vectors().mT()), s);
        close(Linalg.cholesky(s, true).mT(), Linalg.cholesky(s));
    }

    @Test
    void complex_eigenvectors_satisfy_their_equation() {
        Tensor a = random(5, 5);
        Eig e = Linalg.eig(a);
        close(
                a.matmul(e.vectorsReal()),
                e.vectorsReal().mul(e.real()).sub(e.vectorsImag().mul(e.imag())));
        close(
                a.matmul(e.vectorsImag()),
                e.vectorsReal().mul(e.imag()).add(e.vectorsImag().mul(e.real())));
    }

    /// The gradient of a weighted sum of all results against differences.
    private static void gradient(UnaryOperator<Tensor> f, Tensor at) {
        Tensor x = at.detach().clone().requiresGrad_();
        Tensor y = f.apply(x);
        Tensor weights = random(y.shape().toArray());
        y.backward(weights, true, false);
        double[] base = at.toDoubleArray();
        double[] analytic = x.grad().toDoubleArray();
        for (int i = 0; i < base.length; i++) {
            double h = 1e-6;
            double[] sides = new double[2];
            for (int side = 0; side < 2; side++) {
                Tensor moved = at.detach().clone();
                moved.view(-1).set(i, base[i] + (side == 0 ? h : -h));
                sides[side] = f.apply(moved).mul(weights).sum().item();
            }
            double numeric = (sides[0] - sides[1]) / (2 * h);
            assertThat(analytic[i]).isCloseTo(numeric, within(2e-5 * Math.max(1, Math.abs(numeric))));
        }
    }

    @Test
    void gradients_agree_with_differences() {
        manualSeed(3);
        Tensor square = random(3, 3).add(Matrices.eye(3, DType.FLOAT64).mul(3));
        Tensor batch = random(2, 3, 3).add(Matrices.eye(3, DType.FLOAT64).mul(3));
        gradient(Linalg::inv, batch);
        gradient(Linalg::det, batch);
        gradient(Linalg::logdet, spd(3));
        gradient(a -> Linalg.slogdet(a).logabsdet(), batch);
        gradient(a -> Linalg.solve(a, square), batch);
        gradient(b -> Linalg.solve(square, b), random(2, 3, 2));
        gradient(a -> Linalg.cholesky(a.add(a.mT())), spd(3));
        gradient(Linalg::pinv, random(4, 2));
        gradient(Linalg::pinv, random(2, 4));
        gradient(Linalg::svdvals, random(2, 3, 4));
        for (int[] shape : new int[][] {{4, 3}, {3, 4}, {3, 3}}) {
            Tensor a = random(shape);
            gradient(x -> Linalg.qr(x).q(), a);
            gradient(x -> Linalg.qr(x).r(), a);
            // products of vectors do not depend on their signs
            gradient(x -> Linalg.svd(x, false).u().pow(2L), a);
            gradient(x -> Linalg.svd(x, false).vh().pow(2L), a);
        }
        gradient(a -> Linalg.eigh(a.add(a.mT())).values(), square);
        gradient(a -> Linalg.eigh(a.add(a.mT())).vectors().pow(2L), square);
        gradient(Linalg::matrixExp, batch);
        gradient(a -> Linalg.matrixPower(a, -2), square);
        gradient(Linalg::cond, square);
        for (double p : new double[] {1, 2, 3, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            gradient(a -> Linalg.vectorNorm(a, p, 1), batch);
        }
        gradient(a -> Linalg.matrixNorm(a, Double.POSITIVE_INFINITY), batch);
    }

    @Test
    void a_determinant_of_0_has_a_gradient() {
        Tensor a = tensor("[[1., 2.], [2., 4.]]").toDouble().requiresGrad_();
        Linalg.det(a).backward();
        close(a.grad(), tensor("[[4., -2.], [-2., 1.]]").toDouble());
    }

    @Test
    void gradients_of_gradients_flow_through_the_inverse() {
        Tensor a = tensor("[[2.]]").toDouble().requiresGrad_();
        Linalg.inv(a).backward(ones(DType.FLOAT64, 1, 1), true, true);
        Tensor slope = a.grad();
        a.zeroGrad();
        slope.backward(ones(DType.FLOAT64, 1, 1));
        close(a.grad(), tensor("[[0.25]]").toDouble()); // (1/x)'' = 2 / x^3
    }

    @Test
    void empty_matrices_have_an_inverse_and_a_determinant() {
        assertThat(Linalg.inv(zeros(0, 0)).shape()).isEqualTo(Shape.of(0, 0));
        assertThat(Linalg.det(zeros(0, 0))).hasToString("tensor(1.)");
        assertThat(Linalg.svdvals(zeros(0, 3)).shape()).isEqualTo(Shape.of(0));
        assertThat(Linalg.inv(zeros(0, 2, 2)).shape()).isEqualTo(Shape.of(0, 2, 2));
    }

    @Test
    void norms_of_matrices_are_those_of_their_names() {
        Tensor a = tensor("[[1., -2.], [3., 4.]]");
        assertThat(Linalg.norm(a, 1)).hasToString("tensor(6.)");
        assertThat(Linalg.norm(a, -1)).hasToString("tensor(4.)");
        assertThat(Linalg.norm(a, Double.POSITIVE_INFINITY)).hasToString("tensor(7.)");
        assertThat(Linalg.norm(a)).hasToString("tensor(5.4772)");
        assertThat(Linalg.vectorNorm(zeros(3).requiresGrad_(), 2).item()).isZero();
        assertThat(Linalg.matrixRank(tensor("[[1., 2.], [2., 4.]]"))).hasToString("tensor(1)");
    }

    @Test
    void errors_say_what_is_wrong_with_which_matrix() {
        assertThatThrownBy(() -> Linalg.inv(tensor("[[1., 2.], [2., 4.]]")))
                .isInstanceOf(LinAlgException.class)
                .hasMessageStartingWith("linalg.inv: The diagonal element 2 is zero, the inversion could not be "
                        + "completed because the input matrix is singular.")
                .hasMessageContaining("Hint: ");
        assertThatThrownBy(() -> Linalg.inv(zeros(2, 2, 2)))
                .hasMessageStartingWith("linalg.inv: (Batch element 0): The diagonal element 1 is zero");
        assertThatThrownBy(() -> Linalg.inv(zeros(2, 3)))
                .hasMessageStartingWith(
                        "linalg.inv: A must be batches of square matrices, but they are 2 by 3 matrices");
        assertThatThrownBy(() -> Linalg.solve(zeros(2, 2), zeros(2)))
                .hasMessageStartingWith("torch.linalg.solve: The solver failed because the input matrix is singular.");
        assertThatThrownBy(() -> Linalg.cholesky(Matrices.eye(2, DType.FLOAT32).neg()))
                .hasMessageStartingWith(
                        "linalg.cholesky: The factorization could not be completed because the input is "
                                + "not positive-definite (the leading minor of order 1 is not positive-definite).");
        assertThatThrownBy(() -> Linalg.solve(zeros(3, 3), zeros(2, 1))).hasMessageContaining("(3x3 and 2x1)");
        assertThatThrownBy(() -> Linalg.det(tensor("[[1, 2], [3, 4]]"))).hasMessageContaining("Got Long");
        assertThatThrownBy(() -> Linalg.inv(zeros(3))).hasMessageContaining("at least 2 dimensions");
        assertThatThrownBy(() -> Linalg.svd(tensor("[[nan, 1.]]"))).hasMessageContaining("non-finite values");
    }

    @Test
    void batches_broadcast_and_vectors_are_solved() {
        Tensor a = random(2, 1, 3, 3).add(Matrices.eye(3, DType.FLOAT64).mul(3));
        Tensor b = random(4, 3, 2);
        Tensor x = Linalg.solve(a, b);
        assertThat(x.shape()).isEqualTo(Shape.of(2, 4, 3, 2));
        close(a.matmul(x), b.expand(2, 4, 3, 2));
    }

    @Test
    void chains_of_matrices_multiply_in_any_order() {
        Tensor a = random(2, 10);
        Tensor b = random(10, 3);
        Tensor c = random(3, 7);
        close(Linalg.multiDot(a, b, c), a.matmul(b).matmul(c));
        assertThat(Linalg.multiDot(random(3), spd(3), random(3)).dim()).isZero();
    }
}
