package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values joined by a line; NaN makes a gap.
record LineTrace(double[] x, double[] y, @Nullable String name, Style style) implements Trace {
    private static final int BUCKETS = 500;

    LineTrace(double[] x, double[] y, @Nullable String name) {
        this(x, y, name, Style.PLAIN);
    }

    @Override
    public Layer layer() {
        return Layer.LINE;
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
    public boolean countsX() {
        return x.length > 1 && Arrays.stream(x).allMatch(each -> each == Math.rint(each));
    }

    @Override
    public LineTrace with(Style other) {
        return new LineTrace(x, y, name, other);
    }

    @Override
    public void paint(Brush brush, Color color) {
        Frame frame = brush.frame();
        int[] shown = Thin.line(this, frame.x(), frame.y(), (int) frame.area().getWidth());
        double[] xs = Thin.pick(x, shown);
        double[] ys = Thin.pick(y, shown);
        Color ink = Theme.alpha(color, style.opacityOr(1));
        Path2D path = brush.path(xs, ys);
        if (frame.onColors()) {
            brush.g().setColor(Theme.alpha(Theme.PAPER, 0.8)); // a light rim keeps the line visible on any ground
            brush.stroke(width() + 2.5);
            brush.g().draw(path);
        }
        brush.g().setColor(ink);
        dots(brush, xs, ys);
        brush.g().setStroke(style.stroke(width()));
        brush.g().draw(path);
    }

    /// A point without neighbours would not be seen.
    private void dots(Brush brush, double[] xs, double[] ys) {
        for (int i = 0; i < xs.length; i++) {
            boolean alone = !shows(brush, xs, ys, i - 1) && !shows(brush, xs, ys, i + 1);
            if (shows(brush, xs, ys, i) && (alone || style.markers())) {
                brush.dot(brush.px(xs[i]), brush.py(ys[i]), style.markers() ? 7 : 2.5 * Theme.LINE_WIDTH);
            }
        }
    }

    private static boolean shows(Brush brush, double[] xs, double[] ys, int i) {
        return i >= 0
                && i < xs.length
                && brush.frame().x().shows(xs[i])
                && brush.frame().y().shows(ys[i]);
    }

    private float width() {
        return style.widthOr(Theme.lineWidth(y));
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        int[] shown = Thin.line(this, frame.x(), frame.y(), BUCKETS);
        Map<String, Object> look = object("color", Theme.css(color), "width", shortened(width()), "simplify", false);
        if (style.dashed()) {
            look.put("dash", "dash");
        }
        Map<String, Object> trace = Json.trace("scatter", name, "mode", style.markers() ? "lines+markers" : "lines");
        trace.put("x", Numbers.json(Thin.pick(x, shown), frame.x()));
        trace.put("y", Numbers.json(Thin.pick(y, shown), frame.y()));
        trace.put("line", look);
        if (!Double.isNaN(style.opacity())) {
            trace.put("opacity", style.opacity());
        }
        return List.of(trace);
    }

    private static @Nullable Number shortened(float width) {
        return Numbers.json(Math.round(width * 10) / 10.0);
    }

    @Override
    public String describe() {
        return Texts.described("line", name) + ", " + Texts.count(y.length, "point") + Texts.range(y);
    }
}
