package himalia.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Programs at random about what gradients flow through, step by step as PyTorch takes them: `vectors/graphs.py`.
class GraphsTest {
    private static final Map<String, BinaryOperator<Tensor>> MAKE = Map.ofEntries(
            Map.entry("neg", (x, y) -> x.neg()),
            Map.entry("double", (x, y) -> x.mul(2)),
            Map.entry("relu", (x, y) -> x.relu()),
            Map.entry("square", (x, y) -> x.square()),
            Map.entry("clone", (x, y) -> x.clone()),
            Map.entry("sum0", (x, y) -> x.sum(0)),
            Map.entry("addSums", (x, y) -> x.add(x.sum(0, true))),
            Map.entry("add", Tensor::add),
            Map.entry("mul", Tensor::mul),
            Map.entry("mulTwice", (x, y) -> x.mul(y).mul(x)),
            Map.entry("where", (x, y) -> Tensor.where(x.gt(0), x, y)),
            Map.entry("cat", (x, y) -> Tensor.cat(List.of(x, y), 0)),
            Map.entry("stack", (x, y) -> Tensor.stack(List.of(x, y), 0).sum(0)),
            Map.entry("turned", (x, y) -> x.t()),
            Map.entry("flat", (x, y) -> x.reshape(-1)),
            Map.entry("first", (x, y) -> x.get(0)),
            Map.entry("narrow", (x, y) -> x.narrow(1, 0, 1)),
            Map.entry("expand", (x, y) -> x.expand(x.shape())),
            Map.entry("detach", (x, y) -> x.detach()));
    private static final Map<String, BiConsumer<Tensor, Tensor>> DO = Map.ofEntries(
            Map.entry("add_", Tensor::add_),
            Map.entry("addTwo_", (x, y) -> x.add_(2)),
            Map.entry("double_", (x, y) -> x.mul_(2)),
            Map.entry("zero_", (x, y) -> x.zero_()),
            Map.entry("fill_", (x, y) -> x.fill_(3)),
            Map.entry("relu_", (x, y) -> x.relu_()),
            Map.entry("copy_", Tensor::copy_),
            Map.entry("firstTimesThree_", (x, y) -> x.get(0).mul_(3)),
            Map.entry("retainGrad", (x, y) -> x.retainGrad()),
            Map.entry("hookDoubles", (x, y) -> x.registerHook(g -> g.mul(2))),
            Map.entry("hookLooks", (x, y) -> x.registerHook(g -> null)),
            Map.entry("backward", (x, y) -> x.sum().backward()),
            Map.entry("backwardAgain", (x, y) -> x.mul(x).sum().backward(true)),
            Map.entry("forget", (x, y) -> x.zeroGrad()),
            Map.entry("doubleGrad", (x, y) -> x.grad().mul_(2)));

    @TestFactory
    Stream<DynamicTest> end_as_in_pytorch() throws IOException {
        String all = Files.readString(Path.of("vectors", "graphs.txt"));
        return Arrays.stream(all.split("(?m)^# ")).skip(1).map(program -> {
            List<String> lines = program.lines().toList();
            return dynamicTest("program " + lines.getFirst(), () -> check(lines.subList(1, lines.size())));
        });
    }

    private static void check(List<String> lines) {
        List<Tensor> known = new ArrayList<>();
        List<String> said = new ArrayList<>();
        int shown = 0;
        for (String line : lines) {
            List<String> words = List.of(line.split(" "));
            if (words.getFirst().equals("leaf")) {
                known.add(leaf(words.get(2)).requiresGrad_(Boolean.parseBoolean(words.get(1))));
                said.add(line);
            } else if (words.getFirst().equals("=")) {
                said.add(line(known.get(shown++)));
            } else {
                said.add(step(words, known));
            }
        }
        assertThat(said).containsExactlyElementsOf(lines);
    }

    private static Tensor leaf(String numbers) {
        return Tensor.tensor(
                        Arrays.stream(numbers.split(",")).map(Float::valueOf).toList())
                .reshape(2, 3)
                .clone();
    }

    /// Takes a step.
    ///
    /// @return its words, with `!` behind them if it was refused
    private static String step(List<String> words, List<Tensor> known) {
        boolean off = words.getFirst().equals("off");
        int at = off ? 1 : 0;
        String name = words.get(at);
        Tensor x = known.get(Integer.parseInt(words.get(at + 1)));
        Tensor y = known.get(Integer.parseInt(words.get(at + 2)));
        String said = String.join(" ", words.subList(0, at + 3));
        try {
            Tensor made = off ? Tensor.noGrad(() -> take(name, x, y)) : take(name, x, y);
            if (made != null) {
                known.add(made);
            }
        } catch (IllegalStateException e) {
            return said + " !";
        }
        return said;
    }

    private static @Nullable Tensor take(String name, Tensor x, Tensor y) {
        if (MAKE.containsKey(name)) {
            return MAKE.get(name).apply(x, y);
        }
        DO.get(name).accept(x, y);
        return null;
    }

    private static String line(Tensor x) {
        return "= " + text(x) + " " + x.requiresGrad() + " " + x.isLeaf() + " " + text(x.grad());
    }

    private static String text(@Nullable Tensor x) {
        if (x == null) {
            return "null";
        }
        String numbers = Arrays.stream(x.detach().clone().toDoubleArray())
                .mapToObj(v -> Long.toString((long) v))
                .collect(Collectors.joining(","));
        String sizes =
                Arrays.stream(x.shape().toArray()).mapToObj(Integer::toString).collect(Collectors.joining("x"));
        return numbers + "|" + sizes;
    }
}
