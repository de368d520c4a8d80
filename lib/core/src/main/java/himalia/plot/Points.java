package himalia.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes scatters, with groups, sizes and error bars.
final class Points {
    /// More groups than this are no groups but a scale.
    private static final int MOST_GROUPS = 10;

    private static final double LARGEST = 34;

    private Points() {}

    /// One trace for each label, or one in a scale of colours if the groups are many numbers.
    static List<Trace> grouped(double[][] xy, Object groups) {
        List<String> labels = Values.groups("scatter: groups", groups);
        Values.sameLength("scatter", "x", xy[0].length, "groups", labels.size());
        if (labels.stream().distinct().count() > MOST_GROUPS && Values.isNumeric(groups)) {
            return List.of(new PointsTrace(xy[0], xy[1], null).valued(Values.numbers("scatter: groups", groups)));
        }
        return grouped(xy, labels);
    }

    static List<Trace> grouped(double[][] xy, List<String> labels) {
        List<Trace> traces = new ArrayList<>();
        rows(labels)
                .forEach((label, rows) ->
                        traces.add(new PointsTrace(pick(xy[0], rows), pick(xy[1], rows), label).among(labels.size())));
        return traces;
    }

    /// The rows of each label, in the order of the labels; a row without a label belongs to none.
    ///
    /// @throws IllegalArgumentException if no row has one
    static Map<String, List<Integer>> rows(List<String> labels) {
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        order(labels).forEach(label -> rows.put(label, new ArrayList<>()));
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) != null) {
                Objects.requireNonNull(rows.get(labels.get(i))).add(i);
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("groups: every label is missing, so there is no group to draw.");
        }
        return rows;
    }

    /// Numbers ascending, so that class 0 comes first however the rows are shuffled; texts as they first appear.
    static List<String> order(List<String> labels) {
        List<String> distinct =
                labels.stream().filter(Objects::nonNull).distinct().toList();
        try {
            return distinct.stream()
                    .sorted((a, b) -> Double.compare(Double.parseDouble(a), Double.parseDouble(b)))
                    .toList();
        } catch (NumberFormatException text) {
            return distinct;
        }
    }

    static double[] pick(double[] values, List<Integer> rows) {
        return rows.stream().mapToDouble(row -> values[row]).toArray();
    }

    static Trace sized(Trace trace, Object values) {
        if (!(trace instanceof PointsTrace points)) {
            throw new IllegalArgumentException("sizes: only points have sizes, but the last series is a "
                    + trace.describe() + ".\nHint: call sizes right after scatter.");
        }
        double[] sizes = Values.numbers("sizes", values);
        Values.sameLength("sizes", "points", points.x().length, "sizes", sizes.length);
        double most = Arrays.stream(sizes).filter(Double::isFinite).max().orElse(0);
        if (Arrays.stream(sizes).anyMatch(s -> s < 0) || most == 0) {
            throw new IllegalArgumentException("sizes: sizes must not be below 0, and one must be above it. Received: "
                    + Texts.range(sizes).substring(2) + ".");
        }
        return points.sized(Arrays.stream(sizes)
                .map(s -> Double.isNaN(s) ? 0 : 3 + (LARGEST - 3) * Math.sqrt(s / most))
                .toArray());
    }

    static BarsTrace errors(BarsTrace bars, double[] errors) {
        Values.sameLength("errors", "bars", bars.height().length, "errors", errors.length);
        return bars.errors(errors);
    }

    static Trace errors(@Nullable Trace host, double[] errors) {
        if (!(host instanceof LineTrace) && !(host instanceof PointsTrace)) {
            throw new IllegalArgumentException(
                    "errors: error bars belong to bars, points or a line, but the last series is "
                            + (host == null ? "none" : "a " + host.describe())
                            + ".\nHint: call errors right after bar, scatter or line.");
        }
        Values.sameLength("errors", "values", host.ys().length, "errors", errors.length);
        return new ErrorsTrace(host.xs(), host.ys(), errors, host.style());
    }
}
