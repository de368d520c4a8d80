package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Boxes from the first to the third quartile with a line at the median, one per group.
///
/// @param names of the groups
/// @param slim whether they stand inside of violins
record BoxTrace(List<String> names, List<double[]> groups, boolean slim, Style style) implements Trace {
    private static final double WIDTH = 0.5;

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public BoxTrace with(Style other) {
        return new BoxTrace(names, groups, slim, other);
    }

    @Override
    public Layer layer() {
        return slim ? Layer.LINE : Layer.FILL;
    }

    @Override
    public double[] xs() {
        double[] positions = new double[names.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        return positions;
    }

    @Override
    public double[] ys() {
        return groups.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    @Override
    public @Nullable List<String> xNames() {
        return names;
    }

    @Override
    public boolean isEmpty(Frame frame) {
        return java.util.Arrays.stream(ys()).noneMatch(frame.y()::shows);
    }

    @Override
    public boolean takesColor() {
        return !slim;
    }

    @Override
    public void paint(Brush brush, Color color) {
        for (int i = 0; i < groups.size(); i++) {
            BoxStats stats = BoxStats.of(groups.get(i));
            if (stats == null) {
                continue;
            }
            double half = slim ? 3 : Math.min(40, WIDTH / 2 * (brush.px(1) - brush.px(0)));
            double center = brush.px(i);
            double top = brush.py(stats.q3());
            double bottom = brush.py(stats.q1());
            brush.stroke(slim ? 1.2 : 1.5);
            brush.g().setColor(Theme.TEXT);
            if (slim) {
                brush.g().draw(new Line2D.Double(center, brush.py(stats.low()), center, brush.py(stats.high())));
            } else {
                Whisker.paint(brush, i, stats.q3(), stats.high(), half / 2, false);
                Whisker.paint(brush, i, stats.low(), stats.q1(), half / 2, false);
            }
            Rectangle2D box = new Rectangle2D.Double(center - half, top, 2 * half, bottom - top);
            brush.g().setColor(slim ? Theme.TEXT : Theme.tint(color, 0.55));
            brush.g().fill(box);
            brush.g().setColor(Theme.TEXT);
            brush.g().draw(box);
            double median = brush.py(stats.median());
            if (slim) {
                brush.g().setColor(Theme.PAPER);
                brush.dot(center, median, 5);
                continue;
            }
            brush.stroke(2.2);
            brush.g().draw(new Line2D.Double(center - half, median, center + half, median));
            brush.stroke(1.2);
            for (double outlier : stats.outliers()) {
                brush.ring(center, brush.py(outlier), 5);
            }
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        List<Map<String, Object>> traces = new ArrayList<>();
        for (int i = 0; i < groups.size() && !slim; i++) {
            BoxStats stats = BoxStats.of(groups.get(i));
            if (stats != null) {
                traces.add(Json.trace(
                        "box",
                        null,
                        "x",
                        List.of(Json.escaped(names.get(i))),
                        "q1",
                        List.of(stats.q1()),
                        "median",
                        List.of(stats.median()),
                        "q3",
                        List.of(stats.q3()),
                        "lowerfence",
                        List.of(stats.low()),
                        "upperfence",
                        List.of(stats.high()),
                        "line",
                        object("color", Theme.css(Theme.TEXT), "width", 1.5),
                        "fillcolor",
                        Theme.css(Theme.tint(color, 0.55))));
                traces.getLast().put("hoverinfo", "y");
                outliers(stats, i).ifPresent(traces::add);
            }
        }
        return traces;
    }

    private java.util.Optional<Map<String, Object>> outliers(BoxStats stats, int group) {
        if (stats.outliers().length == 0) {
            return java.util.Optional.empty();
        }
        return java.util.Optional.of(Json.trace(
                "scatter",
                null,
                "mode",
                "markers",
                "x",
                java.util.Collections.nCopies(stats.outliers().length, Json.escaped(names.get(group))),
                "y",
                Numbers.json(stats.outliers(), false),
                "marker",
                object("symbol", "circle-open", "color", Theme.css(Theme.TEXT), "size", 5)));
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder(slim ? "quartiles" : "box, " + Texts.count(groups.size(), "group"));
        for (int i = 0; i < Math.min(4, groups.size()); i++) {
            BoxStats stats = BoxStats.of(groups.get(i));
            if (stats != null) {
                text.append(", median of ").append(names.get(i)).append(' ').append(Texts.number(stats.median()));
            }
        }
        return text.toString();
    }
}
