package himalia.sql.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Parquet's small numbers, such as those of texts: runs of one number, and numbers of a few bits beside each other.
final class RunLengths {
    private static final int GROUP = 8;
    private static final int LEAST_RUN = 2 * GROUP;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RunLengths() {}

    /// How many bits the numbers up to this one take.
    static int width(int largest) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
    }

    /// Whether the first so many numbers are in one run of this one, at a place.
    static boolean isRun(byte[] from, int start, int end, int number, int count) {
        int head = 0;
        int at = start;
        for (int shift = 0; at < end && shift < Integer.SIZE; shift += 7) {
            byte next = from[at++];
            head |= (next & 0x7F) << shift;
            if (next >= 0) {
                return (head & 1) == 0 && head >>> 1 >= count && at < end && from[at] == number;
            }
        }
        return false;
    }

    /// Reads numbers into the start of an array.
    ///
    /// @throws IllegalArgumentException if there are fewer
    static void read(byte[] from, int start, int end, int width, int[] to, int count) {
        if (width < 0 || width > Integer.SIZE) {
            throw new IllegalArgumentException("damaged");
        }
        int bytes = (width + 7) / 8;
        int at = start;
        int out = 0;
        while (out < count) {
            int head = 0;
            for (int shift = 0; ; shift += 7) {
                if (at >= end) {
                    throw new IllegalArgumentException("damaged");
                }
                byte next = from[at++];
                head |= (next & 0x7F) << shift;
                if (next >= 0) {
                    break;
                }
            }
            int many = head >>> 1;
            if ((head & 1) == 0) {
                int number = 0;
                for (int i = 0; i < bytes; i++) {
                    number |= (from[at++] & 0xFF) << (8 * i);
                }
                many = Math.min(many, count - out);
                Arrays.fill(to, out, out + many, number);
                out += many;
                if (many == 0) {
                    throw new IllegalArgumentException("damaged");
                }
            } else {
                int wanted = (int) Math.min((long) many * GROUP, count - out);
                packed(from, at, end, width, to, out, wanted);
                at = (int) Math.min((long) at + (long) many * width, Integer.MAX_VALUE);
                out += wanted;
            }
        }
    }

    private static void packed(byte[] from, int start, int end, int width, int[] to, int first, int count) {
        if (start + ((long) count * width + 7) / 8 > end) {
            throw new IllegalArgumentException("damaged");
        }
        long mask = (1L << width) - 1;
        long bit = 0;
        int fast = from.length - Long.BYTES;
        for (int i = 0; i < count; i++, bit += width) {
            int at = start + (int) (bit >>> 3);
            long word;
            if (at <= fast) {
                word = (long) LONG.get(from, at);
            } else {
                word = 0;
                for (int k = at; k < from.length; k++) {
                    word |= (from[k] & 0xFFL) << (8 * (k - at));
                }
            }
            to[first + i] = (int) (word >>> (bit & 7) & mask);
        }
    }

    /// How many bytes so many numbers take at most.
    static int most(int count) {
        return count * Integer.BYTES + 64;
    }

    /// Writes numbers.
    ///
    /// @return where it ends
    static int write(int[] numbers, int first, int count, int width, byte[] to, int start) {
        int out = start;
        int waiting = first; // those from here on are not in a run
        int end = first + count;
        int at = first;
        while (at < end) {
            int run = at + 1;
            while (run < end && numbers[run] == numbers[at]) {
                run++;
            }
            if (run - at >= LEAST_RUN) {
                out = writePacked(numbers, waiting, at, width, to, out);
                out = head(run - at << 1, to, out);
                for (int i = 0; i < width; i += 8) {
                    to[out++] = (byte) (numbers[at] >>> i);
                }
                at = run;
                waiting = at;
            } else {
                at = Math.min(end, at + GROUP);
            }
        }
        return writePacked(numbers, waiting, end, width, to, out);
    }

    private static int writePacked(int[] numbers, int first, int end, int width, byte[] to, int start) {
        if (first == end) {
            return start;
        }
        int groups = (end - first + GROUP - 1) / GROUP;
        int out = head(groups << 1 | 1, to, start);
        int last = out + groups * width;
        long word = 0;
        int bits = 0;
        for (int i = first; i < end; i++) {
            word |= (long) numbers[i] << bits;
            bits += width;
            for (; bits >= 8; bits -= 8) {
                to[out++] = (byte) word;
                word >>>= 8;
            }
        }
        while (out < last) {
            to[out++] = (byte) word;
            word >>>= 8;
        }
        return out;
    }

    private static int head(int head, byte[] to, int start) {
        int out = start;
        for (int rest = head; ; rest >>>= 7) {
            to[out++] = (byte) (rest > 0x7F ? rest & 0x7F | 0x80 : rest);
            if (rest <= 0x7F) {
                return out;
            }
        }
    }
}
