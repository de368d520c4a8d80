package himalia.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A figure as the JSON tree that plotly.js 3 and 4 read: titles as `{text: ...}`, numbers as numbers, gaps as null.
final class Plotly {
    private static final int LINE_BUCKETS = 500;
    private static final int MOST_POINTS = 2000;
    /// Few buttons, so that they leave the title alone.
    private static final Map<String, Object> CONFIG =
            Map.of("displaylogo", false, "modeBarButtonsToRemove", List.of("lasso2d", "select2d", "autoScale2d"));

    private final Figure figure;
    private final Layout layout;
    private final Axis x;
    private final Axis y;

    private Plotly(Figure figure) {
        this.figure = figure;
        this.layout = figure.layout();
        this.x = Axes.x(figure, 6);
        this.y = Axes.y(figure, 6);
    }

    static Map<String, Object> json(Figure figure) {
        Plotly plotly = new Plotly(figure);
        return object("data", plotly.data(), "layout", plotly.layout(), "config", CONFIG);
    }

    private List<Object> data() {
        List<Object> data = new ArrayList<>();
        int color = 0;
        for (Trace trace : figure.traces()) {
            switch (trace) {
                case Trace.Line line -> data.add(line(line, Theme.series(color++)));
                case Trace.Points points -> data.add(points(points, Theme.series(color++)));
                case Trace.Bars bars -> data.add(bars(bars, Theme.series(color++)));
                case Trace.Field field ->
                    data.addAll(
                            PlotlyField.traces(field, figure.traces().stream().anyMatch(t -> t.name() != null)));
            }
        }
        return data;
    }

    private Map<String, Object> line(Trace.Line line, Color color) {
        int[] shown = Thin.line(line, x, y, LINE_BUCKETS);
        return series(
                line,
                "lines",
                shown,
                line.x(),
                line.y(),
                "line",
                object(
                        "color",
                        Theme.css(color),
                        "width",
                        Theme.lineWidth(line.y()) == Theme.LINE_WIDTH ? 2 : 1.2,
                        "simplify",
                        false));
    }

    private Map<String, Object> points(Trace.Points points, Color color) {
        int[] shown = Thin.points(points, x, y, MOST_POINTS);
        int n = points.y().length;
        return series(
                points,
                "markers",
                shown,
                points.x(),
                points.y(),
                "marker",
                object(
                        "color", Theme.css(color),
                        "size", (int) Theme.pointSize(n),
                        "opacity", Theme.pointAlpha(n),
                        "line", object("color", "#FFFFFF", "width", 1)));
    }

    private Map<String, Object> series(
            Trace trace, String mode, int[] shown, double[] xs, double[] ys, String style, Map<String, Object> styled) {
        Map<String, Object> json = object("type", "scatter", "mode", mode);
        named(json, trace);
        json.put("x", Numbers.json(Thin.pick(xs, shown), layout.logX()));
        json.put("y", Numbers.json(Thin.pick(ys, shown), layout.logY()));
        json.put(style, styled);
        if (mode.equals("markers")) {
            json.put("zorder", 1); // points lie on lines, in whatever order they were added
        }
        return json;
    }

    private Map<String, Object> bars(Trace.Bars bars, Color color) {
        Map<String, Object> json = object("type", "bar");
        named(json, bars);
        if (bars.labels() != null) {
            json.put("x", bars.labels());
        } else {
            double[] middle = new double[bars.left().length];
            Arrays.setAll(middle, i -> (bars.left()[i] + bars.right()[i]) / 2);
            json.put("x", Numbers.json(middle, false));
            json.put("width", Numbers.json(bars.right()[0] - bars.left()[0]));
        }
        json.put("y", Numbers.json(bars.height(), layout.logY()));
        boolean over = bars.labels() == null && SeriesPainter.labelled(figure.traces()) > 1;
        json.put("marker", object("color", Theme.css(color), "opacity", over ? 0.6 : 1));
        return json;
    }

    private static void named(Map<String, Object> json, Trace trace) {
        if (trace.name() != null) {
            json.put("name", trace.name());
        }
        json.put("showlegend", trace.name() != null);
    }

    private Map<String, Object> layout() {
        Map<String, Object> json = object(
                "width", layout.width(),
                "height", layout.height(),
                "paper_bgcolor", Theme.css(Theme.PAPER),
                "plot_bgcolor", Theme.css(Theme.PAPER),
                "font", object("family", "sans-serif", "size", Theme.TICK_SIZE, "color", Theme.css(Theme.TEXT)),
                "margin", object("l", 60, "r", 20, "t", layout.title() == null ? 20 : 50, "b", 50),
                "showlegend", layout.legend() && figure.traces().stream().anyMatch(t -> t.name() != null),
                "barmode", Axes.categories(figure) == null ? "overlay" : "group",
                "xaxis", axis(layout.xLabel(), x, Axes.categories(figure) != null),
                "yaxis", axis(layout.yLabel(), y, false));
        if (layout.title() != null) {
            json.put(
                    "title",
                    object(
                            "text",
                            "<b>" + escaped(layout.title()) + "</b>",
                            "x",
                            0.5,
                            "font",
                            object("size", Theme.TITLE_SIZE)));
        }
        return json;
    }

    private Map<String, Object> axis(String label, Axis axis, boolean categories) {
        Map<String, Object> json = object(
                "type",
                categories ? "category" : axis.log() ? "log" : "linear",
                "automargin",
                true,
                "showgrid",
                !categories,
                "gridcolor",
                Theme.css(Theme.GRID),
                "linecolor",
                Theme.css(Theme.AXIS),
                "showline",
                true,
                "zeroline",
                false,
                "tickfont",
                object("color", Theme.css(Theme.TICK)));
        if (axis.log()) {
            json.put("exponentformat", "power");
            if (axis.hi() / axis.lo() > 100) {
                json.put("dtick", 1); // powers of ten only, as in the picture
            }
        } else if (Math.max(Math.abs(axis.lo()), Math.abs(axis.hi())) < 1e6) {
            json.put("exponentformat", "none");
        }
        if (label != null) {
            json.put("title", object("text", escaped(label), "font", object("size", Theme.LABEL_SIZE)));
        }
        if (!categories) {
            json.put("range", List.of(end(axis, axis.lo()), end(axis, axis.hi())));
        }
        return json;
    }

    /// Plotly wants the ends of a logarithmic axis as exponents.
    private static Number end(Axis axis, double value) {
        return Numbers.json(axis.log() ? Math.log10(value) : value);
    }

    /// Plotly reads some HTML in texts; a student's `a < b` is text.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// A JSON object with its members in the given order.
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
