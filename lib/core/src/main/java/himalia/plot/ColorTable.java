package himalia.plot;

import java.util.Arrays;

/// A number for each colour, in an open hash table: a map of boxed numbers would cost more than the rest of a
/// picture.
final class ColorTable {
    final int[] keys;
    final int[] values;
    private int used;

    /// @param slots a power of two
    ColorTable(int slots) {
        keys = new int[slots];
        values = new int[slots];
        Arrays.fill(keys, -1);
    }

    /// Where the number of a colour stands, or -1 if the table is full.
    int slot(int color) {
        int mask = keys.length - 1;
        int slot = (color * 0x9E3779B1 >>> 12) & mask;
        while (keys[slot] != color) {
            if (keys[slot] == -1) {
                if (used > keys.length / 2) {
                    return -1;
                }
                used++;
                keys[slot] = color;
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /// The n-th largest number, at least 1.
    int nthLargest(int n) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return Math.max(1, sorted[sorted.length - n]);
    }
}
