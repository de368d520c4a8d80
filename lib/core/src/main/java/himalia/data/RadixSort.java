package himalia.data;

import himalia.tensor.cpu.Interrupts;
import himalia.tensor.cpu.Workers;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The order of rows by whole numbers, found digit by digit from the last one: stable, without comparing, and in steps
/// that grow with the rows only.
final class RadixSort {
    private static final int DIGIT_BITS = 11;
    private static final int PARALLEL = 1 << 16;
    private static final int PARTS = 4;

    private RadixSort() {}

    /// The rows in the order of their keys; of equal keys, and of those that are [SortKeys#MISSING], in the order they
    /// have already.
    ///
    /// @param before the order they have; null for that of their numbers
    static int[] order(long[] keys, int @Nullable [] before) {
        int n = keys.length;
        int[] rows = new int[n];
        long[] present = new long[n];
        int size = 0;
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = 0; i < n; i++) {
            int row = before == null ? i : before[i];
            long key = keys[row];
            if (key != SortKeys.MISSING) {
                sorted &= key >= max;
                min = Math.min(min, key);
                max = Math.max(max, key);
                present[size] = key;
                rows[size++] = row;
            }
        }
        if (size < n) {
            for (int i = 0, at = size; i < n; i++) {
                int row = before == null ? i : before[i];
                if (keys[row] == SortKeys.MISSING) {
                    rows[at++] = row;
                }
            }
        }
        return sorted ? rows : sorted(present, rows, size, min, Long.SIZE - Long.numberOfLeadingZeros(max - min));
    }

    /// @param bits how many bits of `key - min` differ
    private static int[] sorted(long[] keys, int[] rows, int size, long min, int bits) {
        int passes = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        int width = (bits + passes - 1) / passes;
        long[] from = keys;
        int[] fromRows = rows;
        long[] to = new long[size];
        int[] toRows = rows.clone(); // what is missing stands at the end of both
        int[][] places = new int[size < PARALLEL ? 1 : PARTS][1 << width];
        int each = (size + places.length - 1) / places.length;
        for (int pass = 0; pass < passes; pass++) {
            Interrupts.poll("an order");
            int shift = pass * width;
            long[] a = from;
            int[] aRows = fromRows;
            long[] b = to;
            int[] bRows = toRows;
            Workers.pieces(places.length, 1, (first, last) -> {
                for (int part = first; part < last; part++) {
                    count(a, part * each, Math.min(size, (part + 1) * each), min, shift, places[part]);
                }
            });
            if (isOne(places, size)) {
                continue; // all have the same digit
            }
            toPlaces(places);
            Workers.pieces(places.length, 1, (first, last) -> {
                for (int part = first; part < last; part++) {
                    int end = Math.min(size, (part + 1) * each);
                    move(a, aRows, part * each, end, min, shift, places[part], b, bRows);
                }
            });
            from = b;
            fromRows = bRows;
            to = a;
            toRows = aRows;
        }
        return fromRows;
    }

    private static void count(long[] keys, int from, int to, long min, int shift, int[] counts) {
        Arrays.fill(counts, 0);
        int mask = counts.length - 1;
        for (int i = from; i < to; i++) {
            counts[(int) (keys[i] - min >>> shift) & mask]++;
        }
    }

    private static boolean isOne(int[][] counts, int size) {
        for (int digit = 0; digit < counts[0].length; digit++) {
            int all = 0;
            for (int[] part : counts) {
                all += part[digit];
            }
            if (all > 0) {
                return all == size;
            }
        }
        return true;
    }

    /// Makes of how often a digit occurs in each part where the part's first one goes.
    private static void toPlaces(int[][] counts) {
        int at = 0;
        for (int digit = 0; digit < counts[0].length; digit++) {
            for (int[] part : counts) {
                int count = part[digit];
                part[digit] = at;
                at += count;
            }
        }
    }

    private static void move(
            long[] keys, int[] rows, int from, int to, long min, int shift, int[] places, long[] out, int[] outRows) {
        int mask = places.length - 1;
        for (int i = from; i < to; i++) {
            long key = keys[i];
            int place = places[(int) (key - min >>> shift) & mask]++;
            out[place] = key;
            outRows[place] = rows[i];
        }
    }
}
