package himalia.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Array;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageTest {
    @ParameterizedTest
    @EnumSource(DType.class)
    void holds_elements_of_every_type(DType dtype) {
        Storage s = Storage.allocate(dtype, 3);
        s.setDouble(0, 1);
        s.setLong(1, 1);
        assertThat(s.length()).isEqualTo(3);
        assertThat(s.dtype()).isEqualTo(dtype);
        assertThat(s.getDouble(0) + s.getDouble(1) + s.getDouble(2)).isEqualTo(2);
        assertThat(s.getLong(0) + s.getLong(1) + s.getLong(2)).isEqualTo(2);
    }

    @Test
    void gives_the_array_of_its_own_type_only() {
        assertThat(Storage.allocate(DType.FLOAT32, 1).floats()).hasSize(1);
        assertThatThrownBy(() -> Storage.allocate(DType.INT64, 1).floats())
                .hasMessage("This storage holds torch.int64, not torch.float32.");
        assertThatThrownBy(() -> Storage.allocate(DType.BOOL, 1).doubles()).hasMessageContaining("torch.bool");
        assertThatThrownBy(() -> Storage.allocate(DType.BOOL, 1).longs()).hasMessageContaining("torch.bool");
    }

    @Test
    void counts_its_changes() {
        Tensor t = Tensor.zeros(2);
        t.get(0).add_(1);
        t.storage().updated();
        assertThat(t.storage().version()).isEqualTo(2);
        assertThat(t.storage().updates()).isEqualTo(1);
    }

    @Test
    void bytes_wrap_and_bools_do_not() {
        Storage s = Storage.allocate(DType.UINT8, 1);
        s.setLong(0, 257);
        assertThat(s.getLong(0)).isEqualTo(1);
        assertThat(DType.promote(DType.UINT8, DType.BOOL)).isEqualTo(DType.UINT8);
        assertThat(DType.FLOAT32).hasToString("torch.float32");
        assertThat(DType.INT64.title()).isEqualTo("Long");
    }

    @Test
    void a_tensor_of_an_array_is_a_copy_of_it_in_any_type() {
        for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64, DType.INT64, DType.INT32}) {
            for (Object array : new Object[] {
                new float[][] {{1, 2}, {3, 4}},
                new double[][] {{1, 2}, {3, 4}},
                new long[][] {{1, 2}, {3, 4}},
                new int[][] {{1, 2}, {3, 4}}
            }) {
                Tensor x = FromArray.tensor(array, dtype);
                Array.setByte(Array.get(array, 1), 0, (byte) 9);
                assertThat(x.dtype()).isEqualTo(dtype);
                assertThat(x.toDoubleArray()).containsExactly(1, 2, 3, 4);
            }
        }
    }
}
