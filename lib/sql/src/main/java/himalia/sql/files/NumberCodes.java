package himalia.sql.files;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Numbers of which few are different, by their places among these.
///
/// @param codes the place of each
/// @param firsts where each different one first stands
record NumberCodes(int[] codes, int[] firsts, int size) {
    private static final int MOST_NUMBERS = 1 << 14; // in a dictionary
    private static final int FIRST_LOOK = 1 << 11;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    /// Null if too many are different.
    static @Nullable NumberCodes of(Values values, int first, int count) {
        int most = Math.min(MOST_NUMBERS, count / 8);
        int[] table = new int[4 * MOST_NUMBERS]; // 1 + the place of a number
        int[] firsts = new int[most + 1];
        int[] codes = new int[count];
        int size = 0;
        for (int i = 0; i < count; i++) {
            if (i == FIRST_LOOK && size > FIRST_LOOK / 2) {
                return null;
            }
            long bits = values.bits(first + i);
            long mixed = bits * MIXER;
            int at = (int) ((mixed ^ mixed >>> 32) * MIXER >>> 40) & table.length - 1;
            while (table[at] != 0 && values.bits(firsts[table[at] - 1]) != bits) {
                at = at + 1 & table.length - 1;
            }
            if (table[at] == 0) {
                if (size == most) {
                    return null;
                }
                firsts[size++] = first + i;
                table[at] = size;
            }
            codes[i] = table[at] - 1;
        }
        return size == 0 ? null : new NumberCodes(codes, firsts, size);
    }

    void write(Values values, MemorySegment to) {
        for (int i = 0; i < size; i++) {
            values.write(firsts[i], 1, to, values.size(i));
        }
    }
}
