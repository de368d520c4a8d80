package himalia.tensor;

import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.rand;
import static himalia.tensor.Tensor.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stop ends a long operation soon, and leaves its tensors as they were.
class InterruptsTest {
    private static final Map<String, UnaryOperator<Tensor>> OPERATIONS = new TreeMap<>();

    static {
        OPERATIONS.put("add", x -> x.add(x));
        OPERATIONS.put("add of columns", x -> x.t().add(x.t()));
        OPERATIONS.put("exp", Tensor::exp);
        OPERATIONS.put("gt", x -> x.gt(0.5));
        OPERATIONS.put("sum", Tensor::sum);
        OPERATIONS.put("sum of columns", x -> x.sum(0));
        OPERATIONS.put("sum of rows", x -> x.sum(1));
        OPERATIONS.put("softmax", x -> x.softmax(1));
        OPERATIONS.put("max", Tensor::max);
        OPERATIONS.put("min", Tensor::min);
        OPERATIONS.put("max of columns", x -> x.max(0).values());
        OPERATIONS.put("max of rows", x -> x.max(1).values());
        OPERATIONS.put("argmin", Tensor::argmin);
        OPERATIONS.put("prod", Tensor::prod);
        OPERATIONS.put("std", Tensor::std);
        OPERATIONS.put("cumsum", x -> x.cumsum(0));
        OPERATIONS.put("sort", x -> x.flatten().sort().values());
        OPERATIONS.put("median", Tensor::median);
        OPERATIONS.put("topk", x -> x.flatten().topk(3).values());
        OPERATIONS.put("unique", Tensor::unique);
        OPERATIONS.put("searchsorted", x -> x.bucketize(Tensor.tensor("[0.2, 0.5]")));
        OPERATIONS.put("where", x -> where(Tensor.tensor("[True]"), x, x));
        OPERATIONS.put("gather", x -> x.gather(1, Tensor.zerosLike(x).toLong()));
        OPERATIONS.put("masked fill", x -> x.maskedFill(x.detach().gt(2), 1));
        OPERATIONS.put("tril", Tensor::tril);
        OPERATIONS.put("histc", x -> x.histc(10, 0, 1));
        OPERATIONS.put("random", x -> rand(1000, 1000));
        OPERATIONS.put("normal", x -> Tensor.randn(1000, 1000));
        OPERATIONS.put("order", x -> Tensor.randperm(1_000_000));
        OPERATIONS.put("product", x -> x.matmul(x));
        OPERATIONS.put("change", x -> x.add_(1));
        OPERATIONS.put("change of columns", x -> x.t().mul_(x));
        OPERATIONS.put("fill", x -> x.fill_(7));
        OPERATIONS.put("random change", x -> x.normal_(0, 1));
    }

    static Stream<String> operations() {
        return OPERATIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_stopped_operation_leaves_its_tensor_as_it_was(String name) {
        for (Tensor x : new Tensor[] {rand(1000, 1000), rand(1000, 1000).toDouble()}) {
            Tensor before = x.clone();
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> OPERATIONS.get(name).apply(x))
                        .isInstanceOf(CancellationException.class)
                        .hasMessageStartingWith("Stopped while ");
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            assertThat(x.equal(before)).isTrue();
        }
    }

    @Test
    void a_change_is_made_wholly_or_not_at_all() throws InterruptedException {
        Tensor x = ones(1000, 1000);
        int before = x.storage.version();
        Thread changing = new Thread(() -> {
            try {
                while (true) {
                    x.add_(1);
                }
            } catch (CancellationException e) {
                // as wanted
            }
        });
        changing.start();
        while (x.storage.version() == before) {
            Thread.sleep(10);
        }
        changing.interrupt();
        changing.join(10_000);
        assertThat(changing.isAlive()).isFalse();
        assertThat(x.min().item()).isEqualTo(x.max().item()).isGreaterThan(1.0);
    }
}
