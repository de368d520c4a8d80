package himalia.plot;

import static himalia.plot.Plotly.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Functions of two variables as plotly traces.
final class PlotlyField {
    /// Every second line of the grid is sent: plotly interpolates, and the notebook stays small.
    private static final int STRIDE = 2;

    private PlotlyField() {}

    static List<Object> traces(Trace.Field field) {
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
        double step = (field.hi() - field.lo()) / FieldPainter.BANDS;
        filled.put("colorscale", field.ramp().plotly());
        filled.put("zmin", Numbers.json(field.lo()));
        filled.put("zmax", Numbers.json(field.hi()));
        filled.put(
                "contours",
                object(
                        "coloring", "fill",
                        "start", Numbers.json(field.lo() + step),
                        "end", Numbers.json(field.hi() - step),
                        "size", Numbers.json(step)));
        filled.put("line", levels ? object("width", 0.8, "color", "rgba(255,255,255,0.55)") : object("width", 0));
        filled.put("showscale", levels);
        if (levels) {
            filled.put("colorbar", object("outlinewidth", 0, "thickness", 14));
            return List.of(filled);
        }
        Map<String, Object> line = grid(field, "contour");
        line.put(
                "contours",
                object(
                        "coloring", "none",
                        "start", Numbers.json(field.boundary()),
                        "end", Numbers.json(field.boundary()),
                        "size", Numbers.json(field.hi() - field.lo())));
        line.put("line", object("width", 1.6, "color", Theme.css(Theme.TEXT)));
        line.put("showscale", false);
        line.put("hoverinfo", "skip");
        return List.of(filled, line);
    }

    private static Map<String, Object> grid(Trace.Field field, String type) {
        List<Object> rows = new ArrayList<>();
        for (int j = 0; j < field.y().length; j += STRIDE) {
            rows.add(Numbers.json(thinned(field.z()[j]), field.lo(), field.hi()));
        }
        return object(
                "type",
                type,
                "x",
                Numbers.json(thinned(field.x()), false),
                "y",
                Numbers.json(thinned(field.y()), false),
                "z",
                rows,
                "showlegend",
                false);
    }

    private static double[] thinned(double[] values) {
        return IntStream.range(0, (values.length + STRIDE - 1) / STRIDE)
                .mapToDouble(i -> values[i * STRIDE])
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
