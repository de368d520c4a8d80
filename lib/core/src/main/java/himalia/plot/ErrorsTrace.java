package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Error bars at the points of a line or scatter, in its colour.
record ErrorsTrace(double[] x, double[] y, double[] errors, Style style) implements Trace {
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
    public double[] xs() {
        return x;
    }

    @Override
    public double[] ys() {
        double[] ends = new double[2 * y.length];
        for (int i = 0; i < y.length; i++) {
            ends[2 * i] = y[i] - errors[i];
            ends[2 * i + 1] = y[i] + errors[i];
        }
        return ends;
    }

    @Override
    public void paint(Brush brush, Color color) {
        brush.g().setColor(color);
        brush.stroke(1.5);
        for (int i = 0; i < y.length; i++) {
            Whisker.paint(brush, x[i], y[i] - errors[i], y[i] + errors[i], 4, false);
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        return List.of(Json.trace(
                "scatter",
                null,
                "mode",
                "markers",
                "x",
                Numbers.json(x, frame.x()),
                "y",
                Numbers.json(y, frame.y()),
                "marker",
                object("size", 1, "color", Theme.css(color)),
                "error_y",
                object("type", "data", "array", Numbers.json(errors, false), "color", Theme.css(color))));
    }

    @Override
    public String describe() {
        return "error bars";
    }
}
