package himalia.tensor;

import static himalia.tensor.Tensor.arange;
import static himalia.tensor.Tensor.ones;
import static himalia.tensor.Tensor.printOptions;
import static himalia.tensor.Tensor.tensor;
import static himalia.tensor.Tensor.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("the options hold for all tensors")
class PrintOptionsTest {
    @AfterEach
    void back() {
        printOptions("default");
    }

    @Test
    void precision_is_digits_after_the_point() {
        printOptions(2);
        assertThat(tensor("[1.23456, 2.0]")).hasToString("tensor([1.23, 2.00])");
        assertThat(tensor("[1e-6, 0.]")).hasToString("tensor([1.00e-06, 0.00e+00])");
        printOptions(0);
        assertThat(tensor("[1e-6, 0.]")).hasToString("tensor([1e-06, 0e+00])");
    }

    @Test
    void threshold_and_edgeitems_shape_summaries() {
        printOptions(5, 2);
        assertThat(arange(10)).hasToString("tensor([0, 1,  ..., 8, 9])");
        assertThat(arange(5)).hasToString("tensor([0, 1, 2, 3, 4])");
        printOptions("full");
        assertThat(zeros(1001).toString()).doesNotContain("...");
        printOptions("short");
        assertThat(ones(2).div(3)).hasToString("tensor([0.33, 0.33])");
        assertThat(arange(1001)).hasToString("tensor([   0,    1,  ...,  999, 1000])");
    }

    @Test
    void lines_break_at_the_linewidth() {
        printOptions(4, 1000, 3, 20, null);
        assertThat(arange(6)).hasToString("tensor([0, 1, 2, 3,\n        4, 5])");
    }

    @Test
    void scientific_notation_can_be_asked_for_and_refused() {
        printOptions(4, 1000, 3, 80, true);
        assertThat(tensor("[1.5, 20.]")).hasToString("tensor([1.5000e+00, 2.0000e+01])");
        printOptions(4, 1000, 3, 80, false);
        assertThat(tensor("[1.5, 100000.]")).hasToString("tensor([    1.5000, 100000.0000])");
        printOptions(4);
        assertThat(tensor("[1.5, 100000.]")).hasToString("tensor([1.5000e+00, 1.0000e+05])");
    }

    @Test
    void says_what_is_no_option() {
        assertThatThrownBy(() -> printOptions(-1)).hasMessage("printOptions: precision must be 0 or more, but is -1");
        assertThatThrownBy(() -> printOptions(5, 0)).hasMessageContaining("edgeitems must be 1 or more");
        assertThatThrownBy(() -> printOptions("long")).hasMessageContaining("there is no profile \"long\"");
        assertThat(tensor(1.5)).hasToString("tensor(1.5000)");
    }
}
