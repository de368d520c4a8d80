package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words at a place, or beside it with an arrow that points there.
record NoteTrace(double x, double y, String text, boolean arrow, Style style) implements Trace {
    private static final double ACROSS = 34;
    private static final double UP = 30;

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public NoteTrace with(Style other) {
        return new NoteTrace(x, y, text, arrow, other);
    }

    @Override
    public Layer layer() {
        return Layer.TEXT;
    }

    @Override
    public double[] xs() {
        return new double[] {x};
    }

    @Override
    public double[] ys() {
        return new double[] {y};
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public void paint(Brush brush, Color color) {
        Color ink = style.color() == null ? Theme.TEXT : style.color();
        double px = brush.px(x);
        double py = brush.py(y);
        if (Double.isNaN(px) || Double.isNaN(py)) {
            return;
        }
        if (!arrow) {
            brush.text(text, px, py, 0.5, 0.5, ink, Theme.TICK_SIZE);
            return;
        }
        double right = left(brush) ? -1 : 1;
        double up = py - UP < brush.frame().area().getY() + 14 ? -1 : 1;
        double tx = px + right * ACROSS;
        double ty = py - up * UP;
        brush.g().setColor(ink);
        brush.stroke(1.2);
        double length = Math.hypot(tx - px, ty - py);
        double ux = (tx - px) / length;
        double uy = (ty - py) / length;
        double hx = px + 5 * ux;
        double hy = py + 5 * uy;
        brush.g().draw(new Line2D.Double(tx, ty, hx, hy));
        brush.g().draw(new Line2D.Double(hx, hy, hx + 7 * ux - 4 * uy, hy + 7 * uy + 4 * ux));
        brush.g().draw(new Line2D.Double(hx, hy, hx + 7 * ux + 4 * uy, hy + 7 * uy - 4 * ux));
        brush.text(text, tx + right * 3, ty - up * 6, right < 0 ? 1 : 0, 0.5, ink, Theme.TICK_SIZE);
    }

    /// The words stand on the side where there is more room.
    private boolean left(Brush brush) {
        return brush.px(x) > brush.frame().area().getCenterX();
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        return List.of();
    }

    @Override
    public Map<String, List<Object>> plotlyLayout(String xAxis, String yAxis) {
        if (!Double.isFinite(x + y)) {
            return Map.of();
        }
        return Map.of(
                "annotations",
                List.of(object(
                        "text",
                        Json.escaped(text),
                        "x",
                        Numbers.json(x),
                        "y",
                        Numbers.json(y),
                        "xref",
                        xAxis,
                        "yref",
                        yAxis,
                        "showarrow",
                        arrow,
                        "ax",
                        ACROSS,
                        "ay",
                        -UP,
                        "arrowhead",
                        2,
                        "font",
                        object("color", Theme.css(style.color() == null ? Theme.TEXT : style.color())))));
    }

    @Override
    public String describe() {
        return "text \"" + text + "\"";
    }
}
