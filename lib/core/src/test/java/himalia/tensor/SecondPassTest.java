package himalia.tensor;

import static himalia.nn.Functional.mseLoss;
import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;

import himalia.nn.Functional;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A second backward pass through operations whose first one has let go what their gradients need, as in PyTorch.
class SecondPassTest {
    private static final Tensor FEW = tensor("[0, 2]");
    private static final Tensor EACH = tensor("[[0, 1], [2, 3]]");
    private static final Tensor MASK = arange(16).reshape(4, 4).gt(3);

    private static final Map<String, UnaryOperator<Tensor>> REFUSED = new TreeMap<>(Map.ofEntries(
            Map.entry("where", x -> Tensor.where(MASK, x, zeros(4, 4))),
            Map.entry("maskedFill", x -> x.maskedFill(MASK, 2)),
            Map.entry("maskedSelect", x -> x.maskedSelect(MASK)),
            Map.entry("max", x -> x.max(1).values()),
            Map.entry("median", x -> x.median(1).values()),
            Map.entry("mode", x -> x.mode(1).values()),
            Map.entry("kthvalue", x -> x.kthvalue(2, 1).values()),
            Map.entry("sort", x -> x.sort(1).values()),
            Map.entry("topk", x -> x.topk(2, 1).values()),
            Map.entry("cummax", x -> x.cummax(1).values()),
            Map.entry("gather", x -> x.gather(1, EACH)),
            Map.entry("take", x -> x.take(FEW)),
            Map.entry("indexSelect", x -> x.indexSelect(0, FEW)),
            Map.entry("index", x -> x.get(FEW)),
            Map.entry("indexAdd", x -> zeros(4, 4).indexAdd(0, FEW, x.get(":2"))),
            Map.entry("indexCopy", x -> zeros(4, 4).indexCopy(0, FEW, x.get(":2"))),
            Map.entry("scatter", x -> x.scatter(1, EACH, 2)),
            Map.entry("embedding", x -> Functional.embedding(FEW, x)),
            Map.entry("fmax", x -> x.fmax(ones(4))),
            Map.entry("maximum", x -> x.maximum(ones(4))),
            Map.entry("amax", x -> x.amax(1)),
            Map.entry("clamp", x -> x.clamp(1, 2)),
            Map.entry("maxPool2d", x -> Functional.maxPool2d(x.unsqueeze(0).unsqueeze(0), 2)),
            Map.entry("avgPool2d", x -> Functional.avgPool2d(x.unsqueeze(0).unsqueeze(0), 2)),
            Map.entry("mul", x -> x.mul(ones(4))),
            Map.entry("pow", x -> x.pow(2)),
            Map.entry("abs", x -> x.abs()),
            Map.entry("relu", x -> x.relu()),
            Map.entry("std", x -> x.std()),
            Map.entry("norm", x -> x.norm()),
            Map.entry("mseLoss", x -> mseLoss(x, ones(4, 4))),
            Map.entry("matmul", x -> x.matmul(ones(4, 4)))));

    private static final Map<String, UnaryOperator<Tensor>> FINE = new TreeMap<>(Map.ofEntries(
            Map.entry("add", x -> x.add(1)),
            Map.entry("sum", x -> x.sum()),
            Map.entry("mean", x -> x.mean(0)),
            Map.entry("cumsum", x -> x.cumsum(0)),
            Map.entry("row", x -> x.get(1)),
            Map.entry("diagonal", x -> x.diagonal()),
            Map.entry("flip", x -> x.flip(0)),
            Map.entry("roll", x -> x.roll(1, 0)),
            Map.entry("repeat", x -> x.repeat(2, 2)),
            Map.entry("pad", x -> x.pad(1, 1)),
            Map.entry("round", x -> x.round()),
            Map.entry("sign", x -> x.sign()),
            Map.entry("tril", x -> x.tril()),
            Map.entry("unfold", x -> x.unfold(0, 2, 1)),
            Map.entry("toDouble", x -> x.toDouble())));

    /// Whether the second pass through the same operations is refused.
    private static boolean isRefused(UnaryOperator<Tensor> f) {
        Tensor sum = f.apply(arange(16.).reshape(4, 4).clone().requiresGrad_()).sum();
        sum.backward();
        try {
            sum.backward();
            return false;
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageStartingWith("Trying to backward through the graph a second time");
            return true;
        }
    }

    @Test
    void is_refused_where_something_was_let_go() {
        assertThat(REFUSED).allSatisfy((name, f) -> assertThat(isRefused(f)).isTrue());
    }

    @Test
    void goes_through_what_needs_nothing() {
        assertThat(FINE).allSatisfy((name, f) -> assertThat(isRefused(f)).isFalse());
    }

    @Test
    void masks_and_places_must_not_change_before_the_gradient_has_passed() {
        Tensor x = arange(16.).reshape(4, 4).clone().requiresGrad_();
        Tensor mask = MASK.clone();
        Tensor y = Tensor.where(mask, x, zeros(4, 4)).sum();
        mask.fill_(1);
        ValuesAndIndices most = x.max(1);
        Tensor z = most.values().sum();
        most.indices().zero_();
        for (Tensor changed : new Tensor[] {y, z}) {
            org.assertj.core.api.Assertions.assertThatThrownBy(changed::backward)
                    .hasMessageContaining("has been modified by an inplace operation");
        }
    }
}
