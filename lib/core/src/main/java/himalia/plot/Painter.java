package himalia.plot;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws a figure, or all figures of a grid with their frames in line.
final class Painter {
    /// Device pixels per CSS pixel, for sharp text on today's screens.
    static final int SCALE = 2;

    private static final int GAP = 8;

    private Painter() {}

    static byte[] png(Figure figure) {
        return png(figure, 6);
    }

    static byte[] png(Figure figure, int effort) {
        return png(figure, effort, SCALE);
    }

    /// Photographs keep all their colours.
    ///
    /// @param scale device pixels per CSS pixel
    static byte[] png(Figure figure, int effort, int scale) {
        List<Figure> all =
                figure.panels() == null ? List.of(figure) : figure.panels().shown();
        boolean photo = all.stream()
                .flatMap(f -> f.traces().stream())
                .anyMatch(trace -> trace instanceof CellsTrace cells && cells.rgb() != null);
        return photo ? Png.encode(image(figure, scale), effort) : Png.encodeChart(image(figure, scale), effort);
    }

    static BufferedImage image(Figure figure) {
        return image(figure, SCALE);
    }

    private static BufferedImage image(Figure figure, int scale) {
        Layout layout = figure.layout();
        BufferedImage image =
                new BufferedImage(scale * layout.width(), scale * layout.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.scale(scale, scale);
            paint(figure, g);
        } finally {
            g.dispose();
        }
        return image;
    }

    /// Paints onto any graphics, of a picture or of a file of lines.
    static void paint(Figure figure, Graphics2D g) {
        Layout layout = figure.layout();
        g.setColor(Theme.PAPER);
        g.fillRect(0, 0, layout.width(), layout.height());
        Rectangle2D all = new Rectangle2D.Double(0, 0, layout.width(), layout.height());
        if (figure.panels() != null) {
            grid(figure.layout(), figure.panels(), g);
            return;
        }
        PanelPainter panel = new PanelPainter(figure, g);
        panel.paint(all, panel.insets(layout.width(), layout.height()));
    }

    private static void grid(Layout layout, Panels panels, Graphics2D g) {
        double top = layout.title() == null ? 0 : Theme.TITLE_SIZE + 16;
        Legend legend = new Legend(named(panels), g, layout.legend());
        double right = legend.isEmpty() ? 0 : legend.width() + 26;
        double width = layout.width() - right;
        double height = layout.height() - top;
        int rows = panels.rows();
        int columns = panels.columns();
        PanelPainter[] painters = new PanelPainter[rows * columns];
        for (int k = 0; k < painters.length; k++) {
            Figure cell = panels.cells().get(k);
            if (cell != null) {
                painters[k] = new PanelPainter(
                        cell.legend(legend.isEmpty() && cell.layout().legend()), g);
            }
        }
        Insets[] across = new Insets[columns];
        Insets[] down = new Insets[rows];
        double frameWidth = width / columns * 0.7;
        double frameHeight = height / rows * 0.7;
        for (int pass = 0; pass < 2; pass++) { // how wide the numbers are depends on how many there is room for
            for (int k = 0; k < painters.length; k++) {
                if (painters[k] != null) {
                    Insets needed = painters[k].insets(width / columns, frameWidth, frameHeight);
                    across[k % columns] = needed.max(across[k % columns]);
                    down[k / columns] = needed.max(down[k / columns]);
                }
            }
            frameWidth = Math.max(10, (width - columns * GAP / 2.0 - sum(across, true)) / columns);
            frameHeight = Math.max(10, (height - rows * GAP / 2.0 - sum(down, false)) / rows);
        }
        double y = top;
        for (int row = 0; row < rows; row++) {
            Insets vertical = down[row] == null ? Insets.NONE : down[row];
            double cellHeight = vertical.top() + frameHeight + vertical.bottom();
            double x = GAP / 4.0;
            for (int column = 0; column < columns; column++) {
                Insets horizontal = across[column] == null ? Insets.NONE : across[column];
                double cellWidth = horizontal.left() + frameWidth + horizontal.right();
                PanelPainter painter = painters[row * columns + column];
                if (painter != null) {
                    painter.paint(
                            new Rectangle2D.Double(x, y, cellWidth, cellHeight),
                            new Insets(vertical.top(), horizontal.left(), vertical.bottom(), horizontal.right()));
                }
                x += cellWidth + GAP / 2.0;
            }
            y += cellHeight + GAP / 2.0;
        }
        legend.paint(width + 6, top + 16, height - 40);
        title(layout.title(), g, layout.width() / 2.0, 12, layout.width() - 24, Theme.TITLE_SIZE);
    }

    private static double sum(Insets[] insets, boolean across) {
        double sum = 0;
        for (Insets i : insets) {
            sum += i == null ? 0 : across ? i.left() + i.right() : i.top() + i.bottom();
        }
        return sum;
    }

    /// One entry for all panels that show a series of the same name, if they all share theirs.
    private static List<Trace> named(Panels panels) {
        List<Trace> named = new ArrayList<>();
        List<Figure> figures = panels.shown();
        List<List<String>> names = figures.stream()
                .map(f -> f.traces().stream()
                        .map(Trace::name)
                        .filter(n -> n != null)
                        .toList())
                .filter(list -> !list.isEmpty())
                .toList();
        if (names.size() > 1 && names.stream().distinct().count() == 1) {
            figures.stream()
                    .filter(f -> f.traces().stream().anyMatch(t -> t.name() != null))
                    .findFirst()
                    .ifPresent(f -> named.addAll(f.traces()));
        }
        return named;
    }

    /// A heading, centred as far as it fits.
    static void title(@Nullable String text, Graphics2D g, double center, double top, double width, int size) {
        if (text == null) {
            return;
        }
        FontMetrics font = g.getFontMetrics(Fonts.bold(size, text));
        g.setFont(font.getFont());
        g.setColor(Theme.TEXT);
        String title = Legend.fit(Fonts.shown(text), font, (int) width);
        g.drawString(title, (float) (center - font.stringWidth(title) / 2.0), (float) (top + font.getAscent() - 2));
    }

    /// The colour of each trace: its own, or the next of the series.
    static List<Color> colors(List<Trace> traces) {
        List<Color> colors = new ArrayList<>();
        int next = 0;
        for (Trace trace : traces) {
            int index = trace.takesColor() ? next++ : Math.max(0, next - 1);
            Color own = trace.style().color();
            colors.add(own != null ? own : Theme.series(index));
        }
        return colors;
    }
}
