package himalia.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Gives texts numbers by their bytes in UTF-8: the same number to the same text, as long as texts repeat. They are
/// decoded when they are asked for.
///
/// A text of at most fifteen bytes is its own key, two words that hold its bytes and its length; of a longer one the
/// key is a hash, and its bytes are compared.
final class TextNumbers {
    /// What [#of] answers for bytes that are not UTF-8.
    static final int NO_UTF8 = -2;

    private static final long MIXER = 0x9E3779B97F4A7C15L;
    private static final long OTHER_MIXER = 0xD6E8FEB86659FD93L;
    private static final long LONG_TEXT = 0xFFL << 56;
    private static final int LENGTH_AT = 56;
    private static final int WORDS = 16;
    private static final int SHORT = 64; // bytes: such texts are copied by words
    /// Few texts have so many places each: who finds another one's text in its place cannot guess that.
    private static final int SPARSE = 4;
    private static final int FEW = 1 << 15;
    private static final int MOST = Integer.MAX_VALUE - 16;
    /// Texts are given up to be found again when so many are known and hardly one repeats.
    private static final int MANY = 4096;

    /// Which texts are none.
    @FunctionalInterface
    interface Gaps {
        /// The empty one alone.
        Gaps ONLY_EMPTY = (bytes, start, end) -> start == end;

        boolean isMissing(byte[] bytes, int start, int end);
    }

    private final Gaps gaps;
    private final boolean givesUp;
    private int[] places = new int[256]; // 1 + the number of a text, MISSING of one that is none, 0 if free
    private long[] keys = new long[512]; // two of each place: neither has to wait until the other is found
    private int shift = Long.SIZE - 8; // leaves as many bits as places are counted by
    private int[] ends = new int[64]; // of the bytes of a text; they begin where those before end
    private byte[] bytes = new byte[1024];
    private int size;
    private int countGaps;
    private int again; // how often a text was found
    private boolean gaveUp;

    private TextNumbers(Gaps gaps, boolean givesUp) {
        this.gaps = gaps;
        this.givesUp = givesUp;
    }

    /// Makes room for as many texts as others hold, which are probably like these.
    void makeRoomAsFor(TextNumbers others) {
        ends = new int[Math.max(ends.length, others.size + others.size / 8)];
        bytes = new byte[Math.max(bytes.length, others.used() + others.used() / 8)];
        if (others.gaveUp) {
            giveUp();
        } else {
            makePlaces(Integer.highestOneBit(placesOf(ends.length)) * 2);
        }
    }

    /// Equal texts have the same number.
    static TextNumbers distinct() {
        return new TextNumbers(Gaps.ONLY_EMPTY, false);
    }

    /// Equal texts have the same number until it turns out that they hardly repeat.
    static TextNumbers ofRepeating(Gaps gaps) {
        return new TextNumbers(gaps, true);
    }

    /// Each text has a number of its own, also if it is equal to another one.
    static TextNumbers plain() {
        TextNumbers plain = new TextNumbers(Gaps.ONLY_EMPTY, true);
        plain.giveUp();
        return plain;
    }

    /// How many numbers were given.
    int size() {
        return size;
    }

    /// Whether texts are no longer found again.
    boolean hasGivenUp() {
        return gaveUp;
    }

    /// Whether most texts so far were new.
    boolean hardlyRepeat() {
        return size >= MANY && again < size / 7;
    }

    /// The bytes of all texts, one behind the other.
    byte[] bytes() {
        return bytes;
    }

    /// Where in [#bytes] each text ends.
    int[] ends() {
        return ends;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    /// How many bytes all texts have.
    int used() {
        return start(size);
    }

    String text(int number) {
        int start = start(number);
        return new String(bytes, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    /// All texts by their numbers.
    String[] texts() {
        String[] all = new String[size];
        Arrays.setAll(all, this::text);
        return all;
    }

    /// The number of the text of these bytes; [TextCodes#MISSING] if it is none, [#NO_UTF8] if it cannot be read.
    int of(byte[] from, int start, int end) {
        int length = end - start;
        // Most texts are short and known. No more than that stands here, so that it becomes part of the loop that asks.
        if (length > 0 && length < WORDS && start + WORDS <= from.length && places.length > 0) {
            int lower = Math.min(length, Words.BYTES);
            long low = Words.at(from, start) & -1L >>> -Byte.SIZE * lower;
            long high = Words.at(from, start + Words.BYTES) & ~(-1L << Byte.SIZE * (length - lower));
            high |= (long) length << LENGTH_AT;
            int at = place(low, high);
            int held = places[at];
            if (keys[2 * at] == low && keys[2 * at + 1] == high && held > 0) {
                again++;
                return held - 1;
            }
        }
        return search(from, start, end);
    }

    /// The same for any text. In one method, which is then too large to become part of those that ask.
    private int search(byte[] from, int start, int end) {
        int length = end - start;
        if (places.length == 0) {
            return gaps.isMissing(from, start, end) ? TextCodes.MISSING : add(from, start, end);
        }
        long low;
        long high;
        if (length < WORDS) {
            int lower = Math.min(length, Words.BYTES);
            low = Words.at(from, start, lower);
            high = Words.at(from, start + lower, length - lower);
            high |= (long) length << LENGTH_AT;
        } else {
            low = hash(from, start, end);
            high = low * MIXER | LONG_TEXT;
        }
        int mask = places.length - 1;
        int at = place(low, high);
        for (int held = places[at]; held != 0; held = places[at]) {
            if (keys[2 * at] == low
                    && keys[2 * at + 1] == high
                    && (length < WORDS || isSame(held - 1, from, start, end))) {
                again += held > 0 ? 1 : 0;
                return held > 0 ? held - 1 : TextCodes.MISSING;
            }
            at = at + 1 & mask;
        }
        boolean missing = gaps.isMissing(from, start, end);
        if (missing && length >= WORDS) { // these are asked about each time
            return TextCodes.MISSING;
        }
        int number = missing ? TextCodes.MISSING : add(from, start, end);
        if (number != NO_UTF8) {
            countGaps += missing ? 1 : 0;
            places[at] = missing ? TextCodes.MISSING : number + 1;
            keys[2 * at] = low;
            keys[2 * at + 1] = high;
            if (placesOf(size + countGaps) > places.length) {
                if (givesUp && hardlyRepeat()) {
                    giveUp();
                } else {
                    spread();
                }
            }
        }
        return number;
    }

    private static int placesOf(int texts) {
        return texts <= FEW ? SPARSE * texts : Math.max(SPARSE * FEW, 2 * texts);
    }

    private int add(byte[] from, int start, int end) {
        int length = end - start;
        int used = used();
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
        }
        if (length > bytes.length - used) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(Math.addExact(used, length), (int) Math.min(2L * bytes.length, MOST)));
        }
        boolean ascii = copy(from, start, length, used) || Words.isAscii(bytes, used, used + length);
        if (!ascii && !isUtf8(used, length)) {
            return NO_UTF8;
        }
        ends[size] = used + length;
        return size++;
    }

    /// Puts a text behind the others.
    ///
    /// @return true if it is sure that it is ASCII
    private boolean copy(byte[] from, int start, int length, int used) {
        if (length > SHORT || start + length > from.length - WORDS || used + length > bytes.length - WORDS) {
            System.arraycopy(from, start, bytes, used, length);
            return false;
        }
        long all = 0;
        for (int i = 0; i < length; i += WORDS) { // what is behind the text, the next one overwrites
            long word = Words.at(from, start + i);
            long other = Words.at(from, start + i + Words.BYTES);
            Words.put(bytes, used + i, word);
            Words.put(bytes, used + i + Words.BYTES, other);
            all |= word | other;
        }
        return Words.isAscii(all);
    }

    private boolean isUtf8(int start, int length) {
        // What cannot be decoded becomes this sign, which is rare enough to look twice.
        if (new String(bytes, start, length, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Takes no more texts, and gives back the room for them.
    void close() {
        stopSearch();
        ends = ends.length > size + size / 8 ? Arrays.copyOf(ends, size) : ends;
        bytes = bytes.length > used() + used() / 8 ? Arrays.copyOf(bytes, used()) : bytes;
    }

    private void giveUp() {
        gaveUp = true;
        stopSearch();
    }

    private void stopSearch() {
        places = new int[0];
        keys = new long[0];
    }

    /// @param count a power of two
    private void makePlaces(int count) {
        places = new int[count];
        keys = new long[2 * count];
        shift = Long.numberOfLeadingZeros(count) + 1;
    }

    private void spread() {
        int[] heldBefore = places;
        long[] keysBefore = keys;
        makePlaces(2 * heldBefore.length);
        int mask = places.length - 1;
        for (int before = 0; before < heldBefore.length; before++) {
            if (heldBefore[before] != 0) {
                long low = keysBefore[2 * before];
                long high = keysBefore[2 * before + 1];
                int at = place(low, high);
                while (places[at] != 0) {
                    at = at + 1 & mask;
                }
                places[at] = heldBefore[before];
                keys[2 * at] = low;
                keys[2 * at + 1] = high;
            }
        }
    }

    private boolean isSame(int number, byte[] from, int start, int end) {
        return Arrays.equals(bytes, start(number), ends[number], from, start, end);
    }

    /// Of at least eight bytes.
    private static long hash(byte[] from, int start, int end) {
        long hash = (long) end - start;
        for (int at = start; at < end - Words.BYTES; at += Words.BYTES) {
            hash = (hash ^ Words.at(from, at)) * MIXER;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ Words.at(from, end - Words.BYTES)) * MIXER;
        return hash ^ hash >>> 32;
    }

    /// By the upper bits of products: only these know of all lower ones.
    private int place(long low, long high) {
        return (int) (low * MIXER + high * OTHER_MIXER >>> shift);
    }
}
