package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Which rows of two tables have the same keys; a missing key equals a missing key.
///
/// @param left the key of each left row as a number
/// @param right the keys of the right rows, numbered alike
/// @param count above all these numbers
record Pairing(int[] left, int[] right, int count) {
    /// Rows of both sides beside each other; [Cells#NO_ROW] where a side has none.
    record Rows(int[] left, int[] right) {
        Rows turned() {
            return new Rows(/* left= */ right, /* right= */ left);
        }
    }

    /// A left row whose key no right row has.
    private static final int NONE = KeyNumbers.NONE;

    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    /// So many keys are made at a time, to be looked up while they are near.
    private static final int BLOCK = 1 << 10;

    /// All keys of both sides numbered: the smaller key has the smaller number.
    static Pairing inOrder(List<Column<?>> leftKeys, List<Column<?>> rightKeys) {
        Factors both = Factors.of(leftKeys.size(), i -> SortKeys.of(leftKeys.get(i), rightKeys.get(i)), true);
        int[] codes = both.codes();
        int leftRows = leftKeys.getFirst().size();
        return new Pairing(
                Arrays.copyOf(codes, leftRows), Arrays.copyOfRange(codes, leftRows, codes.length), both.count());
    }

    /// The keys of the right side numbered, in any order, and looked up for the left side: for one column the quicker
    /// way, above all if the right side has few rows.
    static Pairing of(List<Column<?>> leftKeys, List<Column<?>> rightKeys) {
        Column<?> left = leftKeys.getFirst();
        Column<?> right = rightKeys.getFirst();
        if (leftKeys.size() == 1 && left instanceof StringColumn a && right instanceof StringColumn b) {
            return ofTexts(TextCodes.of(a), TextCodes.of(b));
        }
        if (leftKeys.size() > 1 || !SortKeys.arePlain(left, right)) {
            return inOrder(leftKeys, rightKeys);
        }
        boolean decimals = SortKeys.areDecimals(left, right);
        long[] keys = new long[right.size()];
        SortKeys.put(right, 0, keys.length, decimals, keys, 0);
        KeyNumbers numbers = KeyNumbers.of(keys);
        int[] found = new int[left.size()];
        Workers.pieces(found.length, FEW_ROWS, (from, to) -> {
            long[] block = new long[BLOCK];
            for (int first = from; first < to; first += BLOCK) {
                int last = Math.min(to, first + BLOCK);
                SortKeys.put(left, first, last, decimals, block, 0);
                numbers.find(block, last - first, found, first);
            }
        });
        int[] own = new int[keys.length];
        numbers.find(keys, keys.length, own, 0);
        return new Pairing(found, own, numbers.count());
    }

    private static Pairing ofTexts(TextCodes left, TextCodes right) {
        int leftRows = left.codes().length;
        TextCodes both = left.and(right);
        int missing = both.texts().length;
        int[] codes = both.codes();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == TextCodes.MISSING ? missing : codes[i];
        }
        return new Pairing(
                Arrays.copyOf(codes, leftRows), Arrays.copyOfRange(codes, leftRows, codes.length), missing + 1);
    }

    /// Every left row with each right row that has its keys.
    ///
    /// @param keepAll whether a left row without a partner stays, too
    Rows rows(boolean keepAll) {
        int[] partners = new int[count];
        Arrays.fill(partners, Cells.NO_ROW);
        for (int row = 0; row < right.length; row++) {
            if (partners[right[row]] != Cells.NO_ROW) {
                return severalRows(keepAll);
            }
            partners[right[row]] = row;
        }
        return rows(keepAll, partners);
    }

    /// Every left row with the one right row that has its keys.
    private Rows rows(boolean keepAll, int[] partners) {
        int[] rightRows = new int[left.length];
        Workers.pieces(left.length, FEW_ROWS, (from, to) -> {
            for (int row = from; row < to; row++) {
                rightRows[row] = left[row] == NONE ? Cells.NO_ROW : partners[left[row]];
            }
        });
        if (keepAll || Cells.Shape.of(rightRows) != Cells.Shape.GAPS) {
            return new Rows(Splits.upTo(left.length), rightRows);
        }
        int[] leftRows = new int[left.length];
        int at = 0;
        for (int row = 0; row < left.length; row++) {
            int partner = rightRows[row];
            leftRows[at] = row;
            rightRows[at] = partner;
            at += partner == Cells.NO_ROW ? 0 : 1;
        }
        return new Rows(Arrays.copyOf(leftRows, at), Arrays.copyOf(rightRows, at));
    }

    private Rows severalRows(boolean keepAll) {
        Groups others = Groups.of(new Factors(right, count));
        int[] starts = others.starts();
        int[] sorted = others.byGroup();
        long total = 0;
        for (int key : left) {
            int partners = key == NONE ? 0 : starts[key + 1] - starts[key];
            total += partners == 0 && keepAll ? 1 : partners;
        }
        int[] leftRows = new int[size(total)];
        int[] rightRows = new int[leftRows.length];
        int at = 0;
        for (int row = 0; row < left.length; row++) {
            int from = left[row] == NONE ? 0 : starts[left[row]];
            int to = left[row] == NONE ? 0 : starts[left[row] + 1];
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

    /// All rows of both sides in the order of their keys, if these are numbered in their order.
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
