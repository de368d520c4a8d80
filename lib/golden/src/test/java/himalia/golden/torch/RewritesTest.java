package himalia.golden.torch;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.golden.python.PyTuple;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RewritesTest {
    private static final Tensor X = Tensor.ones(2, 3);
    private final List<String> calls = new ArrayList<>();

    private Object record(String python, List<Object> arguments, Map<String, Object> named) {
        List<Object> rest = arguments.subList(1, arguments.size());
        calls.add(python + rest + (named.isEmpty() ? "" : named));
        return python.endsWith("_counts") ? PyTuple.of("values", "inverse", "counts") : python;
    }

    private Object rewritten(String python, List<Object> arguments, Map<String, Object> named) {
        return Rewrites.of(python, arguments, named).in(this::record);
    }

    @Test
    void one_bound_of_clamp_is_a_method_of_its_own() {
        rewritten("clamp", List.of(X), Map.of("min", 0.5));
        rewritten("clamp_", List.of(X), Map.of("max", 2L));
        assertThat(calls).containsExactly("clamp_min[0.5]", "clamp_max_[2]");
        assertThat(Rewrites.of("clamp", List.of(X, 0L), Map.of("max", 2L))).isNull();
    }

    @Test
    void unique_gives_the_parts_that_were_asked_for() {
        assertThat(rewritten("unique", List.of(X), Map.of("return_counts", true)))
                .isEqualTo(PyTuple.of("values", "counts"));
        assertThat(rewritten("unique", List.of(X), Map.of("return_inverse", true, "return_counts", true)))
                .isEqualTo(PyTuple.of("values", "inverse", "counts"));
    }

    @Test
    void a_spread_names_its_dimensions_and_correction() {
        rewritten("var", List.of(X), Map.of("unbiased", false));
        rewritten("std", List.of(X, 1L), Map.of("correction", 2L, "keepdim", true));
        assertThat(calls).containsExactly("var[[0, 1], 0.0, false]", "std[1, 2.0, true]");
    }

    @Test
    void spread_and_mean_are_two_calls() {
        assertThat(rewritten("std_mean", List.of(X), Map.of("dim", 0L))).isEqualTo(PyTuple.of("std", "mean"));
    }

    @Test
    void a_number_before_a_tensor_becomes_one() {
        rewritten("pow", List.of(2L, X), Map.of());
        assertThat(calls).hasSize(1);
        assertThat(Rewrites.of("pow", List.of(X, 2L), Map.of())).isNull();
        assertThat(Rewrites.of("no_such", List.of(X, X), Map.of())).isNull();
    }
}
