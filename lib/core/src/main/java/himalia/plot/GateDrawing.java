package himalia.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The plane of two inputs with what a gate gives at its four corners, beside each other for AND, OR, XOR and others.
final class GateDrawing {
    private enum Gate {
        AND,
        OR,
        XOR,
        NAND,
        NOR;

        int of(int a, int b) {
            return switch (this) {
                case AND -> a & b;
                case OR -> a | b;
                case XOR -> a ^ b;
                case NAND -> 1 - (a & b);
                case NOR -> 1 - (a | b);
            };
        }
    }

    private GateDrawing() {}

    static Figure of(List<String> names) {
        List<Figure> cells = new ArrayList<>();
        List<Figure> tables = new ArrayList<>();
        for (String name : names.isEmpty() ? List.of("AND", "OR", "XOR") : names) {
            Gate gate = gate(name);
            cells.add(plane(gate));
            tables.add(table(gate));
        }
        int n = cells.size();
        cells.addAll(tables);
        return Figure.of(new Panels(2, n, cells), Layout.DEFAULT.size(240 * n + 40, 400));
    }

    private static Gate gate(String name) {
        try {
            return Gate.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "gates: there is no gate \"" + name + "\". There are: AND, OR, XOR, NAND, NOR.");
        }
    }

    /// Filled points for 1, rings for 0, and the line that parts them where one line can.
    private static Figure plane(Gate gate) {
        List<Trace> traces = new ArrayList<>();
        double[][] line = switch (gate) {
            case AND, NAND -> new double[][] {{0.1, 1.4}, {1.4, 0.1}};
            case OR, NOR -> new double[][] {{-0.4, 0.9}, {0.9, -0.4}};
            case XOR -> null;
        };
        if (line != null) {
            traces.add(new LineTrace(
                    new double[] {line[0][0], line[1][0]},
                    new double[] {line[0][1], line[1][1]},
                    null,
                    Style.PLAIN.color(Theme.TICK).dashed(true)));
        }
        for (int value = 0; value <= 1; value++) {
            List<double[]> at = new ArrayList<>();
            for (int corner = 0; corner < 4; corner++) {
                if (gate.of(corner >> 1, corner & 1) == value) {
                    at.add(new double[] {corner >> 1, corner & 1});
                }
            }
            double[] x = at.stream().mapToDouble(p -> p[0]).toArray();
            double[] y = at.stream().mapToDouble(p -> p[1]).toArray();
            Color color = Theme.series(value);
            traces.add(new PointsTrace(x, y, String.valueOf(value))
                    .with(Style.PLAIN.color(color).width(14)));
        }
        Layout layout = Layout.DEFAULT
                .title(gate.name())
                .named("x1", "x2")
                .equal(true)
                .x(axis -> axis.limits(new double[] {-0.45, 1.45}))
                .y(axis -> axis.limits(new double[] {-0.45, 1.45}));
        return new Figure(traces, layout);
    }

    private static Figure table(Gate gate) {
        List<DrawingTrace.Node> nodes = new ArrayList<>();
        List<DrawingTrace.Edge> edges = new ArrayList<>();
        String[] heads = {"x1", "x2", gate.name()};
        for (int column = 0; column < 3; column++) {
            double x = 35 + 55 * column;
            text(nodes, x, 18, heads[column], Theme.TEXT);
            for (int row = 0; row < 4; row++) {
                int a = row >> 1;
                int b = row & 1;
                int value = column == 0 ? a : column == 1 ? b : gate.of(a, b);
                Color ink = column < 2 ? Theme.TEXT : Theme.mix(Theme.series(value), Color.BLACK, 0.2);
                text(nodes, x, 44 + 22 * row, String.valueOf(value), ink);
            }
        }
        edges.add(new DrawingTrace.Edge(12, 31, 168, 31, 1, Theme.AXIS, false));
        edges.add(new DrawingTrace.Edge(117, 8, 117, 122, 1, Theme.AXIS, false));
        Layout layout = Layout.DEFAULT.framed(false).equal(true).y(axis -> axis.down(true));
        return new Figure(List.of(new DrawingTrace(nodes, edges, "truth table " + gate, 180, 128)), layout);
    }

    private static void text(List<DrawingTrace.Node> nodes, double x, double y, String text, Color ink) {
        nodes.add(new DrawingTrace.Node(x, y, 0, 0, false, null, ink, text, 13));
    }
}
