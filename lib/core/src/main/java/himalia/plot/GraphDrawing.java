package himalia.plot;

import himalia.tensor.Node;
import himalia.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws how a tensor was computed: operations as circles, what flows between them on the lines, forward and back.
final class GraphDrawing {
    private static final int MOST = 60;
    private static final double ACROSS = 136;
    private static final double DOWN = 66;

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("Add", "+"),
            Map.entry("Sub", "−"),
            Map.entry("Mul", "×"),
            Map.entry("Div", "÷"),
            Map.entry("Neg", "−x"),
            Map.entry("Pow", "xⁿ"),
            Map.entry("Exp", "exp"),
            Map.entry("Log", "log"),
            Map.entry("Sigmoid", "σ"),
            Map.entry("Sum", "Σ"),
            Map.entry("Mm", "matmul"),
            Map.entry("Mean", "mean"),
            Map.entry("T", "ᵀ"));

    /// An operation, a parameter or a constant.
    private static final class Item {
        final Node node;
        final Tensor value;
        final Tensor gradient;
        final String name;
        int level;
        double row = -1;

        Item(Node node, Tensor value, Tensor gradient, String name) {
            this.node = node;
            this.value = value;
            this.gradient = gradient;
            this.name = name;
        }

        boolean isOperation() {
            return node != null && node.leaf() == null;
        }
    }

    private record Link(Item from, Item to) {}

    private final Map<Node, Item> items = new IdentityHashMap<>();
    private final Map<Tensor, Item> constants = new IdentityHashMap<>();
    private final List<Item> all = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
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
        Item top = drawing.visit(root, loss);
        drawing.levels(top);
        return drawing.draw(top, loss);
    }

    private Item visit(Node node, Tensor value) {
        Item known = items.get(node);
        if (known != null) {
            return known;
        }
        boolean isLeaf = node.leaf() != null;
        Tensor shown = isLeaf ? node.leaf() : value != null ? value : node.result();
        String name = isLeaf ? names.getOrDefault(node.leaf(), "w" + ++leaves) : symbol(node.operation());
        Item item = new Item(node, shown, node.gradient(), name);
        items.put(node, item);
        all.add(item);
        if (all.size() > MOST) {
            throw new IllegalArgumentException(
                    "graph: the graph has more than " + MOST
                            + " operations, which is too much for a picture.\nHint: draw the loss of one small layer and one row.");
        }
        for (int i = 0; i < node.inputs().size(); i++) {
            Node input = node.inputs().get(i);
            Tensor constant = node.constant(i);
            if (input != null) {
                links.add(new Link(visit(input, null), item));
            } else if (constant != null) {
                links.add(new Link(constant(constant), item));
            }
        }
        return item;
    }

    private Item constant(Tensor tensor) {
        return constants.computeIfAbsent(tensor, t -> {
            Item item = new Item(null, t, null, names.getOrDefault(t, ""));
            all.add(item);
            return item;
        });
    }

    private static String symbol(String operation) {
        String plain = operation.replaceAll("\\d+$", "");
        return SYMBOLS.getOrDefault(plain, plain.toLowerCase(java.util.Locale.ROOT));
    }

    /// How far an item is from the result, along the longest way: an input stands one column before its first use.
    private void levels(Item top) {
        boolean changed = true;
        top.level = 0;
        while (changed) {
            changed = false;
            for (Link link : links) {
                if (link.from.level < link.to.level + 1) {
                    link.from.level = link.to.level + 1;
                    changed = true;
                }
            }
        }
    }

    private Figure draw(Item top, Tensor loss) {
        int columns = all.stream().mapToInt(item -> item.level).max().orElse(0);
        rows(top);
        double lowest = all.stream().mapToDouble(item -> item.row).max().orElse(0);
        double width = 70 + columns * ACROSS + 140;
        double height = 44 + (lowest + 1) * DOWN;
        List<DrawingTrace.Node> nodes = new ArrayList<>();
        List<DrawingTrace.Edge> edges = new ArrayList<>();
        for (Link link : links) {
            double half = link.from.isOperation() ? 19 : 30;
            edges.add(edge(x(link.from, columns), y(link.from), half, x(link.to, columns), y(link.to), link.from));
        }
        edges.add(edge(x(top, columns), y(top), 19, x(top, columns) + 112, y(top), top));
        for (Item item : all) {
            nodes.add(node(item, x(item, columns), y(item)));
        }
        nodes.add(new DrawingTrace.Node(
                width - 24, y(top) - 1, 0, 0, false, null, Theme.TEXT, names.getOrDefault(loss, "loss"), 12));
        nodes.add(new DrawingTrace.Node(
                74, height - 12, 0, 0, false, null, Theme.TICK, "value forward / gradient back", 10));
        DrawingTrace drawing = new DrawingTrace(nodes, edges, "computational graph", width, height);
        return new Figure(
                List.of(drawing),
                Layout.DEFAULT
                        .size((int) Math.clamp(width, 240, 1600), (int) Math.clamp(height, 120, 1200))
                        .framed(false)
                        .equal(true)
                        .y(axis -> axis.down(true)));
    }

    /// Inputs in the order in which they are used, each operation between its inputs; no two in one place.
    private void rows(Item top) {
        Map<Item, List<Item>> inputs = new LinkedHashMap<>();
        links.forEach(link ->
                inputs.computeIfAbsent(link.to, item -> new ArrayList<>()).add(link.from));
        double[] next = {0};
        place(top, inputs, next);
        Map<Integer, List<Item>> byLevel = new HashMap<>();
        all.forEach(item ->
                byLevel.computeIfAbsent(item.level, l -> new ArrayList<>()).add(item));
        byLevel.values().forEach(column -> {
            column.sort((a, b) -> Double.compare(a.row, b.row));
            for (int i = 1; i < column.size(); i++) {
                column.get(i).row = Math.max(column.get(i).row, column.get(i - 1).row + 0.9);
            }
        });
    }

    private double place(Item item, Map<Item, List<Item>> inputs, double[] next) {
        if (item.row >= 0) {
            return item.row;
        }
        item.row = 0;
        List<Item> from = inputs.getOrDefault(item, List.of());
        if (from.isEmpty()) {
            item.row = next[0]++;
        } else {
            double sum = 0;
            for (Item input : from) {
                sum += place(input, inputs, next);
            }
            item.row = sum / from.size();
        }
        return item.row;
    }

    private static double x(Item item, int columns) {
        return 50 + (columns - item.level) * ACROSS;
    }

    private static double y(Item item) {
        return 30 + item.row * DOWN;
    }

    private static DrawingTrace.Edge edge(double x1, double y1, double half, double x2, double y2, Item carried) {
        double length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        String value = text(carried.value);
        String gradient = carried.gradient == null ? "" : "\n" + text(carried.gradient);
        String label = carried.isOperation() || carried.gradient != null ? value + gradient : null;
        return new DrawingTrace.Edge(
                x1 + ux * half, y1 + uy * half, x2 - ux * 20, y2 - uy * 20, 1.4, Theme.AXIS, true, label);
    }

    private static DrawingTrace.Node node(Item item, double x, double y) {
        if (item.isOperation()) {
            int size = item.name.length() > 5 ? 9 : item.name.length() > 2 ? 11 : 16;
            return new DrawingTrace.Node(
                    x, y, 38, 38, true, Theme.tint(Theme.series(0), 0.18), Theme.TEXT, item.name, size);
        }
        Color fill = item.node == null ? new Color(0xEEF1F5) : Theme.tint(Theme.series(2), 0.25);
        String text = item.name.isEmpty() ? text(item.value) : item.name + "\n" + text(item.value);
        return new DrawingTrace.Node(x, y, 60, 38, false, fill, Theme.TEXT, text, 11);
    }

    /// The number of a scalar, up to three of a small tensor, else the shape.
    private static String text(Tensor tensor) {
        if (tensor == null) {
            return "";
        }
        if (tensor.numel() > 3) {
            return tensor.shape()
                    .toString()
                    .replace("torch.Size(", "")
                    .replace(")", "")
                    .replace(", ", "×");
        }
        List<String> numbers = new ArrayList<>();
        for (double value : tensor.detach().toDoubleArray()) {
            numbers.add(Texts.general(value, tensor.numel() > 1 ? 2 : 4).replace('-', '−'));
        }
        return String.join(", ", numbers);
    }
}
