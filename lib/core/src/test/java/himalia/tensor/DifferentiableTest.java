package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// First and second gradients of operations that have no vectors of PyTorch, against measured slopes.
class DifferentiableTest {
    private static final Tensor X = tensor("[[0.4, 1.3, 0.7], [1.1, 0.2, 0.9]]", DType.FLOAT64);
    private static final Tensor OTHER = tensor("[[0.5, 0.8, 1.7], [1.4, 0.6, 0.3]]", DType.FLOAT64);
    private static final Map<String, UnaryOperator<Tensor>> OPS = new TreeMap<>();

    static {
        OPS.put("addr", x -> x.addr(X.select(1, 0), x.select(0, 1), 0.5, 2));
        OPS.put("addmm without itself", x -> X.mm(X.t()).addmm(x, x.t(), 0, 2));
        OPS.put(
                "asStrided",
                x -> x.asStrided(new int[] {3, 2}, new int[] {1, 2}).exp());
        OPS.put("atan2", x -> x.atan2(OTHER).add(OTHER.atan2(x)));
        OPS.put("blockDiag", x -> Tensor.blockDiag(x, x.mul(x)));
        OPS.put("cdist", x -> x.cdist(OTHER));
        OPS.put("combinations", x -> x.reshape(-1).combinations(2, false).prod(1));
        OPS.put("copysign", x -> x.copysign(OTHER).pow(2));
        OPS.put("corrcoef", Tensor::corrcoef);
        OPS.put("cosineSimilarity", x -> x.cosineSimilarity(OTHER.select(0, 0), -1, 1e-8));
        OPS.put("cumulativeTrapezoid", x -> x.mul(x).cumulativeTrapezoid(0.5, 1));
        OPS.put("cross-entropy", x -> CrossEntropy.ofRows(x, tensor("[2, 0]")));
        OPS.put("diagEmbed", x -> x.exp().diagEmbed(1, 0, 2));
        OPS.put(
                "diagonalScatter",
                x -> OTHER.diagonalScatter(x.select(1, 0).exp()).mul(x));
        OPS.put("diff", x -> x.square().diff(1, 1, OTHER, x));
        OPS.put("dist", x -> x.dist(OTHER, 3));
        OPS.put("entr", Tensor::entr);
        OPS.put("floatPower", x -> x.floatPower(OTHER));
        OPS.put("fill_ in part", x -> {
            Tensor y = x.mul(2);
            y.get("0").fill_(1);
            return y.mul(x);
        });
        OPS.put("gradient", x -> x.pow(3).gradient(0.5, 1));
        OPS.put("hypot", x -> x.hypot(OTHER));
        OPS.put(
                "indexReduce",
                x -> OTHER.indexReduce(0, tensor("[0, 0]"), x, "prod").mul(x));
        OPS.put("ldexp", x -> x.ldexp(x));
        OPS.put("lerp", x -> x.lerp(OTHER, x));
        OPS.put("linear of a vector", x -> x.linear(x.select(0, 0), null));
        OPS.put("logaddexp2", x -> x.logaddexp2(OTHER.mul(x)));
        OPS.put("logit", x -> x.div(2).logit());
        OPS.put("maskedScatter", x -> OTHER.mul(x).maskedScatter(OTHER.gt(1), x.mul(x)));
        OPS.put("nanquantile", x -> x.mul(x).nanquantile(0.3, 1, true));
        OPS.put("ndtr", Tensor::ndtr);
        OPS.put("pdist", x -> x.t().pdist(3));
        OPS.put("quantile", x -> x.exp().quantile(tensor("[0.2, 0.7]", DType.FLOAT64), 1, false, "midpoint"));
        OPS.put("renorm", x -> x.renorm(2, 0, 1));
        OPS.put("selectScatter", x -> x.exp().selectScatter(x.select(0, 1).pow(2), 0, 0));
        OPS.put("sliceScatter", x -> x.exp().sliceScatter(x.get(":, :1").pow(2), 1, 1, 2));
        OPS.put(
                "losses",
                x -> Losses.squares(x, OTHER, true)
                        .add(Losses.distances(OTHER, x, false))
                        .add(Losses.bentDistances(x, OTHER, 0.35, true))
                        .add(Losses.scores(x, x.mul(x), false)));
        OPS.put(
                "standardization of channels",
                x -> Standardization.ofChannels(
                        x.view(1, 2, 3), x.select(1, 1), x.select(1, 0), 0.1, (mean, variance) -> {}));
        OPS.put(
                "standardization of columns",
                x -> Standardization.ofChannels(x, x.select(0, 1), null, 0.1, (mean, variance) -> {}));
        OPS.put(
                "standardization by given numbers",
                x -> Standardization.ofChannels(
                        x, OTHER.select(0, 0), OTHER.select(0, 1), x.select(0, 0), x.select(0, 1), 0.1));
        OPS.put(
                "standardization of groups",
                x -> Standardization.ofGroups(x.t().reshape(1, 6, 1), 2, x.reshape(-1), x.reshape(-1), 0.1));
        OPS.put(
                "standardization of instances",
                x -> Standardization.ofInstances(
                        x.reshape(1, 2, 3), null, x.select(1, 2), 0.1, (mean, variance) -> {}));
        OPS.put("standardization of rows", x -> Standardization.ofLast(x, 1, x.select(0, 0), x.select(0, 1), 0.1));
        OPS.put("std by n", x -> x.std(0, false));
        OPS.put("tensordot", x -> x.tensordot(x, new int[] {0, 1}, new int[] {0, 1}));
        OPS.put("trapezoid", x -> x.mul(x).trapezoid(tensor("[0., 0.5, 2.]", DType.FLOAT64), 1));
        OPS.put("var by n", x -> x.var(false));
        OPS.put("xlogy", x -> x.xlogy(x));
    }

    @TestFactory
    Stream<DynamicTest> agree_with_slopes() {
        return OPS.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThat(Autograd.check(e.getValue(), X)).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> agree_with_slopes_of_gradients() {
        return OPS.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertThat(Autograd.check(slope(e.getValue()), X)).isTrue()));
    }

    /// The gradient of a weighted sum, itself a function with gradients.
    static UnaryOperator<Tensor> slope(UnaryOperator<Tensor> f) {
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
