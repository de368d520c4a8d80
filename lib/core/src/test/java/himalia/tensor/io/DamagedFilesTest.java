package himalia.tensor.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Files cut short or changed at any place: an error that names the file, or a tensor, but nothing else.
class DamagedFilesTest {
    @TempDir
    private Path folder;

    private record Format(String name, Consumer<Path> write, Consumer<Path> read) {}

    private static final Tensor X = Tensor.arange(6).view(2, 3).toFloat();

    private static Stream<Format> formats() {
        Map<String, Tensor> two = Map.of("x", X, "none", Tensor.zeros(DType.BOOL, 0, 2));
        return Stream.of(
                new Format("x.npy", p -> Npy.save(p, X), Npy::load),
                new Format("x.npz", p -> Npz.save(p, two), Npz::load),
                new Format("x.safetensors", p -> Safetensors.save(p, two), Safetensors::load));
    }

    @TestFactory
    Stream<DynamicTest> a_file_may_end_anywhere() {
        return formats()
                .map(f -> DynamicTest.dynamicTest(f.name, () -> {
                    Path path = folder.resolve(f.name);
                    f.write.accept(path);
                    byte[] whole = Files.readAllBytes(path);
                    for (int n = 0; n < whole.length; n++) {
                        Files.write(path, java.util.Arrays.copyOf(whole, n));
                        assertThatThrownBy(() -> f.read.accept(path))
                                .as("%d of %d bytes", n, whole.length)
                                .isInstanceOfAny(IllegalArgumentException.class, UncheckedIOException.class)
                                .hasMessageContaining(f.name);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_byte_may_be_any_other() {
        return formats()
                .map(f -> DynamicTest.dynamicTest(f.name, () -> {
                    Path path = folder.resolve(f.name);
                    f.write.accept(path);
                    byte[] whole = Files.readAllBytes(path);
                    Random r = new Random(1);
                    for (int trial = 0; trial < 3000; trial++) {
                        byte[] bytes = whole.clone();
                        for (int k = 0; k <= r.nextInt(3); k++) {
                            bytes[r.nextInt(bytes.length)] = (byte) r.nextInt(256);
                        }
                        Files.write(path, bytes);
                        try {
                            f.read.accept(path);
                        } catch (IllegalArgumentException | UncheckedIOException refused) {
                            assertThat(refused.getMessage()).contains(f.name);
                        }
                    }
                }));
    }

    @Test
    void a_header_may_lie_about_the_size() throws IOException {
        Path path = folder.resolve("lies.npy");
        for (String shape : new String[] {"2147483647, 2147483647, 2147483647", "99999999999", "2147483000", "-1, 2"}) {
            Files.write(path, npy("{'descr': '<f8', 'fortran_order': False, 'shape': (" + shape + "), }"));
            assertThatThrownBy(() -> Npy.load(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lies.npy");
        }
    }

    private static byte[] npy(String header) {
        ByteBuffer out = ByteBuffer.allocate(10 + header.length() + 16).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        return out.put(header.getBytes(StandardCharsets.US_ASCII)).array();
    }

    @Test
    void a_header_may_lie_about_the_place() throws IOException {
        Path path = folder.resolve("lies.safetensors");
        for (String entry : new String[] {
            "{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647],\"data_offsets\":[0,4]}",
            "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}",
            "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[9223372036854775800,9223372036854775804]}",
            "{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,4]}",
            "[".repeat(100_000)
        }) {
            byte[] header = ("{\"x\":" + entry + "}").getBytes(StandardCharsets.US_ASCII);
            Files.write(
                    path,
                    ByteBuffer.allocate(8 + header.length + 4)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(header.length)
                            .put(header)
                            .array());
            assertThatThrownBy(() -> Safetensors.load(path))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lies.safetensors");
        }
    }
}
