package himalia.nn;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import himalia.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ClassLossesTest {
    private final CrossEntropyLoss loss = new CrossEntropyLoss();

    @Test
    void examples_of_the_documentation_are_true() {
        assertThat(loss.forward(tensor("[[2., 0., 1.]]"), tensor("[0]"))).hasToString("tensor(0.4076)");
        assertThat(new NLLLoss().forward(tensor("[[0.5, 0.25, 0.25]]").log(), tensor("[1]")))
                .hasToString("tensor(1.3863)");
        assertThat(new BCEWithLogitsLoss().forward(tensor(0., 200.), tensor(0., 0.)))
                .hasToString("tensor(100.3466)");
        assertThat(new SmoothL1Loss().forward(tensor(0.5, 3.), tensor(0., 0.))).hasToString("tensor(1.3125)");
        assertThat(new HuberLoss().forward(tensor(0.5, 3.), tensor(0., 0.))).hasToString("tensor(1.3125)");
        assertThat(new KLDivLoss(Reduction.SUM).forward(tensor(0.5, 0.5).log(), tensor(0.25, 0.75)))
                .hasToString("tensor(0.1308)");
        assertThat(loss).hasToString("CrossEntropyLoss()");
    }

    @Test
    void class_numbers_begin_with_0() {
        assertThatThrownBy(() -> loss.forward(zeros(2, 3), tensor("[0, 3]")))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageStartingWith("Target 3 is out of bounds.")
                .hasMessageContaining("element 1 of the target [2]")
                .hasMessageContaining("3 classes, 0 to 2")
                .hasMessageContaining("Hint: class numbers begin with 0");
    }

    @Test
    void shapes_and_types_that_do_not_fit_say_what_would() {
        assertThatThrownBy(() -> loss.forward(zeros(2, 3), tensor("[0., 1.]")))
                .hasMessageStartingWith("expected target dtype to be Long or Byte, but got Float")
                .hasMessageContaining("Hint: cross_entropy takes the numbers of the classes");
        assertThatThrownBy(() -> loss.forward(zeros(2, 3), tensor("[0, 1, 2]")))
                .hasMessageStartingWith("Expected input batch_size (2) to match target batch_size (3).");
        assertThatThrownBy(() -> loss.forward(zeros(2, 3), tensor("[[0], [1]]")))
                .hasMessageStartingWith("0D or 1D target tensor expected, multi-target not supported")
                .hasMessageContaining("Hint: target.squeeze(1)");
        assertThatThrownBy(() -> loss.forward(zeros(2, 3), tensor("[[0, 0, 1], [1, 0, 0]]")))
                .hasMessageStartingWith("Expected floating point type for target with class probabilities, got Long")
                .hasMessageContaining("target.argmax(1)");
        assertThatThrownBy(() -> new CrossEntropyLoss().weight(ones(2)).forward(zeros(2, 3), tensor("[0, 1]")))
                .hasMessageContaining("all 3 classes or no classes but got weight tensor of shape: [2]");
        assertThatThrownBy(() -> new BCEWithLogitsLoss().forward(zeros(3, 1), zeros(3)))
                .hasMessageStartingWith("Target size (torch.Size([3])) must be the same as input size");
    }

    @Test
    void ignored_examples_neither_count_nor_pull() {
        Tensor x = tensor("[[1., 2.], [3., 5.]]").requiresGrad_();
        Tensor both = new CrossEntropyLoss().ignoreIndex(1).forward(x, tensor("[0, 1]"));
        assertThat(both.item()).isCloseTo(1.3133, offset(1e-4));
        both.backward();
        assertThat(x.grad().select(0, 1)).hasToString("tensor([0., 0.])");
    }

    @Test
    void a_single_example_and_images_work_too() {
        assertThat(loss.forward(tensor("[2., 0., 1.]"), tensor(0L))).hasToString("tensor(0.4076)");
        assertThat(new CrossEntropyLoss(Reduction.NONE)
                        .forward(zeros(2, 3, 4, 5), zeros(2, 4, 5).toLong())
                        .shape())
                .hasToString("torch.Size([2, 4, 5])");
    }
}
