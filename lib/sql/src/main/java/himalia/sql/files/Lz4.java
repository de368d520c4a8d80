package himalia.sql.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The frames of [LZ4](https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md), as which Arrow files are often
/// compressed; to read.
final class Lz4 {
    /// By how much a frame is smaller at most.
    static final int MOST_TIMES = 256;

    private static final int MAGIC = 0x184D2204;
    private static final int PLAIN = 1 << 31;
    private static final int LEAST = 4;
    private static final int SHORT = 40; // as far as the short way looks
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Lz4() {}

    /// Puts the bytes of a frame at the start of an array.
    ///
    /// @param end  of the frame
    /// @param size how many they are
    /// @throws IllegalArgumentException if it is not so
    static void decompress(byte[] from, int end, byte[] to, int size) {
        Copies.check((int) INT.get(from, 0) == MAGIC);
        int flags = from[4];
        boolean blockSums = (flags & 16) != 0;
        Copies.check(flags >> 6 == 1 && (flags & 1) == 0); // the version; no dictionary
        int at = (flags & 8) != 0 ? 15 : 7; // a frame may say its size
        int out = 0;
        while (true) {
            int length = (int) INT.get(from, at);
            at += Integer.BYTES;
            if (length == 0) {
                break;
            }
            int block = length & ~PLAIN;
            Copies.check(block <= end - at);
            if ((length & PLAIN) != 0) {
                Copies.plain(from, at, end, to, out, block, size);
                out += block;
            } else {
                out = block(from, at, at + block, to, out, size);
            }
            at += block + (blockSums ? Integer.BYTES : 0);
        }
        Copies.check(out == size);
    }

    /// A block may refer to bytes of those before it.
    private static int block(byte[] from, int start, int end, byte[] to, int first, int size) {
        int at = start;
        int out = first;
        while (at < end) {
            int token = from[at++] & 0xFF;
            int plain = token >> 4;
            if (plain < 15 && (token & 15) < 15 && at <= end - SHORT && out <= size - SHORT) {
                // Nearly all are such: a few bytes, which are copied without a close look at how many.
                Copies.upTo16(from, at, to, out, plain);
                at += plain;
                out += plain;
                int back = (short) SHORTS.get(from, at) & 0xFFFF;
                at += Short.BYTES;
                int length = (token & 15) + LEAST;
                if (back >= Long.BYTES && back <= out) {
                    Copies.upTo24(to, out - back, out, length);
                } else {
                    Copies.repeat(to, out, back, length, size);
                }
                out += length;
                continue;
            }
            if (plain == 15) {
                int next;
                do {
                    next = from[at++] & 0xFF;
                    plain += next;
                } while (next == 255 && plain >= 0);
            }
            Copies.plain(from, at, end, to, out, plain, size);
            at += plain;
            out += plain;
            if (at == end) {
                break; // the last has no reference
            }
            int back = from[at] & 0xFF | (from[at + 1] & 0xFF) << 8;
            at += 2;
            int length = token & 15;
            if (length == 15) {
                int next;
                do {
                    next = from[at++] & 0xFF;
                    length += next;
                } while (next == 255 && length >= 0);
            }
            length += LEAST;
            Copies.repeat(to, out, back, length, size);
            out += length;
        }
        return out;
    }
}
