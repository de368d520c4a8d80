package himalia.data;

import tech.tablesaw.api.Table;

/// Brings every column into the range 0 to 1: `(x - min) / (max - min)`.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing.
///
/// ```java
/// var scaler = MinMaxScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class MinMaxScaler {
    private final Scaling scaling;

    private MinMaxScaler(Scaling scaling) {
        this.scaling = scaling;
    }

    /// Learns smallest value and range of every column.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    public static MinMaxScaler fit(Table table) {
        return new MinMaxScaler(Scaling.fit("MinMaxScaler", table, s -> new double[] {s.min(), s.max() - s.min()}));
    }

    /// The table with every value scaled; it may have fewer columns than the one learned from.
    ///
    /// @throws IllegalArgumentException if it has a column that was not there when fitting
    public Table transform(Table table) {
        return scaling.transform(table);
    }

    /// The table with every value brought back to its old scale.
    ///
    /// @throws IllegalArgumentException if it has a column that was not there when fitting
    public Table inverse(Table table) {
        return scaling.inverse(table);
    }

    /// Keeps what was learned in a file (JSON), to be used with a saved model.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    public void save(String path) {
        scaling.save(path);
    }

    /// The scaler that [#save] kept in a file.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it holds something else
    public static MinMaxScaler load(String path) {
        return new MinMaxScaler(Scaling.load("MinMaxScaler", path));
    }

    @Override
    public String toString() {
        return "MinMaxScaler" + scaling.names();
    }
}
