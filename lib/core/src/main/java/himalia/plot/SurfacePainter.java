package himalia.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Draws a surface within a box: the far walls with their grid, then the pieces from far to near, shaded by their
/// slope.
final class SurfacePainter {
    private static final double TURN = Math.toRadians(-128);
    private static final double TILT = Math.toRadians(28);
    private static final double DISTANCE = 4.2;
    private static final double HEIGHT = 0.7;

    private record Piece(Path2D shape, double depth, Color color) {}

    private final SurfaceTrace surface;
    private final Brush brush;
    private final Axis x;
    private final Axis y;
    private final Axis z;
    private double scale = 1;
    private double centerX;
    private double centerY;

    SurfacePainter(SurfaceTrace surface, Brush brush) {
        this.surface = surface;
        this.brush = brush;
        this.x = axis(Extent.of(List.of(surface.x()), false));
        this.y = axis(Extent.of(List.of(surface.y()), false));
        this.z = axis(Extent.of(List.of(surface.heights()), false));
    }

    private static Axis axis(Extent extent) {
        Extent e = extent.max() > extent.min() ? extent : extent.padded(0, false);
        return Axis.of(e.min(), e.max(), false, 4);
    }

    void paint() {
        fit();
        walls();
        List<Piece> pieces = pieces();
        pieces.sort(Comparator.comparingDouble(Piece::depth).reversed());
        brush.stroke(0.5);
        for (Piece piece : pieces) {
            brush.g().setColor(piece.color);
            brush.g().fill(piece.shape);
            brush.g().setColor(Theme.mix(piece.color, Color.BLACK, 0.12));
            brush.g().draw(piece.shape);
        }
        labels();
    }

    /// Makes the box as large as the frame allows, with room for the numbers beside it.
    private void fit() {
        Rectangle2D bounds = new Rectangle2D.Double();
        for (int corner = 0; corner < 8; corner++) {
            double[] p = project(corner & 1, corner >> 1 & 1, corner >> 2 & 1);
            Rectangle2D at = new Rectangle2D.Double(p[0], p[1], 0, 0);
            bounds = corner == 0 ? at : bounds.createUnion(at);
        }
        Rectangle2D area = brush.frame().area();
        scale = Math.min((area.getWidth() - 110) / bounds.getWidth(), (area.getHeight() - 70) / bounds.getHeight());
        centerX = area.getCenterX() - scale * bounds.getCenterX();
        centerY = area.getCenterY() - 8 - scale * bounds.getCenterY();
    }

    /// `{x, y, distance}` on the screen of a place in the box; each of its three shares is between 0 and 1.
    private double[] project(double u, double v, double w) {
        double a = u - 0.5;
        double b = v - 0.5;
        double c = (w - 0.5) * HEIGHT;
        double across = a * Math.cos(TURN) - b * Math.sin(TURN);
        double away = a * Math.sin(TURN) + b * Math.cos(TURN);
        double up = c * Math.cos(TILT) + away * Math.sin(TILT);
        double depth = DISTANCE + away * Math.cos(TILT) - c * Math.sin(TILT);
        double f = DISTANCE / depth;
        return new double[] {centerX + scale * across * f, centerY - scale * up * f, depth};
    }

    private Line2D segment(double[] a, double[] b) {
        return new Line2D.Double(a[0], a[1], b[0], b[1]);
    }

    /// The side of the box that is farther away.
    private double far(boolean ofX) {
        double[] near = ofX ? project(0, 0.5, 0.5) : project(0.5, 0, 0.5);
        double[] other = ofX ? project(1, 0.5, 0.5) : project(0.5, 1, 0.5);
        return near[2] > other[2] ? 0 : 1;
    }

    private void walls() {
        double fx = far(true);
        double fy = far(false);
        brush.stroke(1);
        brush.g().setColor(Theme.GRID);
        for (Axis.Tick tick : x.ticks()) {
            double u = x.at(tick.value());
            brush.g().draw(segment(project(u, 0, 0), project(u, 1, 0)));
            brush.g().draw(segment(project(u, fy, 0), project(u, fy, 1)));
        }
        for (Axis.Tick tick : y.ticks()) {
            double v = y.at(tick.value());
            brush.g().draw(segment(project(0, v, 0), project(1, v, 0)));
            brush.g().draw(segment(project(fx, v, 0), project(fx, v, 1)));
        }
        for (Axis.Tick tick : z.ticks()) {
            double w = z.at(tick.value());
            brush.g().draw(segment(project(0, fy, w), project(1, fy, w)));
            brush.g().draw(segment(project(fx, 0, w), project(fx, 1, w)));
        }
        brush.g().setColor(Theme.AXIS);
        for (double[] edge : new double[][] {
            {0, 1 - fy, 0, 1, 1 - fy, 0},
            {1 - fx, 0, 0, 1 - fx, 1, 0},
            {0, fy, 0, 1, fy, 0},
            {fx, 0, 0, fx, 1, 0},
            {fx, fy, 0, fx, fy, 1},
            {0, fy, 1, 1, fy, 1},
            {fx, 0, 1, fx, 1, 1}
        }) {
            brush.g().draw(segment(project(edge[0], edge[1], edge[2]), project(edge[3], edge[4], edge[5])));
        }
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        double[][] heights = surface.z();
        for (int j = 0; j + 1 < surface.y().length; j++) {
            for (int i = 0; i + 1 < surface.x().length; i++) {
                double[][] corners = {corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)};
                double mean = (heights[j][i] + heights[j][i + 1] + heights[j + 1][i + 1] + heights[j + 1][i]) / 4;
                if (!Double.isFinite(mean)) {
                    continue;
                }
                Path2D shape = new Path2D.Double();
                double depth = 0;
                for (int k = 0; k < 4; k++) {
                    double[] p = project(corners[k][0], corners[k][1], corners[k][2]);
                    depth += p[2];
                    if (k == 0) {
                        shape.moveTo(p[0], p[1]);
                    } else {
                        shape.lineTo(p[0], p[1]);
                    }
                }
                shape.closePath();
                pieces.add(new Piece(shape, depth, shaded(surface.ramp().at(z.at(mean)), corners)));
            }
        }
        return pieces;
    }

    private double[] corner(int i, int j) {
        return new double[] {x.at(surface.x()[i]), y.at(surface.y()[j]), z.at(surface.z()[j][i])};
    }

    /// Light falls from the upper left: slopes that look away from it are darker.
    private static Color shaded(Color color, double[][] corners) {
        double slopeX = (corners[1][2] - corners[0][2] + corners[2][2] - corners[3][2])
                / 2
                / Math.max(1e-9, corners[1][0] - corners[0][0])
                * HEIGHT;
        double slopeY = (corners[3][2] - corners[0][2] + corners[2][2] - corners[1][2])
                / 2
                / Math.max(1e-9, corners[3][1] - corners[0][1])
                * HEIGHT;
        double light = (1 + 0.55 * slopeX - 0.25 * slopeY) / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY) / 1.17;
        return light < 0.85
                ? Theme.mix(color, Color.BLACK, Math.min(0.3, (0.85 - light) * 0.35))
                : Theme.mix(color, Color.WHITE, Math.min(0.15, (light - 0.85) * 0.5));
    }

    /// Its axes are not logarithmic, which alone have ticks without a name.
    private static String name(Axis.Tick tick) {
        return Objects.requireNonNull(tick.label());
    }

    private void labels() {
        double nx = 1 - far(true);
        double ny = 1 - far(false);
        double[] middle = project(0.5, 0.5, 0);
        for (Axis.Tick tick : x.ticks()) {
            beside(name(tick), project(x.at(tick.value()), ny, 0), middle, 13, Theme.TICK_SIZE - 1);
        }
        for (Axis.Tick tick : y.ticks()) {
            beside(name(tick), project(nx, y.at(tick.value()), 0), middle, 13, Theme.TICK_SIZE - 1);
        }
        boolean left = project(far(true), ny, 0)[0] < project(nx, far(false), 0)[0];
        double ux = left ? far(true) : nx;
        double uy = left ? ny : far(false);
        for (Axis.Tick tick : z.ticks()) {
            double[] p = project(ux, uy, z.at(tick.value()));
            brush.text(name(tick), p[0] - 6, p[1], 1, 0.5, Theme.TICK, Theme.TICK_SIZE - 1);
        }
        beside(surface.xLabel() == null ? "x" : surface.xLabel(), project(0.5, ny, 0), middle, 36, Theme.LABEL_SIZE);
        beside(surface.yLabel() == null ? "y" : surface.yLabel(), project(nx, 0.5, 0), middle, 36, Theme.LABEL_SIZE);
    }

    /// A text beside an edge of the floor, away from its middle.
    private void beside(String text, double[] edge, double[] middle, double far, int size) {
        double dx = edge[0] - middle[0];
        double dy = Math.max(edge[1] - middle[1], 1);
        double length = Math.hypot(dx, dy);
        FontMetrics font = brush.g().getFontMetrics(Fonts.plain(size, text));
        double reach = far + Math.abs(dx / length) * font.stringWidth(text) / 2.0 * 0.6;
        brush.text(
                text,
                edge[0] + dx / length * reach,
                edge[1] + dy / length * reach,
                0.5,
                0.5,
                size > Theme.TICK_SIZE ? Theme.TEXT : Theme.TICK,
                size);
    }
}
