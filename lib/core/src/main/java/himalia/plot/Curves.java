package himalia.plot;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/// Draws what a training has measured.
final class Curves {
    private Curves() {}

    static Figure of(Object history) {
        Map<String, double[]> series = series(history);
        List<Figure> panels = new ArrayList<>();
        for (String name : series.keySet()) {
            if (!name.startsWith("val_") || !series.containsKey(name.substring(4))) {
                panels.add(panel(name, series));
            }
        }
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("learningCurve: the history is empty.\nHint: train the model first.");
        }
        return panels.size() == 1
                ? panels.getFirst()
                : Plot.grid((panels.size() + 1) / 2, Math.min(2, panels.size()), panels.toArray(Figure[]::new));
    }

    /// A quantity and, on the same axes, what it was on the validation part.
    private static Figure panel(String name, Map<String, double[]> series) {
        List<Trace> lines = new ArrayList<>();
        double[] validation = series.get("val_" + name);
        lines.add(line(Objects.requireNonNull(series.get(name)), validation == null ? null : "train"));
        if (validation != null) {
            lines.add(line(validation, "validation"));
        }
        return new Figure(lines, Layout.DEFAULT.named("epoch", name));
    }

    private static LineTrace line(double[] values, @Nullable String name) {
        double[] epochs =
                IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
        return new LineTrace(epochs, values, name);
    }

    private static Map<String, double[]> series(Object history) {
        Map<String, double[]> series = new LinkedHashMap<>();
        switch (history) {
            case null -> throw new IllegalArgumentException("learningCurve: the history is null.");
            case Map<?, ?> map ->
                map.forEach((name, values) ->
                        series.put(String.valueOf(name), Values.numbers("learningCurve: \"" + name + "\"", values)));
            case Table table ->
                table.columns().stream()
                        .filter(c -> c instanceof NumericColumn && !c.name().equalsIgnoreCase("epoch"))
                        .forEach(c -> series.put(c.name(), Values.numbers("learningCurve", c)));
            default -> {
                return series(asked(history));
            }
        }
        return series;
    }

    /// The map or table that a history of another package gives: this package does not know their types.
    private static Object asked(Object history) {
        for (String method : List.of("history", "values", "asMap", "table", "toTable")) {
            try {
                Object value = history.getClass().getMethod(method).invoke(history);
                if (value instanceof Map || value instanceof Table) {
                    return value;
                }
            } catch (NoSuchMethodException | IllegalAccessException absent) {
                // the next name may be the right one
            } catch (InvocationTargetException e) {
                throw new IllegalArgumentException(
                        "learningCurve: " + method + "() of the history failed.", e.getCause());
            }
        }
        throw new IllegalArgumentException(
                "learningCurve: expected a Map from names to series, a table or the history of a "
                        + "training. Received: " + history.getClass().getSimpleName()
                        + ".\nHint: learningCurve(Map.of(\"loss\", losses)).");
    }
}
