package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A figure as the JSON tree that plotly.js 3 and 4 read: titles as `{text: ...}`, numbers as numbers, gaps as null.
final class Plotly {
    /// Few buttons, so that they leave the title alone.
    private static final Map<String, Object> CONFIG =
            Map.of("displaylogo", false, "modeBarButtonsToRemove", List.of("lasso2d", "select2d", "autoScale2d"));

    private final Figure figure;
    private final Layout layout;
    private final List<Object> data = new ArrayList<>();
    private final Map<String, List<Object>> drawings = new LinkedHashMap<>();
    private final Map<String, Object> axes = new LinkedHashMap<>();
    private boolean named;

    private Plotly(Figure figure) {
        this.figure = figure;
        this.layout = figure.layout();
    }

    static Map<String, Object> json(Figure figure) {
        Plotly plotly = new Plotly(figure);
        if (figure.panels() == null) {
            plotly.panel(figure, "", null, new HashSet<>());
        } else {
            plotly.grid(figure.panels());
        }
        return object("data", plotly.data, "layout", plotly.layout(), "config", CONFIG);
    }

    private void grid(Panels panels) {
        var listed = new HashSet<String>();
        double right = 1;
        double top = 1;
        for (int k = 0; k < panels.cells().size(); k++) {
            Figure cell = panels.cells().get(k);
            if (cell != null) {
                int row = k / panels.columns();
                int column = k % panels.columns();
                boolean inner =
                        !cell.layout().x().labelled() || !cell.layout().y().labelled();
                double gapX = (inner ? 0.12 : 0.22) / panels.columns();
                double gapY = (inner ? 0.12 : cell.layout().title() != null ? 0.34 : 0.26) / panels.rows();
                double width = (right + gapX) / panels.columns();
                double height = (top + gapY) / panels.rows();
                double x0 = column * width;
                double y1 = top - row * height;
                double[] domain = {x0, x0 + width - gapX, y1 - height + gapY, y1};
                panel(cell, k == 0 ? "" : String.valueOf(k + 1), domain, listed);
            }
        }
    }

    /// @param id what tells the axes of this panel from those of others
    /// @param domain its place as shares of the figure, or null for all of it
    private void panel(Figure panel, String id, double @Nullable [] domain, Set<String> listed) {
        Layout shown = panel.layout();
        List<Trace> traces = panel.drawn();
        Axis x = Axes.x(panel, 6);
        Axis y = Axes.y(panel, 6);
        boolean anyNamed = shown.legend() && traces.stream().anyMatch(t -> t.name() != null);
        named |= anyNamed;
        Frame frame = new Frame(null, x, y, Axes.isTight(traces), anyNamed);
        List<Color> colors = Painter.colors(traces);
        boolean space = false;
        boolean flat = false;
        boolean clouded = traces.stream().anyMatch(trace -> trace.layer() == Trace.Layer.CLOUD);
        for (int i = 0; i < traces.size(); i++) {
            Trace trace = traces.get(i);
            for (Map<String, Object> json : trace.plotly(frame, colors.get(i))) {
                boolean is3d = "surface".equals(json.get("type"));
                space |= is3d;
                flat |= !is3d;
                if (clouded && !is3d && trace.layer().compareTo(Trace.Layer.CLOUD) < 0) {
                    // a cloud lies below lines: what lies below a cloud must be told so, too
                    json.put("zorder", trace.layer() == Trace.Layer.GROUND ? -3 : -2);
                }
                if (!id.isEmpty() && is3d) {
                    json.put("scene", "scene" + id);
                } else if (!id.isEmpty()) {
                    json.put("xaxis", "x" + id);
                    json.put("yaxis", "y" + id);
                }
                if (domain != null && trace.name() != null) {
                    json.put("legendgroup", trace.name());
                    json.put("showlegend", Boolean.TRUE.equals(json.get("showlegend")) && listed.add(trace.name()));
                }
                if (domain != null && json.containsKey("showscale")) {
                    json.put("showscale", false);
                }
                data.add(json);
            }
            trace.plotlyLayout("x" + id, "y" + id)
                    .forEach((part, items) -> drawings.computeIfAbsent(part, p -> new ArrayList<>())
                            .addAll(items));
        }
        if (space) {
            Map<String, Object> scene = PlotlyAxes.scene(traces);
            if (domain != null) {
                scene.put("domain", object("x", List.of(domain[0], domain[1]), "y", List.of(domain[2], domain[3])));
            }
            axes.put("scene" + id, scene);
        }
        if (flat || !space) {
            boolean violins = traces.stream().anyMatch(AreaTrace.class::isInstance);
            Map<String, Object> xAxis =
                    PlotlyAxes.axis(shown.x(), x, Axes.xNames(traces), shown.framed(), frame.onColors(), violins);
            Map<String, Object> yAxis =
                    PlotlyAxes.axis(shown.y(), y, Axes.yNames(traces), shown.framed(), frame.onColors(), violins);
            if (shown.equal()) {
                yAxis.put("scaleanchor", "x" + id);
                xAxis.put("constrain", "domain");
                yAxis.put("constrain", "domain");
            }
            if (domain != null) {
                xAxis.put("domain", List.of(domain[0], domain[1]));
                yAxis.put("domain", List.of(domain[2], domain[3]));
                xAxis.put("anchor", "y" + id);
                yAxis.put("anchor", "x" + id);
            }
            axes.put("xaxis" + id, xAxis);
            axes.put("yaxis" + id, yAxis);
        }
        if (domain != null && shown.title() != null) {
            drawings.computeIfAbsent("annotations", p -> new ArrayList<>())
                    .add(object(
                            "text",
                            "<b>" + Json.escaped(shown.title()) + "</b>",
                            "x",
                            (domain[0] + domain[1]) / 2,
                            "y",
                            domain[3],
                            "xref",
                            "paper",
                            "yref",
                            "paper",
                            "xanchor",
                            "center",
                            "yanchor",
                            "bottom",
                            "showarrow",
                            false));
        }
    }

    private Map<String, Object> layout() {
        Map<String, Object> json = object(
                "width", layout.width(),
                "height", layout.height(),
                "paper_bgcolor", Theme.css(Theme.PAPER),
                "plot_bgcolor", Theme.css(Theme.PAPER),
                "font", object("family", "sans-serif", "size", Theme.TICK_SIZE, "color", Theme.css(Theme.TEXT)),
                "margin",
                        object(
                                "l",
                                layout.framed() ? 60 : 10,
                                "r",
                                20,
                                "t",
                                layout.title() == null ? 20 : 50,
                                "b",
                                layout.framed() ? 50 : 10),
                "showlegend", layout.legend() && named,
                "barmode", figure.isStacked() ? "relative" : isOverlaid() ? "overlay" : "group");
        json.putAll(axes);
        json.putAll(drawings);
        if (layout.title() != null) {
            json.put(
                    "title",
                    object(
                            "text",
                            "<b>" + Json.escaped(layout.title()) + "</b>",
                            "x",
                            0.5,
                            "font",
                            object("size", Theme.TITLE_SIZE)));
        }
        return json;
    }

    private boolean isOverlaid() {
        List<Figure> all =
                figure.panels() == null ? List.of(figure) : figure.panels().shown();
        return all.stream()
                .flatMap(f -> f.traces().stream())
                .noneMatch(t -> t instanceof BarsTrace bars && !bars.isHistogram());
    }
}
