package himalia.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// What stands at the right of the frame: the names of the series, or the scale of the colours.
final class Legend {
    private static final int KEY = 20;
    private static final int GAP = 8;
    private static final int LINE = 22;
    private static final int WIDEST = 170;
    private static final int BAR = 14;

    private record Entry(Trace trace, Color color, String text) {}

    private final Graphics2D g;
    private final FontMetrics font;
    private final List<Entry> entries = new ArrayList<>();
    private final Trace.Field scale;
    private final Axis values;

    Legend(Figure figure, Graphics2D g) {
        this.g = g;
        this.font = g.getFontMetrics(Theme.font(Theme.TICK_SIZE));
        int color = 0;
        Trace.Field contour = null;
        for (Trace trace : figure.traces()) {
            if (trace instanceof Trace.Field field) {
                boolean scaled = field.classes() == 0 && Double.isNaN(field.boundary());
                contour = scaled ? field : contour;
                continue;
            }
            if (trace.name() != null) {
                entries.add(new Entry(trace, Theme.series(color), fit(trace.name(), font, WIDEST)));
            }
            color++;
        }
        if (!figure.layout().legend()) {
            entries.clear();
            contour = null;
        }
        this.scale = contour;
        this.values = scale == null ? null : Axis.of(scale.lo(), scale.hi(), false, 6);
    }

    boolean isEmpty() {
        return entries.isEmpty() && scale == null;
    }

    int width() {
        int names = entries.stream()
                .mapToInt(entry -> KEY + GAP + font.stringWidth(entry.text))
                .max()
                .orElse(0);
        return Math.max(names, scaleWidth());
    }

    private int scaleWidth() {
        return scale == null
                ? 0
                : BAR
                        + GAP
                        + values.ticks().stream()
                                .mapToInt(tick -> font.stringWidth(tick.label()))
                                .max()
                                .orElse(0);
    }

    void paint(Frame frame) {
        g.setFont(font.getFont());
        double x = frame.area().getMaxX() + 14;
        double y = frame.area().getY() + LINE / 2.0;
        for (Entry entry : entries) {
            key(entry, x, y);
            g.setColor(Theme.TEXT);
            g.drawString(entry.text, (float) (x + KEY + GAP), (float) (y + font.getAscent() / 2.0 - 1.5));
            y += LINE;
        }
        if (scale != null) {
            double top = entries.isEmpty() ? frame.area().getY() : y;
            scale(x, top, frame.area().getMaxY() - top);
        }
    }

    private void key(Entry entry, double x, double y) {
        g.setColor(entry.color);
        double middle = x + KEY / 2.0;
        switch (entry.trace) {
            case Trace.Line line -> {
                g.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                g.draw(new Line2D.Double(x + 1, y, x + KEY - 1, y));
            }
            case Trace.Points points -> g.fill(new Ellipse2D.Double(middle - 4.5, y - 4.5, 9, 9));
            case Trace.Bars bars -> g.fill(new Rectangle2D.Double(middle - 6, y - 6, 12, 12));
            case Trace.Field field -> throw new IllegalStateException("a field has no name");
        }
    }

    private void scale(double x, double top, double height) {
        int bands = scale.bands();
        for (int band = 0; band < bands; band++) {
            g.setColor(scale.ramp().at((band + 0.5) / bands));
            double upper = Math.round(2 * (top + height * (bands - 1 - band) / bands)) / 2.0;
            double lower = Math.round(2 * (top + height * (bands - band) / bands)) / 2.0;
            g.fill(new Rectangle2D.Double(x, upper, BAR, lower - upper));
        }
        g.setColor(Theme.TICK);
        for (Axis.Tick tick : values.ticks()) {
            double y = top + height * (1 - values.at(tick.value()));
            g.drawString(tick.label(), (float) (x + BAR + GAP - 2), (float) (y + font.getAscent() / 2.0 - 1.5));
        }
    }

    /// A text that is too long ends in an ellipsis.
    static String fit(String text, FontMetrics font, int width) {
        if (font.stringWidth(text) <= width) {
            return text;
        }
        int length = text.length();
        while (length > 1 && font.stringWidth(text.substring(0, length) + "…") > width) {
            length--;
        }
        return text.substring(0, length) + "…";
    }
}
