package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/// A graphics context that knows where values lie.
///
/// @param g clipped to the frame
record Brush(Graphics2D g, Frame frame) {
    /// Coordinates far outside the picture make Java2D slow or wrong; a line leaves it in the same direction anyway.
    double px(double value) {
        return near(frame.px(value), frame.area().getCenterX());
    }

    double py(double value) {
        return near(frame.py(value), frame.area().getCenterY());
    }

    private static double near(double position, double center) {
        return Double.isNaN(position) ? position : Math.clamp(position, center - 1e5, center + 1e5);
    }

    void line(double x1, double y1, double x2, double y2) {
        g.draw(new Line2D.Double(px(x1), py(y1), px(x2), py(y2)));
    }

    void dot(double x, double y, double size) {
        g.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    void ring(double x, double y, double size) {
        g.draw(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    /// The rectangle between two corners given as values; an edge that the axis cannot show lies on the frame.
    Rectangle2D box(double x1, double y1, double x2, double y2) {
        double left = onFrame(px(x1), frame.area().getX());
        double right = onFrame(px(x2), frame.area().getX());
        double top = onFrame(py(y1), frame.area().getMaxY());
        double bottom = onFrame(py(y2), frame.area().getMaxY());
        return new Rectangle2D.Double(
                Math.min(left, right), Math.min(top, bottom), Math.abs(right - left), Math.abs(bottom - top));
    }

    private static double onFrame(double at, double edge) {
        return Double.isNaN(at) ? edge : at;
    }

    /// A line through the points that can be shown; a gap where one cannot.
    Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        boolean pen = false;
        for (int i = 0; i < x.length; i++) {
            double px = px(x[i]);
            double py = py(y[i]);
            boolean drawn = !Double.isNaN(px) && !Double.isNaN(py);
            if (drawn && pen) {
                path.lineTo(px, py);
            } else if (drawn) {
                path.moveTo(px, py);
            }
            pen = drawn;
        }
        return path;
    }

    void stroke(double width) {
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    /// A text around a point: `across` and `up` of 0 start there, of 0.5 are centred, of 1 end there.
    void text(String text, double x, double y, double across, double up, Color color, int size) {
        FontMetrics font = g.getFontMetrics(Fonts.plain(size, text));
        String shown = Fonts.shown(text);
        g.setFont(font.getFont());
        g.setColor(color);
        float left = (float) (x - across * font.stringWidth(shown));
        g.drawString(shown, left, (float) (y + (1 - up) * -2 + up * (font.getAscent() - 2)));
    }
}
