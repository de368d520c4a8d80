package himalia.data;

import tech.tablesaw.api.Table;

/// Gives every column mean 0 and sample deviation 1: `(x - mean) / std`.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing.
///
/// ```java
/// var scaler = StandardScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class StandardScaler {
    private final Scaling scaling;

    private StandardScaler(Scaling scaling) {
        this.scaling = scaling;
    }

    /// Learns mean and sample deviation (n - 1, as pandas; scikit-learn divides by n) of every column.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    public static StandardScaler fit(Table table) {
        return new StandardScaler(Scaling.fit("StandardScaler", table, s -> new double[] {s.mean(), s.std()}));
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

    @Override
    public String toString() {
        return "StandardScaler" + scaling.names();
    }
}
