package himalia.data;

import himalia.tensor.DType;
import himalia.tensor.Tensor;
import himalia.tensor.cpu.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// The rows of a tensor as a table: floats as decimals, integers as whole numbers, bool as truth values.
final class TensorTable {
    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 14;

    private static final int BLOCK = 256;

    private TensorTable() {}

    static Tensor from(Table table, boolean oneHot, String... names) {
        List<Column<?>> chosen = Frames.columns("tensor", table, names);
        List<Column<?>> numbers = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Column<?> column : chosen) {
            boolean text = column instanceof StringColumn && !Cells.isEmpty(column);
            if (oneHot && text) {
                numbers.addAll(Counting.dummies(Table.create(column), false, List.of(column))
                        .columns());
            } else {
                numbers.add(column);
                if (!oneHot && (text || column instanceof BooleanColumn)) {
                    others.add("\"" + column.name() + "\" (" + ColumnText.dtype(column) + example(column) + ")");
                }
            }
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("tensor: a tensor holds numbers, but of the columns "
                    + String.join(", ", others)
                    + " hold something else.\nHint: leave them out (drop), or take one column of 0 and 1 for each value:"
                    + " tensor(table, true).");
        }
        int rows = table.rowCount();
        int width = numbers.size();
        if (rows == 0 || width == 0) {
            return Tensor.tensor(new double[rows][width]);
        }
        Tensor tensor = Tensor.zeros(DType.FLOAT32, rows, width);
        float[] all = tensor.storage().floats();
        double[][] values =
                numbers.stream().map(c -> Frames.values("tensor", c)).toArray(double[][]::new);
        Workers.pieces(rows, FEW_ROWS, (from, to) -> {
            for (int first = from; first < to; first += BLOCK) { // so that a row's values stay near until all are there
                int last = Math.min(to, first + BLOCK);
                for (int i = 0; i < width; i++) {
                    double[] column = values[i];
                    for (int row = first, at = first * width + i; row < last; row++, at += width) {
                        all[at] = (float) column[row];
                    }
                }
            }
        });
        return tensor;
    }

    private static String example(Column<?> column) {
        return Cells.isEmpty(column) || column.isMissing(0) ? "" : ", for example " + Cells.text(column.get(0));
    }

    static Table of(Tensor tensor, String... names) {
        Tensor rows = tensor.dim() == 1 ? tensor.unsqueeze(1) : tensor;
        if (rows.dim() != 2) {
            throw new IllegalArgumentException("table: a table has rows and columns, expected a tensor of shape"
                    + " [rows, columns]. Received: " + tensor.shape() + ".");
        }
        if (rows.size(1) != names.length) {
            throw new IllegalArgumentException("table: a tensor of shape " + tensor.shape() + " has " + rows.size(1)
                    + " columns, but " + names.length + " names were given: " + String.join(", ", names) + ".");
        }
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(column(names[i], rows.select(1, i)));
        }
        return Table.create(columns);
    }

    private static Column<?> column(String name, Tensor values) {
        if (values.dtype() == DType.BOOL) {
            BooleanColumn truths = BooleanColumn.create(name);
            for (double value : values.toDoubleArray()) {
                truths.append(value != 0);
            }
            return truths;
        }
        return values.dtype().isFloatingPoint()
                ? DoubleColumn.create(name, decimals(values))
                : LongColumn.create(name, values.toLongArray());
    }

    /// A float32 becomes the decimal number that it stands for: 36.4, and not the 36.400001525878906 that is exactly
    /// its value.
    private static double[] decimals(Tensor values) {
        double[] decimals = values.toDoubleArray();
        if (values.dtype() == DType.FLOAT32) {
            Arrays.setAll(decimals, i -> Double.parseDouble(Float.toString((float) decimals[i])));
        }
        return decimals;
    }

    static Tensor from(Column<?> column) {
        return Tensor.tensor(Frames.values("tensor", column));
    }
}
