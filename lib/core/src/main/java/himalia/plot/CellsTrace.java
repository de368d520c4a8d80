package himalia.plot;

import static himalia.plot.Json.object;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A matrix as coloured cells, its first row on top: a heat map or an image.
///
/// @param values none where there are colours
/// @param rgb colours `0xRRGGBB` that stand instead of values, or null
/// @param written whether the value is written into its cell
/// @param bar whether the scale of colours is shown
record CellsTrace(
        double[][] values,
        int @Nullable [][] rgb,
        @Nullable List<String> xNames,
        @Nullable List<String> yNames,
        ColorRamp ramp,
        double lo,
        double hi,
        boolean written,
        boolean bar,
        String kind)
        implements Trace {

    @Override
    public @Nullable String name() {
        return null;
    }

    @Override
    public CellsTrace with(ColorRamp other) {
        return new CellsTrace(values, rgb, xNames, yNames, other, lo, hi, written, bar, kind);
    }

    @Override
    public boolean countsX() {
        return true;
    }

    @Override
    public boolean countsY() {
        return true;
    }

    CellsTrace written(boolean numbers) {
        return new CellsTrace(values, rgb, xNames, yNames, ramp, lo, hi, numbers, bar, kind);
    }

    CellsTrace range(double from, double to) {
        return new CellsTrace(values, rgb, xNames, yNames, ramp, from, to, written, bar, kind);
    }

    int rows() {
        return rgb != null ? rgb.length : values.length;
    }

    int columns() {
        return rgb != null ? rgb[0].length : values[0].length;
    }

    @Override
    public Layer layer() {
        return Layer.GROUND;
    }

    @Override
    public double[] xs() {
        return new double[] {-0.5, columns() - 0.5};
    }

    @Override
    public double[] ys() {
        return new double[] {-0.5, rows() - 0.5};
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public boolean isTight() {
        return true;
    }

    @Override
    public boolean isEmpty(Frame frame) {
        return rgb == null
                && Arrays.stream(values).flatMapToDouble(Arrays::stream).noneMatch(Double::isFinite);
    }

    @Override
    public @Nullable ColorScale scale() {
        return bar && rgb == null ? new ColorScale(ramp, lo, hi, 0) : null;
    }

    private double share(double value) {
        return hi > lo ? (value - lo) / (hi - lo) : 0.5;
    }

    @Override
    public void paint(Brush brush, Color color) {
        BufferedImage image = new BufferedImage(columns(), rows(), BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                image.setRGB(column, row, shade(row, column));
            }
        }
        Rectangle2D area = brush.box(-0.5, -0.5, columns() - 0.5, rows() - 0.5);
        Graphics2D g = brush.g();
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(
                image,
                new java.awt.geom.AffineTransform(
                        area.getWidth() / columns(), 0, 0, area.getHeight() / rows(), area.getX(), area.getY()),
                null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
        if (written) {
            numbers(brush, area);
        }
    }

    private int shade(int row, int column) {
        if (rgb != null) {
            return rgb[row][column];
        }
        double value = values[row][column];
        return (Double.isNaN(value) ? Theme.GRID : ramp.at(share(value))).getRGB();
    }

    private void numbers(Brush brush, Rectangle2D area) {
        double width = area.getWidth() / columns();
        int size = (int) Math.clamp(Math.min(area.getHeight() / rows() * 0.5, width / 3.2), 7, 13);
        for (int row = 0; row < rows(); row++) {
            for (int column = 0; column < columns(); column++) {
                double value = values[row][column];
                Color ink = Double.isNaN(value) ? Theme.TICK : ramp.ink(share(value));
                brush.text(text(value), brush.px(column), brush.py(row), 0.5, 0.5, ink, size);
            }
        }
    }

    /// As seaborn writes it, with two digits; counts as they are.
    static String text(double value) {
        if (!Double.isFinite(value)) {
            return Texts.number(value); // the correlation with a constant column, for example
        }
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? String.valueOf((long) value)
                : Texts.general(value, 2).replace('-', '−');
    }

    @Override
    public List<Map<String, Object>> plotly(Frame frame, Color color) {
        if (rgb != null) {
            List<Object> rows = new ArrayList<>();
            for (int[] row : rgb) {
                List<Object> pixels = new ArrayList<>();
                for (int c : row) {
                    pixels.add(List.of(c >> 16 & 255, c >> 8 & 255, c & 255));
                }
                rows.add(pixels);
            }
            return List.of(Json.trace("image", null, "z", rows));
        }
        List<Object> rows = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (double[] row : values) {
            rows.add(Numbers.shades(row, lo, hi));
            texts.add(Arrays.stream(row).mapToObj(CellsTrace::text).toList());
        }
        Map<String, Object> trace = Json.trace(
                "heatmap",
                null,
                "z",
                rows,
                "zmin",
                Numbers.json(lo),
                "zmax",
                Numbers.json(hi),
                "colorscale",
                ramp.plotly(),
                "showscale",
                bar);
        if (bar) {
            trace.put("colorbar", object("outlinewidth", 0, "thickness", 14));
        }
        if (written) {
            trace.put("text", texts);
            trace.put("texttemplate", "%{text}");
        }
        return List.of(trace);
    }

    @Override
    public String describe() {
        String what = kind + ", " + rows() + " x " + columns();
        double[] all = rgb != null
                ? new double[0]
                : Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
        return rgb != null ? what + " pixels in colour" : what + Texts.range(all);
    }
}
