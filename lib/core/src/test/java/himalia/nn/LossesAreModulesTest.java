package himalia.nn;

import static himalia.tensor.Tensor.device;
import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LossesAreModulesTest {
    private static final class Net extends Module {
        final Linear layer = new Linear(2, 1);
        final Loss criterion = new MSELoss();

        @Override
        public Tensor forward(Tensor x) {
            return layer.forward(x);
        }
    }

    @Test
    void a_loss_goes_to_a_device_and_is_printed_as_pytorch_prints_it() {
        Loss criterion = new BCELoss();
        assertThat(criterion.to("cpu")).isSameAs(criterion);
        assertThat(criterion.to(device("cpu"))).isSameAs(criterion);
        assertThat(criterion.to(DType.FLOAT64).eval().train()).hasToString("BCELoss()");
        assertThat(new CrossEntropyLoss(Reduction.SUM).weight(tensor(1., 2.))).hasToString("CrossEntropyLoss()");
        assertThat(criterion.parameters()).isEmpty();
    }

    @Test
    void a_loss_may_be_a_part_of_a_network() {
        Net net = new Net();
        assertThat(net).hasToString("""
                Net(
                  (layer): Linear(in_features=2, out_features=1, bias=True)
                  (criterion): MSELoss()
                )""");
        assertThat(net.stateDict()).containsOnlyKeys("layer.weight", "layer.bias");
        assertThat(((Net) net.copy()).criterion).isNotSameAs(net.criterion);
    }

    @Test
    void a_loss_wants_two_tensors() {
        Loss criterion = new L1Loss();
        assertThatThrownBy(() -> criterion.forward(tensor(1.)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("L1Loss.forward() missing 1 required positional argument: 'target'")
                .hasMessageContaining("Hint: ");
        assertThat(criterion.forward(tensor(1.), tensor(3.)).item()).isEqualTo(2);
    }
}
