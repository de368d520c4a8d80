package himalia.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightLineTest {
    private static final Scope SCOPE = new Scope(
            Set.of("f"),
            Map.of(),
            Set.of(),
            List.of("java.lang.Math"),
            List.of(),
            List.of(),
            Map.of(),
            _ -> List.of(),
            RightLineTest.class.getClassLoader());

    private static CompileProblem problem(String code, String message, int start, int end) {
        return new CompileProblem("compiler.err." + code, message, start, end, start);
    }

    @Test
    void a_cell_that_cannot_be_put_right_is_compiled_a_bounded_number_of_times() {
        String code = "f(a, b, c, d, e, g, h);\n".repeat(20);
        String misfits = "himalia.tensor.Tensor cannot be converted to double\n"
                + "himalia.tensor.Tensor cannot be converted to java.util.List\nint cannot be converted to "
                + "java.util.function.IntFunction\ndouble cannot be converted to himalia.tensor.Tensor";
        List<String> compiled = new ArrayList<>();
        assertThat(RightLine.find(code, List.of(problem("cant.apply.symbols", misfits, 0, 1)), SCOPE, other -> {
                    compiled.add(other);
                    // Each is wrong in another way.
                    return List.of(problem("cant.apply.symbol" + compiled.size(), misfits, 0, 1));
                }))
                .isEmpty();
        assertThat(compiled).hasSizeBetween(5, 20);
    }

    @Test
    void a_change_that_changes_nothing_of_what_is_wrong_is_not_followed() {
        List<String> compiled = new ArrayList<>();
        var wrong = problem("prob.found.req", "himalia.tensor.Tensor cannot be converted to double", 11, 12);
        assertThat(RightLine.find("double s = x;", List.of(wrong), SCOPE, other -> {
                    compiled.add(other);
                    return List.of(wrong);
                }))
                .isEmpty();
        assertThat(compiled).contains("double s = x.item();").hasSizeLessThan(5);
    }
}
