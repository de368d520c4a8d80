package himalia.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time, as a word whose lowest byte is the first.
final class Words {
    static final int BYTES = Long.BYTES;

    /// Eight quotes.
    static final long QUOTES = of((byte) '"');

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;
    private static final long BELOW_SIGNS = ~SIGNS;

    /// Which bits belong to so many bytes of a word. By a table, as no processor can guess lengths.
    private static final long[] FIRST = new long[BYTES + 1];

    static {
        for (int count = 0; count < BYTES; count++) {
            FIRST[count] = (1L << Byte.SIZE * count) - 1;
        }
        FIRST[BYTES] = -1;
    }

    private Words() {}

    static long at(byte[] bytes, int start) {
        return (long) WORD.get(bytes, start);
    }

    static void put(byte[] bytes, int start, long word) {
        WORD.set(bytes, start, word);
    }

    /// The first bytes of a word, the others 0.
    static long first(long word, int count) {
        return word & FIRST[count];
    }

    /// At most eight bytes, also where the array ends behind them; the others are 0.
    static long at(byte[] bytes, int start, int count) {
        if (start <= bytes.length - BYTES) {
            return first(at(bytes, start), count);
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[start + i] & 0xFFL) << i * Byte.SIZE;
        }
        return word;
    }

    /// One byte eight times.
    static long of(byte each) {
        return (each & 0xFF) * ONES;
    }

    /// Marks the bytes that are 0 by their upper bit, of which the lowest mark is right; above it others may be marked,
    /// too.
    static long zeros(long word) {
        return word - ONES & ~word & SIGNS;
    }

    /// Marks the bytes that are one of three kinds of ASCII by their upper bit, and no others; of each kind, that byte
    /// eight times is given.
    static long ascii(long word, long one, long other, long third) {
        long below = word & BELOW_SIGNS; // a sum with them carries no bit into the next byte
        long none = (below ^ one) + BELOW_SIGNS & (below ^ other) + BELOW_SIGNS & (below ^ third) + BELOW_SIGNS;
        return ~(none | word) & SIGNS;
    }

    /// Which byte has the lowest mark.
    static int lowest(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /// Where the first byte of a kind stands.
    ///
    /// @param eight that byte eight times
    /// @param end   where the search ends, which is answered if there is none before
    static int find(long eight, byte[] bytes, int start, int end) {
        int at = start;
        for (; at + BYTES <= end; at += BYTES) {
            long found = zeros(at(bytes, at) ^ eight);
            if (found != 0) {
                return at + lowest(found);
            }
        }
        while (at < end && bytes[at] != (byte) eight) {
            at++;
        }
        return Math.min(at, end);
    }

    /// The marks of eight bytes as eight bits.
    static int bits(long marks) {
        return (int) ((marks >>> 7) * 0x0102040810204080L >>> 56);
    }

    static boolean isAscii(long word) {
        return (word & SIGNS) == 0;
    }

    static boolean isAscii(byte[] bytes, int start, int end) {
        int at = start;
        long all = 0;
        for (; at + BYTES <= end; at += BYTES) {
            all |= at(bytes, at);
        }
        return isAscii(all | at(bytes, at, end - at));
    }
}
