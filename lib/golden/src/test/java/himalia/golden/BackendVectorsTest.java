package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.tensor.OnNaive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every operation of PyTorch's vectors, with its gradients, on a second backend that computes by plain loops.
class BackendVectorsTest {
    @TestFactory
    Stream<DynamicTest> a_second_backend_agrees_with_pytorch() {
        return Stream.of("ops").map(file -> DynamicTest.dynamicTest(file, () -> OnNaive.run(() -> check(file))));
    }

    private static void check(String file) throws IOException {
        List<String> different = new ArrayList<>();
        List<Case> cases = VectorsTest.FILES.cases(file, Close.KEPT).toList();
        for (Case c : cases) {
            if (VectorFiles.run(c) instanceof Outcome.Failed failed) {
                different.add(c.id() + ": " + failed.reason());
            }
        }
        assertThat(different).as(file + " of " + cases.size() + " cases").isEmpty();
    }
}
