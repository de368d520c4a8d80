package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as points.
///
/// @param sizes diameters in CSS pixels, or null
/// @param values what the colours stand for, or null for one colour
/// @param of how many points there are in all groups of the scatter: all groups get points of one size
record PointsTrace(
        double[] x,
        double[] y,
        @Nullable String name,
        double @Nullable [] sizes,
        double @Nullable [] values,
        ColorRamp ramp,
        Style style,
        int of)
        implements Trace {
    private static final int MOST = 2000;
    private static final int CLOUD = 200;

    PointsTrace(double[] x, double[] y, @Nullable String name) {
        this(x, y, name, null, null, ColorRamp.VIRIDIS, Style.PLAIN, y.length);
    }

    PointsTrace among(int all) {
        return new PointsTrace(x, y, name, sizes, values, ramp, style, all);
    }

    PointsTrace sized(double[] diameters) {
        return new PointsTrace(x, y, name, diameters, values, ramp, style, of);
    }

    PointsTrace valued(double[] shades) {
        return new PointsTrace(x, y, name, sizes, shades, ramp, style, of);
    }

    @Override
    public PointsTrace with(Style other) {
        return new PointsTrace(x, y, name, sizes, values, ramp, other, of);
    }

    @Override
    public PointsTrace with(ColorRamp other) {
        return new PointsTrace(x, y, name, sizes, values, other, style, of);
    }

    @Override
    public Layer layer() {
        return of > CLOUD ? Layer.CLOUD : Layer.POINT;
    }

    @Override
    public double[] xs() {
        return x;
    }

    @Override
    public double[] ys() {
        return y;
    }

    @Override
    public double air() {
        return 0.05;
    }

    @Override
    public @Nullable ColorScale scale() {
        if (values == null) {
            return null;
        }
        Extent extent = Extent.of(List.of(values), false);
        return new ColorScale(ramp, extent.min(), extent.max(), 0);
    }

    @Override
    public void paint(Brush brush, Color color) {
        Frame frame = brush.frame();
        double plain = size(frame);
        double opacity = style.opacityOr(sizes != null ? 0.7 : Theme.pointAlpha(of));
        Color fill = Theme.alpha(color, opacity);
        ColorScale scale = scale();
        brush.g().setStroke(new BasicStroke(plain > 9 ? 1.5f : 1f));
        for (int i : Thin.points(this, frame.x(), frame.y(), 8_000)) {
            double px = brush.px(x[i]);
            double py = brush.py(y[i]);
            double size = sizes == null ? plain : sizes[i];
            if (!Double.isNaN(px) && !Double.isNaN(py) && size > 0) {
                brush.g()
                        .setColor(
                                scale == null || values == null
                                        ? fill
                                        : Double.isNaN(values[i])
                                                ? Theme.alpha(Theme.TICK, 0.5)
                                                : Theme.alpha(ramp.at(scale.at(values[i])), opacity));
                brush.dot(px, py, size);
                if (size > 4) {
                    brush.g().setColor(Theme.alpha(Theme.PAPER, size > 6 ? 1 : 0.5));
                    brush.ring(px, py, size);
                }
            }
        }
    }

    /// Many points get smaller ones, and so do small frames.
    private double size(Frame frame) {
        double size = style.widthOr((float) Theme.pointSize(of));
        boolean small = frame.isPlaced() && frame.area().getWidth() < 200 && Double.isNaN(style.width());
        return small ? Math.min(size, of > CLOUD ? 4 : 5) : size;
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        int[] shown = Thin.points(this, frame.x(), frame.y(), MOST);
        Map<String, Object> marker = object(
                "color",
                values == null ? Theme.css(color) : Numbers.json(Thin.pick(values, shown), false),
                "size",
                sizes == null
                        ? Numbers.json(style.widthOr((float) Theme.pointSize(of)))
                        : Numbers.json(Thin.pick(sizes, shown), false),
                "opacity",
                style.opacityOr(sizes != null ? 0.7 : Theme.pointAlpha(of)),
                "line",
                object("color", "#FFFFFF", "width", 1));
        if (values != null) {
            marker.put("colorscale", ramp.plotly());
            marker.put("showscale", true);
            marker.put("colorbar", object("outlinewidth", 0, "thickness", 14));
        }
        return List.of(Json.trace(
                "scatter",
                name,
                "mode",
                "markers",
                "x",
                Numbers.json(Thin.pick(x, shown), frame.x()),
                "y",
                Numbers.json(Thin.pick(y, shown), frame.y()),
                "marker",
                marker,
                "zorder",
                layer() == Layer.POINT ? 1 : -1)); // above or below lines, in whatever order they were added
    }

    @Override
    public String describe() {
        return Texts.described("scatter", name) + ", " + Texts.count(y.length, "point") + Texts.range(y);
    }
}
