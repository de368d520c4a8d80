package himalia.plot;

import himalia.nn.Module;
import himalia.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the fully connected layers of a model: units as circles, weights as lines.
final class NetworkDrawing {
    private static final int MOST = 12;
    private static final int LAYERS = 12;
    private static final double STEP = 46;
    private static final double WIDE_STEP = 92;
    private static final double TOP = 54;

    /// One matrix of weights, `[to][from]`, and what is added.
    private record Layer(String path, double[][] weights, double @Nullable [] bias) {}

    private final List<DrawingTrace.Node> nodes = new ArrayList<>();
    private final List<DrawingTrace.Edge> edges = new ArrayList<>();
    private double height;
    private double step;

    private NetworkDrawing() {}

    static Figure of(Module model) {
        List<Layer> layers = layers(model);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network: " + model.getClass().getSimpleName()
                    + " has no Linear layer to draw.\nHint: keep layers in fields of the module, or in a Sequential.");
        }
        if (layers.size() > LAYERS) {
            throw new IllegalArgumentException("network: a picture has room for " + LAYERS + " Linear layers, but "
                    + model.getClass().getSimpleName() + " has " + layers.size() + ".");
        }
        return new NetworkDrawing().draw(layers);
    }

    private static List<Layer> layers(Module model) {
        List<Layer> layers = new ArrayList<>();
        var parameters = model.namedParameters();
        parameters.forEach((path, weight) -> {
            if (weight.dim() == 2 && path.endsWith("weight")) {
                String prefix = path.substring(0, path.length() - "weight".length());
                Tensor bias = parameters.get(prefix + "bias");
                double[] added = bias == null || bias.numel() != weight.size(0) ? null : bias.toDoubleArray();
                layers.add(new Layer(prefix.replaceAll("\\.$", ""), Values.matrix("network", weight), added));
            }
        });
        return layers;
    }

    private Figure draw(List<Layer> layers) {
        List<Integer> sizes = new ArrayList<>(List.of(layers.getFirst().weights[0].length));
        layers.forEach(layer -> sizes.add(layer.weights.length));
        int tallest = sizes.stream().mapToInt(s -> Math.min(s, MOST)).max().orElse(1);
        double across = layers.size() > 4 ? 120 : 170;
        step = tallest <= 4 ? WIDE_STEP : STEP;
        height = TOP + tallest * step + 20;
        double width = 90 + across * layers.size() + 60;
        int lines = 0;
        for (int k = 0; k < layers.size(); k++) {
            lines += Math.min(MOST, sizes.get(k)) * Math.min(MOST, sizes.get(k + 1));
        }
        for (int k = 0; k < layers.size(); k++) {
            weights(layers.get(k), 75 + across * k, across, sizes.get(k), sizes.get(k + 1), lines <= 16);
        }
        for (int k = 0; k < sizes.size(); k++) {
            units(layers, k, sizes, 75 + across * k);
        }
        DrawingTrace drawing = new DrawingTrace(nodes, edges, "network " + sizes, width, height);
        return new Figure(
                List.of(drawing),
                Layout.DEFAULT
                        .size((int) Math.clamp(width, 240, 1200), (int) Math.clamp(height, 160, 900))
                        .framed(false)
                        .equal(true)
                        .y(axis -> axis.down(true)));
    }

    private double place(int unit, int of) {
        int shown = Math.min(of, MOST);
        return TOP + (height - TOP - 20) / 2 + (unit - (shown - 1) / 2.0) * step;
    }

    /// Which unit stands at a place, or -1 where dots stand for those that are left out.
    private static int unit(int place, int of) {
        if (of <= MOST) {
            return place;
        }
        return place == MOST - 2 ? -1 : place == MOST - 1 ? of - 1 : place;
    }

    private void weights(Layer layer, double x, double across, int from, int to, boolean written) {
        double most = 1e-12;
        for (double[] row : layer.weights) {
            for (double w : row) {
                most = Math.max(most, Math.abs(w));
            }
        }
        for (int i = 0; i < Math.min(from, MOST); i++) {
            for (int j = 0; j < Math.min(to, MOST); j++) {
                int a = unit(i, from);
                int b = unit(j, to);
                if (a < 0 || b < 0) {
                    continue;
                }
                double w = layer.weights[b][a];
                double share = Double.isFinite(w) ? Math.abs(w) / most : 0;
                Color strong = Theme.series(w < 0 ? 1 : 0);
                Color color = Theme.mix(Theme.PAPER, strong, 0.25 + 0.75 * Math.round(4 * share) / 4);
                double x1 = x + 16;
                double y1 = place(i, from);
                double x2 = x + across - 16;
                double y2 = place(j, to);
                edges.add(new DrawingTrace.Edge(x1, y1, x2, y2, 0.5 + 4 * share, color, false));
                if (written) {
                    double t = i % 2 == j % 2 ? 0.3 : 0.34;
                    nodes.add(new DrawingTrace.Node(
                            x1 + t * (x2 - x1),
                            y1 + t * (y2 - y1) - 8,
                            0,
                            0,
                            false,
                            null,
                            Theme.mix(strong, Color.BLACK, 0.35),
                            text(w),
                            10));
                }
            }
        }
    }

    private void units(List<Layer> layers, int k, List<Integer> sizes, double x) {
        int of = sizes.get(k);
        Layer into = k == 0 ? null : layers.get(k - 1);
        String kind = k == 0 ? "input" : k == sizes.size() - 1 ? "output" : "hidden";
        // the number of a layer in a Sequential says nothing here
        String path = into != null && !into.path.matches("\\d*") ? into.path : kind;
        text(x, 20, path, Theme.TEXT, 13);
        text(x, 37, of + (of == 1 ? " unit" : " units"), Theme.TICK, 11);
        for (int i = 0; i < Math.min(of, MOST); i++) {
            int unit = unit(i, of);
            double y = place(i, of);
            if (unit < 0) {
                text(x, y, "⋮", Theme.TEXT, 18);
                continue;
            }
            Color fill = k == 0 ? new Color(0xEEF1F5) : Theme.tint(Theme.series(k == sizes.size() - 1 ? 2 : 0), 0.22);
            String name = k == 0 ? "x" + (unit + 1) : k == sizes.size() - 1 && of == 1 ? "y" : null;
            nodes.add(new DrawingTrace.Node(x, y, 30, 30, true, fill, Theme.TEXT, name == null ? "" : name, 12));
            if (into != null && into.bias != null && of <= 6) {
                text(x, y + 21, "b " + text(into.bias[unit]), Theme.TICK, 10);
            }
        }
    }

    private void text(double x, double y, String text, Color ink, int size) {
        nodes.add(new DrawingTrace.Node(x, y, 0, 0, false, null, ink, text, size));
    }

    static String text(double value) {
        return Texts.general(value, 3).replace('-', '−');
    }
}
