package himalia.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Table;

/// Cuts tables by rows.
final class Splits {
    private static final long LARGEST_SEED = 0xFFFF_FFFFL;

    private Splits() {}

    static Table shuffle(Table table, long seed) {
        return Cells.rows(table, random("shuffle", seed).permutation(table.rowCount()));
    }

    /// pandas' `sample(n, random_state=seed)`: the first `n` of a random order.
    static Table sample(Table table, int n, long seed) {
        if (n < 0 || n > table.rowCount()) {
            throw new IllegalArgumentException("sample: expected 0 to " + table.rowCount()
                    + " rows, as many as the table has. Received: " + n + ".");
        }
        int[] order = random("sample", seed).permutation(table.rowCount());
        return Cells.rows(table, Arrays.copyOf(order, n));
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
        return Cells.rows(table, rows);
    }

    /// The numbers from 0 to `n - 1`.
    static int[] upTo(int n) {
        int[] numbers = new int[n];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    static RandomOrder random(String verb, long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException(
                    verb + ": the seed must be from 0 to " + LARGEST_SEED + ". Received: " + seed);
        }
        return new RandomOrder(seed);
    }

    static Table head(Table table, int n) {
        int rows = table.rowCount();
        return range(table, 0, n < 0 ? Math.max(0, rows + n) : Math.min(n, rows));
    }

    static Table tail(Table table, int n) {
        int rows = table.rowCount();
        return range(table, n < 0 ? Math.min(rows, -n) : Math.max(0, rows - n), rows);
    }
}
