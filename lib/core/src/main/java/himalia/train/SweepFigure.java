package himalia.train;

import himalia.plot.Figure;
import himalia.plot.Plot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// The runs of a [Sweep] as a picture: all losses, and the last ones over the setting.
final class SweepFigure {
    /// From how many times the least loss on a logarithmic axis shows more.
    private static final double WIDE = 20;

    private SweepFigure() {}

    /// @param runs that have ended with a number, at least one
    static <S> Figure of(List<SweepRun<S>> runs, SweepRun<S> best, String name) {
        Figure last = last(runs, best, name).title("best: " + Settings.text(best.setting(), name));
        if (runs.stream().allMatch(run -> run.epochs() == 1)) {
            return last;
        }
        return Plot.grid(1, 2, curves(runs, name), last).size(900, 360);
    }

    private static <S> Figure curves(List<SweepRun<S>> runs, String name) {
        Figure figure = null;
        for (SweepRun<S> run : runs) {
            double[] losses = run.losses();
            double[] epochs = new double[losses.length];
            Arrays.setAll(epochs, i -> i + 1.0);
            String label = Settings.text(run.setting(), name);
            figure = figure == null ? Plot.line(epochs, losses, label) : figure.line(epochs, losses, label);
        }
        return scaled(
                Objects.requireNonNull(figure, "no run")
                        .title("loss over the epochs")
                        .xLabel("epoch")
                        .yLabel(runs.getFirst().lossName()),
                runs.stream()
                        .flatMapToDouble(run -> Arrays.stream(run.losses()))
                        .toArray());
    }

    private static <S> Figure last(List<SweepRun<S>> runs, SweepRun<S> best, String name) {
        String what = "last " + best.lossName();
        List<Map<String, Object>> parts =
                runs.stream().map(run -> Settings.parts(run.setting(), name)).toList();
        List<String> keys = List.copyOf(parts.getFirst().keySet());
        boolean numbers = parts.stream().allMatch(part -> part.values().stream().allMatch(Number.class::isInstance));
        if (keys.size() == 1 && numbers) {
            return overNumber(runs, best, keys.getFirst(), what, name);
        }
        if (keys.size() == 2
                && parts.stream().allMatch(part -> List.copyOf(part.keySet()).equals(keys))) {
            Figure map = map(runs, parts, keys);
            if (map != null) {
                return map;
            }
        }
        List<String> labels =
                runs.stream().map(run -> Settings.text(run.setting(), name)).toList();
        double[] values = runs.stream().mapToDouble(SweepRun::last).toArray();
        return scaled(Plot.bar(labels, values).yLabel(what), values);
    }

    private static <S> Figure overNumber(
            List<SweepRun<S>> runs, SweepRun<S> best, String key, String what, String name) {
        List<SweepRun<S>> sorted = runs.stream()
                .sorted(Comparator.comparingDouble(run -> number(run, key, name)))
                .toList();
        double[] x = sorted.stream().mapToDouble(run -> number(run, key, name)).toArray();
        double[] y = sorted.stream().mapToDouble(SweepRun::last).toArray();
        Figure figure = Plot.line(x, y)
                .markers()
                .color("grey")
                .scatter(new double[] {number(best, key, name)}, new double[] {best.last()})
                .color("C3")
                .width(11)
                .xLabel(key)
                .yLabel(what);
        return scaled(x[0] > 0 ? figure.logX() : figure, y);
    }

    private static double number(SweepRun<?> run, String key, String name) {
        return ((Number) Objects.requireNonNull(
                        Settings.parts(run.setting(), name).get(key)))
                .doubleValue();
    }

    /// Null unless there is a run for each pair of values.
    private static <S> @Nullable Figure map(
            List<SweepRun<S>> runs, List<Map<String, Object>> parts, List<String> keys) {
        List<Object> down =
                parts.stream().map(part -> part.get(keys.get(0))).distinct().toList();
        List<Object> across =
                parts.stream().map(part -> part.get(keys.get(1))).distinct().toList();
        if (down.size() < 2 || across.size() < 2 || down.size() * across.size() != runs.size()) {
            return null;
        }
        double[][] losses = new double[down.size()][across.size()];
        for (int i = 0; i < runs.size(); i++) {
            losses[down.indexOf(parts.get(i).get(keys.get(0)))][
                            across.indexOf(parts.get(i).get(keys.get(1)))] =
                    runs.get(i).last();
        }
        return Plot.heatmap(
                        losses,
                        across.stream().map(Settings::text).toList(),
                        down.stream().map(Settings::text).toList())
                .xLabel(keys.get(1))
                .yLabel(keys.get(0));
    }

    private static Figure scaled(Figure figure, double[] losses) {
        double[] finite = DoubleStream.of(losses).filter(Double::isFinite).toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(0);
        return least > 0 && most > WIDE * least ? figure.logY() : figure;
    }
}
