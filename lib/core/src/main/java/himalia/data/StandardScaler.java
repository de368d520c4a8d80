package himalia.data;

import tech.tablesaw.api.Table;

/// Gives every column mean 0 and deviation 1: `(x - mean) / std`, with the numbers of scikit-learn.
///
/// Learned from one table, applied to others: fit it to the training part only, or the test part has been looked at.
/// Missing values stay missing. A column that is constant when learned from becomes 0, as in scikit-learn.
///
/// ```java
/// var scaler = StandardScaler.fit(train);
/// Table x = scaler.transform(train);
/// Table xTest = scaler.transform(test);       // with the figures of train
/// Table back = scaler.inverse(x);             // train again
/// ```
public final class StandardScaler extends Scaler {
    private StandardScaler(Scaling scaling) {
        super(scaling);
    }

    /// Learns mean and deviation of every column; the squares are divided by n, as scikit-learn does.
    ///
    /// @throws IllegalArgumentException if a column is empty or text; the message names it
    public static StandardScaler fit(Table table) {
        return fit(table, 0);
    }

    /// Learns mean and deviation of every column, dividing the squares by `n - ddof`.
    ///
    /// @param ddof 0 for the deviation that scikit-learn takes, 1 for the sample deviation (pandas' `std`)
    /// @throws IllegalArgumentException if a column is empty or text; the message names it
    public static StandardScaler fit(Table table, int ddof) {
        if (ddof != 0 && ddof != 1) {
            throw new IllegalArgumentException("StandardScaler: `ddof` must be 0 or 1. Received: " + ddof);
        }
        return new StandardScaler(Scaling.fit("StandardScaler", table, rule(ddof)));
    }

    static Scaling.Rule rule(int ddof) {
        return s -> new double[] {s.mean(), s.deviation(ddof)};
    }

    /// The scaler that [#save] kept in a file.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    /// @throws IllegalArgumentException if it holds something else
    public static StandardScaler load(String path) {
        return new StandardScaler(Scaling.load("StandardScaler", path));
    }
}
