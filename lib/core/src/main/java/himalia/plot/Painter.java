package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws a figure: measures the texts, places the frame between them, then data and labels.
final class Painter {
    /// Device pixels per CSS pixel, for sharp text on today's screens.
    static final int SCALE = 2;

    private static final int EDGE = 12;
    private static final int TICK_GAP = 7;
    private static final double SLANT = Math.toRadians(35);
    private static final int LONGEST = 140;

    private final Figure figure;
    private final Layout layout;
    private final Graphics2D g;
    private final FontMetrics tickFont;
    private final FontMetrics labelFont;
    private final Legend legend;
    private final boolean isField;

    private Painter(Figure figure, Graphics2D g) {
        this.figure = figure;
        this.layout = figure.layout();
        this.g = g;
        this.tickFont = g.getFontMetrics(Theme.font(Theme.TICK_SIZE));
        this.labelFont = g.getFontMetrics(Theme.font(Theme.LABEL_SIZE));
        this.legend = new Legend(figure, g);
        this.isField = figure.traces().stream().anyMatch(Trace.Field.class::isInstance);
    }

    static byte[] png(Figure figure) {
        return Png.encode(image(figure));
    }

    static BufferedImage image(Figure figure) {
        Layout layout = figure.layout();
        BufferedImage image =
                new BufferedImage(SCALE * layout.width(), SCALE * layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(SCALE, SCALE);
            g.setColor(Theme.PAPER);
            g.fillRect(0, 0, layout.width(), layout.height());
            new Painter(figure, g).paint();
        } finally {
            g.dispose();
        }
        return image;
    }

    private void paint() {
        Frame frame = frame();
        if (!isField) {
            grid(frame);
        }
        data(frame);
        border(frame);
        ticks(frame);
        texts(frame);
        legend.paint(frame);
    }

    /// The space that the texts leave. The y labels must be known for it, and they depend on the height only.
    private Frame frame() {
        int top = layout.title() == null ? EDGE + 2 : EDGE + Theme.TITLE_SIZE + 14;
        int right = legend.isEmpty() ? EDGE + 8 : legend.width() + 2 * EDGE + 2;
        int labelled = layout.xLabel() == null ? 0 : labelFont.getHeight() + 4;
        int bottom = EDGE + TICK_GAP + tickFont.getAscent() + labelled;
        int height = Math.max(30, layout.height() - top - bottom);
        Axis y = Axes.y(figure, Math.clamp(height / 45, 2, 8));
        int widest = y.ticks().stream().mapToInt(this::width).max().orElse(0);
        int left = EDGE + widest + TICK_GAP + (layout.yLabel() == null ? 0 : labelFont.getHeight() + 6);
        int width = Math.max(30, layout.width() - left - right);
        Axis x = Axes.x(figure, Math.clamp(width / 75, 2, 10));
        if (isSlanted(x, width)) {
            int longest = x.ticks().stream().mapToInt(this::width).max().orElse(0);
            height = Math.max(30, height - (int) (Math.min(longest, LONGEST) * Math.sin(SLANT)));
        }
        return new Frame(new Rectangle2D.Double(left, top, width, height), x, y);
    }

    private int width(Axis.Tick tick) {
        return tick.label() == null ? 0 : tickFont.stringWidth(tick.label());
    }

    private void grid(Frame frame) {
        g.setStroke(new BasicStroke(1f));
        for (Axis.Tick tick : frame.x().ticks()) {
            if (Axes.categories(figure) == null) {
                gridLine(tick, frame.px(tick.value()), true, frame.area());
            }
        }
        for (Axis.Tick tick : frame.y().ticks()) {
            gridLine(tick, frame.py(tick.value()), false, frame.area());
        }
    }

    private void gridLine(Axis.Tick tick, double at, boolean vertical, Rectangle2D area) {
        g.setColor(tick.label() == null ? Theme.mix(Theme.PAPER, Theme.GRID, 0.5) : Theme.GRID);
        g.draw(
                vertical
                        ? new Line2D.Double(at, area.getY(), at, area.getMaxY())
                        : new Line2D.Double(area.getX(), at, area.getMaxX(), at));
    }

    /// Layer by layer: points lie on lines, and both on coloured ground, in whatever order they were added.
    private void data(Frame frame) {
        Graphics2D clipped = (Graphics2D) g.create();
        Rectangle2D area = frame.area();
        clipped.clip(
                new Rectangle2D.Double(area.getX() - 1, area.getY() - 1, area.getWidth() + 2, area.getHeight() + 2));
        SeriesPainter painter = new SeriesPainter(clipped, frame, isField);
        int bars = SeriesPainter.labelled(figure.traces());
        for (Class<?> layer : List.of(Trace.Field.class, Trace.Bars.class, Trace.Line.class, Trace.Points.class)) {
            int color = 0;
            int bar = 0;
            for (Trace trace : figure.traces()) {
                Color series = Theme.series(trace instanceof Trace.Field ? 0 : color++);
                int place = trace instanceof Trace.Bars ? bar++ : 0;
                if (layer.isInstance(trace)) {
                    switch (trace) {
                        case Trace.Field field -> new FieldPainter(field, frame).paint(clipped);
                        case Trace.Line line -> painter.line(line, series);
                        case Trace.Points points -> painter.points(points, series);
                        case Trace.Bars set -> painter.bars(set, series, place, bars);
                    }
                }
            }
        }
        clipped.dispose();
    }

    private void border(Frame frame) {
        Rectangle2D area = frame.area();
        g.setColor(Theme.AXIS);
        g.setStroke(new BasicStroke(1f));
        if (isField) {
            g.draw(area);
        } else {
            g.draw(new Line2D.Double(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
            g.draw(new Line2D.Double(area.getX(), area.getY(), area.getX(), area.getMaxY()));
        }
    }

    private void ticks(Frame frame) {
        g.setFont(tickFont.getFont());
        g.setColor(Theme.TICK);
        Rectangle2D area = frame.area();
        boolean slanted = isSlanted(frame.x(), (int) area.getWidth());
        for (Axis.Tick tick : frame.x().ticks()) {
            if (tick.label() != null
                    && frame.x().at(tick.value()) >= 0
                    && frame.x().at(tick.value()) <= 1) {
                double at = frame.px(tick.value());
                double base = area.getMaxY() + TICK_GAP + tickFont.getAscent() - 2;
                if (slanted) {
                    slanted(tick.label(), at, base);
                } else {
                    text(tick.label(), at - width(tick) / 2.0, base);
                }
            }
        }
        for (Axis.Tick tick : frame.y().ticks()) {
            if (tick.label() != null) {
                double middle = frame.py(tick.value()) + tickFont.getAscent() / 2.0 - 1.5;
                text(tick.label(), area.getX() - TICK_GAP - width(tick), middle);
            }
        }
    }

    /// Names that would touch each other are turned.
    private boolean isSlanted(Axis x, int width) {
        if (Axes.categories(figure) == null) {
            return false;
        }
        double slot = width / (x.hi() - x.lo());
        return x.ticks().stream().anyMatch(tick -> width(tick) > slot - 6);
    }

    private void slanted(String name, double at, double base) {
        String label = Legend.fit(name, tickFont, (int) Math.min(LONGEST, (at - 4) / Math.cos(SLANT)));
        AffineTransform before = g.getTransform();
        g.rotate(-SLANT, at, base - 4);
        text(label, at - tickFont.stringWidth(label), base - 2);
        g.setTransform(before);
    }

    private void texts(Frame frame) {
        Rectangle2D area = frame.area();
        if (layout.title() != null) {
            FontMetrics font = g.getFontMetrics(Theme.bold(Theme.TITLE_SIZE));
            g.setFont(font.getFont());
            g.setColor(Theme.TEXT);
            String title = Legend.fit(layout.title(), font, layout.width() - 2 * EDGE);
            double x = Math.clamp(
                    area.getCenterX() - font.stringWidth(title) / 2.0,
                    EDGE,
                    Math.max(EDGE, layout.width() - EDGE - font.stringWidth(title)));
            text(title, x, EDGE + font.getAscent() - 2);
        }
        g.setFont(labelFont.getFont());
        g.setColor(Theme.TEXT);
        if (layout.xLabel() != null) {
            String label = Legend.fit(layout.xLabel(), labelFont, layout.width() - 2 * EDGE);
            double x = area.getCenterX() - labelFont.stringWidth(label) / 2.0;
            text(label, Math.max(EDGE, x), layout.height() - EDGE + 1);
        }
        if (layout.yLabel() != null) {
            String label = Legend.fit(layout.yLabel(), labelFont, layout.height() - 2 * EDGE);
            AffineTransform before = g.getTransform();
            g.translate(EDGE - 3 + labelFont.getAscent(), area.getCenterY() + labelFont.stringWidth(label) / 2.0);
            g.rotate(-Math.PI / 2);
            text(label, 0, 0);
            g.setTransform(before);
        }
    }

    private void text(String text, double x, double y) {
        g.drawString(text, (float) x, (float) y);
    }
}
