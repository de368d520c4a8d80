package himalia.nn;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.Tensor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// `mseLoss(x, y, "sum")`, as PyTorch writes it.
class NamedReductionsTest {
    private static final List<Class<?>> TWO_AND_REDUCTION = List.of(Tensor.class, Tensor.class, Reduction.class);

    @Test
    void each_loss_of_two_tensors_takes_the_name_of_a_reduction() throws ReflectiveOperationException {
        List<Method> losses = Arrays.stream(Functional.class.getMethods())
                .filter(one -> Arrays.asList(one.getParameterTypes()).equals(TWO_AND_REDUCTION))
                .toList();
        assertThat(losses).hasSizeGreaterThan(8);
        for (Method loss : losses) {
            assertThat(Functional.class.getMethod(loss.getName(), Tensor.class, Tensor.class, String.class))
                    .isNotNull();
        }
        Tensor x = tensor("[[0.2, 0.7]]"), y = tensor("[[0., 1.]]");
        for (Reduction reduction : Reduction.values()) {
            String name = reduction.name().toLowerCase(Locale.ROOT);
            assertThat(Functional.mseLoss(x, y, name))
                    .hasToString(Functional.mseLoss(x, y, reduction).toString());
            assertThat(new MSELoss(name).forward(x, y))
                    .hasToString(Functional.mseLoss(x, y, name).toString());
        }
        assertThat(new BCELoss("none").forward(x, y).shape()).hasToString("torch.Size([1, 2])");
    }

    @Test
    void another_name_is_told_of() {
        assertThatThrownBy(() -> new L1Loss("summ"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("summ is not a valid value for reduction")
                .hasMessageContaining("did you mean \"sum\"?");
    }

    @Test
    void places_and_index_texts_stand_side_by_side() {
        Tensor x = tensor("[[1., 2.], [3., 4.]]");
        assertThat(x.get(":", 1)).hasToString(x.get(":, 1").toString());
        assertThat(x.get(0, ":1")).hasToString(x.get("0, :1").toString());
        assertThat(x.ndim()).isEqualTo(2);
    }
}
