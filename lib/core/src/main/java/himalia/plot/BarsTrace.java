package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A bar from its base to its base + height, on `[left, right]`; with labels, bar `i` stands at position `i`.
///
/// @param errors half the length of the error bar on each bar, or null
/// @param across whether the bars lie instead of standing
record BarsTrace(
        @Nullable List<String> labels,
        double[] left,
        double[] right,
        double[] base,
        double[] height,
        @Nullable String name,
        double @Nullable [] errors,
        boolean across,
        Style style)
        implements Trace {
    BarsTrace(@Nullable List<String> labels, double[] left, double[] right, double[] height, @Nullable String name) {
        this(labels, left, right, new double[height.length], height, name, null, false, Style.PLAIN);
    }

    BarsTrace placed(double[] from, double[] to, double[] on) {
        return new BarsTrace(labels, from, to, on, height, name, errors, across, style);
    }

    BarsTrace heights(double[] others) {
        return new BarsTrace(labels, left, right, base, others, name, errors, across, style);
    }

    BarsTrace errors(double[] lengths) {
        return new BarsTrace(labels, left, right, base, height, name, lengths, across, style);
    }

    BarsTrace lying() {
        return new BarsTrace(labels, left, right, base, height, name, errors, true, style);
    }

    @Override
    public BarsTrace with(Style other) {
        return new BarsTrace(labels, left, right, base, height, name, errors, across, other);
    }

    @Override
    public Layer layer() {
        return Layer.FILL;
    }

    /// A histogram without a count had no finite value.
    @Override
    public boolean isEmpty(Frame frame) {
        return isHistogram()
                ? Arrays.stream(height).allMatch(count -> count == 0)
                : Arrays.stream(height).noneMatch(Double::isFinite);
    }

    boolean isHistogram() {
        return labels == null;
    }

    @Override
    public double[] xs() {
        return across ? reach() : places();
    }

    @Override
    public double[] ys() {
        return across ? places() : reach();
    }

    private double[] places() {
        double[] all = Arrays.copyOf(left, 2 * left.length);
        System.arraycopy(right, 0, all, left.length, right.length);
        return all;
    }

    private double[] reach() {
        double[] ends = new double[2 * height.length];
        for (int i = 0; i < height.length; i++) {
            double error = errors == null ? 0 : errors[i];
            ends[2 * i] = base[i] + height[i] + error;
            ends[2 * i + 1] = base[i] + height[i] - error;
        }
        return ends;
    }

    @Override
    public @Nullable List<String> xNames() {
        return across ? null : labels;
    }

    @Override
    public @Nullable List<String> yNames() {
        return across ? labels : null;
    }

    @Override
    public char floor() {
        return across ? 'x' : 'y';
    }

    @Override
    public void paint(Brush brush, Color color) {
        Color fill = Theme.alpha(color, style.opacityOr(1));
        for (int i = 0; i < height.length; i++) {
            if (Double.isNaN(height[i])) {
                continue;
            }
            double end = base[i] + height[i];
            Rectangle2D box =
                    across ? brush.box(base[i], left[i], end, right[i]) : brush.box(left[i], base[i], right[i], end);
            double gap = Math.min(1, (across ? box.getHeight() : box.getWidth()) / 2); // a thin line between neighbours
            brush.g().setColor(fill);
            brush.g()
                    .fill(
                            across
                                    ? new Rectangle2D.Double(
                                            box.getX(), box.getY() + gap / 2, box.getWidth(), box.getHeight() - gap)
                                    : new Rectangle2D.Double(
                                            box.getX() + gap / 2, box.getY(), box.getWidth() - gap, box.getHeight()));
            if (errors != null && errors[i] > 0) {
                brush.g().setColor(Theme.TEXT);
                brush.stroke(1.5);
                Whisker.paint(brush, (left[i] + right[i]) / 2, end - errors[i], end + errors[i], 4, across);
            }
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        Axis values = across ? frame.x() : frame.y();
        Object places;
        if (labels == null) {
            double[] middle = new double[left.length];
            Arrays.setAll(middle, i -> (left[i] + right[i]) / 2);
            places = Numbers.json(middle, false);
        } else {
            places = labels.stream().map(Json::escaped).toList();
        }
        List<Number> heights = Numbers.json(height, values);
        Map<String, Object> trace =
                Json.trace("bar", name, "x", across ? heights : places, "y", across ? places : heights);
        if (isHistogram()) {
            trace.put("width", Numbers.json(right[0] - left[0]));
        }
        if (across) {
            trace.put("orientation", "h");
        }
        if (errors != null) {
            trace.put(across ? "error_x" : "error_y", object("type", "data", "array", Numbers.json(errors, false)));
        }
        trace.put("marker", object("color", Theme.css(color), "opacity", style.opacityOr(1)));
        return List.of(trace);
    }

    @Override
    public String describe() {
        return Texts.described(isHistogram() ? "histogram" : "bar", name) + ", " + Texts.count(height.length, "bar")
                + Texts.range(height);
    }
}
