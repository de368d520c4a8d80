package himalia.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// A picture of data: some series and how they are laid out. [Plot] makes one; the last value of a cell is shown.
///
/// Figures are immutable: every method returns a new one, so an earlier figure can be used again.
///
/// ```java
/// line(trainLoss, "train")
///         .line(validationLoss, "validation").dashed()
///         .title("Loss").xLabel("epoch").yLabel("MSE").logY()
/// ```
///
/// - **More data**: [#line], [#scatter], [#bar], [#hist], [#kde], [#area], [#function], [#add]
/// - **Marks**: [#vline], [#hline], [#text], [#annotate]
/// - **The series that was added last**: [#color], [#width], [#dashed], [#markers], [#opacity], [#sizes], [#errors]
/// - **All series**: [#colors], [#stacked], [#horizontal], [#density], [#filled], [#annotated]
/// - **Texts**: [#title], [#xLabel], [#yLabel], [#legend]
/// - **Axes**: [#logX], [#logY], [#xLim], [#yLim], [#equal], [#size]; of a grid, [#shareX], [#shareY]
/// - **Out**: [#save], [#png]
public final class Figure {
    private final List<Trace> traces;
    private final Layout layout;
    private final @Nullable Panels panels;
    private final boolean stacked;
    private @Nullable List<Trace> drawn;

    Figure(List<? extends Trace> traces, Layout layout) {
        this(traces, layout, null, false);
    }

    private Figure(List<? extends Trace> traces, Layout layout, @Nullable Panels panels, boolean stacked) {
        this.traces = List.copyOf(traces);
        this.layout = layout;
        this.panels = panels;
        this.stacked = stacked;
        Check.logAxes(this.traces, layout);
    }

    static Figure of(Panels panels, Layout layout) {
        return new Figure(List.of(), layout, panels, false);
    }

    List<Trace> traces() {
        return traces;
    }

    /// The traces where they are painted: bars beside or upon each other.
    List<Trace> drawn() {
        if (drawn == null) {
            drawn = Bars.placed(traces, stacked);
        }
        return drawn;
    }

    Layout layout() {
        return layout;
    }

    /// The figures of a grid, or null.
    @Nullable
    Panels panels() {
        return panels;
    }

    boolean isStacked() {
        return stacked;
    }

    // ---- more data --------------------------------------------------------------------------------------------------

    /// One more line over 0, 1, 2, ...
    public Figure line(Object y) {
        return add(Plot.line(y));
    }

    /// One more line over 0, 1, 2, ... with a name for the legend.
    public Figure line(Object y, @Nullable String name) {
        return add(Plot.line(y, name));
    }

    /// One more line through the points (x, y).
    public Figure line(Object x, Object y) {
        return add(Plot.line(x, y));
    }

    /// One more line through the points (x, y) with a name for the legend.
    public Figure line(Object x, Object y, @Nullable String name) {
        return add(Plot.line(x, y, name));
    }

    /// The graph of a function, on the part of the axis that the data spans.
    ///
    /// ```java
    /// scatter(x, y).function(v -> 2 * v + 1)
    /// ```
    public Figure function(DoubleUnaryOperator f) {
        Extent shown =
                Extent.of(traces.stream().map(Trace::xs).toList(), layout.x().log());
        double[] limits = layout.x().limits();
        return limits == null
                ? function(f, shown.min(), Math.max(shown.max(), Math.nextUp(shown.min())))
                : function(f, limits[0], limits[1]);
    }

    /// The graph of a function from one x to another.
    public Figure function(DoubleUnaryOperator f, double from, double to) {
        return add(Plot.function(f, from, to));
    }

    /// One more set of points.
    public Figure scatter(Object x, Object y) {
        return add(Plot.scatter(x, y));
    }

    /// One more set of points with a name for the legend.
    public Figure scatter(Object x, Object y, @Nullable String name) {
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

    /// One more set of bars, beside those that are there, or upon them if [#stacked].
    public Figure bar(Object labels, Object heights, @Nullable String name) {
        return add(Plot.bar(labels, heights, name));
    }

    /// One more histogram, over those that are there.
    public Figure hist(Object values, int bins, @Nullable String name) {
        return add(Plot.hist(values, bins, name));
    }

    /// One more density curve.
    public Figure kde(Object values) {
        return kde(values, null);
    }

    /// One more density curve with a name for the legend.
    public Figure kde(Object values, @Nullable String name) {
        Figure curve = Plot.kde(values, name);
        boolean onBars = traces.stream().anyMatch(BarsTrace.class::isInstance);
        return add(onBars ? curve.filled(false) : curve);
    }

    /// The area between two curves over the same x, such as a mean plus and minus a deviation.
    public Figure area(Object x, Object from, Object to) {
        return add(Plot.area(x, from, to));
    }

    /// This figure with the series of another one on the same axes; its own texts and limits stay.
    ///
    /// ```java
    /// scatter(hours, points, "data").add(line(hours, predicted, "model"))
    /// ```
    public Figure add(Figure other) {
        if (panels != null || other.panels != null) {
            throw new IllegalArgumentException("add: a grid of plots has no axes of its own."
                    + "\nHint: add the series to one of its figures before the grid is made.");
        }
        List<Trace> all = new ArrayList<>(traces);
        all.addAll(other.traces);
        return new Figure(
                all, layout.named(other.layout.xLabel(), other.layout.yLabel()), null, stacked || other.stacked);
    }

    private Figure with(Trace trace) {
        return add(new Figure(List.of(trace), Layout.DEFAULT));
    }

    // ---- marks ------------------------------------------------------------------------------------------------------

    /// A vertical line at one x.
    public Figure vline(double x) {
        return vline(x, null);
    }

    /// A vertical line at one x, with a name for the legend.
    public Figure vline(double x, @Nullable String name) {
        return with(new RuleTrace(x, true, name, Style.PLAIN.color(Theme.TICK).dashed(true)));
    }

    /// A horizontal line at one y.
    public Figure hline(double y) {
        return hline(y, null);
    }

    /// A horizontal line at one y, with a name for the legend.
    public Figure hline(double y, @Nullable String name) {
        return with(new RuleTrace(y, false, name, Style.PLAIN.color(Theme.TICK).dashed(true)));
    }

    /// Words at a place of the axes.
    public Figure text(double x, double y, String words) {
        return with(new NoteTrace(x, y, words, false, Style.PLAIN));
    }

    /// Words with an arrow that points to a place of the axes.
    ///
    /// ```java
    /// line(losses).annotate(42, losses[42], "learning rate halved")
    /// ```
    public Figure annotate(double x, double y, String words) {
        return with(new NoteTrace(x, y, words, true, Style.PLAIN));
    }

    // ---- the series that was added last -----------------------------------------------------------------------------

    /// The colour of the series that was added last: a name, `C0` to `C9` for the colours of the series, or
    /// `#rrggbb`.
    ///
    /// @throws IllegalArgumentException if there is no such colour; the message names one that is near
    public Figure color(String color) {
        var chosen = Colors.of(color);
        return styled("color", style -> style.color(chosen));
    }

    /// How wide the line that was added last is, or how large its points are, in CSS pixels.
    public Figure width(double pixels) {
        return styled("width", style -> style.width(Check.positive("width", pixels)));
    }

    /// Draws the line that was added last with gaps.
    public Figure dashed() {
        return styled("dashed", style -> style.dashed(true));
    }

    /// Draws the points of the line that was added last, too.
    public Figure markers() {
        return styled("markers", style -> style.markers(true));
    }

    /// How much the series that was added last covers what lies below it, from 0 to 1.
    public Figure opacity(double share) {
        return styled("opacity", style -> style.opacity(Check.share("opacity", share)));
    }

    private Figure styled(String operation, UnaryOperator<Style> change) {
        return last(operation, trace -> trace.with(change.apply(trace.style())));
    }

    /// Gives every point of the scatter that was added last a size of its own: the area grows with the value.
    ///
    /// @param values one per point, none below 0
    public Figure sizes(Object values) {
        return last("sizes", trace -> Points.sized(trace, values));
    }

    /// Error bars at the bars or points that were added last.
    ///
    /// @param lengths from the value to the end of the error bar, one per value
    public Figure errors(Object lengths) {
        double[] errors = Values.numbers("errors", lengths);
        if (!traces.isEmpty() && traces.getLast() instanceof BarsTrace) {
            return last("errors", trace -> Points.errors((BarsTrace) trace, errors));
        }
        Trace host = traces.isEmpty() ? null : traces.getLast();
        return with(Points.errors(host, errors));
    }

    private Figure last(String operation, UnaryOperator<Trace> change) {
        if (traces.isEmpty()) {
            throw new IllegalArgumentException(operation + ": a grid of plots has no series of its own."
                    + "\nHint: change its figures before the grid is made.");
        }
        List<Trace> all = new ArrayList<>(traces);
        all.set(all.size() - 1, change.apply(all.getLast()));
        return new Figure(all, layout, panels, stacked);
    }

    // ---- all series -------------------------------------------------------------------------------------------------

    private Figure each(UnaryOperator<Trace> change) {
        if (panels != null) {
            return cells(panels, cell -> cell.each(change));
        }
        return new Figure(traces.stream().map(change).toList(), layout, null, stacked);
    }

    /// This grid with each of its figures changed.
    private Figure cells(Panels panels, UnaryOperator<Figure> change) {
        List<@Nullable Figure> cells = new ArrayList<>();
        panels.cells().forEach(cell -> cells.add(cell == null ? null : change.apply(cell)));
        return new Figure(traces, layout, new Panels(panels.rows(), panels.columns(), cells), stacked);
    }

    /// The colours that stand for values: viridis, plasma, inferno, magma, gray, greys, blues, reds, greens,
    /// coolwarm.
    ///
    /// @throws IllegalArgumentException if there is no such colour map
    public Figure colors(String map) {
        ColorRamp ramp = ColorRamp.of(map);
        return each(trace -> trace.with(ramp));
    }

    /// Puts sets of bars upon each other instead of beside.
    public Figure stacked() {
        return new Figure(traces, layout, panels, true);
    }

    /// Lays bars down: the names stand at the vertical axis, the first on top.
    public Figure horizontal() {
        List<Trace> lying = traces.stream()
                .map(t -> t instanceof BarsTrace bars ? bars.lying() : t)
                .toList();
        Layout turned = layout.xLabel(layout.yLabel()).yLabel(layout.xLabel()).y(axis -> axis.down(true));
        return new Figure(lying, turned, panels, stacked);
    }

    /// Shows of histograms how likely values are instead of how often they occur: the bars have an area of 1
    /// together.
    public Figure density() {
        List<Trace> dense = traces.stream().map(Histogram::density).toList();
        boolean counted = "count".equals(layout.yLabel());
        return new Figure(dense, counted ? layout.yLabel("density") : layout, panels, stacked);
    }

    /// Whether density curves and contours are filled with colour.
    public Figure filled(boolean fill) {
        return each(trace -> Fields.filled(trace, fill));
    }

    /// Whether the values are written into the cells of a heat map.
    public Figure annotated(boolean numbers) {
        return each(trace -> trace instanceof CellsTrace cells ? cells.written(numbers) : trace);
    }

    // ---- texts ------------------------------------------------------------------------------------------------------

    /// A heading above the axes.
    public Figure title(@Nullable String text) {
        return with(layout.title(text));
    }

    /// What the horizontal axis shows.
    public Figure xLabel(@Nullable String text) {
        return each(t -> t instanceof SurfaceTrace s ? s.labelled(text, s.yLabel()) : t)
                .with(layout.xLabel(text));
    }

    /// What the vertical axis shows; of a surface, the axis to the back.
    public Figure yLabel(@Nullable String text) {
        return each(t -> t instanceof SurfaceTrace s ? s.labelled(s.xLabel(), text) : t)
                .with(layout.yLabel(text));
    }

    /// Whether the names of the series are listed at the side. Without this call they are, as soon as one has a name.
    public Figure legend(boolean shown) {
        return with(layout.legend(shown));
    }

    // ---- axes -------------------------------------------------------------------------------------------------------

    /// A logarithmic horizontal axis; values that are not above 0 are left out. Of a grid, in all of its figures.
    ///
    /// @throws IllegalArgumentException if no x is above 0
    public Figure logX() {
        return panels == null ? with(layout.x(axis -> axis.log(true))) : cells(panels, Figure::logX);
    }

    /// A logarithmic vertical axis; values that are not above 0 are left out. Of a grid, in all of its figures.
    ///
    /// @throws IllegalArgumentException if no y is above 0
    public Figure logY() {
        return panels == null ? with(layout.y(axis -> axis.log(true))) : cells(panels, Figure::logY);
    }

    /// The part of the horizontal axis that is shown.
    ///
    /// @throws IllegalArgumentException if `from` is not below `to`
    public Figure xLim(double from, double to) {
        double[] limits = Check.limits("xLim", from, to, layout.x().log());
        return with(layout.x(axis -> axis.limits(limits)));
    }

    /// The part of the vertical axis that is shown.
    ///
    /// @throws IllegalArgumentException if `from` is not below `to`
    public Figure yLim(double from, double to) {
        double[] limits = Check.limits("yLim", from, to, layout.y().log());
        return with(layout.y(axis -> axis.limits(limits)));
    }

    /// Makes one unit as long on both axes.
    public Figure equal() {
        return with(layout.equal(true));
    }

    /// Width and height on the screen, in CSS pixels; 640 x 400 without it. The PNG has twice as many pixels each
    /// way.
    ///
    /// @throws IllegalArgumentException if the size is not between 120 x 90 and 4000 x 4000
    public Figure size(int width, int height) {
        return with(layout.size(Check.size("width", width, 120), Check.size("height", height, 90)));
    }

    /// Gives all figures of a grid the same horizontal axis.
    public Figure shareX() {
        return grid("shareX", p -> p.shared(true, false, true));
    }

    /// Gives all figures of a grid the same vertical axis.
    public Figure shareY() {
        return grid("shareY", p -> p.shared(false, true, true));
    }

    private Figure grid(String operation, Function<Panels, Panels> change) {
        if (panels == null) {
            throw new IllegalArgumentException(
                    operation + ": this is one plot, and only the plots of a grid share axes.\nHint: grid(1, 2, a, b)."
                            + operation + "()");
        }
        return new Figure(traces, layout, change.apply(panels), stacked);
    }

    private Figure with(Layout other) {
        return new Figure(traces, other, panels, stacked);
    }

    // ---- out --------------------------------------------------------------------------------------------------------

    /// The picture as PNG, with two pixels per CSS pixel.
    public byte[] png() {
        return Painter.png(this);
    }

    /// Writes the figure to a file and returns it, so that it is also shown; the ending says in which form.
    ///
    /// @see #save(Path)
    public Figure save(String file) {
        return save(Path.of(file));
    }

    /// Writes the figure to a file and returns it, so that it is also shown. Folders are made.
    ///
    /// The ending says in which form: `.png`, `.svg`, `.pdf`, or `.html` for a page that needs no network.
    ///
    /// @throws IllegalArgumentException if the name has another ending
    public Figure save(Path file) {
        Saving.save(this, file);
        return this;
    }

    /// What is seen, in one line: `Figure: Loss (line, 10001 points, 0.02 to 3.1)`.
    @Override
    public String toString() {
        String head = layout.title() == null ? "Figure" : "Figure: " + layout.title();
        if (panels != null) {
            String cells = panels.shown().stream().limit(6).map(Figure::words).collect(Collectors.joining("; "));
            int more = panels.shown().size() - 6;
            return head + " (" + panels.rows() + " x " + panels.columns() + " grid: " + cells
                    + (more > 0 ? "; and " + more + " more" : "") + ")";
        }
        return head + " (" + words() + ")";
    }

    private String words() {
        String listed = traces.stream().limit(4).map(Trace::describe).collect(Collectors.joining("; "));
        return traces.size() > 4 ? listed + "; and " + (traces.size() - 4) + " more" : listed;
    }
}
