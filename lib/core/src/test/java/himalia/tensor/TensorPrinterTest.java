package himalia.tensor;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TensorPrinterTest {
    @Test
    void names_the_operation_behind_a_result() {
        Tensor w = ones(2, 2).requiresGrad_();
        assertThat(zeros(2, 1).requiresGrad_().sigmoid())
                .hasToString("tensor([[0.5000],\n        [0.5000]], grad_fn=<SigmoidBackward0>)");
        assertThat(w.get(":1")).hasToString("tensor([[1., 1.]], grad_fn=<SliceBackward0>)");
        assertThat(w.mean()).hasToString("tensor(1., grad_fn=<MeanBackward0>)");
        assertThat(w.sum(0)).hasToString("tensor([2., 2.], grad_fn=<SumBackward1>)");
        assertThat(w.pow(2).get(0, 0)).hasToString("tensor(1., grad_fn=<SelectBackward0>)");
        assertThat(w.neg().get("0")).hasToString("tensor([-1., -1.], grad_fn=<SelectBackward0>)");
    }

    @Test
    void prints_values_with_indices_as_pytorch() {
        assertThat(tensor("[[3., 1.], [2., 4.]]").max(1))
                .hasToString("torch.return_types.max(\nvalues=tensor([3., 4.]),\nindices=tensor([0, 1]))");
    }
}
