package himalia.tensor;

import static himalia.tensor.Tensor.manualSeed;
import static himalia.tensor.Tensor.randn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Graphs at random with views, in-place steps, hooks, retained gradients, kept graphs and several threads, in a JVM
/// that fills every freed gradient with nan: what it computes are the numbers of this one.
class PoisonedBuffersTest {
    private static final List<UnaryOperator<Tensor>> UNARY = List.of(
            x -> x.sigmoid(),
            x -> x.tanh(),
            x -> x.relu(),
            x -> x.neg(),
            x -> x.mul(1.5),
            x -> x.t().contiguous().t(),
            x -> x.reshape(-1).view(x.shape()),
            x -> x.add(x.sum(0, true)),
            x -> x.sub(x.mean(1, true)),
            x -> x.softmax(1),
            x -> x.clone().mul_(0.5),
            x -> x.abs().add(1).log(),
            x -> x.get("1:").mul(x.get(":-1")).sum().mul(x),
            x -> x.expand(x.shape()),
            x -> Standardization.ofLast(x, 1, null, null, 1e-5),
            x -> Standardization.ofChannels(x, x.get(1), x.get(0), 1e-5, (mean, variance) -> {}),
            x -> Standardization.ofGroups(x.view(5, 7, 1), 1, null, x.get(2), 1e-5)
                    .view(5, 7),
            x -> CrossEntropy.ofRows(x, Tensor.tensor("[0, 6, 3, 3, 1]"))
                    .view(5, 1)
                    .mul(x));
    private static final List<BinaryOperator<Tensor>> BINARY = List.of(
            Tensor::add,
            Tensor::sub,
            Tensor::mul,
            (a, b) -> a.matmul(b.t()).matmul(b).mul(0.1),
            Tensor::maximum,
            (a, b) -> Standardization.ofLast(a, 1, b.get(0), b.get(1), 1e-5),
            (a, b) -> Losses.scores(a, b.sigmoid(), true).mul(b),
            (a, b) -> Losses.squares(a, b, false).mul(a),
            (a, b) -> Losses.distances(a, b, true)
                    .mul(Losses.bentDistances(a, b, 0.5, true))
                    .mul(a));

    public static void main(String[] args) throws InterruptedException {
        String[] found = new String[4];
        Thread[] threads = new Thread[found.length];
        for (int t = 0; t < threads.length; t++) {
            int seed = t;
            threads[t] = new Thread(() -> found[seed] = sums(new Random(seed), new Generator(seed)));
            threads[t].start();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            System.out.println(found[t]);
        }
    }

    /// What many graphs computed, every bit of it; gradients that somebody held are read at the very end.
    private static String sums(Random random, Generator generator) {
        return generator.use(() -> {
            List<Tensor> held = new ArrayList<>();
            for (int round = 0; round < 60; round++) {
                graph(random, held);
            }
            StringBuilder text = new StringBuilder();
            for (Tensor t : held) {
                int hash = 1;
                for (double v : t.toDoubleArray()) {
                    hash = 31 * hash + Double.hashCode(v);
                }
                text.append(Integer.toHexString(hash)).append(' ');
            }
            return text.toString();
        });
    }

    private static void graph(Random random, List<Tensor> held) {
        List<Tensor> known = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            known.add(randn(5, 7).requiresGrad_());
        }
        List<Tensor> leaves = List.copyOf(known);
        for (int i = 0; i < 8; i++) {
            Tensor a = known.get(random.nextInt(known.size()));
            Tensor b = known.get(random.nextInt(known.size()));
            Tensor y = random.nextBoolean()
                    ? UNARY.get(random.nextInt(UNARY.size())).apply(a)
                    : BINARY.get(random.nextInt(BINARY.size())).apply(a, b);
            switch (random.nextInt(6)) {
                case 0 -> y.retainGrad();
                case 1 ->
                    y.registerHook(g -> {
                        held.add(g);
                        return null;
                    });
                case 2 -> y.registerHook(g -> g.mul(0.5));
                default -> {}
            }
            known.add(y);
        }
        Tensor loss =
                known.getLast().sum().add(known.get(known.size() - 2).tanh().mean());
        boolean twice = random.nextBoolean();
        loss.backward(twice);
        if (twice) {
            loss.backward();
        }
        held.add(loss.detach());
        for (Tensor t : known) {
            if (t.grad != null) {
                held.add(t.grad);
            }
        }
        for (Tensor leaf : leaves) {
            held.add(leaf.detach());
        }
    }

    private static String run(boolean poisoned) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dhimalia.poisonedBuffers=" + poisoned,
                        "-Dhimalia.plainLoops=true", // the same loops in both, however far they have warmed up
                        "-cp",
                        System.getProperty("java.class.path"),
                        PoisonedBuffersTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void no_graph_reads_a_gradient_that_was_freed() throws IOException, InterruptedException {
        manualSeed(1);
        String expected = run(false);
        assertThat(expected.split(" ")).hasSizeGreaterThan(1000);
        assertThat(run(true)).isEqualTo(expected);
    }
}
