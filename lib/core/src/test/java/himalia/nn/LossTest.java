package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LossTest {
    @Test
    void losses_reduce_as_asked() {
        Tensor x = tensor(1., 2.);
        Tensor y = tensor(0., 4.);
        assertThat(new MSELoss().forward(x, y)).hasToString("tensor(2.5000)");
        assertThat(new MSELoss(Reduction.SUM).forward(x, y)).hasToString("tensor(5.)");
        assertThat(new L1Loss().forward(x, y)).hasToString("tensor(1.5000)");
        assertThat(new L1Loss(Reduction.NONE).forward(x, y)).hasToString("tensor([1., 2.])");
        assertThat(new BCELoss().forward(tensor(0.5, 0.5), tensor(0., 1.))).hasToString("tensor(0.6931)");
        assertThat(new BCELoss()).hasToString("BCELoss()");
    }

    @Test
    void cross_entropy_wants_probabilities() {
        assertThatThrownBy(() -> new BCELoss().forward(tensor(0.5, 1.5), tensor(0., 1.)))
                .hasMessageStartingWith("all elements of input should be between 0 and 1")
                .hasMessageContaining("element 1 of [2] is 1.5")
                .hasMessageContaining("Hint: add a sigmoid");
    }

    @Test
    void cross_entropy_stops_at_100() {
        Tensor x = tensor(0., 1.).requiresGrad_();
        Tensor loss = new BCELoss().forward(x, tensor(1., 0.));
        assertThat(loss).hasToString("tensor(100., grad_fn=<BinaryCrossEntropyBackward0>)");
        loss.backward();
        assertThat(x.grad().toDoubleArray()).containsExactly((float) -5e11, (float) 5e11);
    }

    @Test
    void mean_squared_error_has_gradients_for_both_sides() {
        Tensor x = tensor(1., 2.).requiresGrad_();
        Tensor y = tensor(0., 4.).requiresGrad_();
        Tensor loss = Functional.mseLoss(x, y);
        assertThat(loss).hasToString("tensor(2.5000, grad_fn=<MseLossBackward0>)");
        loss.backward();
        assertThat(x.grad()).hasToString("tensor([ 1., -2.])");
        assertThat(y.grad()).hasToString("tensor([-1.,  2.])");
    }
}
