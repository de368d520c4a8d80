package himalia.plot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/// A picture of data: some series and how they are laid out. [Plot] makes one; the last value of a cell is shown.
///
/// Figures are immutable: every method returns a new one, so an earlier figure can be used again.
///
/// ```java
/// line(trainLoss, "train")
///         .line(validationLoss, "validation")
///         .title("Loss").xLabel("epoch").yLabel("MSE").logY()
/// ```
///
/// - **More data**: [#line], [#scatter], [#bar], [#hist], [#add]
/// - **Texts**: [#title], [#xLabel], [#yLabel], [#legend]
/// - **Axes**: [#logX], [#logY], [#xLim], [#yLim], [#size]
/// - **Out**: [#save], [#png]
public final class Figure {
    private final List<Trace> traces;
    private final Layout layout;

    Figure(List<? extends Trace> traces, Layout layout) {
        this.traces = List.copyOf(traces);
        this.layout = layout;
        Check.logAxes(this.traces, layout);
    }

    List<Trace> traces() {
        return traces;
    }

    Layout layout() {
        return layout;
    }

    /// One more line over 0, 1, 2, ...
    public Figure line(Object y) {
        return add(Plot.line(y));
    }

    /// One more line over 0, 1, 2, ... with a name for the legend.
    public Figure line(Object y, String name) {
        return add(Plot.line(y, name));
    }

    /// One more line through the points (x, y).
    public Figure line(Object x, Object y) {
        return add(Plot.line(x, y));
    }

    /// One more line through the points (x, y) with a name for the legend.
    public Figure line(Object x, Object y, String name) {
        return add(Plot.line(x, y, name));
    }

    /// One more set of points.
    public Figure scatter(Object x, Object y) {
        return add(Plot.scatter(x, y));
    }

    /// One more set of points with a name for the legend.
    public Figure scatter(Object x, Object y, String name) {
        return add(Plot.scatter(x, y, name));
    }

    /// More points, coloured by group.
    public Figure scatter(Object x, Object y, Object groups) {
        return add(Plot.scatter(x, y, groups));
    }

    /// One more set of points from two columns of a table.
    public Figure scatter(Table table, String x, String y) {
        return add(Plot.scatter(table, x, y));
    }

    /// One more set of bars, beside those that are there.
    public Figure bar(Object labels, Object heights, String name) {
        return add(Plot.bar(labels, heights, name));
    }

    /// One more histogram, over those that are there.
    public Figure hist(Object values, int bins, String name) {
        return add(Plot.hist(values, bins, name));
    }

    /// This figure with the series of another one on the same axes; its own texts and limits stay.
    ///
    /// ```java
    /// scatter(hours, points, "data").add(line(hours, predicted, "model"))
    /// ```
    public Figure add(Figure other) {
        List<Trace> all = new ArrayList<>(traces);
        all.addAll(other.traces);
        return new Figure(all, layout.named(other.layout.xLabel(), other.layout.yLabel()));
    }

    /// A heading above the axes.
    public Figure title(String text) {
        return new Figure(traces, layout.title(text));
    }

    /// What the horizontal axis shows.
    public Figure xLabel(String text) {
        return new Figure(traces, layout.xLabel(text));
    }

    /// What the vertical axis shows.
    public Figure yLabel(String text) {
        return new Figure(traces, layout.yLabel(text));
    }

    /// A logarithmic horizontal axis; values that are not above 0 are left out.
    ///
    /// @throws IllegalArgumentException if no x is above 0
    public Figure logX() {
        return new Figure(traces, layout.log(true, layout.logY()));
    }

    /// A logarithmic vertical axis; values that are not above 0 are left out.
    ///
    /// @throws IllegalArgumentException if no y is above 0
    public Figure logY() {
        return new Figure(traces, layout.log(layout.logX(), true));
    }

    /// The part of the horizontal axis that is shown.
    ///
    /// @throws IllegalArgumentException if `from` is not below `to`
    public Figure xLim(double from, double to) {
        return new Figure(traces, layout.limits(Check.limits("xLim", from, to, layout.logX()), layout.yLim()));
    }

    /// The part of the vertical axis that is shown.
    ///
    /// @throws IllegalArgumentException if `from` is not below `to`
    public Figure yLim(double from, double to) {
        return new Figure(traces, layout.limits(layout.xLim(), Check.limits("yLim", from, to, layout.logY())));
    }

    /// Width and height on the screen, in CSS pixels; 640 x 400 without it. The PNG has twice as many pixels each way.
    ///
    /// @throws IllegalArgumentException if the size is not between 120 x 90 and 4000 x 4000
    public Figure size(int width, int height) {
        return new Figure(traces, layout.size(Check.size("width", width, 120), Check.size("height", height, 90)));
    }

    /// Whether the names of the series are listed at the side. Without this call they are, as soon as one has a name.
    public Figure legend(boolean shown) {
        return new Figure(traces, layout.legend(shown));
    }

    /// The picture as PNG, with two pixels per CSS pixel.
    public byte[] png() {
        return Painter.png(this);
    }

    /// Writes the picture to a `.png` file and returns this figure, so that it is also shown.
    public Figure save(String file) {
        return save(Path.of(file));
    }

    /// Writes the picture to a `.png` file and returns this figure, so that it is also shown. Folders are made.
    ///
    /// @throws IllegalArgumentException if the name does not end in `.png`
    public Figure save(Path file) {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new IllegalArgumentException(
                    "save: figures are written as PNG, but the file is \"" + file + "\".\nHint: end the name in .png");
        }
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, png());
        } catch (IOException e) {
            throw new UncheckedIOException("save: " + file + " could not be written: " + e.getMessage(), e);
        }
        return this;
    }

    /// One line: `Figure: Loss (line, 10001 points)`.
    @Override
    public String toString() {
        String head = layout.title() == null ? "Figure" : "Figure: " + layout.title();
        StringBuilder text = new StringBuilder(head).append(" (");
        int listed = Math.min(traces.size(), 4);
        for (int i = 0; i < listed; i++) {
            text.append(i == 0 ? "" : "; ").append(describe(traces.get(i)));
        }
        if (listed < traces.size()) {
            text.append("; and ").append(traces.size() - listed).append(" more");
        }
        return text.append(')').toString();
    }

    private static String describe(Trace trace) {
        String name = trace.name() == null ? "" : " " + trace.name();
        return switch (trace) {
            case Trace.Line line -> "line" + name + ", " + count(line.y().length, "point");
            case Trace.Points points -> "scatter" + name + ", " + count(points.y().length, "point");
            case Trace.Bars bars ->
                (bars.labels() == null ? "histogram" : "bar") + name + ", " + count(bars.height().length, "bar");
            case Trace.Field field ->
                (field.classes() > 0 || !Double.isNaN(field.boundary()) ? "decision boundary" : "contour") + ", "
                        + field.x().length + " x " + field.y().length + " grid";
        };
    }

    private static String count(int n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
