package himalia.data;

import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;

/// The arrays behind columns, for what reads and writes files: Tablesaw's own factories and getters copy them, which
/// takes longer than to read them from the file.
///
/// ```java
/// Columns.of("x", new double[] {1.5, 2.5})         // a DoubleColumn that keeps the array
/// Columns.values(table.doubleColumn("x"))[0]       // 1.5
/// ```
public final class Columns {
    private Columns() {}

    /// A column of an array, which belongs to the column from now on. `NaN` is missing.
    public static DoubleColumn of(String name, double[] values) {
        return ColumnArrays.column(name, values);
    }

    /// A column of an array, which belongs to the column from now on. The smallest `int` is missing.
    public static IntColumn of(String name, int[] values) {
        return ColumnArrays.column(name, values);
    }

    /// A column of an array, which belongs to the column from now on. The smallest `long` is missing.
    public static LongColumn of(String name, long[] values) {
        return ColumnArrays.column(name, values);
    }

    /// A column of truth values: 1 is true, 0 is false, any other missing.
    public static BooleanColumn truths(String name, byte[] values) {
        return Cells.truths(name, values);
    }

    /// The values of a column to read, perhaps with others behind them: they must not be written.
    public static double[] values(DoubleColumn column) {
        return ColumnArrays.of(column);
    }

    /// The values of a column to read, perhaps with others behind them: they must not be written.
    public static int[] values(IntColumn column) {
        return ColumnArrays.of(column);
    }

    /// The values of a column to read, perhaps with others behind them: they must not be written.
    public static long[] values(LongColumn column) {
        return ColumnArrays.of(column);
    }
}
