package himalia.linalg;

import himalia.tensor.OpsCase;
import himalia.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Linear algebra agrees with PyTorch, in values, gradients and errors; signs of vectors are free.
class LinalgGoldenTest {
    private static final Map<String, Function<OpsCase, Object>> OPS = new HashMap<>();

    static {
        OPS.put("inv", c -> Linalg.inv(c.t(0)));
        OPS.put("inv_batch", c -> Linalg.inv(c.t(0)));
        OPS.put("det", c -> Linalg.det(c.t(0)));
        OPS.put("slogdet", c -> {
            Slogdet s = Linalg.slogdet(c.t(0));
            return new Tensor[] {s.sign(), s.logabsdet()};
        });
        OPS.put("logdet", c -> Linalg.logdet(c.t(0)));
        OPS.put("solve", c -> Linalg.solve(c.t(0), c.t(1)));
        OPS.put("lstsq", c -> Linalg.lstsq(c.t(0), c.t(1)).solution());
        OPS.put("pinv", c -> Linalg.pinv(c.t(0)));
        OPS.put("cholesky", c -> Linalg.cholesky(c.t(0)));
        OPS.put("cholesky_solve", c -> Linalg.choleskySolve(c.t(0), c.t(1)));
        OPS.put("solve_triangular", c -> Linalg.solveTriangular(c.t(0), c.t(1), false));
        OPS.put("qr", c -> tensors(Linalg.qr(c.t(0))));
        OPS.put("qr_complete", c -> tensors(Linalg.qr(c.t(0), true)));
        OPS.put("svdvals", c -> Linalg.svdvals(c.t(0)));
        OPS.put("svd", c -> {
            Svd s = Linalg.svd(c.t(0), false);
            return new Tensor[] {c.signed(s.u(), 0, -2), s.s(), c.signed(s.vh(), 2, -1)};
        });
        OPS.put("eigvalsh", c -> Linalg.eigvalsh(c.t(0)));
        OPS.put("eigh", c -> {
            Eigh e = Linalg.eigh(c.t(0));
            return new Tensor[] {e.values(), c.signed(e.vectors(), 1, -2)};
        });
        OPS.put("matrix_rank", c -> Linalg.matrixRank(c.t(0)));
        OPS.put("cond", c -> Linalg.cond(c.t(0)));
        OPS.put("lu", c -> {
            Lu lu = Linalg.lu(c.t(0));
            return new Tensor[] {lu.p(), lu.l(), lu.u()};
        });
        OPS.put("matrix_exp", c -> Linalg.matrixExp(c.t(0)));
        OPS.put("matrix_power", c -> Linalg.matrixPower(c.t(0), c.i(1)));
        OPS.put("cross", c -> Linalg.cross(c.t(0), c.t(1)));
        OPS.put("chain_matmul", c -> Linalg.multiDot(c.from(0)));
        OPS.put(
                "matrix_norm",
                c -> c.size() == 1
                        ? Linalg.matrixNorm(c.t(0))
                        : Linalg.matrixNorm(c.t(0), c.raw(1).getAsDouble()));
        OPS.put("matrix_norm_nuc", c -> Linalg.matrixNorm(c.t(0), "nuc"));
        OPS.put("linalg_norm", c -> Linalg.norm(c.t(0)));
        OPS.put("vector_norm", c -> Linalg.vectorNorm(c.t(0), c.raw(1).getAsDouble(), c.i(2)));
        OPS.put(
                "norm",
                c -> Linalg.vectorNorm(
                        c.t(0), c.size() == 1 ? 2 : Double.parseDouble(c.raw(1).getAsString())));
    }

    private static Tensor[] tensors(Qr qr) {
        return new Tensor[] {qr.q(), qr.r()};
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_pytorch() {
        return OpsCase.of(OPS, 1e-11);
    }
}
