package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loops of vectors on processors with shorter vectors than this one: each in a JVM that is told so.
class WidthsTest {
    private static final String DONE = "All loops have run, and all products have the bits of the plain loops.";

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {16, 32})
    void every_loop_runs_and_products_have_the_same_bits(int bytes) throws IOException, InterruptedException {
        assumeTrue(Vectors.PRESENT);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:MaxVectorSize=" + bytes,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WidthsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains(DONE).doesNotContain("Exception");
        assertThat(process.waitFor()).isZero();
    }

    public static void main(String[] args) {
        Vectors.all().forEach(WarmUp::runOnce);
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            compare(1 + random.nextInt(40), 1 + random.nextInt(70), 1 + random.nextInt(40), random);
        }
        compare(90, 110, 120, random);
        compare(20, 50, Gemm.DEPTH + 20, random);
        System.out.println(DONE);
    }

    private static void compare(int m, int n, int k, Random random) {
        Gemm.Layout al = random.nextBoolean() ? new Gemm.Layout(0, k, 1) : new Gemm.Layout(0, 1, m);
        Gemm.Layout bl = random.nextBoolean() ? new Gemm.Layout(0, n, 1) : new Gemm.Layout(0, 1, k);
        float[] a = numbers(m * k, random);
        float[] b = numbers(k * n, random);
        float[] before = numbers(m * n, random);
        float[] byLoops = before.clone();
        LoopGemm.local().add(new Product(m, n, k, a, al, b, bl, byLoops, new Gemm.Layout(0, n, 1)));
        float[] byVectors = before.clone();
        new VectorGemm().add(new Product(m, n, k, a, al, b, bl, byVectors, new Gemm.Layout(0, n, 1)));
        if (!Arrays.equals(byLoops, byVectors)) {
            throw new AssertionError("%d x %d x %d, %s, %s".formatted(m, k, n, al, bl));
        }
    }

    private static float[] numbers(int n, Random random) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
