package himalia.plot;

import himalia.tensor.Node;
import himalia.tensor.Tensor;
import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws how a tensor was computed: operations as circles, what flows between them on the lines, forward and back.
final class GraphDrawing {
    private static final int MOST = 60;
    private static final double LEAST_ACROSS = 136;
    private static final double DOWN = 66;
    private static final int SIZE = 11;

    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("Add", "+"),
            Map.entry("Sub", "−"),
            Map.entry("Mul", "×"),
            Map.entry("Div", "÷"),
            Map.entry("Neg", "−x"),
            Map.entry("Pow", "xⁿ"),
            Map.entry("Reciprocal", "1/x"),
            Map.entry("Exp", "exp"),
            Map.entry("Log", "log"),
            Map.entry("Sigmoid", "σ"),
            Map.entry("Sum", "Σ"),
            Map.entry("Mm", "matmul"),
            Map.entry("Addmm", "xWᵀ + b"),
            Map.entry("MseLoss", "MSE"),
            Map.entry("BinaryCrossEntropy", "BCE"),
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

        String text() {
            return isOperation() ? name : name.isEmpty() ? number(value) : name + "\n" + number(value);
        }

        /// Half of what its shape is wide: a circle, or more where the text asks for it.
        double half() {
            return Math.max(isOperation() ? 19 : 30, wide(text()) / 2 + (isOperation() ? 4 : 7));
        }

        /// What its line to the next operation says.
        String carried() {
            return isOperation() || gradient != null
                    ? number(value) + (gradient == null ? "" : "\n" + number(gradient))
                    : null;
        }
    }

    private record Link(Item from, Item to) {}

    private final Map<Node, Item> items = new IdentityHashMap<>();
    private final Map<Tensor, Item> constants = new IdentityHashMap<>();
    private final List<Item> all = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<Tensor, String> names;
    private int leaves;
    private double left;
    private double across;

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
        String words = plain.replaceAll("(?<=[a-z])(?=[A-Z])", "\n");
        return SYMBOLS.getOrDefault(plain, words.toLowerCase(Locale.ROOT));
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
        left = 12
                + all.stream()
                        .filter(item -> item.level == columns)
                        .mapToDouble(Item::half)
                        .max()
                        .orElse(0);
        across = links.stream()
                .mapToDouble(link -> link.from.half() + wide(link.from.carried()) + 34 + link.to.half())
                .reduce(LEAST_ACROSS, Math::max);
        double lowest = all.stream().mapToDouble(item -> item.row).max().orElse(0);
        double end = x(top, columns) + top.half() + wide(top.carried()) + 34;
        String result = names.getOrDefault(loss, "loss");
        double width = end + wide(result) + 20;
        double height = 44 + (lowest + 1) * DOWN;
        List<DrawingTrace.Node> nodes = new ArrayList<>();
        List<DrawingTrace.Edge> edges = new ArrayList<>();
        for (Link link : links) {
            edges.add(edge(link.from, x(link.from, columns), x(link.to, columns), y(link.to), link.to.half() + 1));
        }
        edges.add(edge(top, x(top, columns), end, y(top), 0));
        for (Item item : all) {
            nodes.add(node(item, x(item, columns), y(item)));
        }
        nodes.add(new DrawingTrace.Node(
                end + 8 + wide(result) / 2, y(top) - 1, 0, 0, false, null, Theme.TEXT, result, SIZE));
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

    private double x(Item item, int columns) {
        return left + (columns - item.level) * across;
    }

    private static double y(Item item) {
        return 30 + item.row * DOWN;
    }

    /// @param before how far from (x2, y2) it ends
    private static DrawingTrace.Edge edge(Item from, double x1, double x2, double y2, double before) {
        double y1 = y(from);
        double length = Math.max(1, Math.hypot(x2 - x1, y2 - y1));
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double half = from.half();
        return new DrawingTrace.Edge(
                x1 + ux * half,
                y1 + uy * half,
                x2 - ux * before,
                y2 - uy * before,
                1.4,
                Theme.AXIS,
                true,
                from.carried());
    }

    private static DrawingTrace.Node node(Item item, double x, double y) {
        String text = item.text();
        double width = 2 * item.half();
        Color fill = item.isOperation()
                ? Theme.tint(Theme.series(0), 0.18)
                : item.node == null ? new Color(0xEEF1F5) : Theme.tint(Theme.series(2), 0.25);
        boolean round = item.isOperation() && width <= 44;
        int size = round && text.length() <= 2 ? 16 : SIZE;
        double height = round ? width : Math.max(38, 10 + 14 * text.lines().count());
        return new DrawingTrace.Node(x, y, width, height, round, fill, Theme.TEXT, text, size);
    }

    /// How wide the longest line of a text is; 0 for none.
    private static double wide(String text) {
        return text == null
                ? 0
                : text.lines()
                        .mapToDouble(line -> Fonts.plain(SIZE, line)
                                .getStringBounds(line, new FontRenderContext(null, true, true))
                                .getWidth())
                        .max()
                        .orElse(0);
    }

    /// The number of a scalar, up to three of a small tensor, else the shape.
    private static String number(Tensor tensor) {
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
