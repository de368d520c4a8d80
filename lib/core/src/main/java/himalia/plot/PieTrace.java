package himalia.plot;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shares of a whole; only for figures of Tablesaw, as bars compare better.
record PieTrace(List<String> labels, double[] values) implements Trace {
    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public Layer layer() {
        return Layer.GROUND;
    }

    @Override
    public double[] xs() {
        return new double[] {-1.5, 1.5};
    }

    @Override
    public double[] ys() {
        return new double[] {-1.15, 1.15};
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
    public void paint(Brush brush, Color color) {
        double sum = Arrays.stream(values).filter(v -> v > 0).sum();
        double radius = brush.px(1) - brush.px(0);
        double from = 90;
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0)) {
                continue;
            }
            double extent = -360 * values[i] / sum;
            brush.g().setColor(Theme.series(i));
            brush.g()
                    .fill(new Arc2D.Double(
                            brush.px(0) - radius,
                            brush.py(0) - radius,
                            2 * radius,
                            2 * radius,
                            from,
                            extent,
                            Arc2D.PIE));
            double angle = Math.toRadians(from + extent / 2);
            double across = Math.cos(angle) < 0 ? 1 : 0;
            String text = labels.get(i) + " " + Math.round(100 * values[i] / sum) + " %";
            brush.text(
                    text,
                    brush.px(1.06 * Math.cos(angle)),
                    brush.py(1.06 * Math.sin(angle)),
                    across,
                    0.5,
                    Theme.TEXT,
                    12);
            from += extent;
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        return List.of(Json.trace(
                "pie",
                null,
                "labels",
                labels.stream().map(Json::escaped).toList(),
                "values",
                Numbers.json(values, false)));
    }

    @Override
    public String describe() {
        return "pie, " + Texts.count(values.length, "share");
    }
}
