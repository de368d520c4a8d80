package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Tables below each other, or beside each other.
final class Concatenation {
    /// How many rows are worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    private Concatenation() {}

    /// Below each other: columns of one name become one; what a table does not have is missing there.
    static Table rows(List<Table> tables) {
        Map<String, String> names = new LinkedHashMap<>();
        tables.forEach(t -> t.columns().forEach(c -> names.putIfAbsent(c.name().toLowerCase(Locale.ROOT), c.name())));
        List<String> all = List.copyOf(names.values());
        Column<?>[] columns = new Column<?>[all.size()];
        int[] sizes = tables.stream().mapToInt(Table::rowCount).toArray();
        int rows = Math.max(1, (int)
                Math.min(Integer.MAX_VALUE, Arrays.stream(sizes).asLongStream().sum()));
        Workers.pieces(columns.length, Math.max(1, FEW_ROWS / rows), (from, to) -> {
            for (int i = from; i < to; i++) {
                String name = all.get(i);
                List<Column<?>> parts = new ArrayList<>();
                for (Table table : tables) {
                    parts.add(table.columns().stream()
                            .filter(c -> c.name().equalsIgnoreCase(name))
                            .findFirst()
                            .orElse(null));
                }
                columns[i] = below(name, parts, sizes);
            }
        });
        return Table.create(tables.isEmpty() ? "" : tables.getFirst().name(), columns);
    }

    private static Column<?> below(String name, List<Column<?>> parts, int[] sizes) {
        List<Column<?>> filled = parts.stream()
                .filter(Objects::nonNull)
                .filter(c -> !Cells.isEmpty(c))
                .toList();
        boolean oneType = filled.stream().map(Column::type).distinct().count() == 1;
        boolean complete = true;
        for (int i = 0; i < sizes.length; i++) {
            complete &= sizes[i] == 0 || parts.get(i) != null;
        }
        if (oneType && complete && filled.size() == 1) {
            return Cells.copy(filled.getFirst()).setName(name);
        }
        if (oneType && complete) {
            return appended(name, filled);
        }
        boolean decimal = filled.stream().anyMatch(DoubleColumn.class::isInstance);
        if (filled.stream().allMatch(Frames::isNumber) && !filled.isEmpty() && (decimal || !complete)) {
            return ColumnArrays.column(name, decimals(parts, sizes)); // missing values make decimals of whole numbers
        }
        if (oneType && filled.getFirst() instanceof StringColumn) {
            return Cells.take(appended(name, filled), places(parts, sizes));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            for (int row = 0; row < sizes[i]; row++) {
                Column<?> part = parts.get(i);
                values.add(part == null || part.isMissing(row) ? null : part.get(row));
            }
        }
        return Cells.of(name, values);
    }

    /// Numbers of any kind below each other; NaN for the rows of a table that has none.
    private static double[] decimals(List<Column<?>> parts, int[] sizes) {
        double[] all = new double[Arrays.stream(sizes).sum()];
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (parts.get(i) == null) {
                Arrays.fill(all, at, at + sizes[i], Double.NaN);
            } else {
                System.arraycopy(Frames.values("concat", parts.get(i)), 0, all, at, sizes[i]);
            }
            at += sizes[i];
        }
        return all;
    }

    /// Where the rows of all tables stand in a column of those that have it.
    private static int[] places(List<Column<?>> parts, int[] sizes) {
        int[] places = new int[Arrays.stream(sizes).sum()];
        int at = 0;
        int place = 0;
        for (int i = 0; i < sizes.length; i++) {
            for (int row = 0; row < sizes[i]; row++) {
                places[at++] = parts.get(i) == null ? Cells.NO_ROW : place++;
            }
        }
        return places;
    }

    private static Column<?> appended(String name, List<Column<?>> parts) {
        int rows = parts.stream().mapToInt(Column::size).sum();
        int[] starts = new int[parts.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + parts.get(i - 1).size();
        }
        return switch (parts.getFirst()) {
            case DoubleColumn _ -> {
                double[] all = new double[rows];
                forEach(
                        parts,
                        (part, i) ->
                                System.arraycopy(ColumnArrays.of((DoubleColumn) part), 0, all, starts[i], part.size()));
                yield ColumnArrays.column(name, all);
            }
            case IntColumn _ -> {
                int[] all = new int[rows];
                forEach(
                        parts,
                        (part, i) ->
                                System.arraycopy(ColumnArrays.of((IntColumn) part), 0, all, starts[i], part.size()));
                yield ColumnArrays.column(name, all);
            }
            case StringColumn first -> {
                SharedTexts all = SharedTexts.of(first);
                for (Column<?> part : parts.subList(1, parts.size())) {
                    all = all.and(SharedTexts.of((StringColumn) part));
                }
                StringColumn below = all.column(name);
                below.setPrintFormatter(first.getPrintFormatter());
                yield below;
            }
            default -> valueByValue(name, parts);
        };
    }

    private static void forEach(List<Column<?>> parts, ObjIntConsumer<Column<?>> work) {
        for (int i = 0; i < parts.size(); i++) {
            work.accept(parts.get(i), i);
        }
    }

    @SuppressWarnings("unchecked") // all parts are of one type
    private static Column<?> valueByValue(String name, List<Column<?>> parts) {
        Column<Object> all = (Column<Object>) Cells.copy(parts.getFirst());
        for (Column<?> part : parts.subList(1, parts.size())) {
            all.append((Column<Object>) part);
        }
        return all.setName(name);
    }

    /// Beside each other: row i of all.
    static Table columns(List<Table> tables) {
        List<Column<?>> columns = new ArrayList<>();
        for (Table table : tables) {
            if (table.rowCount() != tables.getFirst().rowCount()) {
                throw new IllegalArgumentException("concat: tables beside each other need equally many rows. Received: "
                        + tables.getFirst().rowCount() + " and " + table.rowCount() + ".");
            }
            for (Column<?> column : columns.isEmpty() ? table.columns() : Frames.dataColumns(table)) {
                if (columns.stream().anyMatch(c -> c.name().equalsIgnoreCase(column.name()))) {
                    throw new IllegalArgumentException("concat: two of the tables have a column \"" + column.name()
                            + "\".\nHint: rename(table, \"" + column.name() + "\", \"...\") gives one another name.");
                }
                columns.add(Cells.copy(column));
            }
        }
        return Table.create(tables.isEmpty() ? "" : tables.getFirst().name(), columns);
    }

    /// Row by row the value of one column or, where there is no such row, that of another.
    static Column<?> either(Column<?> first, int[] firstRows, Column<?> second, int[] secondRows) {
        if (Cells.Shape.of(firstRows) != Cells.Shape.GAPS) {
            return Cells.take(first, firstRows);
        }
        if (first instanceof StringColumn a && second instanceof StringColumn b) {
            TextCodes both = TextCodes.of(a).and(TextCodes.of(b));
            int[] codes = new int[firstRows.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = both.codes()[firstRows[i] == Cells.NO_ROW ? a.size() + secondRows[i] : firstRows[i]];
            }
            return new TextCodes(codes, both.texts()).column(first.name());
        }
        if (first instanceof IntColumn a && second instanceof IntColumn b && a.countMissing() + b.countMissing() == 0) {
            int[] own = ColumnArrays.of(a);
            int[] others = ColumnArrays.of(b);
            int[] wholes = new int[firstRows.length];
            for (int i = 0; i < wholes.length; i++) {
                wholes[i] = firstRows[i] == Cells.NO_ROW ? others[secondRows[i]] : own[firstRows[i]];
            }
            return ColumnArrays.column(first.name(), wholes);
        }
        if (first instanceof DoubleColumn && second instanceof DoubleColumn) {
            double[] own = Frames.values("merge", first);
            double[] others = Frames.values("merge", second);
            double[] decimals = new double[firstRows.length];
            for (int i = 0; i < decimals.length; i++) {
                decimals[i] = firstRows[i] == Cells.NO_ROW ? others[secondRows[i]] : own[firstRows[i]];
            }
            return ColumnArrays.column(first.name(), decimals);
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < firstRows.length; i++) {
            Column<?> from = firstRows[i] == Cells.NO_ROW ? second : first;
            int row = firstRows[i] == Cells.NO_ROW ? secondRows[i] : firstRows[i];
            values.add(from.isMissing(row) ? null : from.get(row));
        }
        boolean sameKind = first.type() == second.type() && !Frames.isNumber(first);
        return sameKind ? typed(first, values) : Cells.of(first.name(), values);
    }

    private static Column<?> typed(Column<?> like, List<Object> values) {
        Column<?> column = like.emptyCopy();
        for (Object value : values) {
            if (value == null) {
                column.appendMissing();
            } else {
                column.appendObj(value);
            }
        }
        return column;
    }

    static Table along(int axis, List<Table> tables) {
        if (axis != 0 && axis != 1) {
            throw new IllegalArgumentException("concat: `axis` must be 0 (rows) or 1 (columns). Received: " + axis);
        }
        return axis == 0 ? rows(tables) : columns(tables);
    }
}
