package himalia.linalg;

import static himalia.tensor.Tensor.rand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stop ends linear algebra before its next matrix, and reflections before their next column.
class LinalgInterruptsTest {
    private static final Map<String, Consumer<Tensor>> OPERATIONS = new TreeMap<>();

    static {
        OPERATIONS.put("svd", Linalg::svd);
        OPERATIONS.put("qr", Linalg::qr);
        OPERATIONS.put("eig", Linalg::eig);
        OPERATIONS.put("eigh", Linalg::eigh);
        OPERATIONS.put("inv", Linalg::inv);
        OPERATIONS.put("pinv", Linalg::pinv);
        OPERATIONS.put("det", Linalg::det);
        OPERATIONS.put("slogdet", Linalg::slogdet);
        OPERATIONS.put("lu", Linalg::lu);
        OPERATIONS.put("solve", x -> Linalg.solve(x, x));
        OPERATIONS.put("lstsq", x -> Linalg.lstsq(x, x));
        OPERATIONS.put("cholesky", x -> Linalg.cholesky(x));
        OPERATIONS.put("power", x -> Linalg.matrixPower(x, -3));
        OPERATIONS.put("rank", x -> Linalg.matrixRank(x));
        OPERATIONS.put("cond", x -> Linalg.cond(x));
    }

    static Stream<String> operations() {
        return OPERATIONS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_stopped_operation_says_so(String name) {
        // Too small for the loops of tensors to look at the flag.
        Tensor x = rand(3, 3);
        Tensor positive = x.matmul(x.mT()).add(Tensor.eye(3));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> OPERATIONS.get(name).accept(positive))
                    .isInstanceOf(CancellationException.class)
                    .hasMessageStartingWith("Stopped while computing ");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    /// What decomposes one large matrix looks at no flag: a kernel is told that it computes for long.
    @Test
    void a_kernel_knows_which_library_computes_for_long() throws IOException {
        try (InputStream list = Linalg.class.getResourceAsStream("/META-INF/himalia/stoppable")) {
            assertThat(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .anyMatch(prefix ->
                            "org.ejml.dense.row.decomposition.svd.SvdImplicitQrDecompose_DDRM".startsWith(prefix));
        }
    }
}
