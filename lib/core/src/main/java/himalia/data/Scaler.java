package himalia.data;

import tech.tablesaw.api.Table;

/// What scalers share: figures learned from one table, applied to others.
///
/// Fit one to the training part only, or the test part has been looked at. Missing values stay missing.
public abstract sealed class Scaler permits MinMaxScaler, RobustScaler, StandardScaler {
    private final Scaling scaling;

    Scaler(Scaling scaling) {
        this.scaling = scaling;
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

    @Override
    public String toString() {
        return getClass().getSimpleName() + scaling.names();
    }
}
