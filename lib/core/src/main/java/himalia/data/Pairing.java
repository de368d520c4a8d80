package himalia.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.columns.Column;

/// Which rows of two tables have the same keys; a missing key equals a missing key.
///
/// @param left the key of each left row as a number: the smaller key has the smaller one
/// @param right the keys of the right rows, numbered alike
/// @param count above all these numbers
record Pairing(int[] left, int[] right, int count) {
    /// Rows of both sides beside each other; [Cells#NO_ROW] where a side has none.
    record Rows(int[] left, int[] right) {
        Rows turned() {
            return new Rows(/* left= */ right, /* right= */ left);
        }
    }

    static Pairing of(List<Column<?>> leftKeys, List<Column<?>> rightKeys) {
        Factors both = Factors.of(leftKeys.size(), i -> SortKeys.of(leftKeys.get(i), rightKeys.get(i)), true);
        int[] codes = both.codes();
        int leftRows = leftKeys.getFirst().size();
        return new Pairing(
                Arrays.copyOf(codes, leftRows), Arrays.copyOfRange(codes, leftRows, codes.length), both.count());
    }

    Pairing turned() {
        return new Pairing(/* left= */ right, /* right= */ left, count);
    }

    /// Every left row with each right row that has its keys.
    ///
    /// @param keepAll whether a left row without a partner stays, too
    Rows rows(boolean keepAll) {
        Groups others = Groups.of(new Factors(right, count));
        if (IntStream.range(0, count).allMatch(key -> others.size(key) <= 1)) {
            return rows(keepAll, others);
        }
        int[] starts = others.starts();
        int[] sorted = others.byGroup();
        long total = 0;
        for (int key : left) {
            int partners = starts[key + 1] - starts[key];
            total += partners == 0 && keepAll ? 1 : partners;
        }
        int[] leftRows = new int[size(total)];
        int[] rightRows = new int[leftRows.length];
        int at = 0;
        for (int row = 0; row < left.length; row++) {
            int from = starts[left[row]];
            int to = starts[left[row] + 1];
            if (from == to && keepAll) {
                leftRows[at] = row;
                rightRows[at++] = Cells.NO_ROW;
            }
            for (int i = from; i < to; i++) {
                leftRows[at] = row;
                rightRows[at++] = sorted[i];
            }
        }
        return new Rows(leftRows, rightRows);
    }

    /// Every left row with the one right row that has its keys.
    private Rows rows(boolean keepAll, Groups others) {
        int[] partners = new int[count];
        Arrays.fill(partners, Cells.NO_ROW);
        for (int row : others.byGroup()) {
            partners[right[row]] = row;
        }
        int[] leftRows = new int[left.length];
        int[] rightRows = new int[left.length];
        int at = 0;
        for (int row = 0; row < left.length; row++) {
            int partner = partners[left[row]];
            if (partner != Cells.NO_ROW || keepAll) {
                leftRows[at] = row;
                rightRows[at++] = partner;
            }
        }
        return at == left.length
                ? new Rows(leftRows, rightRows)
                : new Rows(Arrays.copyOf(leftRows, at), Arrays.copyOf(rightRows, at));
    }

    /// All rows of both sides in the order of their keys.
    Rows all() {
        Groups lefts = Groups.of(new Factors(left, count));
        Groups rights = Groups.of(new Factors(right, count));
        long total = 0;
        for (int key = 0; key < count; key++) {
            total += (long) Math.max(1, lefts.size(key)) * Math.max(1, rights.size(key));
        }
        int[] leftRows = new int[size(total)];
        int[] rightRows = new int[leftRows.length];
        int at = 0;
        for (int key = 0; key < count; key++) {
            for (int l = 0; l < Math.max(1, lefts.size(key)); l++) {
                for (int r = 0; r < Math.max(1, rights.size(key)); r++) {
                    leftRows[at] = row(lefts, key, l);
                    rightRows[at++] = row(rights, key, r);
                }
            }
        }
        return new Rows(leftRows, rightRows);
    }

    private static int row(Groups side, int key, int i) {
        return side.size(key) == 0 ? Cells.NO_ROW : side.byGroup()[side.starts()[key] + i];
    }

    private static int size(long rows) {
        if (rows > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(
                    "merge: the result would have " + rows + " rows, more than a table holds:"
                            + " keys that occur often on both sides give each row with each.\nHint: merge on more key columns,"
                            + " or dropDuplicates one side by its keys first.");
        }
        return (int) rows;
    }
}
