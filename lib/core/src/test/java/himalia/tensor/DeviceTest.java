package himalia.tensor;

import static himalia.tensor.Tensor.device;
import static himalia.tensor.Tensor.ones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeviceTest {
    private final Tensor x = ones(2);

    @Test
    void everything_is_on_the_cpu() {
        assertThat(device("cpu")).hasToString("device(type='cpu')").isEqualTo(x.device());
        assertThat(device("cpu:0")).isEqualTo(device("cpu"));
        assertThat(x.to(device("cpu"))).isSameAs(x);
        assertThat(x.to("cpu")).isSameAs(x);
        assertThat(x.cpu()).isSameAs(x);
    }

    @Test
    void the_lines_of_a_lecture_run() {
        Cuda.manualSeedAll(777);
        var device = Cuda.isAvailable() ? "cuda" : "cpu";
        assertThat(x.to(device)).isSameAs(x);
        assertThat(Cuda.deviceCount()).isZero();
    }

    @Test
    void cuda_says_what_to_write_instead() {
        assertThatThrownBy(x::cuda)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Torch not compiled with CUDA enabled")
                .hasMessageContaining("x.to(Cuda.isAvailable() ? \"cuda\" : \"cpu\")");
        assertThatThrownBy(() -> x.to("cuda")).hasMessageContaining("computes on the CPU");
        assertThatThrownBy(() -> device("cuda:0")).hasMessageContaining("computes on the CPU");
    }

    @Test
    void other_names_are_no_devices() {
        assertThatThrownBy(() -> device("gpu"))
                .hasMessageStartingWith("Expected one of cpu, cuda device type at start of device string: gpu");
    }
}
