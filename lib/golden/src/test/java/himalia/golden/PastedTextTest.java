package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What PyTorch prints of a tensor can be pasted into `tensor(...)`.
class PastedTextTest {
    @TestFactory
    Stream<DynamicTest> gives_the_tensor_back() throws IOException {
        return Stream.concat(texts("repr"), texts("repr_random"))
                .map(text -> dynamicTest(
                        text.substring(0, Math.min(40, text.length())),
                        () -> assertThat(Tensor.tensor(text)).hasToString(text)));
    }

    /// Those of whole tensors: of types that we have, and not of more than PyTorch prints in full.
    private static Stream<String> texts(String file) throws IOException {
        return Vectors.objects(VectorsTest.FILES.read(file).getAsJsonArray("cases"))
                .filter(c -> c.has("tensor") && c.get("tensor").isJsonObject())
                .map(c -> Vectors.text(c, "text"))
                .filter(text -> text.startsWith("tensor(") && !text.contains("..."))
                .filter(text -> !text.matches("(?s).*dtype=torch\\.(int(8|16)|b?float16|complex\\d+).*|.*\\dj.*"));
    }
}
