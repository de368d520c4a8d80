package himalia.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Moves the decimals of each finished piece to where they stay, so that the room of a piece serves the next one: a
/// file of decimals takes little more memory than its table.
final class CsvGather {
    private static final double[] NONE = {};
    private static final double RESERVE = 1.02;

    private final double[][] gathered;
    private final @Nullable TextNumbers[] texts;
    private final Deque<double[]> spare = new ArrayDeque<>();
    private double rowsPerByte;
    private int rows;

    CsvGather(int columns) {
        this.gathered = new double[columns][];
        this.texts = new TextNumbers[columns];
    }

    /// How many rows so many bytes will probably hold; 0 as long as no piece is known.
    int expectedRows(long bytes) {
        return (int) Math.min(rowsPerByte * bytes * RESERVE, Integer.MAX_VALUE - 16);
    }

    /// Room for the decimals of one column of a piece, null if there is none yet.
    double @Nullable [] room() {
        return spare.poll();
    }

    /// The texts of a column in the latest piece, null if it had none.
    @Nullable
    TextNumbers texts(int column) {
        return texts[column];
    }

    /// Takes the decimals out of the next piece.
    ///
    /// @param bytes how long the file is
    void take(CsvPart part, long bytes) {
        if (rowsPerByte == 0) {
            rowsPerByte = (double) part.rows() / part.length;
        }
        for (int i = 0; i < gathered.length; i++) {
            CsvColumn column = part.columns[i];
            if (column.type == CsvColumn.Type.DECIMAL) {
                int needed = rows + column.size;
                if (gathered[i] == null || gathered[i].length < needed) {
                    int room = Math.max(expectedRows(bytes), needed + (rows > 0 ? needed / 8 : 0));
                    gathered[i] = gathered[i] == null ? new double[room] : Arrays.copyOf(gathered[i], room);
                }
                System.arraycopy(column.decimals, 0, gathered[i], rows, column.size);
                spare.add(column.decimals);
                column.decimals = NONE;
            } else {
                column.trim();
                texts[i] = column.isText() ? column.texts() : null;
            }
        }
        rows += part.rows();
    }

    /// The decimals of a column, at least as many as there are rows; what no piece had as decimals is not yet set.
    double[] of(int column) {
        double[] all = gathered[column];
        gathered[column] = null;
        return all == null ? new double[rows] : all.length < rows ? Arrays.copyOf(all, rows) : all;
    }
}
