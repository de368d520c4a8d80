package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line across the whole frame at one value.
record RuleTrace(double at, boolean upright, @Nullable String name, Style style) implements Trace {
    @Override
    public RuleTrace with(Style other) {
        return new RuleTrace(at, upright, name, other);
    }

    @Override
    public Layer layer() {
        return Layer.LINE;
    }

    @Override
    public double[] xs() {
        return upright ? new double[] {at} : new double[0];
    }

    @Override
    public double[] ys() {
        return upright ? new double[0] : new double[] {at};
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public boolean isEmpty(Frame frame) {
        return false;
    }

    @Override
    public void paint(Brush brush, Color color) {
        Rectangle2D area = brush.frame().area();
        brush.g().setColor(Theme.alpha(color, style.opacityOr(1)));
        brush.g().setStroke(style.stroke(1.5f));
        double place = upright ? brush.px(at) : brush.py(at);
        if (!Double.isNaN(place)) {
            brush.g()
                    .draw(
                            upright
                                    ? new Line2D.Double(place, area.getY(), place, area.getMaxY())
                                    : new Line2D.Double(area.getX(), place, area.getMaxX(), place));
        }
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        double[] ends = upright ? ends(frame.y()) : ends(frame.x());
        List<Number> span = Numbers.json(ends, upright ? frame.y() : frame.x());
        List<Number> place = Numbers.json(new double[] {at, at}, upright ? frame.x() : frame.y());
        return List.of(Json.trace(
                "scatter",
                name,
                "mode",
                "lines",
                "x",
                upright ? place : span,
                "y",
                upright ? span : place,
                "line",
                object(
                        "color",
                        Theme.css(color),
                        "width",
                        style.widthOr(1.5f) == 1.5f ? 1.5 : style.width(),
                        "dash",
                        style.dashed() ? "dash" : "solid")));
    }

    private static double[] ends(Axis axis) {
        return new double[] {axis.lo(), axis.hi()};
    }

    @Override
    public String describe() {
        return Texts.described("line", name) + " at " + (upright ? "x" : "y") + " = " + Texts.number(at);
    }
}
