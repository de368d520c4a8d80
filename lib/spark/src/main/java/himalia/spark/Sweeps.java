package himalia.spark;

import himalia.tensor.Generator;
import himalia.train.Sweep;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;

/// Lets a sweep train on executors: a job of one task for each setting.
final class Sweeps {
    private Sweeps() {}

    /// What a thread of a sweep does for a setting: it waits for an executor.
    static <S> Function<S, Map<String, double[]>> elsewhere(JavaSparkContext context, Training<? super S> train) {
        return setting -> {
            long seed = Generator.initialSeed();
            return context.parallelize(List.of(setting), 1)
                    .map(one -> losses(seed, train, one))
                    .collect()
                    .getFirst();
        };
    }

    /// As a sweep has it on a thread of this process: with random numbers that begin at its seed.
    private static <S> Map<String, double[]> losses(long seed, Training<? super S> train, S setting) {
        return new Generator(seed).use(() -> Sweep.losses(train.train(setting)));
    }
}
