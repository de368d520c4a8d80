package himalia.tensor;

import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NodeTest {
    private final Tensor x = tensor("[2., 3.]").requiresGrad_();

    private String name(UnaryOperator<Tensor> operation) {
        return operation.apply(x).gradFn().name();
    }

    @Test
    void a_digit_of_a_name_is_no_number_of_an_overload() {
        assertThat(name(t -> t.log())).isEqualTo("LogBackward0");
        assertThat(name(t -> t.log2())).isEqualTo("Log2Backward0");
        assertThat(name(t -> t.log10())).isEqualTo("Log10Backward0");
        assertThat(name(t -> t.exp2())).isEqualTo("Exp2Backward0");
        assertThat(name(t -> t.expm1())).isEqualTo("Expm1Backward0");
        assertThat(name(t -> t.atan2(t))).isEqualTo("Atan2Backward0");
        assertThat(name(t -> t.i0())).isEqualTo("I0Backward0");
        Tensor y = x.detach().mul(2);
        assertThat(Autograd.record(y, "Twice2", (g, i) -> g.mul(2), x).name()).isEqualTo("Twice2Backward0");
    }

    @Test
    void overloads_have_pytorchs_numbers() {
        assertThat(name(t -> t.sum())).isEqualTo("SumBackward0");
        assertThat(name(t -> t.sum(0))).isEqualTo("SumBackward1");
        assertThat(name(t -> t.mean(0))).isEqualTo("MeanBackward1");
        assertThat(name(t -> t.prod(0))).isEqualTo("ProdBackward1");
        assertThat(name(t -> t.max())).isEqualTo("MaxBackward1");
        assertThat(name(t -> t.max(0).values())).isEqualTo("MaxBackward0");
        assertThat(name(t -> t.pow(2))).isEqualTo("PowBackward0");
        assertThat(name(t -> t.pow(t))).isEqualTo("PowBackward1");
        assertThat(name(t -> t.squeeze(0))).isEqualTo("SqueezeBackward1");
        assertThat(name(t -> t.rsub(1))).isEqualTo("RsubBackward1");
        assertThat(name(t -> t.clamp(0, 1))).isEqualTo("ClampBackward1");
        assertThat(name(t -> t.round(1))).isEqualTo("RoundBackward1");
        assertThat(name(t -> t.matmul(ones(2, 2)))).isEqualTo("SqueezeBackward4");
        assertThat(x.sum(0).gradFn().operation()).isEqualTo("Sum");
    }

    @Test
    void only_operations_of_the_library_promise_fresh_gradients() {
        assertThat(x.exp().gradFn().isFresh()).isTrue();
        assertThat(x.mul(1).relu_().gradFn().isFresh()).isTrue();
        Tensor y = x.detach().mul(2);
        assertThat(Autograd.record(y, "Twice", (g, i) -> g.mul(2), x).isFresh()).isFalse();
    }

    @Test
    void few_numbers_leave_a_trace() {
        Tensor y = x.mul(tensor("[4., 5.]"));
        y.sum().backward();
        Trace trace = y.gradFn().trace();
        assertThat(trace.result()).isSameAs(y);
        assertThat(trace.constant(0)).isNull();
        assertThat(trace.constant(1).toDoubleArray()).containsExactly(4, 5);
        assertThat(trace.gradient().toDoubleArray()).containsExactly(1, 1);
        y.relu_();
        assertThat(trace.result()).as("changed since").isNull();
        assertThat(ones(17).requiresGrad_().mul(2).gradFn().trace()).isNull();
        assertThat(x.exp().gradFn().inputs().getFirst().trace()).isNull();
    }
}
