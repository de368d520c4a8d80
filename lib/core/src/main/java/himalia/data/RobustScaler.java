package himalia.data;

import tech.tablesaw.api.Table;

/// Puts the middle half of every column into a range of width 1 around 0: `(x - median) / (75 % - 25 %)`; single
/// values
/// far away do not matter.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing.
///
/// ```java
/// var scaler = RobustScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class RobustScaler {
    private final Scaling scaling;

    private RobustScaler(Scaling scaling) {
        this.scaling = scaling;
    }

    /// Learns median and quartiles of every column.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    public static RobustScaler fit(Table table) {
        return new RobustScaler(Scaling.fit(
                "RobustScaler", table, s -> new double[] {s.quantile(0.5), s.quantile(0.75) - s.quantile(0.25)}));
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
    public static RobustScaler load(String path) {
        return new RobustScaler(Scaling.load("RobustScaler", path));
    }

    @Override
    public String toString() {
        return "RobustScaler" + scaling.names();
    }
}
