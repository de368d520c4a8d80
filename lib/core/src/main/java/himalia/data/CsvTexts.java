package himalia.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The different texts of one column of a piece of a file. Each has a number, which its bytes find again: only one
/// object is made for a text, however often it stands there.
final class CsvTexts {
    private static final int NEW = -1;

    private int[] table = new int[64]; // 1 + the number of a text
    private int[] hashes = new int[32];
    private int[] ends = new int[32]; // of its bytes; they begin where those before end
    private byte[] bytes = new byte[256];
    private @Nullable String[] texts = new String[32];
    private int size;

    int size() {
        return size;
    }

    /// The text of a number; null is missing.
    @Nullable
    String text(int number) {
        return texts[number];
    }

    /// The hash of a text's bytes, continued with the next one.
    static int hash(int hash, byte next) {
        return hash * 31 + next;
    }

    static int hash(byte[] from, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash(hash, from[i]);
        }
        return hash;
    }

    /// The number of the text of these bytes; negative if it has none yet.
    int number(byte[] from, int start, int end, int hash) {
        int mask = table.length - 1;
        for (int at = spread(hash) & mask; table[at] != 0; at = at + 1 & mask) {
            int number = table[at] - 1;
            if (hashes[number] == hash
                    && Arrays.equals(bytes, number == 0 ? 0 : ends[number - 1], ends[number], from, start, end)) {
                return number;
            }
        }
        return NEW;
    }

    /// Gives the next number to a text that has none yet.
    ///
    /// @param text null is missing
    int add(byte[] from, int start, int end, int hash, @Nullable String text) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            table = new int[4 * size];
            for (int number = 0; number < size; number++) {
                put(hashes[number], number);
            }
        }
        int used = size == 0 ? 0 : ends[size - 1];
        int needed = used + end - start;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        System.arraycopy(from, start, bytes, used, end - start);
        ends[size] = needed;
        hashes[size] = hash;
        texts[size] = text;
        put(hash, size);
        return size++;
    }

    /// Ends the search by bytes: only the texts are needed from now on.
    void close() {
        table = new int[1];
        hashes = new int[0];
        ends = new int[0];
        bytes = new byte[0];
        texts = Arrays.copyOf(texts, size);
    }

    private void put(int hash, int number) {
        int mask = table.length - 1;
        int at = spread(hash) & mask;
        while (table[at] != 0) {
            at = at + 1 & mask;
        }
        table[at] = number + 1;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ mixed >>> 15;
    }
}
