package himalia.spark;

import himalia.tensor.Generator;
import himalia.train.Sweep;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/// Lets a sweep train on executors: a job of one task for each setting.
final class Sweeps {
    private Sweeps() {}

    /// What a thread of a sweep does for a setting: it waits for an executor.
    static <S> Function<S, Map<String, double[]>> elsewhere(JavaSparkContext context, Training<? super S> train) {
        return setting -> {
            long seed = Generator.initialSeed();
            Outcome outcome = context.parallelize(List.of(setting), 1)
                    .map(one -> outcome(seed, train, one))
                    .collect()
                    .getFirst();
            if (outcome.error() != null) {
                throw new SparkProblem(outcome.error());
            }
            return outcome.losses();
        };
    }

    /// What came of a setting: losses, or what was wrong, without the words of Spark about its task.
    private record Outcome(
            Map<String, double[]> losses, @Nullable String error) implements Serializable {}

    private static <S> Outcome outcome(long seed, Training<? super S> train, S setting) {
        try {
            return new Outcome(losses(seed, train, setting), null);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException e) {
            return new Outcome(Map.of(), e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /// As a sweep has it on a thread of this process: with random numbers that begin at its seed.
    private static <S> Map<String, double[]> losses(long seed, Training<? super S> train, S setting) {
        return new Generator(seed).use(() -> Sweep.losses(train.train(setting)));
    }
}
