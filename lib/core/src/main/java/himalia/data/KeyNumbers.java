package himalia.data;

/// Different whole numbers with a number each, from 0 on, to find them again: by their place if they lie close
/// together, else by hashing.
final class KeyNumbers {
    /// The number of what is not among them.
    static final int NONE = -1;

    /// So many places are made also for few numbers.
    private static final int SMALL_RANGE = 1 << 16;

    private final long min;
    private final long[] different; // by their numbers; empty if they are found by place
    private final int[] table; // 1 + a number
    private final int missing; // the number of what is missing
    private final int count;

    /// @param keys [SortKeys#MISSING] is a number as any other
    static KeyNumbers of(long[] keys) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long key : keys) {
            if (key != SortKeys.MISSING) {
                min = Math.min(min, key);
                max = Math.max(max, key);
            }
        }
        long range = max - min;
        boolean close = range >= 0 && range < Math.max(SMALL_RANGE, 4L * keys.length) && range < Integer.MAX_VALUE - 16;
        return new KeyNumbers(keys, min, close ? (int) range + 1 : 0);
    }

    /// @param range how many places there are; 0 for hashing
    private KeyNumbers(long[] keys, long min, int range) {
        this.min = min;
        this.table =
                new int[range > 0 ? range : 4 * Math.min(Integer.highestOneBit(Math.max(16, keys.length)), 1 << 28)];
        this.different = new long[range > 0 ? 0 : keys.length];
        int found = 0;
        int number = NONE;
        for (long key : keys) {
            if (key == SortKeys.MISSING) {
                number = number == NONE ? found++ : number;
                continue;
            }
            int at = range > 0 ? (int) (key - min) : place(key);
            if (table[at] == 0) {
                if (range == 0) {
                    different[found] = key;
                }
                table[at] = ++found;
            }
        }
        this.missing = number;
        this.count = found;
    }

    int count() {
        return count;
    }

    /// The numbers of some keys, [#NONE] for those that are not there.
    ///
    /// @param size how many keys
    /// @param numbers where they are put, from `at` on
    void find(long[] keys, int size, int[] numbers, int at) {
        boolean byPlace = different.length == 0;
        for (int i = 0; i < size; i++) {
            long key = keys[i];
            if (key == SortKeys.MISSING) {
                numbers[at + i] = missing;
            } else if (byPlace) {
                long place = key - min;
                numbers[at + i] = place >= 0 && place < table.length && key >= min ? table[(int) place] - 1 : NONE;
            } else {
                numbers[at + i] = table[place(key)] - 1;
            }
        }
    }

    /// Where a key stands in the table, or where it would.
    private int place(long key) {
        int mask = table.length - 1;
        int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (table[at] != 0 && different[table[at] - 1] != key) {
            at = at + 1 & mask;
        }
        return at;
    }
}
