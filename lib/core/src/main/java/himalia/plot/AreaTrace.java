package himalia.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A surface between two curves over the same places.
///
/// @param upright whether the places lie along the y axis, as in a violin
/// @param kind what it is called
/// @param edged whether the upper curve (of a violin: the outline) is drawn as a line
record AreaTrace(
        double[] at,
        double[] from,
        double[] to,
        @Nullable String name,
        boolean upright,
        String kind,
        boolean edged,
        Style style)
        implements Trace {
    private static final double FILL = 0.28;

    @Override
    public AreaTrace with(Style other) {
        return new AreaTrace(at, from, to, name, upright, kind, edged, other);
    }

    @Override
    public Layer layer() {
        return Layer.FILL;
    }

    @Override
    public double[] xs() {
        return upright ? ends() : at;
    }

    @Override
    public double[] ys() {
        return upright ? at : ends();
    }

    private double[] ends() {
        double[] all = new double[2 * at.length];
        System.arraycopy(from, 0, all, 0, at.length);
        System.arraycopy(to, 0, all, at.length, at.length);
        return all;
    }

    @Override
    public char floor() {
        return kind.equals("kde") ? 'y' : ' ';
    }

    @Override
    public void paint(Brush brush, Color color) {
        brush.g().setColor(Theme.alpha(color, style.opacityOr(upright ? 0.55 : FILL)));
        for (double[][] piece : pieces(brush.frame())) {
            Path2D outline = brush.path(piece[0], piece[1]);
            outline.closePath();
            brush.g().fill(outline);
        }
        if (edged) {
            brush.g().setColor(color);
            brush.g().setStroke(style.stroke(upright ? 1.4f : Theme.LINE_WIDTH));
            if (upright) {
                brush.g().draw(brush.path(from, at));
            }
            brush.g().draw(upright ? brush.path(to, at) : brush.path(at, to));
        }
    }

    /// Outlines of the parts between gaps, each forth along one curve and back along the other.
    private List<double[][]> pieces(Frame frame) {
        List<double[][]> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= at.length; i++) {
            if (i == at.length || !Double.isFinite(at[i] + from[i] + to[i])) {
                int n = i - start;
                double[] along = new double[2 * n];
                double[] across = new double[2 * n];
                double floor = upright
                        ? Math.min(frame.x().lo(), frame.x().hi())
                        : Math.min(frame.y().lo(), frame.y().hi());
                boolean log = upright ? frame.x().log() : frame.y().log();
                for (int k = 0; k < n; k++) {
                    along[k] = at[start + k];
                    along[2 * n - 1 - k] = at[start + k];
                    across[k] = log ? Math.max(floor, to[start + k]) : to[start + k];
                    across[2 * n - 1 - k] = log ? Math.max(floor, from[start + k]) : from[start + k];
                }
                if (n > 1) {
                    pieces.add(upright ? new double[][] {across, along} : new double[][] {along, across});
                }
                start = i + 1;
            }
        }
        return pieces;
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        List<Map<String, Object>> traces = new ArrayList<>();
        for (double[][] piece : pieces(frame)) {
            traces.add(Json.trace(
                    "scatter",
                    traces.isEmpty() ? name : null,
                    "mode",
                    "lines",
                    "fill",
                    "toself",
                    "x",
                    Numbers.json(piece[0], frame.x()),
                    "y",
                    Numbers.json(piece[1], frame.y()),
                    "line",
                    Json.object("width", edged ? 1 : 0, "color", Theme.css(color)),
                    "fillcolor",
                    Theme.rgba(color, style.opacityOr(upright ? 0.55 : FILL))));
        }
        return traces;
    }

    @Override
    public String describe() {
        return Texts.described(kind, name) + ", " + Texts.count(at.length, "point")
                + Texts.range(upright ? at : ends());
    }
}
