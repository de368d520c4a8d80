package himalia.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;

/// Collects a column of texts from their bytes: a text that repeats is found by its bytes, so that only one object is
/// made of it, and none is looked up as text.
///
/// ```java
/// var texts = new TextCollector(3);
/// byte[] bytes = "redblue".getBytes(UTF_8);
/// texts.add(bytes, 0, 3);
/// texts.addMissing();
/// texts.add(bytes, 3, 7);
/// texts.column("color")                            // red, missing, blue
/// ```
///
/// An empty text is missing, as everywhere in Tablesaw.
public final class TextCollector {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NONE = {};
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final int expected;
    private int[] codes;
    private int size;

    private @Nullable String[] texts = new String[32];
    private int different;
    private boolean repeat = true;

    // What finds a text again. The first eight bytes decide most of the time, and for short texts always.
    private int[] table = new int[64]; // 1 + the number of a text
    private long[] heads = new long[32];
    private int[] hashes = new int[32];
    private int[] lengths = new int[32];
    private byte[][] tails = new byte[32][]; // what is behind them

    /// @param rows about how many texts will come
    public TextCollector(int rows) {
        expected = rows;
        codes = new int[Math.max(rows, 16)];
    }

    /// Takes the text of these bytes in UTF-8.
    public void add(byte[] from, int start, int end) {
        addNumber(number(from, start, end));
    }

    /// Takes a missing value.
    public void addMissing() {
        addNumber(TextCodes.MISSING);
    }

    /// Takes a text by the number that [#number] gave it.
    public void addNumber(int number) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = number;
    }

    /// The number of the text of these bytes, for [#addNumber]; [TextCodes#MISSING] of an empty one.
    public int number(byte[] from, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return TextCodes.MISSING;
        }
        if (!repeat) {
            return next(from, start, length);
        }
        long head = head(from, start, length);
        int hash = hash(head, from, start, length);
        int mask = table.length - 1;
        int at = hash & mask;
        for (; table[at] != 0; at = at + 1 & mask) {
            int number = table[at] - 1;
            if (heads[number] == head
                    && lengths[number] == length
                    && (length <= Long.BYTES || hashes[number] == hash && sameTail(number, from, start, end))) {
                return number;
            }
        }
        // From here on a search would cost more than it finds.
        repeat = !TextCodes.hardlyRepeat(different, Math.max(expected, size));
        if (repeat) {
            if (different == heads.length) {
                grow();
                for (at = hash & table.length - 1; table[at] != 0; ) {
                    at = at + 1 & table.length - 1;
                }
            }
            table[at] = different + 1;
            heads[different] = head;
            hashes[different] = hash;
            lengths[different] = length;
            tails[different] = length <= Long.BYTES ? NONE : Arrays.copyOfRange(from, start + Long.BYTES, end);
        }
        return next(from, start, length);
    }

    private int next(byte[] from, int start, int length) {
        if (different == texts.length) {
            texts = Arrays.copyOf(texts, 2 * different);
        }
        texts[different] = new String(from, start, length, StandardCharsets.UTF_8);
        return different++;
    }

    private boolean sameTail(int number, byte[] from, int start, int end) {
        byte[] tail = tails[number];
        return Arrays.equals(tail, 0, tail.length, from, start + Long.BYTES, end);
    }

    /// The first eight bytes; fewer are followed by zeros.
    private static long head(byte[] from, int start, int length) {
        if (start <= from.length - Long.BYTES) {
            long head = (long) LONG.get(from, start);
            return length >= Long.BYTES ? head : head & (1L << length * Byte.SIZE) - 1;
        }
        long head = 0;
        for (int i = 0; i < Math.min(length, Long.BYTES); i++) {
            head |= (from[start + i] & 0xFFL) << i * Byte.SIZE;
        }
        return head;
    }

    private static int hash(long head, byte[] from, int start, int length) {
        long hash = (head + length) * MIXER;
        for (int i = Long.BYTES; i < length; i += Long.BYTES) {
            hash = (hash ^ hash >>> 29 ^ head(from, start + i, length - i)) * MIXER;
        }
        // By a product the upper bits know of the lower ones; the places in the table are to know of all.
        return (int) ((hash ^ hash >>> 32) * MIXER >>> 32);
    }

    private void grow() {
        int more = 2 * different;
        heads = Arrays.copyOf(heads, more);
        hashes = Arrays.copyOf(hashes, more);
        lengths = Arrays.copyOf(lengths, more);
        tails = Arrays.copyOf(tails, more);
        table = new int[2 * more];
        for (int number = 0; number < different; number++) {
            int at = hashes[number] & table.length - 1;
            while (table[at] != 0) {
                at = at + 1 & table.length - 1;
            }
            table[at] = number + 1;
        }
    }

    /// All that it has taken. It takes no more.
    public StringColumn column(String name) {
        int[] all = codes.length == size ? codes : Arrays.copyOf(codes, size);
        TextCodes coded = new TextCodes(all, Arrays.copyOf(texts, different));
        return !repeat || TextCodes.hardlyRepeat(different, size)
                ? StringColumn.createInternal(name, coded.plain())
                : coded.column(name);
    }
}
