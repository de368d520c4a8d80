package himalia.tensor;

import static himalia.tensor.Tensor.cat;
import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.randn;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.BCELoss;
import himalia.nn.Conv2d;
import himalia.nn.CrossEntropyLoss;
import himalia.nn.Flatten;
import himalia.nn.Linear;
import himalia.nn.Loss;
import himalia.nn.MaxPool2d;
import himalia.nn.ReLU;
import himalia.nn.Sequential;
import himalia.nn.Sigmoid;
import himalia.optim.Adam;
import himalia.optim.Optimizer;
import himalia.optim.SGD;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A second backend, with a storage that has no Java array, computes all that the first one does.
class BackendTest {
    private final NaiveBackend naive = new NaiveBackend();

    private void onNaive(OnNaive.Code code) throws Throwable {
        OnNaive.run(naive, code);
    }

    /// Operations that go to the backend, and what they are tried with.
    private static Map<String, BiFunction<Tensor, Tensor, Tensor>> operations() {
        Map<String, BiFunction<Tensor, Tensor, Tensor>> all = new LinkedHashMap<>();
        all.put("add of a column", (a, b) -> a.add(b.get(":, :1")));
        all.put("mul of turned ones", (a, b) -> a.t().mul(b.t()));
        all.put("exp", (a, b) -> a.exp());
        all.put("sigmoid", (a, b) -> a.sigmoid().mul(b));
        all.put("relu", (a, b) -> a.relu().mul(b));
        all.put("matmul", (a, b) -> a.matmul(b.t()));
        all.put("matmul of a vector", (a, b) -> a.get(0).matmul(b.t()).add(a.matmul(b.get(1))));
        all.put(
                "matmul of stacks",
                (a, b) -> a.view(3, 1, 2, 2).matmul(b.view(1, 3, 2, 2).mT()));
        all.put("linear", (a, b) -> a.linear(b, b.get(":, 0")));
        all.put("sum", (a, b) -> a.sum().mul(b.sum(0)).add(b.sum(1, true).mean()));
        all.put("max", (a, b) -> a.max().mul(b.max(1).values()));
        all.put("min", (a, b) -> a.min(0).values().mul(b.amax(0, false)));
        all.put("logsumexp", (a, b) -> a.logsumexp(1).add(b.sum(1)));
        all.put("softmax", (a, b) -> a.softmax(1).mul(b));
        all.put("logSoftmax", (a, b) -> a.logSoftmax(-1).mul(b));
        all.put("conv2d", (a, b) -> a.view(1, 1, 3, 4).conv2d(b.get(":2, :2").reshape(1, 1, 2, 2), null));
        all.put(
                "unfold",
                (a, b) -> a.view(1, 1, 3, 4)
                        .unfoldWindows(new int[] {2, 2}, new int[] {1, 1}, new int[] {0, 0}, new int[] {1, 1})
                        .mul(b.sum()));
        all.put("maxPool2d", (a, b) -> a.view(1, 1, 3, 4).maxPool2d(2).mul(b.sum()));
        all.put(
                "avgPool2d",
                (a, b) -> a.view(1, 1, 3, 4)
                        .avgPool2d(new int[] {2, 3}, new int[] {1, 2}, new int[] {1, 1}, false)
                        .mul(b.sum()));
        all.put("indexSelect", (a, b) -> a.indexSelect(0, tensor("[2, 0, 2]")).mul(b));
        all.put(
                "gather",
                (a, b) -> a.gather(1, tensor("[[0, 3], [1, 1], [2, 0]]")).mul(b.sum()));
        all.put("indexAdd", (a, b) -> a.indexAdd(0, tensor("[2, 0, 2]"), b));
        all.put("cat", (a, b) -> cat(1, a, b.t().reshape(3, 4)));
        all.put("cumsum", (a, b) -> a.cumsum(1).mul(b.sort(1).values()));
        all.put("prod", (a, b) -> a.prod(1).add(b.prod()));
        all.put(
                "layer norm",
                (a, b) -> Standardization.ofLast(a, 1, b.get(0), b.get(1), 1e-5).mul(b));
        all.put(
                "batch norm",
                (a, b) -> Standardization.ofChannels(a, b.get(0), b.get(1), 1e-5, (mean, variance) -> {})
                        .mul(b));
        all.put(
                "batch norm of images",
                (a, b) -> Standardization.ofChannels(a.view(2, 3, 2), b.get(":, 0"), null, 1e-5, (mean, variance) -> {})
                        .mul(b.view(2, 3, 2)));
        all.put(
                "group norm",
                (a, b) -> Standardization.ofGroups(a.view(1, 4, 3), 2, b.get(0), b.get(1), 1e-5)
                        .mul(b.view(1, 4, 3)));
        all.put(
                "cross-entropy",
                (a, b) -> CrossEntropy.ofRows(a, tensor("[2, 0, 3]")).mul(b.sum()));
        all.put(
                "losses",
                (a, b) -> Losses.squares(a, b, true)
                        .mul(Losses.distances(a, b, false))
                        .add(Losses.bentDistances(a, b, 0.5, true))
                        .add(Losses.scores(a, b, true)));
        all.put("std", (a, b) -> a.std(0).sum().mul(b.std()).add(b.var(1)));
        all.put("where", (a, b) -> a.where(b.gt(0), b.mul(2)));
        all.put("maskedFill", (a, b) -> a.maskedFill(b.le(a), 3).mul(b));
        all.put(
                "maskedSelect",
                (a, b) -> a.maskedSelect(b.gt(0)).sum().mul(b.gt(0).sum()));
        all.put(
                "scatter of numbers",
                (a, b) -> a.mul(
                        b.detach().scatterAdd(0, tensor("[[0, 2, 1, 1], [0, 0, 0, 0], [2, 1, 0, 2]]"), b.detach())));
        all.put(
                "gather of numbers",
                (a, b) -> a.mul(b.detach().gather(0, tensor("[[0, 2, 1, 1], [0, 0, 0, 0], [2, 1, 0, 2]]"))));
        all.put("gelu", (a, b) -> a.gelu().mul(b.gelu("tanh")).add(a.erf()));
        all.put("sin and hypot", (a, b) -> a.sin().add(a.hypot(b)));
        all.put("type", (a, b) -> a.toDouble().mul(b.toDouble()).toFloat());
        return all;
    }

    /// The result and both gradients.
    private static List<double[]> run(BiFunction<Tensor, Tensor, Tensor> operation) {
        manualSeed(3);
        Tensor a = randn(3, 4).requiresGrad_();
        Tensor b = randn(3, 4).requiresGrad_();
        Tensor y = operation.apply(a, b);
        y.mul(y).sum().backward();
        return Stream.of(y, a.grad(), b.grad())
                .map(t -> t == null ? new double[0] : t.toDoubleArray())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> operations_and_gradients_are_those_of_the_first() {
        return operations().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    List<double[]> expected = run(e.getValue());
                    onNaive(() -> assertClose(run(e.getValue()), expected));
                    assertThat(naive.calls).isNotEmpty();
                }));
    }

    private static void assertClose(List<double[]> actual, List<double[]> expected) {
        for (int i = 0; i < expected.size(); i++) {
            double[] e = expected.get(i);
            assertThat(actual.get(i)).hasSize(e.length);
            for (int j = 0; j < e.length; j++) {
                assertThat(Math.abs(actual.get(i)[j] - e[j]))
                        .as("%d [%d]: %s, expected %s", i, j, actual.get(i)[j], e[j])
                        .isLessThanOrEqualTo(2e-5 * Math.max(1, Math.abs(e[j])));
            }
        }
    }

    /// The losses of a few steps of a training.
    private static double[] train(Supplier<Sequential> net, Tensor x, Tensor y, Loss loss, boolean adam) {
        manualSeed(1);
        Sequential model = net.get();
        Optimizer optimizer = adam ? new Adam(model.parameters(), 0.01) : new SGD(model.parameters(), 0.1);
        double[] losses = new double[10];
        for (int i = 0; i < losses.length; i++) {
            optimizer.zeroGrad();
            Tensor cost = loss.forward(model.forward(x), y);
            cost.backward();
            optimizer.step();
            losses[i] = cost.item();
        }
        return losses;
    }

    private static List<double[]> trainings() {
        manualSeed(2);
        Tensor corners = tensor("[[0., 0.], [0., 1.], [1., 0.], [1., 1.]]");
        Tensor xor = tensor("[[0.], [1.], [1.], [0.]]");
        Tensor images = rand(4, 1, 8, 8);
        Tensor classes = tensor("[0, 1, 2, 1]");
        Supplier<Sequential> flat =
                () -> new Sequential(new Linear(2, 3), new Sigmoid(), new Linear(3, 1), new Sigmoid());
        Supplier<Sequential> deep = () ->
                new Sequential(new Conv2d(1, 3, 3), new ReLU(), new MaxPool2d(2), new Flatten(), new Linear(27, 3));
        return List.of(
                train(flat, corners, xor, new BCELoss(), false),
                train(flat, corners, xor, new BCELoss(), true),
                train(deep, images, classes, new CrossEntropyLoss(), false),
                train(deep, images, classes, new CrossEntropyLoss(), true));
    }

    @Test
    void networks_learn_the_same_on_it() throws Throwable {
        List<double[]> expected = trainings();
        onNaive(() -> assertClose(trainings(), expected));
        assertThat(naive.calls).containsKeys("linear", "linearGradient", "convolve", "pool", "fused", "addScaled");
    }

    @Test
    void every_method_of_a_backend_is_asked_for() throws Throwable {
        onNaive(() -> {
            operations().values().forEach(BackendTest::run);
            trainings();
        });
        assertThat(naive.calls.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Backend.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void whole_operations_reach_it_and_not_their_rows() throws Throwable {
        onNaive(() -> {
            Tensor a = rand(5, 6, 7);
            Tensor b = rand(6, 1);
            naive.calls.clear();
            a.mul(b);
            assertThat(naive.calls).isEqualTo(Map.of("allocateUnwritten", 1, "binary", 1));
            naive.calls.clear();
            a.matmul(a.mT());
            assertThat(naive.calls).isEqualTo(Map.of("allocate", 1, "product", 1));
        });
    }

    @Test
    void its_storage_needs_no_java_array() throws Throwable {
        onNaive(() -> {
            Tensor x = rand(3);
            assertThatThrownBy(() -> x.storage().floats()).hasMessageContaining("no Java array");
            assertThat(x.storage().backend()).isSameAs(naive);
        });
    }

    @TestFactory
    Stream<DynamicTest> agrees_with_loops_over_random_layouts() {
        NaiveReferenceTest reference = new NaiveReferenceTest();
        return Stream.<Map.Entry<String, OnNaive.Code>>of(
                        Map.entry("reductions", reference::reductions_over_one_dimension),
                        Map.entry("empty ones", reference::only_the_reduced_dimension_must_not_be_empty),
                        Map.entry(
                                "several dimensions",
                                reference::reductions_over_several_dimensions_are_those_over_each),
                        Map.entry("sorting", reference::sorting_and_the_largest),
                        Map.entry("joining", reference::joining_undoes_cutting),
                        Map.entry("views", reference::views_show_and_change_the_elements_of_their_tensor),
                        Map.entry("gathering", reference::gathering_and_scattering),
                        Map.entry("deciding", reference::deciding_between_two),
                        Map.entry("writing", reference::writing_reaches_the_named_places_only))
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> onNaive(e.getValue())));
    }
}
