package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/// Draws lines, points and bars into a frame.
final class SeriesPainter {
    private final Graphics2D g;
    private final Frame frame;
    private final boolean onColors;

    /// @param onColors whether the ground is coloured
    SeriesPainter(Graphics2D g, Frame frame, boolean onColors) {
        this.g = g;
        this.frame = frame;
        this.onColors = onColors;
    }

    void line(Trace.Line line, Color color) {
        int[] shown = Thin.line(line, frame.x(), frame.y(), (int) frame.area().getWidth());
        Path2D path = new Path2D.Double();
        boolean pen = false;
        g.setColor(color);
        for (int k = 0; k < shown.length; k++) {
            double x = near(frame.px(line.x()[shown[k]]), frame.area().getCenterX());
            double y = near(frame.py(line.y()[shown[k]]), frame.area().getCenterY());
            boolean drawn = !Double.isNaN(x) && !Double.isNaN(y);
            if (drawn && pen) {
                path.lineTo(x, y);
            } else if (drawn) {
                path.moveTo(x, y);
                if (k + 1 == shown.length || isGap(line, shown[k + 1])) {
                    dot(x, y, 2.5 * Theme.LINE_WIDTH); // a point without neighbours would not be seen
                }
            }
            pen = drawn;
        }
        if (onColors) {
            g.setColor(Theme.alpha(Theme.PAPER, 0.8)); // a light rim keeps the line visible on any ground
            g.setStroke(round(Theme.lineWidth(line.y()) + 2.5f));
            g.draw(path);
            g.setColor(color);
        }
        g.setStroke(round(Theme.lineWidth(line.y())));
        g.draw(path);
    }

    private static BasicStroke round(float width) {
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    void points(Trace.Points points, Color color) {
        int[] shown = Thin.points(points, frame.x(), frame.y(), 8_000);
        double size = Theme.pointSize(points.y().length);
        g.setStroke(new BasicStroke(size > 9 ? 1.5f : 1f));
        Color fill = Theme.alpha(color, Theme.pointAlpha(points.y().length));
        for (int i : shown) {
            double x = frame.px(points.x()[i]);
            double y = frame.py(points.y()[i]);
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                g.setColor(fill);
                dot(x, y, size);
                if (size > 4) {
                    g.setColor(Theme.alpha(Theme.PAPER, size > 6 ? 1 : 0.5));
                    g.draw(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
                }
            }
        }
    }

    /// @param place which of `of` sets of labelled bars this is: they stand beside each other
    void bars(Trace.Bars bars, Color color, int place, int of) {
        double floor = frame.y().log() ? frame.area().getMaxY() : frame.py(0);
        boolean beside = bars.labels() != null && of > 1;
        g.setColor(bars.labels() == null && of > 1 ? Theme.alpha(color, 0.6) : color);
        for (int i = 0; i < bars.height().length; i++) {
            double width = (bars.right()[i] - bars.left()[i]) / (beside ? of : 1);
            double left = bars.left()[i] + (beside ? place * width : 0);
            double x = frame.px(left);
            double top = frame.py(bars.height()[i]);
            if (!Double.isNaN(top)) {
                double gap = 1; // a thin light line between neighbours
                g.fill(new Rectangle2D.Double(
                        x + gap / 2,
                        Math.min(top, floor),
                        Math.max(frame.px(left + width) - x - gap, 0.5),
                        Math.abs(floor - top)));
            }
        }
    }

    static int labelled(List<Trace> traces) {
        return (int) traces.stream().filter(Trace.Bars.class::isInstance).count();
    }

    private boolean isGap(Trace.Line line, int i) {
        return !frame.x().shows(line.x()[i]) || !frame.y().shows(line.y()[i]);
    }

    private void dot(double x, double y, double size) {
        g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    /// Coordinates far outside the picture make Java2D slow or wrong; a line leaves it in the same direction anyway.
    private static double near(double position, double center) {
        return Math.clamp(position, center - 1e5, center + 1e5);
    }
}
