package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// Draws one set of axes: measures the texts, places the frame between them, then data and labels.
final class PanelPainter {
    private static final int EDGE = 12;
    private static final int TICK_GAP = 7;
    private static final double SLANT = Math.toRadians(35);
    private static final int LONGEST = 140;

    private final Figure figure;
    private final Layout layout;
    private final List<Trace> traces;
    private final Graphics2D g;
    private final FontMetrics tickFont;
    private final Legend legend;
    private final boolean tight;
    private final boolean xNamed;
    private final boolean yNamed;
    private int titleSize = Theme.TITLE_SIZE;
    private int labelSize = Theme.LABEL_SIZE;

    PanelPainter(Figure figure, Graphics2D g) {
        this.figure = figure;
        this.layout = figure.layout();
        this.traces = figure.drawn();
        this.g = g;
        this.tickFont = g.getFontMetrics(Fonts.plain(Theme.TICK_SIZE, "0"));
        this.legend = new Legend(traces, g, layout.legend());
        this.tight = Axes.isTight(traces);
        this.xNamed = Axes.xNames(traces) != null;
        this.yNamed = Axes.yNames(traces) != null;
    }

    /// The space that the texts need in a panel of the given size.
    Insets insets(double width, double height) {
        Insets guess = insets(width, width * 0.85, height * 0.8);
        return insets(width, width - guess.left() - guess.right(), height - guess.top() - guess.bottom());
    }

    /// @param width of the panel
    /// @param frameWidth of the frame in it, as far as known
    Insets insets(double width, double frameWidth, double frameHeight) {
        labelSize = width < 220 ? Theme.TICK_SIZE - 1 : Theme.LABEL_SIZE;
        titleSize = width < 220 ? Theme.LABEL_SIZE : Theme.TITLE_SIZE;
        double top = layout.title() == null ? EDGE + 2 : EDGE + titleSize + (width < 220 ? 4 : 14);
        double right = legend.isEmpty() ? EDGE + 8 : legend.width() + 2 * EDGE + 2;
        if (!layout.framed()) {
            int edge = legend.isEmpty() ? 4 : EDGE; // half of a number stands out above and below a colour bar
            return new Insets(
                    layout.title() == null ? edge : EDGE + titleSize + 2,
                    4,
                    layout.xLabel() == null ? edge : 22,
                    legend.isEmpty() ? 4 : right);
        }
        double labelled = layout.xLabel() == null ? 0 : labelHeight(layout.xLabel()) + 4;
        boolean ticks = layout.x().labelled();
        double bottom = (ticks ? EDGE + TICK_GAP + tickFont.getAscent() : TICK_GAP) + labelled;
        Axis y = yAxis(frameHeight);
        double widest = layout.y().labelled()
                ? y.ticks().stream().mapToInt(this::width).max().orElse(0)
                : 0;
        widest = yNamed ? Math.min(widest, LONGEST) : widest;
        double left = (layout.y().labelled() ? EDGE + TICK_GAP : TICK_GAP)
                + widest
                + (layout.yLabel() == null ? 0 : labelHeight(layout.yLabel()) + 6);
        Axis x = xAxis(frameWidth);
        if (ticks && isSlanted(x, frameWidth)) {
            int longest = x.ticks().stream().mapToInt(this::width).max().orElse(0);
            bottom += (int) (Math.min(longest, LONGEST) * Math.sin(SLANT));
        }
        return new Insets(top, left, bottom, right);
    }

    private double labelHeight(String text) {
        return g.getFontMetrics(Fonts.plain(labelSize, text)).getHeight();
    }

    private Axis xAxis(double width) {
        return Axes.x(figure, (int) Math.clamp(width / 75, 3, 10));
    }

    private Axis yAxis(double height) {
        return Axes.y(figure, (int) Math.clamp(height / 45, 3, 8));
    }

    private int width(Axis.Tick tick) {
        return tick.label() == null ? 0 : tickFont.stringWidth(Fonts.shown(tick.label()));
    }

    void paint(Rectangle2D cell, Insets insets) {
        double width = Math.max(10, cell.getWidth() - insets.left() - insets.right());
        double height = Math.max(10, cell.getHeight() - insets.top() - insets.bottom());
        Axis x = xAxis(width);
        Axis y = yAxis(height);
        Rectangle2D area = fitted(cell.getX() + insets.left(), cell.getY() + insets.top(), width, height, x, y);
        Frame frame = new Frame(area, x, y, tight, false);
        if (layout.framed() && !tight) {
            grid(frame);
        }
        data(frame);
        if (layout.framed()) {
            border(frame);
            ticks(frame);
        }
        texts(frame, cell, insets);
        boolean surface = traces.stream().anyMatch(SurfaceTrace.class::isInstance);
        if ((layout.framed() || surface)
                && !traces.isEmpty()
                && traces.stream().allMatch(trace -> trace.isEmpty(frame))) {
            new Brush(g, frame)
                    .text(
                            "no finite points",
                            area.getCenterX(),
                            area.getCenterY(),
                            0.5,
                            0.5,
                            Theme.TICK,
                            Theme.LABEL_SIZE);
        }
        legend.paint(area.getMaxX() + 14, area.getY(), area.getHeight());
    }

    /// Equal units leave a part of the place free.
    private Rectangle2D fitted(double left, double top, double width, double height, Axis x, Axis y) {
        if (!layout.equal()) {
            return new Rectangle2D.Double(left, top, width, height);
        }
        double unit = Math.min(width / Math.abs(x.hi() - x.lo()), height / Math.abs(y.hi() - y.lo()));
        double w = unit * Math.abs(x.hi() - x.lo());
        double h = unit * Math.abs(y.hi() - y.lo());
        return new Rectangle2D.Double(left + (width - w) / 2, top + (height - h) / 2, w, h);
    }

    private void grid(Frame frame) {
        g.setStroke(new BasicStroke(1f));
        Rectangle2D area = frame.area();
        for (Axis.Tick tick : frame.x().ticks()) {
            if (!xNamed && isOn(frame.x(), tick)) {
                double at = frame.px(tick.value());
                gridLine(tick, new Line2D.Double(at, area.getY(), at, area.getMaxY()));
            }
        }
        for (Axis.Tick tick : frame.y().ticks()) {
            if (!yNamed && isOn(frame.y(), tick)) {
                double at = frame.py(tick.value());
                gridLine(tick, new Line2D.Double(area.getX(), at, area.getMaxX(), at));
            }
        }
    }

    private void gridLine(Axis.Tick tick, Line2D line) {
        g.setColor(tick.label() == null ? Theme.mix(Theme.PAPER, Theme.GRID, 0.5) : Theme.GRID);
        g.draw(line);
    }

    private static boolean isOn(Axis axis, Axis.Tick tick) {
        double at = axis.at(tick.value());
        return at >= -1e-9 && at <= 1 + 1e-9;
    }

    /// Layer by layer: points lie on lines (a cloud of them below), and both on coloured ground, in whatever order they
    /// were added.
    private void data(Frame frame) {
        Graphics2D clipped = (Graphics2D) g.create();
        Rectangle2D area = frame.area();
        clipped.clip(
                new Rectangle2D.Double(area.getX() - 1, area.getY() - 1, area.getWidth() + 2, area.getHeight() + 2));
        List<Color> colors = Painter.colors(traces);
        for (Trace.Layer layer : Trace.Layer.values()) {
            for (int i = 0; i < traces.size(); i++) {
                if (traces.get(i).layer() == layer) {
                    traces.get(i).paint(new Brush(clipped, frame), colors.get(i));
                }
            }
        }
        clipped.dispose();
    }

    private void border(Frame frame) {
        Rectangle2D area = frame.area();
        g.setColor(Theme.AXIS);
        g.setStroke(new BasicStroke(1f));
        if (tight) {
            g.draw(area);
        } else {
            g.draw(new Line2D.Double(area.getX(), area.getMaxY(), area.getMaxX(), area.getMaxY()));
            g.draw(new Line2D.Double(area.getX(), area.getY(), area.getX(), area.getMaxY()));
        }
    }

    private void ticks(Frame frame) {
        Rectangle2D area = frame.area();
        boolean slanted = isSlanted(frame.x(), area.getWidth());
        double base = area.getMaxY() + TICK_GAP + tickFont.getAscent() - 2;
        for (Axis.Tick tick : layout.x().labelled() ? named(frame, slanted) : List.<Axis.Tick>of()) {
            double at = frame.px(tick.value());
            String label = Objects.requireNonNull(tick.label(), "one of those that are named");
            if (slanted) {
                slanted(label, at, base);
            } else {
                text(label, at - width(tick) / 2.0, base, tickFont);
            }
        }
        for (Axis.Tick tick : layout.y().labelled() ? frame.y().ticks() : List.<Axis.Tick>of()) {
            if (tick.label() != null && isOn(frame.y(), tick)) {
                double middle = frame.py(tick.value()) + tickFont.getAscent() / 2.0 - 1.5;
                String label = Legend.fit(Fonts.shown(tick.label()), tickFont, LONGEST);
                text(label, area.getX() - TICK_GAP - tickFont.stringWidth(label), middle, tickFont);
            }
        }
    }

    /// The ticks of the horizontal axis that get their label: all, or every second, third, ..., zero among them, so
    /// that no label touches the next.
    private List<Axis.Tick> named(Frame frame, boolean slanted) {
        List<Axis.Tick> all = frame.x().ticks().stream()
                .filter(tick -> tick.label() != null && isOn(frame.x(), tick))
                .toList();
        int zero = IntStream.range(0, all.size())
                .filter(i -> all.get(i).value() == 0)
                .findFirst()
                .orElse(0);
        for (int step = 1; ; step++) {
            int every = step;
            List<Axis.Tick> some = IntStream.range(0, all.size())
                    .filter(i -> (i - zero) % every == 0)
                    .mapToObj(all::get)
                    .toList();
            boolean free = IntStream.range(1, some.size()).allMatch(i -> {
                double distance = Math.abs(
                        frame.px(some.get(i).value()) - frame.px(some.get(i - 1).value()));
                return slanted // their lines lie apart
                        ? distance * Math.sin(SLANT) >= 0.8 * tickFont.getHeight()
                        : distance >= (width(some.get(i)) + width(some.get(i - 1))) / 2.0 + 4;
            });
            if (free) {
                return some;
            }
        }
    }

    /// Names that would touch each other are turned.
    private boolean isSlanted(Axis x, double width) {
        if (!xNamed) {
            return false;
        }
        double slot = width / Math.abs(x.hi() - x.lo());
        return x.ticks().stream().anyMatch(tick -> width(tick) > slot - 6);
    }

    private void slanted(String name, double at, double base) {
        String label = Legend.fit(Fonts.shown(name), tickFont, (int) Math.min(LONGEST, (at - 4) / Math.cos(SLANT)));
        AffineTransform before = g.getTransform();
        g.rotate(-SLANT, at, base - 4);
        text(label, at - tickFont.stringWidth(label), base - 2, tickFont);
        g.setTransform(before);
    }

    private void texts(Frame frame, Rectangle2D cell, Insets insets) {
        Rectangle2D area = frame.area();
        if (layout.title() != null) {
            FontMetrics font = g.getFontMetrics(Fonts.bold(titleSize, layout.title()));
            double half = Math.min(font.stringWidth(layout.title()), cell.getWidth() - 8) / 2.0;
            double center = Math.clamp(
                    area.getCenterX(),
                    cell.getX() + 4 + half,
                    Math.max(cell.getX() + 4 + half, cell.getMaxX() - 4 - half));
            double top =
                    layout.equal() ? area.getY() - titleSize - 8 : cell.getY() + (cell.getWidth() < 220 ? 8 : EDGE);
            Painter.title(layout.title(), g, center, top, cell.getWidth() - 8, titleSize);
        }
        boolean flat = traces.stream().noneMatch(SurfaceTrace.class::isInstance); // a surface writes at its own axes
        if (layout.xLabel() != null && flat) {
            FontMetrics font = g.getFontMetrics(Fonts.plain(labelSize, layout.xLabel()));
            g.setColor(Theme.TEXT);
            double room = 2 * Math.min(area.getCenterX() - cell.getX(), cell.getMaxX() - area.getCenterX());
            boolean small = cell.getWidth() < 220; // then neighbours stand close beside it
            String label = Legend.fit(
                    Fonts.shown(layout.xLabel()),
                    font,
                    (int) (small ? Math.min(room, area.getWidth() + 10) : cell.getWidth()) - 4);
            double x = area.getCenterX() - font.stringWidth(label) / 2.0;
            double y = area.getMaxY() + (layout.equal() && !layout.framed() ? 16 : insets.bottom() - EDGE + 1);
            draw(label, Math.max(cell.getX() + 2, x), y, font, Theme.TEXT);
        }
        if (layout.yLabel() != null && flat) {
            FontMetrics font = g.getFontMetrics(Fonts.plain(labelSize, layout.yLabel()));
            boolean small = cell.getHeight() < 200;
            String label = Legend.fit(
                    Fonts.shown(layout.yLabel()), font, (int) (small ? area.getHeight() + 10 : cell.getHeight()) - 4);
            AffineTransform before = g.getTransform();
            double half = font.stringWidth(label) / 2.0;
            double low = Math.clamp(
                    area.getCenterY() + half, cell.getY() + 2 * half, Math.max(cell.getY() + 2 * half, cell.getMaxY()));
            g.translate(area.getX() - insets.left() + EDGE - 3 + font.getAscent(), low);
            g.rotate(-Math.PI / 2);
            draw(label, 0, 0, font, Theme.TEXT);
            g.setTransform(before);
        }
    }

    private void text(String text, double x, double y, FontMetrics font) {
        draw(Fonts.shown(text), x, y, font, Theme.TICK);
    }

    private void draw(String text, double x, double y, FontMetrics font, Color color) {
        g.setFont(Fonts.plain(font.getFont().getSize(), text));
        g.setColor(color);
        g.drawString(text, (float) x, (float) y);
    }
}
