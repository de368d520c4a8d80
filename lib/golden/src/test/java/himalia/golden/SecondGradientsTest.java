package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonObject;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Gradients of gradients of every operation that has a vector with a gradient, against differences of its first
/// gradients.
class SecondGradientsTest {
    private static final double STEP = 1e-5;

    /// No functions of each number alone: these read one triangle of a matrix that is to be symmetric or triangular
    /// (`LinalgGradientsTest` of the library has them), and what is detached stays as it was.
    private static final Pattern NO_FUNCTION =
            Pattern.compile("cholesky(_solve|_inverse)?$|eigvalsh|eigh\\b|detach|inplace");

    /// Its variances below eps are raised to it behind the gradient's back, as in PyTorch.
    private static final String RAISED = "gaussian#2";

    /// PyTorch has no second gradient of it, and ours says so.
    private static final String ONCE = "F.ctc_loss";

    @TestFactory
    Stream<DynamicTest> agree_with_differences() throws IOException {
        return cases(
                c -> !Call.text(c).equals(ONCE) && !RAISED.equals(Vectors.text(c, "id")), SecondGradientsTest::check);
    }

    @TestFactory
    Stream<DynamicTest> are_refused_where_pytorch_has_none() throws IOException {
        return cases(
                c -> Call.text(c).equals(ONCE),
                c -> assertThatThrownBy(() -> check(c))
                        .hasMessageStartingWith("derivative for aten::_ctc_loss_backward is not implemented"));
    }

    private static Stream<DynamicTest> cases(Predicate<JsonObject> which, Consumer<JsonObject> check)
            throws IOException {
        Stream<DynamicTest> all = Stream.of();
        for (String file : List.of("ops", "ops_more", "losses", "losses_more")) {
            all = Stream.concat(
                    all,
                    Vectors.objects(VectorsTest.FILES.read(file).getAsJsonArray("cases"))
                            .filter(which)
                            .filter(c -> c.has("grads") && !c.has("args_after"))
                            .filter(c -> new Call(c).asking().stream().allMatch(t -> t.dtype() == DType.FLOAT64))
                            .filter(c -> !NO_FUNCTION.matcher(Call.text(c)).find())
                            .map(c -> dynamicTest(file + " " + Vectors.text(c, "id"), () -> check.accept(c))));
        }
        return all;
    }

    /// The first gradients of one case, with or without their own graph.
    private static final class Run {
        final List<Tensor> leaves;
        final List<Tensor> gradients = new ArrayList<>();

        /// @param step how far one element of one leaf is moved
        Run(JsonObject c, int leaf, int element, double step, boolean createGraph) {
            Call call = new Call(c);
            leaves = call.asking();
            if (step != 0) {
                leaves.get(leaf).storage().doubles()[element] += step;
            }
            Gradients.send(c, call.run(), createGraph);
            leaves.forEach(l -> gradients.add(l.grad()));
        }

        /// The gradients weighted by numbers that are all different.
        Tensor total() {
            Tensor sum = Tensor.tensor(0.).toDouble();
            for (Tensor g : gradients) {
                if (g != null) {
                    Tensor weights = Tensor.arange(g.numel())
                            .toDouble()
                            .mul(0.37)
                            .add(1.0)
                            .view(g.shape().toArray());
                    sum = sum.add(g.mul(weights).sum());
                }
            }
            return sum;
        }
    }

    /// Nan at an edge of the domain, where a step leads out of it.
    private static double moved(JsonObject c, int leaf, int element, double step) {
        try {
            return new Run(c, leaf, element, step, false).total().item();
        } catch (IllegalArgumentException outside) {
            return Double.NaN;
        }
    }

    private static void check(JsonObject c) {
        Run run = new Run(c, 0, 0, 0, true);
        Tensor total = run.total();
        run.leaves.forEach(Tensor::zeroGrad);
        if (total.requiresGrad()) {
            total.backward(Tensor.ones(DType.FLOAT64), false, false);
        }
        double here = total.item();
        for (int l = 0; l < run.leaves.size(); l++) {
            Tensor leaf = run.leaves.get(l);
            double[] second =
                    leaf.grad() == null ? new double[leaf.numel()] : leaf.grad().toDoubleArray();
            for (int i = 0; i < second.length; i++) {
                double up = (moved(c, l, i, STEP) - here) / STEP;
                double down = (here - moved(c, l, i, -STEP)) / STEP;
                double scale = Math.max(1, Math.abs(up));
                boolean kink = !(Math.abs(up - down) < 2e-4 * scale) || scale > 1e3; // also where the gradient jumps
                if (!kink) {
                    assertThat(second[i])
                            .as("%s, argument %d [%d]", Call.text(c), l, i)
                            .isCloseTo((up + down) / 2, within(1e-4 * scale));
                }
            }
        }
    }
}
