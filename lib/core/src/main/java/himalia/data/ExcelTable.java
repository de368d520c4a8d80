package himalia.data;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A sheet of an Excel file as a table: its first row names the columns, as in `pandas.read_excel`.
final class ExcelTable {
    private ExcelTable() {}

    /// @param file for messages
    /// @param sheet its name, or its number as an `Integer`
    static Table read(String file, String name, byte[] bytes, Object sheet) {
        ExcelBook book = ExcelBook.open(file, bytes);
        List<Object[]> rows = book.rows(book.sheet(sheet));
        int width = rows.stream().mapToInt(row -> row.length).max().orElse(0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            Object header = i < rows.getFirst().length ? rows.getFirst()[i] : null;
            names.add(header == null ? "" : header(header));
        }
        names = ColumnNames.unique(file, names);
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            Object[] values = new Object[rows.size() - 1];
            for (int row = 1; row < rows.size(); row++) {
                values[row - 1] = i < rows.get(row).length ? rows.get(row)[i] : null;
            }
            columns.add(column(names.get(i), Arrays.asList(values)));
        }
        return Table.create(name, columns);
    }

    private static String header(Object value) {
        return Cells.text(value).strip();
    }

    private static Column<?> column(String name, List<Object> values) {
        boolean dates = values.stream().anyMatch(v -> v != null)
                && values.stream().allMatch(v -> v == null || v instanceof LocalDateTime);
        if (!dates) {
            return Cells.of(name, values.stream().map(ExcelTable::plain).toList());
        }
        boolean days = values.stream()
                .allMatch(v -> v == null || ((LocalDateTime) v).toLocalTime().equals(LocalTime.MIDNIGHT));
        return days
                ? DateColumn.create(
                        name,
                        values.stream()
                                .map(v -> v == null ? null : ((LocalDateTime) v).toLocalDate())
                                .toArray(LocalDate[]::new))
                : DateTimeColumn.create(
                        name, values.stream().map(LocalDateTime.class::cast).toArray(LocalDateTime[]::new));
    }

    /// A date among other things is a text.
    private static Object plain(Object value) {
        return value instanceof LocalDateTime ? value.toString() : value;
    }
}
