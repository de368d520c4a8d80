package himalia.plot;

import java.util.List;
import tech.tablesaw.api.Table;

/// The figures of [Plot] that show how values are distributed.
public abstract sealed class DistributionPlots extends SeriesPlots permits FieldPlots {
    /// How often values occur, in bins of equal width.
    public static Figure hist(Object values) {
        return hist(values, 20);
    }

    /// How often values occur, in as many bins of equal width as asked for.
    public static Figure hist(Object values, int bins) {
        return hist(values, bins, null);
    }

    /// How often values occur, in bins of equal width, with a name for the legend.
    ///
    /// @throws IllegalArgumentException if there is no value, or `bins` is below 1
    public static Figure hist(Object values, int bins, String name) {
        return new Figure(
                List.of(Histogram.of(Values.numbers("hist: values", values), bins, name)),
                Layout.DEFAULT.named(Values.name(values), "count"));
    }

    /// How often values occur in each group, in 20 bins that all groups share.
    ///
    /// ```java
    /// hist(table.column("price"), table.column("district")).density()
    /// ```
    public static Figure hist(Object values, Object groups) {
        double[] numbers = Values.numbers("hist: values", values);
        List<String> labels = Values.labels("hist: groups", groups);
        Values.sameLength("hist", "values", numbers.length, "groups", labels.size());
        return new Figure(Histogram.grouped(numbers, 20, labels), Layout.DEFAULT.named(Values.name(values), "count"));
    }

    /// The density from which values may have come (kernel density estimate): a normal curve on every value, added.
    ///
    /// The curve is SciPy's `gaussian_kde` and seaborn's `kdeplot`: as wide as Scott's rule says, `n^(-1/5)` times
    /// the standard deviation, drawn at 200 places.
    ///
    /// @throws IllegalArgumentException if there are fewer than two different values
    public static Figure kde(Object values) {
        return kde(values, (String) null);
    }

    /// A density curve with a name for the legend.
    public static Figure kde(Object values, String name) {
        return Distributions.kde(values, name);
    }

    /// A density curve per group; their areas are as large as the groups.
    public static Figure kde(Object values, Object groups) {
        double[] numbers = Values.numbers("kde: values", values);
        List<String> labels = Values.labels("kde: groups", groups);
        Values.sameLength("kde", "values", numbers.length, "groups", labels.size());
        return Distributions.kde(numbers, labels, Values.name(values));
    }

    /// Boxes from the first to the third quartile, a line at the median, whiskers to the last value within 1.5 boxes.
    ///
    /// ```java
    /// box(table)                                            // one box per column of numbers
    /// box(Map.of("a", new double[] {1, 2, 3}, "b", new double[] {2, 4}))
    /// ```
    ///
    /// @param data the columns of a table, the values of a map by name, the rows of `double[][]`, or one series
    public static Figure box(Object data) {
        return Distributions.box(Distributions.groups("box", data), null, Values.name(data));
    }

    /// One box per group.
    public static Figure box(Object values, Object groups) {
        return Distributions.box(Distributions.groups("box", values, groups), Values.name(groups), Values.name(values));
    }

    /// Densities, mirrored, with the quartiles inside.
    ///
    /// @param data as for [#box(Object)]
    public static Figure violin(Object data) {
        return Distributions.violin(Distributions.groups("violin", data), null, Values.name(data));
    }

    /// One violin per group.
    public static Figure violin(Object values, Object groups) {
        return Distributions.violin(
                Distributions.groups("violin", values, groups), Values.name(groups), Values.name(values));
    }

    /// Every column of numbers over every other one, with densities on the diagonal.
    public static Figure pairplot(Table table, String... columns) {
        return Pairs.of(table, List.of(columns), null);
    }

    /// Every column over every other one, coloured by group.
    ///
    /// ```java
    /// pairplot(iris, List.of("sepal length", "petal length"), "species")
    /// ```
    ///
    /// @param columns the columns to show; an empty list means all columns of numbers
    /// @param hue the column whose values are the groups, or null
    public static Figure pairplot(Table table, List<String> columns, String hue) {
        return Pairs.of(table, columns, hue);
    }
}
