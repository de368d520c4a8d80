package himalia.data;

import tech.tablesaw.api.Table;

/// The rows of a table by their places, for brackets: `df.iloc[0]`, `df.iloc["0:2"]`.
///
/// ```java
/// new RowsByPlace(table).get("0:2")   // as iloc(table, "0:2")
/// ```
///
/// @param table whose rows they are
public record RowsByPlace(Table table) {
    /// One row; negative places count from the end.
    ///
    /// @throws IllegalArgumentException if there is none
    public Table get(int row) {
        return Tables.iloc(table, String.valueOf(row));
    }

    /// Rows, and perhaps columns, as [Tables#iloc(Table, String)] takes them.
    ///
    /// @throws IllegalArgumentException if a single place is outside, or the text is no slice
    public Table get(String places) {
        return Tables.iloc(table, places);
    }

    /// What it is for.
    @Override
    public String toString() {
        return "the rows of a table by their places: df.iloc[0], df.iloc[-1], df.iloc[\"0:2, 1\"]";
    }
}
