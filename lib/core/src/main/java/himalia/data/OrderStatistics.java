package himalia.data;

import java.util.Arrays;

/// Values at places of the sorted order, without sorting all the others: values are counted in ranges of equal width,
/// and only the ranges with a place in them are sorted.
final class OrderStatistics {
    private static final int RANGES = 1 << 12;
    /// As many are sorted quickly enough.
    private static final int FEW = 1 << 13;
    /// How often a range is divided anew that holds too many, because a few values lie far away.
    private static final int MOST_DIVISIONS = 4;

    private OrderStatistics() {}

    /// The values that would stand at some places if all were sorted as by [Arrays#sort(double[])].
    ///
    /// @param values without NaN; they are left as they are
    /// @param min the smallest of them
    /// @param max the largest of them
    /// @param places in ascending order
    static double[] at(double[] values, double min, double max, int... places) {
        double[] found = new double[places.length];
        find(values, 0, values.length, min, max, places, 0, places.length, found, MOST_DIVISIONS);
        return found;
    }

    /// Fills in the places numbered `[first, last)`, counted from `from`.
    private static void find(
            double[] values,
            int from,
            int to,
            double min,
            double max,
            int[] places,
            int first,
            int last,
            double[] found,
            int divisions) {
        double scale = RANGES / (max - min);
        if (to - from <= FEW || divisions == 0 || !(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            double[] sorted = Arrays.copyOfRange(values, from, to);
            Arrays.sort(sorted);
            for (int i = first; i < last; i++) {
                found[i] = sorted[places[i]];
            }
            return;
        }
        int[] counts = new int[RANGES];
        for (int i = from; i < to; i++) {
            counts[range(values[i], min, scale)]++;
        }
        int[] room = new int[RANGES]; // 1 + where its values are put; 0: nobody asks for them
        int[] before = new int[RANGES];
        int needed = 0;
        for (int range = 0, seen = 0, i = first; range < RANGES && i < last; range++) {
            before[range] = seen;
            seen += counts[range];
            boolean wanted = false;
            while (i < last && places[i] < seen) {
                wanted = true;
                i++;
            }
            if (wanted) {
                room[range] = needed + 1;
                needed += counts[range];
            }
        }
        double[] taken = new double[needed];
        int[] at = room.clone();
        for (int i = from; i < to; i++) {
            int range = range(values[i], min, scale);
            if (room[range] > 0) {
                taken[at[range]++ - 1] = values[i];
            }
        }
        for (int range = 0, i = first; i < last; range++) {
            int end = i;
            while (end < last && places[end] < before[range] + counts[range]) {
                end++;
            }
            if (end > i) {
                int start = room[range] - 1;
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int k = start; k < start + counts[range]; k++) {
                    least = Math.min(least, taken[k]);
                    most = Math.max(most, taken[k]);
                }
                int[] inner = places.clone();
                for (int k = i; k < end; k++) {
                    inner[k] -= before[range];
                }
                find(taken, start, start + counts[range], least, most, inner, i, end, found, divisions - 1);
                i = end;
            }
        }
    }

    /// Never a later range for a smaller value, as each step rounds in one direction only.
    private static int range(double value, double min, double scale) {
        return Math.min(RANGES - 1, (int) ((value - min) * scale));
    }
}
