package himalia.tensor.io;

import static himalia.tensor.Tensor.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    Path folder;

    @Test
    void reads_what_python_wrote() {
        Map<String, Tensor> read = Safetensors.load(Fixtures.file("weights.safetensors"));
        assertThat(read).containsOnlyKeys("weight", "bias", "steps", "half", "mask");
        assertThat(read.get("weight"))
                .hasToString("tensor([[-2.5000, -1.5000, -0.5000],\n        [ 0.5000,  1.5000,  2.5000]])");
        assertThat(read.get("bias")).hasToString("tensor([1., 2.], dtype=torch.float64)");
        assertThat(read.get("steps")).hasToString("tensor(5)");
        assertThat(read.get("half")).hasToString("tensor([0.5000])");
        assertThat(read.get("mask")).hasToString("tensor([ True, False])");
    }

    @Test
    void every_type_and_name_comes_back() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (DType dtype : DType.values()) {
            tensors.put(
                    "layer.0 \"" + dtype + "\" \\ \u00e9\n",
                    arange(6).view(2, 3).to(dtype).t());
            tensors.put("empty" + dtype, zeros(dtype, 0, 2));
            tensors.put("number" + dtype, ones(dtype));
        }
        String file = folder.resolve("x.safetensors").toString();
        Safetensors.save(file, tensors);
        Map<String, Tensor> back = Safetensors.load(file);
        assertThat(back.keySet()).containsExactlyElementsOf(tensors.keySet());
        tensors.forEach((name, x) -> {
            assertThat(back.get(name).dtype()).isEqualTo(x.dtype());
            assertThat(back.get(name).shape()).isEqualTo(x.shape());
            assertThat(back.get(name).equal(x)).isTrue();
        });
    }

    @Test
    void damaged_files_are_named_in_one_sentence() throws IOException {
        byte[] whole = Files.readAllBytes(Fixtures.file("weights.safetensors"));
        Path file = folder.resolve("bad.safetensors");
        Files.write(file, Arrays.copyOf(whole, whole.length - 4));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("is damaged: a tensor of shape");
        Files.write(file, Arrays.copyOf(whole, 50));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("its header shall have");
        Files.write(file, new byte[4]);
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("it has 4 bytes");
        Files.write(file, withHeader("{\"a\": nonsense}"));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("is no JSON from character 6 on");
        Files.write(file, withHeader("{\"a\": {\"dtype\": \"F32\"}}"));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("no dtype, shape and data_offsets");
        Files.write(file, withHeader("{\"a\": {\"dtype\": \"F8_E4M3\", \"shape\": [1], \"data_offsets\": [0, 1]}}"));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("elements of type F8_E4M3");
        Files.write(file, withHeader("{\"a\": {\"dtype\": \"F32\", \"shape\": [-1], \"data_offsets\": [0, 4]}}"));
        assertThatThrownBy(() -> Safetensors.load(file)).hasMessageContaining("negative");
        assertThatThrownBy(() -> Safetensors.load(folder.resolve("none"))).hasMessageStartingWith("There is no file");
    }

    private static byte[] withHeader(String json) {
        byte[] header = json.getBytes(StandardCharsets.UTF_8);
        byte[] file = new byte[8 + header.length];
        file[0] = (byte) header.length;
        System.arraycopy(header, 0, file, 8, header.length);
        return file;
    }
}
