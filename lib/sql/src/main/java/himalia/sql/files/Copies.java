package himalia.sql.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The two steps of which compressed bytes are made: bytes as they are, and bytes that stood before. Most are a few
/// bytes, for which eight at a time are quicker than a call; what is copied too much is overwritten by the next.
final class Copies {
    /// What an array should have behind the bytes that come, so that the quick way is taken up to the end.
    static final int ROOM = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Copies() {}

    /// Copies bytes as they are.
    ///
    /// @param end  of what `from` has
    /// @param size of what `to` shall have
    static void plain(byte[] from, int at, int end, byte[] to, int out, int length, int size) {
        check(length >= 0 && length <= end - at && length <= size - out);
        if (length <= ROOM && at <= from.length - ROOM && out <= to.length - ROOM) {
            upTo16(from, at, to, out, length);
        } else {
            System.arraycopy(from, at, to, out, length);
        }
    }

    /// Copies up to sixteen bytes, and perhaps some more.
    static void upTo16(byte[] from, int at, byte[] to, int out, int length) {
        LONG.set(to, out, (long) LONG.get(from, at));
        if (length > Long.BYTES) {
            LONG.set(to, out + Long.BYTES, (long) LONG.get(from, at + Long.BYTES));
        }
    }

    /// Repeats up to twenty-four bytes, and perhaps some more, which stood eight before or further.
    static void upTo24(byte[] to, int at, int out, int length) {
        LONG.set(to, out, (long) LONG.get(to, at));
        if (length > Long.BYTES) {
            LONG.set(to, out + Long.BYTES, (long) LONG.get(to, at + Long.BYTES));
            LONG.set(to, out + 2 * Long.BYTES, (long) LONG.get(to, at + 2 * Long.BYTES));
        }
    }

    /// Copies bytes from before a place to it; they may be those that it has just copied.
    static void repeat(byte[] to, int out, int back, int length, int size) {
        check(back > 0 && back <= out && length >= 0 && length <= size - out);
        if (back >= Long.BYTES && out + length <= to.length - Long.BYTES) {
            for (int i = out; i < out + length; i += Long.BYTES) {
                LONG.set(to, i, (long) LONG.get(to, i - back));
            }
        } else {
            for (int i = out; i < out + length; i++) {
                to[i] = to[i - back];
            }
        }
    }

    static void check(boolean right) {
        if (!right) {
            throw new IllegalArgumentException("damaged");
        }
    }
}
