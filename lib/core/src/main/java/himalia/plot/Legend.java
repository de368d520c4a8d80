package himalia.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    private final @Nullable ColorScale scale;
    private final @Nullable Axis values;

    Legend(List<Trace> traces, Graphics2D g, boolean shown) {
        this.g = g;
        String names = String.join(
                " ", traces.stream().map(t -> t.name() == null ? "" : t.name()).toList());
        this.font = g.getFontMetrics(Fonts.plain(Theme.TICK_SIZE, names));
        List<Color> colors = Painter.colors(traces);
        ColorScale found = null;
        for (int i = 0; shown && i < traces.size(); i++) {
            Trace trace = traces.get(i);
            found = trace.scale() != null ? trace.scale() : found;
            if (trace.name() != null && trace.key() != Trace.Key.NONE) {
                entries.add(new Entry(trace, colors.get(i), fit(Fonts.shown(trace.name()), font, WIDEST)));
            }
        }
        this.scale = found;
        this.values = scale == null
                ? null
                : Axis.of(scale.lo(), scale.hi() > scale.lo() ? scale.hi() : scale.lo() + 1, false, 6);
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
        return values == null
                ? 0
                : BAR
                        + GAP
                        + values.ticks().stream()
                                .mapToInt(tick -> font.stringWidth(tick.label()))
                                .max()
                                .orElse(0);
    }

    void paint(double x, double top, double height) {
        double y = top + LINE / 2.0;
        int room = scale == null ? Math.max(1, (int) (height / LINE)) : entries.size();
        for (int i = 0; i < entries.size(); i++) {
            g.setFont(font.getFont());
            if (i == room - 1 && entries.size() > room) {
                g.setColor(Theme.TICK);
                g.drawString(
                        "and " + (entries.size() - i) + " more", (float) x, (float) (y + font.getAscent() / 2.0 - 1.5));
                return;
            }
            Entry entry = entries.get(i);
            key(entry, x, y);
            g.setColor(Theme.TEXT);
            g.drawString(entry.text, (float) (x + KEY + GAP), (float) (y + font.getAscent() / 2.0 - 1.5));
            y += LINE;
        }
        if (scale != null && values != null) {
            double from = entries.isEmpty() ? top : y;
            scale(scale, values, x, from, top + height - from);
        }
    }

    private void key(Entry entry, double x, double y) {
        g.setColor(Theme.alpha(entry.color, entry.trace.style().opacityOr(1)));
        double middle = x + KEY / 2.0;
        switch (entry.trace.key()) {
            case LINE -> {
                g.setStroke(entry.trace.style().stroke(2.5f));
                g.draw(new Line2D.Double(x + 1, y, x + KEY - 1, y));
            }
            case DOT -> g.fill(new Ellipse2D.Double(middle - 4.5, y - 4.5, 9, 9));
            case BOX -> g.fill(new Rectangle2D.Double(middle - 6, y - 6, 12, 12));
            case NONE -> throw new IllegalStateException("a trace without a key is not listed");
        }
    }

    private void scale(ColorScale scale, Axis values, double x, double top, double height) {
        int bands = scale.steps();
        for (int band = 0; band < bands; band++) {
            g.setColor(scale.ramp().at((band + 0.5) / bands));
            double upper = Math.round(2 * (top + height * (bands - 1 - band) / bands)) / 2.0;
            double lower = Math.round(2 * (top + height * (bands - band) / bands)) / 2.0;
            g.fill(new Rectangle2D.Double(x, upper, BAR, lower - upper));
        }
        g.setColor(Theme.TICK);
        g.setFont(font.getFont());
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
