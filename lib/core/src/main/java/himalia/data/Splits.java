package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Cuts tables by rows.
final class Splits {
    private static final long LARGEST_SEED = 0xFFFF_FFFFL;

    private Splits() {}

    static TrainTestSplit trainTest(Table table, double testSize, boolean shuffle, long seed) {
        int rows = table.rowCount();
        int[] test = new int[testCount(rows, testSize)];
        int[] train = new int[rows - test.length];
        if (shuffle) {
            int[] order = permutation("trainTestSplit", rows, seed);
            System.arraycopy(order, 0, test, 0, test.length);
            System.arraycopy(order, test.length, train, 0, train.length);
        } else {
            Arrays.setAll(train, i -> i);
            Arrays.setAll(test, i -> train.length + i);
        }
        return new TrainTestSplit(rows(table, train), rows(table, test));
    }

    /// scikit-learn rounds the test part up and gives the rest to training.
    private static int testCount(int rows, double testSize) {
        if (!(testSize > 0 && testSize < 1)) {
            throw new IllegalArgumentException(
                    "trainTestSplit: `testSize` must be between 0 and 1, the share of the rows to test with. Received: "
                            + testSize + ".\nHint: 0.2 keeps every fifth row for the test.");
        }
        int test = (int) Math.ceil(testSize * rows);
        if (test >= rows) {
            throw new IllegalArgumentException(
                    "trainTestSplit: of " + rows + (rows == 1 ? " row" : " rows") + " with testSize " + testSize
                            + " none would be left to train with.\nHint: take a smaller testSize or a larger table.");
        }
        return test;
    }

    static Table shuffle(Table table, long seed) {
        return rows(table, permutation("shuffle", table.rowCount(), seed));
    }

    static List<Table> split(Table table, double... fractions) {
        double sum = Arrays.stream(fractions).sum();
        if (fractions.length == 0 || Arrays.stream(fractions).anyMatch(f -> !(f > 0)) || Math.abs(sum - 1) > 1e-9) {
            throw new IllegalArgumentException(
                    "split: the parts must be positive and add up to 1. Received: " + Arrays.toString(fractions)
                            + ", which add up to " + sum + ".\nHint: split(table, 0.7, 0.2, 0.1).");
        }
        List<Table> parts = new ArrayList<>();
        double until = 0;
        int from = 0;
        for (double fraction : fractions) {
            until += fraction;
            int to = (int) Math.round(until * table.rowCount());
            parts.add(range(table, from, to));
            from = to;
        }
        return List.copyOf(parts);
    }

    /// The rows in `[from, to)`.
    static Table range(Table table, int from, int to) {
        int[] rows = new int[to - from];
        Arrays.setAll(rows, i -> from + i);
        return rows(table, rows);
    }

    /// `Table.rows` would bring the rows back into their old order.
    private static Table rows(Table table, int[] rows) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            columns.add(column.subset(rows));
        }
        return Table.create(table.name(), columns);
    }

    private static int[] permutation(String verb, int rows, long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException(
                    verb + ": the seed must be from 0 to " + LARGEST_SEED + ". Received: " + seed);
        }
        return RandomOrder.permutation(seed, rows);
    }
}
