package himalia.plot;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.Table;

/// The verbs of a [Figure] that add a series or a mark.
public abstract sealed class FigureSeries permits Figure {
    FigureSeries() {}

    abstract List<Trace> traces();

    abstract Layout layout();

    /// This figure with the series of another one on the same axes.
    public abstract Figure add(Figure other);

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

    /// The graph of a function, on the part of the axis that the data spans.
    ///
    /// ```java
    /// scatter(x, y).function(v -> 2 * v + 1)
    /// ```
    public Figure function(DoubleUnaryOperator f) {
        Extent shown = Extent.of(
                traces().stream().map(Trace::xs).toList(), layout().x().log());
        double[] limits = layout().x().limits();
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

    /// One more set of bars, beside those that are there, or upon them if [#stacked].
    public Figure bar(Object labels, Object heights, String name) {
        return add(Plot.bar(labels, heights, name));
    }

    /// One more histogram, over those that are there.
    public Figure hist(Object values, int bins, String name) {
        return add(Plot.hist(values, bins, name));
    }

    /// One more density curve.
    public Figure kde(Object values) {
        return kde(values, null);
    }

    /// One more density curve with a name for the legend.
    public Figure kde(Object values, String name) {
        Figure curve = Plot.kde(values, name);
        boolean onBars = traces().stream().anyMatch(BarsTrace.class::isInstance);
        return add(onBars ? curve.filled(false) : curve);
    }

    /// The area between two curves over the same x, such as a mean plus and minus a deviation.
    public Figure area(Object x, Object from, Object to) {
        return add(Plot.area(x, from, to));
    }

    /// A vertical line at one x.
    public Figure vline(double x) {
        return vline(x, null);
    }

    /// A vertical line at one x, with a name for the legend.
    public Figure vline(double x, String name) {
        return with(new RuleTrace(x, true, name, Style.PLAIN.color(Theme.TICK).dashed(true)));
    }

    /// A horizontal line at one y.
    public Figure hline(double y) {
        return hline(y, null);
    }

    /// A horizontal line at one y, with a name for the legend.
    public Figure hline(double y, String name) {
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

    Figure with(Trace trace) {
        return add(new Figure(List.of(trace), Layout.DEFAULT));
    }
}
