package himalia.tensor.io;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
    @TempDir
    Path folder;

    private static void same(Tensor actual, Tensor expected) {
        assertThat(actual.dtype()).isEqualTo(expected.dtype());
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.toDoubleArray()).containsExactly(expected.toDoubleArray());
    }

    @Test
    void reads_what_numpy_wrote() {
        Tensor x = arange(6.).view(2, 3).sub(2.5);
        same(Npy.load(Fixtures.file("float32.npy")), x);
        same(Npy.load(Fixtures.file("fortran.npy")), x.toDouble());
        same(Npy.load(Fixtures.file("big_endian.npy")), x.toDouble());
        same(Npy.load(Fixtures.file("scalar.npy")), tensor(7L));
        same(Npy.load(Fixtures.file("half.npy")), tensor(1.5, -2, Double.POSITIVE_INFINITY));
        same(Npy.load(Fixtures.file("bool.npy")), tensor("[[True, False], [False, True]]"));
        same(Npy.load(Fixtures.file("int8.npy")), tensor(-1, 127).toInt());
        assertThat(Npy.load(Fixtures.file("fortran.npy")).isContiguous()).isTrue();
    }

    @Test
    void writes_the_same_bytes_as_numpy() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.save(file, arange(6.).view(2, 3).sub(2.5));
        assertThat(file).hasSameBinaryContentAs(Fixtures.file("float32.npy"));
        Npy.save(file, tensor(7L));
        assertThat(file).hasSameBinaryContentAs(Fixtures.file("scalar.npy"));
        Npy.save(file, tensor("[[True, False], [False, True]]"));
        assertThat(file).hasSameBinaryContentAs(Fixtures.file("bool.npy"));
        assertThat(Files.size(file)).isEqualTo(132);
    }

    @Test
    void every_type_shape_and_layout_comes_back() {
        for (DType dtype : DType.values()) {
            for (Tensor x : List.of(
                    arange(12).view(3, 4).to(dtype),
                    arange(12).view(3, 4).to(dtype).t(),
                    arange(12).view(3, 4).to(dtype).get("1:, ::2"),
                    zeros(dtype, 0, 3),
                    zeros(dtype, 5),
                    zeros(dtype))) {
                String file = folder.resolve("x.npy").toString();
                Npy.save(file, x);
                same(Npy.load(file), x);
            }
        }
    }

    @Test
    void several_tensors_share_an_npz_file() {
        for (String name : List.of("several.npz", "compressed.npz")) {
            Map<String, Tensor> read = Npz.load(Fixtures.file(name));
            assertThat(read).containsOnlyKeys("x", "y");
            same(read.get("x"), arange(6.).view(2, 3).sub(2.5));
            same(read.get("y"), tensor(3, 1, 2));
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("weight", rand(3, 2));
        tensors.put("bias", tensor(1L, 2L));
        Path file = folder.resolve("x.npz");
        Npz.save(file, tensors);
        Map<String, Tensor> back = Npz.load(file.toString());
        assertThat(back.keySet()).containsExactly("weight", "bias");
        tensors.forEach((name, x) -> same(back.get(name), x));
    }

    @Test
    void damaged_files_are_named_in_one_sentence() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("float32.npy"));
        Path file = folder.resolve("cut.npy");
        Files.write(file, Arrays.copyOf(whole, 140));
        assertThatThrownBy(() -> Npy.load(file))
                .hasMessage(file
                        + " is damaged: a tensor of shape [2, 3] takes 24 bytes, but only 12 are left in the file.");
        Files.write(file, Arrays.copyOf(whole, 60));
        assertThatThrownBy(() -> Npy.load(file)).hasMessageContaining("ends within its header");
        Files.write(file, Arrays.copyOf(whole, 3));
        assertThatThrownBy(() -> Npy.load(file)).hasMessageContaining("is no npy file");
        byte[] junk = whole.clone();
        Arrays.fill(junk, 20, 60, (byte) '?');
        Files.write(file, junk);
        assertThatThrownBy(() -> Npy.load(file)).hasMessageContaining("has no descr, fortran_order and shape");
        assertThatThrownBy(() -> Npy.load(Fixtures.file("text.npy")))
                .hasMessageContaining("holds text (<U1), which a tensor cannot hold");
        assertThatThrownBy(() -> Npy.load(Fixtures.file("several.npz"))).hasMessageContaining("Npz.load");
        assertThatThrownBy(() -> Npz.load(Fixtures.file("float32.npy"))).hasMessageContaining("is no npz file");
        assertThatThrownBy(() -> Npy.load(folder.resolve("none.npy")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("There is no file");
        assertThatThrownBy(() -> Npz.load(folder.resolve("none.npz"))).hasMessageStartingWith("There is no file");
    }
}
