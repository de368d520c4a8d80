package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A diagram: nodes with texts, joined by lines. Places are CSS pixels, down from the upper left corner.
///
/// @param kind what the diagram is called when it describes itself
record DrawingTrace(List<Node> nodes, List<Edge> edges, String kind, double width, double height) implements Trace {
    /// @param w 0 for a text without a shape
    /// @param round whether it is a circle of diameter `w`
    /// @param fill null for a text without a shape
    record Node(
            double x,
            double y,
            double w,
            double h,
            boolean round,
            @Nullable Color fill,
            Color ink,
            @Nullable String text,
            int size) {}

    /// @param arrow whether it ends in an arrow head
    record Edge(double x1, double y1, double x2, double y2, double width, Color color, boolean arrow) {}

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public Layer layer() {
        return Layer.LINE;
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public boolean isTight() {
        return true;
    }

    @Override
    public double[] xs() {
        return new double[] {0, width};
    }

    @Override
    public double[] ys() {
        return new double[] {0, height};
    }

    @Override
    public void paint(Brush brush, Color color) {
        double unit = brush.frame().area().getWidth() / width;
        for (Edge edge : edges) {
            edge(brush, edge, unit);
        }
        for (Node node : nodes) {
            node(brush, node, unit);
        }
    }

    private static void edge(Brush brush, Edge edge, double unit) {
        double x1 = brush.px(edge.x1);
        double y1 = brush.py(edge.y1);
        double x2 = brush.px(edge.x2);
        double y2 = brush.py(edge.y2);
        brush.g().setColor(edge.color);
        brush.stroke(edge.width * unit);
        brush.g().draw(new Line2D.Double(x1, y1, x2, y2));
        if (edge.arrow) {
            double length = Math.max(1e-9, Math.hypot(x2 - x1, y2 - y1));
            double ux = (x2 - x1) / length * 8 * unit;
            double uy = (y2 - y1) / length * 8 * unit;
            Path2D head = new Path2D.Double();
            head.moveTo(x2, y2);
            head.lineTo(x2 - ux - uy / 2, y2 - uy + ux / 2);
            head.lineTo(x2 - ux + uy / 2, y2 - uy - ux / 2);
            head.closePath();
            brush.g().fill(head);
        }
    }

    private static void node(Brush brush, Node node, double unit) {
        double w = node.w * unit;
        double h = node.h * unit;
        double x = brush.px(node.x);
        double y = brush.py(node.y);
        if (node.fill != null) {
            var shape = new RoundRectangle2D.Double(
                    x - w / 2, y - h / 2, w, h, node.round ? w : 10 * unit, node.round ? h : 10 * unit);
            brush.g().setColor(node.fill);
            brush.g().fill(shape);
            brush.g().setColor(Theme.mix(node.fill, Color.BLACK, 0.35));
            brush.stroke(1.3 * unit);
            brush.g().draw(shape);
        }
        String[] lines = node.text == null ? new String[0] : node.text.split("\n");
        int size = (int) Math.max(7, Math.round(node.size * unit));
        for (int i = 0; i < lines.length; i++) {
            brush.text(lines[i], x, y + (i - (lines.length - 1) / 2.0) * (size + 3), 0.5, 0.5, node.ink, size);
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        double[] x = nodes.stream().mapToDouble(Node::x).toArray();
        double[] y = nodes.stream().mapToDouble(Node::y).toArray();
        List<String> texts = nodes.stream()
                .map(node -> node.text == null ? "" : Json.escaped(node.text).replace("\n", "<br>"))
                .toList();
        return List.of(Json.trace(
                "scatter",
                null,
                "mode",
                "text",
                "x",
                Numbers.json(x, false),
                "y",
                Numbers.json(y, false),
                "text",
                texts,
                "textfont",
                object(
                        "color",
                        nodes.stream().map(n -> Theme.css(n.ink)).toList(),
                        "size",
                        nodes.stream().map(Node::size).toList()),
                "hoverinfo",
                "text"));
    }

    @Override
    public Map<String, List<Object>> plotlyLayout(String xAxis, String yAxis) {
        List<Object> shapes = new ArrayList<>();
        List<Object> notes = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.arrow) {
                notes.add(object(
                        "xref",
                        xAxis,
                        "yref",
                        yAxis,
                        "axref",
                        xAxis,
                        "ayref",
                        yAxis,
                        "x",
                        round(edge.x2),
                        "y",
                        round(edge.y2),
                        "ax",
                        round(edge.x1),
                        "ay",
                        round(edge.y1),
                        "text",
                        "",
                        "showarrow",
                        true,
                        "arrowhead",
                        2,
                        "arrowwidth",
                        round(Math.max(0.3, edge.width)),
                        "arrowcolor",
                        Theme.css(edge.color)));
            } else {
                shapes.add(object(
                        "type",
                        "line",
                        "layer",
                        "below",
                        "xref",
                        xAxis,
                        "yref",
                        yAxis,
                        "x0",
                        round(edge.x1),
                        "y0",
                        round(edge.y1),
                        "x1",
                        round(edge.x2),
                        "y1",
                        round(edge.y2),
                        "line",
                        object("width", round(edge.width), "color", Theme.css(edge.color))));
            }
        }
        for (Node node : nodes) {
            if (node.fill != null) {
                shapes.add(object(
                        "type",
                        node.round ? "circle" : "rect",
                        "layer",
                        "below",
                        "xref",
                        xAxis,
                        "yref",
                        yAxis,
                        "x0",
                        round(node.x - node.w / 2),
                        "x1",
                        round(node.x + node.w / 2),
                        "y0",
                        round(node.y - node.h / 2),
                        "y1",
                        round(node.y + node.h / 2),
                        "fillcolor",
                        Theme.css(node.fill),
                        "line",
                        object("width", 1.3, "color", Theme.css(Theme.mix(node.fill, Color.BLACK, 0.35)))));
            }
        }
        return Map.of("shapes", shapes, "annotations", notes);
    }

    private static @Nullable Number round(double value) {
        return Numbers.json(Math.round(value * 100) / 100.0);
    }

    @Override
    public String describe() {
        long shown = nodes.stream().filter(n -> n.fill != null).count();
        return kind + ", " + Texts.count((int) shown, "node") + ", " + Texts.count(edges.size(), "line");
    }
}
