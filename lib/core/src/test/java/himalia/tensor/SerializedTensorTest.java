package himalia.tensor;

import static himalia.tensor.Tensor.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.nn.Linear;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tensors that go through Java's serialization.
class SerializedTensorTest {
    private static Object again(Object one) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(one);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void a_tensor_of_every_type_comes_back_with_its_elements_and_its_shape(DType type) throws Exception {
        Tensor x = tensor(new double[] {0, 1, 3, 0.1, 5, 0}).to(type).view(2, 3);
        Tensor view = x.t();
        for (Tensor one : new Tensor[] {x, view, x.get(1, 2), Tensor.zeros(type, 0, 4)}) {
            Tensor back = (Tensor) again(one);
            assertThat(back.dtype()).isEqualTo(type);
            assertThat(back.shape()).isEqualTo(one.shape());
            assertThat(back.equal(one)).isTrue();
            assertThat(back.requiresGrad()).isFalse();
        }
    }

    @Test
    void large_whole_numbers_and_what_is_no_number_are_kept() throws Exception {
        Tensor whole = tensor(new long[] {Long.MAX_VALUE, Long.MIN_VALUE, 1L << 53 | 1});
        assertThat(((Tensor) again(whole)).toLongArray()).isEqualTo(whole.toLongArray());
        float[] odd = {Float.NaN, Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE};
        assertThat(((Tensor) again(tensor(odd))).toFloatArray()).isEqualTo(odd);
    }

    @Test
    void one_that_asks_for_gradients_does_so_afterwards_and_knows_nothing_of_what_it_was_computed_from()
            throws Exception {
        Tensor w = tensor(new float[] {2, 3}).requiresGrad_();
        Tensor y = (Tensor) again(w.mul(2));
        assertThat(y.requiresGrad()).isTrue();
        y.sum().backward();
        assertThat(y.grad()).isNotNull();
        assertThat(w.grad()).isNull();
    }

    @Test
    void the_parameter_of_a_layer_stays_with_it() {
        assertThatThrownBy(() -> again(new Linear(2, 1).parameters().getFirst()))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("Parameter");
    }
}
