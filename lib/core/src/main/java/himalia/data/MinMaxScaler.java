package himalia.data;

import tech.tablesaw.api.Table;

/// Brings every column into the range 0 to 1: `(x - min) / (max - min)`.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing. A column that is constant when learned from becomes 0, as in scikit-learn.
///
/// ```java
/// var scaler = MinMaxScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class MinMaxScaler extends Scaler {
    static final Scaling.Rule RULE = s -> new double[] {s.min(), s.max() - s.min()};

    private MinMaxScaler(Scaling scaling) {
        super(scaling);
    }

    /// Learns smallest value and range of every column.
    ///
    /// @throws IllegalArgumentException if a column is empty or text; the message names it
    public static MinMaxScaler fit(Table table) {
        return new MinMaxScaler(Scaling.fit("MinMaxScaler", table, RULE));
    }

    /// The scaler that [#save] kept in a file.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it holds something else
    public static MinMaxScaler load(String path) {
        return new MinMaxScaler(Scaling.load("MinMaxScaler", path));
    }
}
