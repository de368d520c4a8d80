package himalia.sql.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The compression of [Snappy](https://github.com/google/snappy/blob/main/format_description.txt), which Parquet files
/// have unless told otherwise: bytes as they are, and references to bytes before them.
final class Snappy {
    private static final int BLOCK = 1 << 16; // a reference of two bytes reaches all of it
    private static final int TABLE_BITS = 14;
    private static final int LEAST = 4;
    private static final int LONGEST = 64; // that one reference copies

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private Snappy() {}

    /// Puts the bytes behind the compressed ones at the start of an array.
    ///
    /// @param size how many they are
    /// @throws IllegalArgumentException if it is not so
    static void decompress(byte[] from, int start, int end, byte[] to, int size) {
        int at = start;
        long announced = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from[at++];
            announced |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                break;
            }
        }
        Copies.check(announced == size);
        int out = 0;
        while (at < end) {
            int tag = from[at++] & 0xFF;
            int length;
            int back;
            switch (tag & 3) {
                case 0 -> {
                    length = (tag >> 2) + 1;
                    int more = length - 60;
                    if (more > 0) {
                        length = 0;
                        for (int i = 0; i < more; i++) {
                            length |= (from[at++] & 0xFF) << (8 * i);
                        }
                        length++;
                    }
                    Copies.plain(from, at, end, to, out, length, size);
                    at += length;
                    out += length;
                    continue;
                }
                case 1 -> {
                    length = (tag >> 2 & 7) + 4;
                    back = (tag >> 5) << 8 | from[at++] & 0xFF;
                }
                case 2 -> {
                    length = (tag >> 2) + 1;
                    back = from[at] & 0xFF | (from[at + 1] & 0xFF) << 8;
                    at += 2;
                }
                default -> {
                    length = (tag >> 2) + 1;
                    back = word(from, at);
                    at += 4;
                }
            }
            Copies.repeat(to, out, back, length, size);
            out += length;
        }
        Copies.check(out == size);
    }

    /// How many bytes the compressed ones are at most.
    static int most(int size) {
        return 32 + size + size / 6;
    }

    /// Compresses the first bytes of an array.
    ///
    /// @param to has room for [#most]
    /// @return how many they have become
    static int compress(byte[] from, int size, byte[] to) {
        int out = 0;
        for (int rest = size; ; rest >>>= 7) {
            to[out++] = (byte) (rest > 0x7F ? rest & 0x7F | 0x80 : rest);
            if (rest <= 0x7F) {
                break;
            }
        }
        short[] table = new short[1 << TABLE_BITS];
        for (int start = 0; start < size; start += BLOCK) {
            Arrays.fill(table, (short) 0);
            out = block(from, start, Math.min(size, start + BLOCK), to, out, table);
        }
        return out;
    }

    private static int block(byte[] from, int start, int end, byte[] to, int first, short[] table) {
        int out = first;
        int done = start;
        int at = start + 1;
        int misses = 32;
        while (at + LEAST <= end) {
            int word = word(from, at);
            int slot = word * 0x1E35A7BD >>> 32 - TABLE_BITS;
            int before = start + (table[slot] & 0xFFFF);
            table[slot] = (short) (at - start);
            if (before >= at || word(from, before) != word) {
                at += misses++ >> 5; // what hardly repeats is passed over faster and faster
                continue;
            }
            misses = 32;
            out = literal(from, done, at, to, out);
            int length = LEAST;
            while (at + length < end && from[at + length] == from[before + length]) {
                length++;
            }
            for (int rest = length; rest > 0; ) {
                int part = Math.min(rest, LONGEST);
                to[out++] = (byte) (part - 1 << 2 | 2);
                to[out++] = (byte) (at - before);
                to[out++] = (byte) (at - before >> 8);
                rest -= part;
            }
            at += length;
            done = at;
        }
        return literal(from, done, end, to, out);
    }

    private static int literal(byte[] from, int start, int end, byte[] to, int first) {
        int out = first;
        int length = end - start - 1;
        if (length < 0) {
            return out;
        }
        if (length < 60) {
            to[out++] = (byte) (length << 2);
        } else if (length < 1 << 8) {
            to[out++] = (byte) (60 << 2);
            to[out++] = (byte) length;
        } else {
            to[out++] = (byte) (61 << 2);
            to[out++] = (byte) length;
            to[out++] = (byte) (length >> 8);
        }
        System.arraycopy(from, start, to, out, length + 1);
        return out + length + 1;
    }

    private static int word(byte[] from, int at) {
        return (int) WORD.get(from, at);
    }
}
