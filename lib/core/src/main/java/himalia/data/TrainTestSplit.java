package himalia.data;

import tech.tablesaw.api.Table;

/// The two parts of a table: one to learn from, one to judge with.
///
/// ```java
/// var parts = trainTestSplit(table, 0.2, true, 42);
/// parts.train().rowCount();          // 331 of 414
/// ```
///
/// @param train the rows to learn from
/// @param test the rows kept away from learning
public record TrainTestSplit(Table train, Table test) {
    /// Both parts in pandas' layout.
    @Override
    public String toString() {
        return "train:\n" + TableText.of(train) + "\ntest:\n" + TableText.of(test);
    }
}
