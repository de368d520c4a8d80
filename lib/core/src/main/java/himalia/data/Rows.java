package himalia.data;

import java.util.Arrays;

/// A growing list of row numbers.
final class Rows {
    private int[] rows = new int[8];
    private int size;

    void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size * 2);
        }
        rows[size++] = row;
    }

    /// The rows where something is so, or where it is not.
    static int[] where(boolean[] is, boolean so) {
        int[] rows = new int[is.length];
        int count = 0;
        for (int row = 0; row < is.length; row++) { // without a jump, which no processor could guess
            rows[count] = row;
            count += is[row] == so ? 1 : 0;
        }
        return Arrays.copyOf(rows, count);
    }

    int[] toArray() {
        return Arrays.copyOf(rows, size);
    }
}
