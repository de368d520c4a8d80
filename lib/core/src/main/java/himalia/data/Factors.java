package himalia.data;

import himalia.tensor.cpu.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Values as numbers from 0 on, in their order: equal values have equal numbers, and each number below `count` occurs.
///
/// @param codes [#MISSING] where a value is missing
record Factors(int[] codes, int count) {
    static final int MISSING = -1;

    /// How many different values are looked up before sorting them is quicker.
    private static final int MOST_LOOKED_UP = 1 << 15;

    /// A table of so many places is made also for few rows.
    private static final int SMALL_RANGE = 1 << 12;

    /// Fewer are not worth a second thread.
    private static final int FEW_ROWS = 1 << 15;

    /// The rows by a column, numbered in no certain order; a number below `count` may not occur.
    static Factors inAnyOrder(Column<?> column) {
        if (column instanceof StringColumn texts) {
            TextCodes codes = TextCodes.of(texts);
            return new Factors(codes.codes(), codes.texts().length);
        }
        return of(SortKeys.of(column), false);
    }

    static Factors of(Column<?> column) {
        return column instanceof StringColumn texts ? of(TextCodes.of(texts)) : of(SortKeys.of(column));
    }

    private static Factors of(TextCodes texts) {
        int[] ranks = texts.ranks();
        int[] codes = new int[texts.codes().length];
        int last = MISSING;
        for (int i = 0; i < codes.length; i++) {
            int code = texts.codes()[i];
            codes[i] = code == TextCodes.MISSING ? MISSING : ranks[code];
            last = Math.max(last, codes[i]);
        }
        return new Factors(codes, last + 1);
    }

    /// The rows by several columns, numbered in no certain order, which would take most of the time.
    ///
    /// @see #of(List, boolean)
    static Factors inAnyOrder(List<Column<?>> columns, boolean missing) {
        return combined(columns.size(), i -> inAnyOrder(columns.get(i)), missing);
    }

    /// The rows by several columns: by the first, then by the second, ...
    ///
    /// @param missing whether a missing value is one as any other, the last one; if not, a row with one is missing
    static Factors of(List<Column<?>> columns, boolean missing) {
        return combined(columns.size(), i -> of(columns.get(i)), missing);
    }

    /// The rows by several [SortKeys].
    ///
    /// @param keys gives those of each column
    static Factors of(int columns, IntFunction<long[]> keys, boolean missing) {
        return combined(columns, i -> of(keys.apply(i)), missing);
    }

    private static Factors combined(int columns, IntFunction<Factors> factors, boolean missing) {
        Factors all = factors.apply(0).with(missing);
        for (int i = 1; i < columns; i++) {
            all = all.times(factors.apply(i).with(missing));
        }
        return all;
    }

    /// Whole numbers, of which [SortKeys#MISSING] is missing.
    static Factors of(long[] keys) {
        return of(keys, true);
    }

    private static Factors of(long[] keys, boolean inOrder) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long key : keys) {
            if (key != SortKeys.MISSING) {
                min = Math.min(min, key);
                max = Math.max(max, key);
            }
        }
        int[] codes = new int[keys.length];
        if (min > max) {
            Arrays.fill(codes, MISSING);
            return new Factors(codes, 0);
        }
        long range = max - min;
        if (range >= 0 && range < Math.max(SMALL_RANGE, 4L * keys.length) && range < Integer.MAX_VALUE - 16) {
            return new Factors(codes, byPlace(keys, min, (int) range + 1, codes));
        }
        if (!inOrder) {
            return new Factors(codes, byLookup(keys, codes, new long[keys.length]));
        }
        long[] different = new long[Math.min(MOST_LOOKED_UP, keys.length)];
        int count = byLookup(keys, codes, different);
        if (count < 0) {
            return new Factors(codes, bySorting(keys, codes));
        }
        putInOrder(different, count, codes);
        return new Factors(codes, count);
    }

    /// Each number has a place of its own.
    private static int byPlace(long[] keys, long min, int range, int[] codes) {
        int[] places = new int[range];
        for (long key : keys) {
            if (key != SortKeys.MISSING) {
                places[(int) (key - min)] = 1;
            }
        }
        int count = 0;
        for (int i = 0; i < range; i++) {
            int occurs = places[i];
            places[i] = count;
            count += occurs;
        }
        Workers.pieces(codes.length, FEW_ROWS, (from, to) -> {
            for (int i = from; i < to; i++) {
                codes[i] = keys[i] == SortKeys.MISSING ? MISSING : places[(int) (keys[i] - min)];
            }
        });
        return count;
    }

    /// Different numbers, however far apart, as they appear.
    ///
    /// @param different is filled with them
    /// @return how many there are; -1 if that is too few places
    private static int byLookup(long[] keys, int[] codes, long[] different) {
        int size = (int) Math.min(4L * Integer.highestOneBit(Math.max(16, different.length)), 1 << 30);
        int[] table = new int[size]; // places among the different ones, from 1
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            long key = keys[i];
            if (key == SortKeys.MISSING) {
                codes[i] = MISSING;
                continue;
            }
            int at = (int) (key * 0x9E3779B97F4A7C15L >>> 32) & size - 1;
            while (table[at] != 0 && different[table[at] - 1] != key) {
                at = at + 1 & size - 1;
            }
            if (table[at] == 0) {
                if (count == different.length) {
                    return -1;
                }
                different[count++] = key;
                table[at] = count;
            }
            codes[i] = table[at] - 1;
        }
        return count;
    }

    private static void putInOrder(long[] different, int count, int[] codes) {
        int[] order = RadixSort.order(Arrays.copyOf(different, count), null);
        int[] ranks = new int[count];
        for (int i = 0; i < count; i++) {
            ranks[order[i]] = i;
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == MISSING ? MISSING : ranks[codes[i]];
        }
    }

    private static int bySorting(long[] keys, int[] codes) {
        int[] order = RadixSort.order(keys, null);
        int code = -1;
        long last = SortKeys.MISSING;
        for (int row : order) {
            if (keys[row] == SortKeys.MISSING) {
                codes[row] = MISSING;
            } else {
                code += code < 0 || keys[row] != last ? 1 : 0;
                last = keys[row];
                codes[row] = code;
            }
        }
        return code + 1;
    }

    private Factors with(boolean missing) {
        if (!missing) {
            return this;
        }
        int any = 0;
        for (int code : codes) {
            any |= code; // MISSING alone is negative
        }
        if (any >= 0) {
            return this;
        }
        int[] all = new int[codes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = codes[i] == MISSING ? count : codes[i];
        }
        return new Factors(all, count + 1);
    }

    /// Pairs of these values and others, by these first.
    private Factors times(Factors other) {
        long[] pairs = new long[codes.length];
        for (int i = 0; i < pairs.length; i++) {
            boolean missing = codes[i] == MISSING || other.codes[i] == MISSING;
            pairs[i] = missing ? SortKeys.MISSING : (long) codes[i] * other.count + other.codes[i];
        }
        return of(pairs);
    }

    /// The same with the numbers in the order in which they first appear.
    Factors asTheyAppear() {
        int[] places = new int[count];
        int[] renumbered = new int[codes.length];
        int seen = 0;
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == MISSING) {
                renumbered[i] = MISSING;
            } else {
                if (places[codes[i]] == 0) {
                    places[codes[i]] = ++seen;
                }
                renumbered[i] = places[codes[i]] - 1;
            }
        }
        return new Factors(renumbered, seen);
    }
}
