package himalia.linalg;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// First and second gradients of linear algebra against measured slopes.
class LinalgGradientsTest {
    private static final Tensor A = tensor("[[3., 0.4, -0.7], [0.2, 2.5, 0.9], [-0.5, 0.3, 4.1]]", DType.FLOAT64);
    private static final Tensor B = tensor("[[1., 0.5], [-0.4, 2.], [0.3, 0.8]]", DType.FLOAT64);
    private static final Map<String, UnaryOperator<Tensor>> OPS = new TreeMap<>();

    static {
        OPS.put("inv", Linalg::inv);
        OPS.put("det", Linalg::det);
        OPS.put("logdet", Linalg::logdet);
        OPS.put("slogdet", x -> Linalg.slogdet(x).logabsdet());
        OPS.put("solve", x -> Linalg.solve(x, B));
        OPS.put("solve from the right", x -> Linalg.solve(x, B.mT(), false));
        OPS.put("solve for B", x -> Linalg.solve(A, x));
        OPS.put("solveTriangular", x -> Linalg.solveTriangular(x, B, true));
        OPS.put("solveTriangular with ones", x -> Linalg.solveTriangular(x, B.mT(), false, false, true));
        OPS.put("lstsq", x -> Linalg.lstsq(x.narrow(1, 0, 2), B).solution());
        OPS.put("pinv", x -> Linalg.pinv(x.narrow(1, 0, 2)));
        OPS.put("pinv of a wide matrix", x -> Linalg.pinv(x.narrow(0, 0, 2)));
        OPS.put("cholesky", x -> Linalg.cholesky(symmetric(x)));
        OPS.put("choleskySolve", x -> Linalg.choleskySolve(B, x.tril()));
        OPS.put("choleskyInverse", x -> Linalg.choleskyInverse(x.tril()));
        OPS.put("qr q", x -> Linalg.qr(x).q());
        OPS.put("qr r", x -> Linalg.qr(x.narrow(1, 0, 2)).r());
        OPS.put("svdvals", Linalg::svdvals);
        OPS.put("svd", x -> {
            Svd svd = Linalg.svd(x, false);
            return svd.u().mul(svd.s()).matmul(svd.vh());
        });
        OPS.put("eigvalsh", x -> Linalg.eigvalsh(symmetric(x)));
        OPS.put("eigh", x -> Linalg.eigh(symmetric(x)).vectors().abs());
        OPS.put("matrixPower", x -> Linalg.matrixPower(x, -2));
        OPS.put("matrixExp", x -> Linalg.matrixExp(x.mul(0.3)));
        OPS.put("matrixNorm nuc", x -> Linalg.matrixNorm(x, "nuc"));
        OPS.put("matrixNorm 2", x -> Linalg.matrixNorm(x, 2));
        OPS.put("vectorNorm", x -> Linalg.vectorNorm(x, 3, 0));
        OPS.put("cond", Linalg::cond);
        OPS.put("tensorinv", x -> Linalg.tensorinv(x.reshape(3, 3, 1), 1));
        OPS.put("tensorsolve", x -> Linalg.tensorsolve(x.reshape(3, 3, 1), B.select(1, 0)));
        OPS.put("vander", x -> Linalg.vander(x.select(0, 0), 3));
        OPS.put("cross", x -> Linalg.cross(x, A.mT()));
        OPS.put("multiDot", x -> Linalg.multiDot(x, A, x));
    }

    private static Tensor symmetric(Tensor x) {
        return x.add(x.mT()).matmul(x.add(x.mT())).add(Tensor.eye(DType.FLOAT64, 3));
    }

    @TestFactory
    Stream<DynamicTest> agree_with_slopes() {
        return OPS.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThat(Autograd.check(e.getValue(), A)).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> agree_with_slopes_of_gradients() {
        return OPS.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThat(Autograd.check(slope(e.getValue()), A)).isTrue()));
    }

    private static UnaryOperator<Tensor> slope(UnaryOperator<Tensor> f) {
        return moved -> {
            Tensor x = moved.requiresGrad() ? moved : moved.requiresGrad_();
            Tensor y = f.apply(x);
            Tensor weights =
                    Tensor.arange(DType.FLOAT64, y.numel()).mul(0.37).add(0.5).cos();
            Tensor sum = y.reshape(-1).mul(weights).sum();
            Tensor g = Autograd.grad(sum, new Tensor[] {x}, true)[0];
            return g.requiresGrad() ? g : g.add(x.mul(0.0)); // a line has a constant slope
        };
    }
}
