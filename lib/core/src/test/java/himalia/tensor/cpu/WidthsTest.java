package himalia.tensor.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The loops of vectors on processors with shorter vectors than this one: each in a JVM that is told so.
class WidthsTest {
    private static final String DONE = "All loops have run, and what they give has the bits of the plain loops.";
    private static final String ONLY_RUN = "only run";

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {16, 32, 64})
    void every_loop_runs_and_gives_the_bits_of_the_plain_ones(int bytes) throws IOException, InterruptedException {
        assumeTrue(Vectors.PRESENT);
        assertThat(said("", "-XX:MaxVectorSize=" + bytes)).contains(DONE).doesNotContain("Exception");
    }

    /// What C1 gives up for having too many values stays in the interpreter, in some runs only, and for ever.
    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {16, 32, 64})
    void no_loop_is_too_much_for_the_quick_compiler(int bytes) throws IOException, InterruptedException {
        assumeTrue(Vectors.PRESENT);
        String said = said(
                ONLY_RUN,
                "-XX:MaxVectorSize=" + bytes,
                "-XX:TieredStopAtLevel=3",
                "-XX:+PrintCompilation",
                "-Xbatch",
                "-Xlog:class+init=info",
                "-XX:Tier3InvocationThreshold=5",
                "-XX:Tier3MinInvocationThreshold=5",
                "-XX:Tier3CompileThreshold=5",
                "-XX:Tier3BackEdgeThreshold=5");
        assertThat(said).contains(DONE).contains("NarrowGemm::tile");
        assertThat(said.lines().filter(line -> line.contains("himalia") && line.contains("retry at different tier")))
                .isEmpty();
        // What the compiler learns of one method of FloatVector counts for all that call it: with vectors of a second
        // length in any of them, products of matrices were three times slower.
        assertThat(Pattern.compile("'jdk[./]incubator[./]vector[./](Float\\d+Vector)'")
                        .matcher(said)
                        .results()
                        .map(found -> found.group(1))
                        .distinct())
                .hasSize(1);
    }

    /// What another JVM says that runs all loops.
    private static String said(String how, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), WidthsTest.class.getName(), how));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    public static void main(String[] args) {
        if (args[0].equals(ONLY_RUN)) {
            for (int i = 0; i < 20; i++) {
                Vectors.all().forEach(WarmUp::runOnce);
            }
            System.out.println(DONE);
            return;
        }
        List<float[]> byLoops = layersAndLosses(new Random(2));
        Vectors.all().forEach(WarmUp::skip);
        List<float[]> byVectors = layersAndLosses(new Random(2));
        for (int i = 0; i < byLoops.size(); i++) {
            if (!Arrays.equals(byLoops.get(i), byVectors.get(i))) {
                throw new AssertionError("result " + i + " of layers and losses");
            }
        }
        Vectors.all().forEach(WarmUp::runOnce);
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            compare(1 + random.nextInt(40), 1 + random.nextInt(70), 1 + random.nextInt(40), random);
        }
        compare(90, 110, 120, random);
        compare(20, 50, Gemm.DEPTH + 20, random);
        System.out.println(DONE);
    }

    /// All results of normalizations, losses and softmax, of sizes that are no multiples of a vector.
    private static List<float[]> layersAndLosses(Random random) {
        List<float[]> all = new ArrayList<>();
        for (int n : new int[] {1, 15, 16, 37, 64, 131, 1100}) {
            normalised(new FloatNorm(1, 19, n, n, 1, 1e-5, true), random, all); // layers
            normalised(new FloatNorm(19, n, 1, n, 1, 1e-5, true), random, all); // batches
            normalised(new FloatNorm(3, 4, n, 4, n, 1e-5, true), random, all); // batches of images
            normalised(new FloatNorm(1, 6, 2 * n, 4, n, 1e-5, true), random, all); // groups
            normalised(new FloatNorm(3, 4, n, 4, n, 1e-5, false), random, all);
            lost(n, random, all);
            scored(5, n, random, all);
        }
        return all;
    }

    private static void normalised(FloatNorm n, Random random, List<float[]> all) {
        int count = n.groups() * n.count();
        float[] x = numbers(count, random);
        float[] g = numbers(count, random);
        float[] w = numbers(n.weights(), random);
        float[] b = numbers(n.weights(), random);
        float[] mean = numbers(n.groups(), random);
        float[] variance = new float[n.groups()];
        Arrays.fill(variance, 0.5f);
        for (float[] by : new float[][] {w, null}) {
            float[] y = new float[count];
            float[] dx = new float[count];
            float[] dw = by == null ? null : new float[w.length];
            float[] db = new float[w.length];
            n.forward(x, 0, mean, variance, by, 0, b, 0, y);
            n.backward(g, 0, x, 0, mean, variance, by, 0, dx, dw, db);
            all.addAll(Arrays.asList(y, mean.clone(), variance.clone(), dx, dw, db));
        }
    }

    private static void lost(int n, Random random, List<float[]> all) {
        float[] x = numbers(n, random);
        float[] t = numbers(n, random);
        for (FloatLosses losses : FloatLosses.values()) {
            float[] d = new float[n];
            losses.slopes(x, 0, t, 0, 0.7, d, n, 0.8);
            all.add(new float[] {(float) losses.total(x, 0, t, 0, n, 0.8)});
            all.add(d);
        }
    }

    private static void scored(int rows, int n, Random random, List<float[]> all) {
        float[] x = numbers(rows * n, random);
        float[] g = numbers(rows * n, random);
        long[] classes = random.longs(rows, 0, n).toArray();
        for (boolean logarithm : new boolean[] {true, false}) {
            float[] y = new float[rows * n];
            float[] d = new float[rows * n];
            FloatSoftmax.rows(x, 0, rows, n, y, logarithm);
            FloatSoftmax.backward(g, 0, y, 0, rows, n, d, logarithm);
            all.addAll(Arrays.asList(y, d));
        }
        float[] y = new float[rows];
        float[] max = new float[rows];
        float[] log = new float[rows];
        float[] d = new float[rows * n];
        FloatSoftmax.losses(x, 0, rows, n, classes, 0, y, max, log);
        FloatSoftmax.lossesBack(g, 0, x, 0, rows, n, classes, 0, max, log, d);
        all.addAll(Arrays.asList(y, d));
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
