package himalia.data;

import tech.tablesaw.api.Table;

/// Puts the middle half of every column into a range of width 1 around 0: `(x - median) / (75 % - 25 %)`; single
/// values far away do not matter.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing. A column that is constant when learned from becomes 0, as in scikit-learn.
///
/// ```java
/// var scaler = RobustScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class RobustScaler extends Scaler {
    private RobustScaler(Scaling scaling) {
        super(scaling);
    }

    /// Learns median and quartiles of every column.
    ///
    /// @throws IllegalArgumentException if a column is empty or text; the message names it
    public static RobustScaler fit(Table table) {
        return new RobustScaler(Scaling.fit(
                "RobustScaler", table, s -> new double[] {s.quantile(0.5), s.quantile(0.75) - s.quantile(0.25)}));
    }

    /// The scaler that [#save] kept in a file.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it holds something else
    public static RobustScaler load(String path) {
        return new RobustScaler(Scaling.load("RobustScaler", path));
    }
}
