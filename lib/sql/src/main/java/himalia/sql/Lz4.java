package himalia.sql;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The frames of [LZ4](https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md), as which Arrow files are often
/// compressed; to read.
final class Lz4 {
    private static final int MAGIC = 0x184D2204;
    private static final int PLAIN = 1 << 31;
    private static final int LEAST = 4;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Lz4() {}

    /// The bytes of a frame.
    ///
    /// @param size how many they are
    /// @throws IllegalArgumentException if it is not so
    static byte[] decompress(byte[] from, int size) {
        check((int) INT.get(from, 0) == MAGIC);
        int flags = from[4];
        boolean blockSums = (flags & 16) != 0;
        check(flags >> 6 == 1 && (flags & 1) == 0); // the version; no dictionary
        int at = (flags & 8) != 0 ? 15 : 7; // a frame may say its size
        byte[] to = new byte[size];
        int out = 0;
        while (true) {
            int length = (int) INT.get(from, at);
            at += Integer.BYTES;
            if (length == 0) {
                break;
            }
            int block = length & ~PLAIN;
            check(block <= from.length - at);
            if ((length & PLAIN) != 0) {
                check(block <= size - out);
                System.arraycopy(from, at, to, out, block);
                out += block;
            } else {
                out = block(from, at, at + block, to, out, size);
            }
            at += block + (blockSums ? Integer.BYTES : 0);
        }
        check(out == size);
        return to;
    }

    /// A block may refer to bytes of those before it.
    private static int block(byte[] from, int start, int end, byte[] to, int first, int size) {
        int at = start;
        int out = first;
        while (at < end) {
            int token = from[at++] & 0xFF;
            int plain = token >> 4;
            if (plain == 15) {
                int next;
                do {
                    next = from[at++] & 0xFF;
                    plain += next;
                } while (next == 255 && plain >= 0);
            }
            check(plain >= 0 && plain <= end - at && plain <= size - out);
            System.arraycopy(from, at, to, out, plain);
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
            check(length >= 0);
            Snappy.repeat(to, out, back, length + LEAST, size);
            out += length + LEAST;
        }
        return out;
    }

    private static void check(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("damaged");
        }
    }
}
