package himalia;

import himalia.api.Usually;
import himalia.data.Tables;
import himalia.nn.Module;
import himalia.plot.Figure;
import himalia.plot.Plot;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// What Matplotlib and seaborn call differently. Cells find these functions where nothing in sight fits, also behind
/// the dot of their first argument. A Java program uses what each of them does.
public final class FigureNames {
    private FigureNames() {}

    /// `line(x, y).legend()`.
    public static Figure legend(Figure figure) {
        return figure.legend(true);
    }

    /// `plt.plot(x, y).show()`: the figure; as the last line of a cell it is shown.
    public static Figure show(Figure figure) {
        return figure;
    }

    /// `pairplot(table, List.of("A", "B"))`: `pairplot(table, "A", "B")`.
    public static Figure pairplot(Table table, List<String> columns) {
        return Plot.pairplot(table, columns.toArray(new String[0]));
    }

    /// `plot_model(model)`: `Plot.network(model)`.
    public static Figure plotModel(Module model) {
        return Plot.network(model);
    }

    /// `pairplot(table, diag_kind="kde")`: the diagonal has densities.
    ///
    /// @throws IllegalArgumentException if it is another kind
    public static Figure diagKind(Figure pairs, String kind) {
        if (!kind.equals("kde")) {
            throw new IllegalArgumentException("pairplot: the diagonal shows densities, \"kde\". Received: diag_kind=\""
                    + kind + "\"\nHint: leave it out, and draw `hist(df.column(\"A\"))` beside it.");
        }
        return pairs;
    }

    /// Matplotlib's `scatter(x, y, c="red")`: `scatter(x, y).color("red")`.
    public static Figure c(Figure figure, String color) {
        return figure.color(color);
    }

    /// Matplotlib's `scatter(x, y, c=labels)`: a colour for each group.
    public static Figure scatter(Object x, Object y, Object c) {
        return c instanceof String color ? Plot.scatter(x, y).color(color) : Plot.scatter(x, y, c);
    }

    /// Matplotlib's `scatter(x, y, s=20)`: the area of the points.
    public static Figure s(Figure figure, double area) {
        return figure.width(Math.sqrt(area));
    }

    /// Matplotlib's `scatter(x, y, s=sizes)`: the area of each point.
    public static Figure s(Figure figure, Object sizes) {
        return figure.sizes(sizes);
    }

    /// Matplotlib's `plot(x, y, alpha=0.5)`: `line(x, y).opacity(0.5)`.
    public static Figure alpha(Figure figure, double share) {
        return figure.opacity(share);
    }

    /// Matplotlib's `plot(x, y, linewidth=2)`: `line(x, y).width(2)`.
    public static Figure linewidth(Figure figure, double pixels) {
        return figure.width(pixels);
    }

    /// Matplotlib's `plot(x, y, lw=2)`: `line(x, y).width(2)`.
    public static Figure lw(Figure figure, double pixels) {
        return figure.width(pixels);
    }

    /// Matplotlib's `plot(x, y, linestyle="--")`: `line(x, y).dashed()`.
    public static Figure linestyle(Figure figure, String style) {
        return style.equals("-") || style.equals("solid") ? figure : figure.dashed();
    }

    /// Matplotlib's `plot(x, y, ls="--")`: `line(x, y).dashed()`.
    public static Figure ls(Figure figure, String style) {
        return linestyle(figure, style);
    }

    /// Matplotlib's `plot(x, y, marker="o")`: `line(x, y).markers()`.
    public static Figure marker(Figure figure, String sign) {
        return figure.markers();
    }

    /// Matplotlib's `plot(x, y)`: `line`.
    public static Figure plot(Object x, Object y) {
        return Plot.line(x, y);
    }

    /// Matplotlib's `plot(x, y, "o")`: `line` or `scatter`, as the sign says; its colour is not looked at.
    public static Figure plot(Object x, Object y, String fmt) {
        return isPoints(fmt) ? Plot.scatter(x, y) : Plot.line(x, y);
    }

    /// Matplotlib's `plot(x, y, label="model")`: `line(x, y, "model")`.
    public static Figure plot(Object x, Object y, @Usually("\"-\"") String fmt, String label) {
        return isPoints(fmt) ? Plot.scatter(x, y, label) : Plot.line(x, y, label);
    }

    private static boolean isPoints(String fmt) {
        return !fmt.contains("-") && fmt.matches(".*[o.x+*s^v].*");
    }

    /// seaborn's `scatterplot(data=table, x="A", y="B")`: `scatter(table, "A", "B")`.
    public static Figure scatterplot(Table data, String x, String y) {
        return Plot.scatter(data, x, y);
    }

    /// Matplotlib's `plot(y)`: `line`.
    public static Figure plot(Object y) {
        return Plot.line(y);
    }

    /// Matplotlib's `show()`: says where a figure is shown.
    public static void show() {
        System.err.println("Note: a figure is shown where it is the last line of a cell, or by display(figure).");
    }

    /// Matplotlib's `plot(y, label="loss")`: `line(y, "loss")`.
    public static Figure plot(Object y, String label) {
        return Plot.line(y, label);
    }

    /// seaborn's `histplot(df["A"])`: `hist`.
    public static Figure histplot(Column<?> values) {
        return Plot.hist(values);
    }

    /// seaborn's `histplot(data=table, x="A")`: `hist(table.column("A"))`.
    public static Figure histplot(Table data, String x) {
        return Plot.hist(data.column(x));
    }

    /// seaborn's `boxplot(data=table, x="A", y="B")`: a box of `B` for each value of `A`.
    public static Figure boxplot(Table data, String x, String y) {
        return Plot.box(data.column(y), data.column(x));
    }

    /// seaborn's `lineplot(data=table, x="A", y="B")`: `line(table.column("A"), table.column("B"))`.
    public static Figure lineplot(Table data, String x, String y) {
        return Plot.line(data.column(x), data.column(y));
    }

    /// seaborn's `countplot(data=table, x="A")`: a bar for each value, as high as the number of its rows.
    public static Figure countplot(Table data, String x) {
        Table counts = Tables.valueCounts(data.column(x));
        return Plot.bar(counts.column(0), counts.column(1));
    }

    /// seaborn's `heatmap(table, annot=True)`: `heatmap`, which says its numbers under the pointer.
    public static Figure heatmap(Object data, boolean annot) {
        return Plot.heatmap(data);
    }
}
