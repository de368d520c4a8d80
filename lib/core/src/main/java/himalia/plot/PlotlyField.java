package himalia.plot;

import static himalia.plot.Json.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Functions of two variables as plotly traces.
final class PlotlyField {
    /// Not every line of the grid is sent: plotly interpolates, and the notebook stays small.
    private static final int STRIDE = 4;

    /// Classes have nothing between them, but one digit each.
    private static final int CLASS_STRIDE = 2;

    /// A third of a pixel of a figure of usual size.
    private static final double NEAR = 0.0007;

    private static final double[] GAP = {Double.NaN, Double.NaN};

    private PlotlyField() {}

    /// @param beside whether a legend stands at the top of the same side
    static List<Map<String, Object>> traces(FieldTrace field, boolean beside) {
        if (field.classes() > 0) {
            Map<String, Object> regions = grid(field, "heatmap");
            regions.put("colorscale", steps(field.classes()));
            regions.put("zmin", -0.5);
            regions.put("zmax", field.classes() - 0.5);
            regions.put("showscale", false);
            return List.of(regions);
        }
        Map<String, Object> filled = grid(field, "contour");
        boolean levels = Double.isNaN(field.boundary());
        double step = (field.hi() - field.lo()) / field.bands();
        filled.put("colorscale", field.ramp().plotly());
        filled.put("zmin", Numbers.json(field.lo()));
        filled.put("zmax", Numbers.json(field.hi()));
        filled.put(
                "contours",
                object(
                        "coloring", field.filled() ? "fill" : "lines",
                        "start", Numbers.json(field.lo() + step),
                        "end", Numbers.json(field.hi() - step),
                        "size", Numbers.json(step)));
        filled.put(
                "line",
                !field.filled()
                        ? object("width", 1.6)
                        : levels
                                ? object(
                                        "width",
                                        0.8,
                                        "color",
                                        Theme.css(field.ramp().at(0.6)))
                                : object("width", 0));
        filled.put("showscale", levels);
        if (levels) {
            filled.put(
                    "colorbar",
                    object("outlinewidth", 0, "thickness", 14, "y", 0, "yanchor", "bottom", "len", beside ? 0.88 : 1));
            return List.of(filled);
        }
        return List.of(filled, boundary(field));
    }

    /// The boundary as a line: a second grid would weigh more and follow the steps of the thinned one.
    private static Map<String, Object> boundary(FieldTrace field) {
        List<double[]> points = new ArrayList<>();
        for (List<double[]> line : Isoline.of(field, field.boundary())) {
            points.addAll(straightened(line, extent(field.x()), extent(field.y())));
            points.add(GAP);
        }
        double[] xs = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] ys = points.stream().mapToDouble(point -> point[1]).toArray();
        return object(
                "type",
                "scatter",
                "mode",
                "lines",
                "x",
                Numbers.shades(xs, field.x()[0], field.x()[field.x().length - 1]),
                "y",
                Numbers.shades(ys, field.y()[0], field.y()[field.y().length - 1]),
                "line",
                object("width", 1.6, "color", Theme.css(Theme.TEXT)),
                "hoverinfo",
                "skip",
                "showlegend",
                false);
    }

    private static double extent(double[] steps) {
        return steps[steps.length - 1] - steps[0];
    }

    /// Without the points that are nowhere near a pixel beside the line that the others make.
    private static List<double[]> straightened(List<double[]> line, double width, double height) {
        boolean[] kept = new boolean[line.size()];
        kept[0] = true;
        kept[line.size() - 1] = true;
        Deque<int[]> stretches = new ArrayDeque<>(List.of(new int[] {0, line.size() - 1}));
        while (!stretches.isEmpty()) {
            int[] stretch = stretches.pop();
            int farthest = -1;
            double most = NEAR;
            for (int i = stretch[0] + 1; i < stretch[1]; i++) {
                double beside = beside(line.get(i), line.get(stretch[0]), line.get(stretch[1]), width, height);
                if (beside > most) {
                    most = beside;
                    farthest = i;
                }
            }
            if (farthest >= 0) {
                kept[farthest] = true;
                stretches.push(new int[] {stretch[0], farthest});
                stretches.push(new int[] {farthest, stretch[1]});
            }
        }
        return IntStream.range(0, kept.length)
                .filter(i -> kept[i])
                .mapToObj(line::get)
                .toList();
    }

    /// How far a point is from a piece of a straight line, as a share of the picture.
    private static double beside(double[] point, double[] from, double[] to, double width, double height) {
        double dx = (to[0] - from[0]) / width;
        double dy = (to[1] - from[1]) / height;
        double x = (point[0] - from[0]) / width;
        double y = (point[1] - from[1]) / height;
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.clamp((x * dx + y * dy) / length, 0.0, 1.0);
        return Math.hypot(x - along * dx, y - along * dy);
    }

    private static Map<String, Object> grid(FieldTrace field, String type) {
        int stride = field.classes() > 0 ? CLASS_STRIDE : STRIDE;
        List<Object> rows = new ArrayList<>();
        for (int j = 0; j < field.y().length; j += stride) {
            rows.add(Numbers.shades(thinned(field.z()[j], stride), field.lo(), field.hi()));
        }
        return object(
                "type",
                type,
                "x",
                Numbers.json(thinned(field.x(), stride), false),
                "y",
                Numbers.json(thinned(field.y(), stride), false),
                "z",
                rows,
                "showlegend",
                false);
    }

    private static double[] thinned(double[] values, int stride) {
        return IntStream.range(0, (values.length + stride - 1) / stride)
                .mapToDouble(i -> values[i * stride])
                .toArray();
    }

    /// A colour scale with a step for each class instead of a slope.
    private static List<Object> steps(int classes) {
        List<Object> scale = new ArrayList<>();
        for (int k = 0; k < classes; k++) {
            String color = Theme.css(FieldPainter.ground(k));
            scale.add(List.of(k / (double) classes, color));
            scale.add(List.of((k + 1) / (double) classes, color));
        }
        return scale;
    }
}
