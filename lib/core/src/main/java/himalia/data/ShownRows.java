package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/// Which rows of a table are shown: all up to 60, else the first and the last five.
///
/// @param rows their numbers
/// @param cut where rows are left out: before this position; -1 if all are shown
record ShownRows(int[] rows, int cut) {
    static final int MOST = 60;
    static final int ENDS = 5;

    static ShownRows of(int rowCount) {
        int[] rows = new int[rowCount > MOST ? 2 * ENDS : rowCount];
        boolean all = rows.length == rowCount;
        Arrays.setAll(rows, i -> all || i < ENDS ? i : rowCount - rows.length + i);
        return new ShownRows(rows, all ? -1 : ENDS);
    }

    boolean isCut() {
        return cut >= 0;
    }

    /// The labels of these rows: the table's own, else the row numbers.
    List<String> labels(Table table) {
        List<String> labels = new ArrayList<>();
        for (int row : rows) {
            labels.add(Frames.hasLabels(table) ? table.column(0).getString(row) : Integer.toString(row));
        }
        return labels;
    }
}
