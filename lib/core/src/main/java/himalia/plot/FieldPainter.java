package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Fills a frame with the colours of a function of two variables.
final class FieldPainter {
    private final FieldTrace field;
    private final Frame frame;

    FieldPainter(FieldTrace field, Frame frame) {
        this.field = field;
        this.frame = frame;
    }

    void paint(Graphics2D g) {
        if (!field.filled()) {
            lines(g);
            return;
        }
        g.drawImage(
                colors((int) (frame.area().getWidth() * Painter.SCALE), (int)
                        (frame.area().getHeight() * Painter.SCALE)),
                (int) frame.area().getX(),
                (int) frame.area().getY(),
                (int) frame.area().getWidth(),
                (int) frame.area().getHeight(),
                null);
        if (field.classes() > 0) {
            return;
        }
        if (Double.isNaN(field.boundary())) {
            g.setColor(Theme.alpha(field.ramp().at(1), 0.35));
            g.setStroke(new BasicStroke(0.8f));
            Path2D lines = new Path2D.Double();
            for (int band = 1; band < field.bands(); band++) {
                path(lines, field.lo() + (field.hi() - field.lo()) * band / field.bands());
            }
            g.draw(lines);
        } else {
            g.setColor(Theme.TEXT);
            g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            Path2D line = new Path2D.Double();
            path(line, field.boundary());
            g.draw(line);
        }
    }

    /// Contour lines alone, each in the colour of its level.
    private void lines(Graphics2D g) {
        g.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int band = 1; band < field.bands(); band++) {
            Path2D line = new Path2D.Double();
            path(line, field.lo() + (field.hi() - field.lo()) * band / field.bands());
            g.setColor(field.ramp().at(band / (double) field.bands()));
            g.draw(line);
        }
    }

    private void path(Path2D path, double level) {
        for (List<double[]> line : Isoline.of(field, level)) {
            path.moveTo(frame.px(line.getFirst()[0]), frame.py(line.getFirst()[1]));
            line.forEach(point -> path.lineTo(frame.px(point[0]), frame.py(point[1])));
        }
    }

    /// The colour of class number `k`, as ground for points of the same colour.
    static Color ground(int k) {
        return Theme.tint(Theme.series(k), 0.35);
    }

    private BufferedImage colors(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] palette = palette();
        int[] row = new int[width];
        double[] columns = new double[width];
        for (int px = 0; px < width; px++) {
            columns[px] = position(field.x(), frame.x().value((px + 0.5) / width));
        }
        for (int py = 0; py < height; py++) {
            double v = position(field.y(), frame.y().value(1 - (py + 0.5) / height));
            for (int px = 0; px < width; px++) {
                int color = index(columns[px], v);
                row[px] = color < 0 ? Theme.PAPER.getRGB() : palette[color];
            }
            image.setRGB(0, py, width, 1, row, 0, width);
        }
        return image;
    }

    private int[] palette() {
        int[] colors = new int[field.bands()];
        for (int i = 0; i < colors.length; i++) {
            Color color = field.classes() > 0 ? ground(i) : field.ramp().at((i + 0.5) / field.bands());
            colors[i] = color.getRGB();
        }
        return colors;
    }

    /// Where a value lies on the grid, as a broken index; NaN outside.
    private static double position(double[] grid, double value) {
        double at = (value - grid[0]) / (grid[grid.length - 1] - grid[0]) * (grid.length - 1);
        return at < 0 || at > grid.length - 1 ? Double.NaN : at;
    }

    private int index(double u, double v) {
        if (Double.isNaN(u) || Double.isNaN(v)) {
            return -1;
        }
        int i = Math.min((int) u, field.x().length - 2);
        int j = Math.min((int) v, field.y().length - 2);
        double a = u - i;
        double b = v - j;
        double[][] z = field.z();
        if (field.classes() > 0) {
            return vote(
                    z[j][i],
                    (1 - a) * (1 - b),
                    z[j][i + 1],
                    a * (1 - b),
                    z[j + 1][i],
                    (1 - a) * b,
                    z[j + 1][i + 1],
                    a * b);
        }
        double value =
                (z[j][i] * (1 - a) + z[j][i + 1] * a) * (1 - b) + (z[j + 1][i] * (1 - a) + z[j + 1][i + 1] * a) * b;
        if (Double.isNaN(value)) {
            return -1;
        }
        return (int) Math.clamp((value - field.lo()) / (field.hi() - field.lo()) * field.bands(), 0, field.bands() - 1);
    }

    /// Of four corners, the class with the most weight: numbers of classes have no value between them.
    private static int vote(double... classesAndWeights) {
        int best = 0;
        double most = -1;
        for (int k = 0; k < 8; k += 2) {
            double weight = 0;
            for (int other = 0; other < 8; other += 2) {
                weight += classesAndWeights[other] == classesAndWeights[k] ? classesAndWeights[other + 1] : 0;
            }
            if (weight > most) {
                most = weight;
                best = (int) classesAndWeights[k];
            }
        }
        return best;
    }
}
