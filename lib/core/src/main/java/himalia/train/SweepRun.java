package himalia.train;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What came of one setting of a [Sweep].
///
/// ```java
/// runs.best().setting()   // 0.1
/// runs.best().last()      // its last loss
/// runs.best().result()    // what the function gave back, a History for example
/// ```
///
/// @param <S> what a setting is
public final class SweepRun<S> {
    private final S setting;
    private final @Nullable Object result;
    private final Map<String, double[]> series;
    private final double seconds;
    private final @Nullable Throwable failure;

    private SweepRun(
            S setting,
            @Nullable Object result,
            Map<String, double[]> series,
            double seconds,
            @Nullable Throwable failure) {
        this.setting = setting;
        this.result = result;
        this.series = series;
        this.seconds = seconds;
        this.failure = failure;
    }

    /// @throws IllegalArgumentException if the result has no numbers
    static <S> SweepRun<S> of(S setting, @Nullable Object result, double seconds) {
        Object trained = result instanceof Fit plan ? plan.outcome() : result;
        return new SweepRun<>(setting, trained, series(trained), seconds, null);
    }

    /// The numbers in what a training function gave back.
    static Map<String, double[]> losses(@Nullable Object result) {
        return series(result instanceof Fit plan ? plan.outcome() : result);
    }

    static <S> SweepRun<S> failed(S setting, Throwable failure, double seconds) {
        return new SweepRun<>(setting, null, Map.of(), seconds, failure);
    }

    /// What was tried.
    public S setting() {
        return setting;
    }

    /// What the function gave back; null if it failed.
    public @Nullable Object result() {
        return result;
    }

    /// The losses, one per epoch; none if the run failed.
    public double[] losses() {
        return isFailed()
                ? new double[0]
                : Objects.requireNonNull(series.get(lossName())).clone();
    }

    /// The loss of the last epoch; NaN if there is none.
    public double last() {
        double[] losses = losses();
        return losses.length == 0 ? Double.NaN : losses[losses.length - 1];
    }

    /// The least loss of all epochs; NaN if there is none.
    public double least() {
        return Arrays.stream(losses()).filter(loss -> !Double.isNaN(loss)).min().orElse(Double.NaN);
    }

    /// How many losses there are.
    public int epochs() {
        return losses().length;
    }

    /// How long it took.
    public double seconds() {
        return seconds;
    }

    /// Whether the function threw.
    public boolean isFailed() {
        return failure != null;
    }

    /// What the function threw; null if it came to its end.
    public @Nullable Throwable failure() {
        return failure;
    }

    /// The first line of what was thrown; empty if nothing was.
    String message() {
        if (failure == null) {
            return "";
        }
        String text = failure.getMessage();
        return text == null || text.isBlank()
                ? failure.getClass().getSimpleName()
                : text.lines().findFirst().orElse("");
    }

    /// What was thrown, with its class and all its lines; empty if nothing was.
    String why() {
        if (failure == null) {
            return "";
        }
        String text = failure.getMessage();
        String name = failure.getClass().getSimpleName();
        return text == null || text.isBlank() ? name : name + ": " + text;
    }

    /// All numbers by name.
    Map<String, double[]> series() {
        return series;
    }

    /// The name of what counts: `loss` if there is one, else the first.
    String lossName() {
        return series.isEmpty() || series.containsKey("loss")
                ? "loss"
                : series.keySet().iterator().next();
    }

    private static Map<String, double[]> series(@Nullable Object result) {
        Map<String, double[]> series = new LinkedHashMap<>();
        switch (result) {
            case History history -> series.putAll(history.values());
            case Map<?, ?> map -> map.forEach((name, value) -> series.put(String.valueOf(name), numbers(value)));
            case null, default -> series.put("loss", numbers(result));
        }
        if (series.values().stream().allMatch(numbers -> numbers.length == 0)) {
            throw new IllegalArgumentException("sweep: the function gave back no number at all."
                    + "\nHint: return the losses of all epochs, or the last one.");
        }
        return series;
    }

    private static double[] numbers(@Nullable Object value) {
        return switch (value) {
            case Number one -> new double[] {one.doubleValue()};
            case double[] many -> many.clone();
            case float[] many -> {
                double[] all = new double[many.length];
                Arrays.setAll(all, i -> many[i]);
                yield all;
            }
            case Tensor tensor -> tensor.detach().toDoubleArray();
            case Collection<?> many
            when many.stream().allMatch(each -> each instanceof Number || each instanceof Tensor) ->
                many.stream()
                        .mapToDouble(each -> each instanceof Tensor t ? t.item() : ((Number) each).doubleValue())
                        .toArray();
            case null, default ->
                throw new IllegalArgumentException("sweep: expected losses from the function, got "
                        + (value == null ? "null" : "a " + value.getClass().getSimpleName())
                        + "\nHint: return the History of fit(...).run(), a list or an array of losses, one number, or a"
                        + " map of numbers.");
        };
    }

    /// `0.1: loss 0.6931 -> 0.0038 in 200 epochs`.
    @Override
    public String toString() {
        if (isFailed()) {
            return Settings.text(setting) + ": failed: " + message();
        }
        double[] losses = losses();
        return Settings.text(setting) + ": " + lossName() + " "
                + (losses.length == 1 ? "" : History.number(losses[0]) + " -> ") + History.number(last())
                + (losses.length == 1 ? "" : " in " + losses.length + " epochs");
    }
}
