package himalia.plot;

import himalia.tensor.Node;
import himalia.tensor.Tensor;
import himalia.tensor.Trace;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Draws how a tensor was computed: operations as circles, what flows between them on the lines, forward and back.
final class GraphDrawing {
    private static final int MOST = 60;
    private static final int FONT = GraphItem.FONT;

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("Add", "+"),
            Map.entry("Sub", "−"),
            Map.entry("Mul", "×"),
            Map.entry("Div", "÷"),
            Map.entry("Neg", "−x"),
            Map.entry("Pow", "xⁿ"),
            Map.entry("Exp", "exp"),
            Map.entry("Log", "log"),
            Map.entry("Reciprocal", "1/x"),
            Map.entry("Sqrt", "√"),
            Map.entry("Maximum", "max"),
            Map.entry("Minimum", "min"),
            Map.entry("Sigmoid", "σ"),
            Map.entry("Relu", "ReLU"),
            Map.entry("Sum", "Σ"),
            Map.entry("Mm", "matmul"),
            Map.entry("Addmm", "xWᵀ + b"),
            Map.entry("MseLoss", "MSE"),
            Map.entry("BinaryCrossEntropy", "BCE"),
            Map.entry("T", "ᵀ"));

    private static final Color GRADIENT = Theme.mix(Theme.series(3), Color.BLACK, 0.15);

    private final Map<Node, GraphItem> items = new IdentityHashMap<>();
    private final Map<Tensor, GraphItem> constants = new IdentityHashMap<>();
    private final List<GraphItem> all = new ArrayList<>();
    private final List<GraphPlaces.Link> links = new ArrayList<>();
    private final Map<Tensor, String> names;
    private int leaves;

    private GraphDrawing(Map<Tensor, String> names) {
        this.names = names;
    }

    static Figure of(Tensor loss, Map<String, ? extends Tensor> named) {
        Node root = loss.gradFn();
        if (root == null) {
            throw new IllegalArgumentException("graph: this tensor was not computed from one that requires a gradient."
                    + "\nHint: make a parameter with tensor(...).requiresGrad_() and compute the loss from it.");
        }
        Map<Tensor, String> names = new IdentityHashMap<>();
        named.forEach((name, tensor) -> names.put(tensor, name));
        GraphDrawing drawing = new GraphDrawing(names);
        GraphItem top = drawing.visit(root, loss);
        return drawing.draw(top, loss);
    }

    private GraphItem visit(Node node, @Nullable Tensor value) {
        GraphItem known = items.get(node);
        if (known != null) {
            return known;
        }
        Tensor leaf = node.leaf();
        Trace trace = node.trace();
        Tensor shown = leaf != null ? leaf : value != null || trace == null ? value : trace.result();
        Tensor gradient = leaf != null ? leaf.grad() : trace == null ? null : trace.gradient();
        String name = leaf != null ? names.getOrDefault(leaf, "w" + ++leaves) : symbol(node.operation());
        GraphItem item = new GraphItem(node, shown, gradient, name);
        items.put(node, item);
        all.add(item);
        if (all.size() > MOST) {
            throw new IllegalArgumentException(
                    "graph: the graph has more than " + MOST
                            + " operations, which is too much for a picture.\nHint: draw the loss of one small layer and one row.");
        }
        for (int i = 0; i < node.inputs().size(); i++) {
            Node input = node.inputs().get(i);
            Tensor constant = trace == null ? null : trace.constant(i);
            if (input != null) {
                links.add(new GraphPlaces.Link(visit(input, null), item));
            } else if (constant != null) {
                links.add(new GraphPlaces.Link(constant(constant), item));
            }
        }
        return item;
    }

    private GraphItem constant(Tensor tensor) {
        return constants.computeIfAbsent(tensor, t -> {
            GraphItem item = new GraphItem(null, t, null, names.getOrDefault(t, ""));
            all.add(item);
            return item;
        });
    }

    private static String symbol(String operation) {
        String words = operation.replaceAll("(?<=[a-z])(?=[A-Z])", "\n");
        return SYMBOLS.getOrDefault(operation, words.toLowerCase(Locale.ROOT));
    }

    private Figure draw(GraphItem top, Tensor loss) {
        double bottom = GraphPlaces.place(top, all, links);
        boolean back = all.stream().anyMatch(item -> item.gradient != null);
        String result = names.getOrDefault(loss, "loss");
        double end = top.x + top.halfWidth() + top.gap();
        double written = GraphItem.wide(result, FONT);
        double width = end + written + 16;
        double height = bottom + (back ? 32 : 8);
        List<DrawingTrace.Node> nodes = new ArrayList<>();
        List<DrawingTrace.Edge> edges = new ArrayList<>();
        Set<GraphItem> labelled = new HashSet<>();
        for (GraphPlaces.Link link : links) {
            DrawingTrace.Edge edge = edge(link.from(), link.to());
            edges.add(edge);
            if (link.from().isOperation() && labelled.add(link.from())) {
                label(edge, link.from(), nodes);
            }
        }
        DrawingTrace.Edge out = line(top.x + top.halfWidth(), top.y, end - 6, top.y);
        edges.add(out);
        label(out, top, nodes);
        all.forEach(item -> node(item, nodes));
        nodes.add(words(end + written / 2, top.y, result, Theme.TEXT));
        if (back) {
            nodes.add(words(62, height - 14, "value forward", Theme.TEXT));
            nodes.add(words(164, height - 14, "gradient back", GRADIENT));
        }
        DrawingTrace drawing = new DrawingTrace(nodes, edges, "computational graph", width, height);
        return new Figure(
                List.of(drawing),
                Layout.DEFAULT
                        .size((int) Math.clamp(width, 240, 1600), (int) Math.clamp(height, 120, 1200))
                        .framed(false)
                        .equal(true)
                        .y(axis -> axis.down(true)));
    }

    private static DrawingTrace.Edge edge(GraphItem from, GraphItem to) {
        double length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
        double ux = (to.x - from.x) / length;
        double uy = (to.y - from.y) / length;
        double start = reach(from, ux, uy);
        double end = reach(to, ux, uy) + 1;
        return line(from.x + ux * start, from.y + uy * start, to.x - ux * end, to.y - uy * end);
    }

    private static DrawingTrace.Edge line(double x1, double y1, double x2, double y2) {
        return new DrawingTrace.Edge(x1, y1, x2, y2, 1.6, Theme.TICK, true);
    }

    /// How far it is from the middle of an item to its border.
    private static double reach(GraphItem item, double ux, double uy) {
        double w = item.halfWidth();
        double h = item.halfHeight();
        return item.isOperation()
                ? 1 / Math.hypot(ux / w, uy / h)
                : Math.min(w / Math.max(1e-9, Math.abs(ux)), h / Math.max(1e-9, Math.abs(uy)));
    }

    /// The value above the line and the gradient below it, just so far off that neither touches it; near the beginning,
    /// because lines meet at their ends.
    private static void label(DrawingTrace.Edge edge, GraphItem carried, List<DrawingTrace.Node> nodes) {
        double across = edge.x2() - edge.x1();
        double down = edge.y2() - edge.y1();
        double slope = Math.abs(down) / Math.max(1, Math.hypot(across, down));
        for (boolean back : new boolean[] {false, true}) {
            String text = GraphItem.number(back ? carried.gradient : carried.value);
            double half = GraphItem.wide(text, FONT) / 2;
            double along = Math.min(across / 2 - 3, half + 8);
            double off = (FONT * 0.75 + slope * half) * (back ? 1 : -1);
            double y = edge.y1() + down * along / Math.max(1, across) + off;
            nodes.add(words(edge.x1() + along, y, text, back ? GRADIENT : Theme.TEXT));
        }
    }

    private static void node(GraphItem item, List<DrawingTrace.Node> nodes) {
        double w = 2 * item.halfWidth();
        double h = 2 * item.halfHeight();
        if (item.isOperation()) {
            Color fill = Theme.tint(Theme.series(0), 0.3);
            nodes.add(new DrawingTrace.Node(item.x, item.y, w, h, true, fill, Theme.TEXT, item.text(), item.size()));
            return;
        }
        Color fill = item.node == null ? new Color(0xE4E8EE) : Theme.tint(Theme.series(2), 0.35);
        String below = item.gradient == null ? "" : "\n "; // a free line for the gradient, which has its own colour
        nodes.add(new DrawingTrace.Node(item.x, item.y, w, h, false, fill, Theme.TEXT, item.text() + below, FONT));
        double down = (item.lines() - 1) * GraphItem.LINE / 2.0;
        nodes.add(words(item.x, item.y + down, GraphItem.number(item.gradient), GRADIENT));
    }

    private static DrawingTrace.Node words(double x, double y, String text, Color ink) {
        return new DrawingTrace.Node(x, y, 0, 0, false, null, ink, text, FONT);
    }
}
