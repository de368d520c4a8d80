package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Gradients of gradients of every operation, against differences of its first gradients.
class SecondGradientsTest {
    private static final double STEP = 1e-5;

    /// Changed in place, or of a result that is no function of the argument alone.
    private static final Set<String> NO_FUNCTION = Set.of("inplace_nonleaf", "detach", "digamma");

    @TestFactory
    Stream<DynamicTest> agree_with_differences() {
        return Stream.concat(Golden.cases("ops"), Golden.cases("losses"))
                .filter(OpsGoldenTest::isOurs)
                .filter(c -> c.has("grads") && !c.has("args_after"))
                .filter(c -> !NO_FUNCTION.contains(c.get("op").getAsString()))
                .map(c -> DynamicTest.dynamicTest(c.get("id").getAsString(), () -> check(c)));
    }

    /// The first gradients of one case, with or without their own graph.
    private static final class Run {
        final List<Tensor> leaves;
        final List<Tensor> gradients = new ArrayList<>();

        Run(JsonObject json, int leaf, int element, double step, boolean createGraph) {
            GoldenCase c = new GoldenCase(json);
            leaves = c.tensors.stream().filter(Tensor::requiresGrad).toList();
            if (element >= 0) {
                Storage s = leaves.get(leaf).storage;
                s.setDouble(element, s.getDouble(element) + step);
            }
            Object result = OpsGoldenTest.OPS.get(json.get("op").getAsString()).of(c);
            Tensor[] outs = OpsGoldenTest.outputs(result);
            int[] at = Golden.ints(json.getAsJsonArray("grad_out_index"));
            for (int k = 0; k < at.length; k++) {
                Tensor g = Golden.tensor(json.getAsJsonArray("grad_out").get(k).getAsJsonObject());
                outs[at[k]].backward(g, true, createGraph);
            }
            for (Tensor l : leaves) {
                gradients.add(l.grad());
            }
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
                            .view(g.shape());
                    sum = sum.add(g.mul(weights).sum());
                }
            }
            return sum;
        }
    }

    private static void check(JsonObject json) {
        Run run = new Run(json, 0, -1, 0, true);
        Tensor total = run.total();
        run.leaves.forEach(Tensor::zeroGrad);
        if (total.requiresGrad()) {
            total.backward();
        }
        double here = total.item();
        for (int l = 0; l < run.leaves.size(); l++) {
            Tensor leaf = run.leaves.get(l);
            double[] second =
                    leaf.grad() == null ? new double[leaf.numel()] : leaf.grad().toDoubleArray();
            for (int i = 0; i < second.length; i++) {
                double up = (new Run(json, l, i, STEP, false).total().item() - here) / STEP;
                double down = (here - new Run(json, l, i, -STEP, false).total().item()) / STEP;
                double scale = Math.max(1, Math.abs(up));
                boolean kink = !(Math.abs(up - down) < 2e-4 * scale) || scale > 1e3; // also where the gradient jumps
                if (!kink) {
                    assertThat(Math.abs(second[i] - (up + down) / 2) < 1e-4 * scale)
                            .as(
                                    "%s argument %d [%d]: %s, difference %s",
                                    json.get("id"), l, i, second[i], (up + down) / 2)
                            .isTrue();
                }
            }
        }
    }
}
