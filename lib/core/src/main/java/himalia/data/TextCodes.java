package himalia.data;

import himalia.tensor.cpu.Interrupts;
import it.unimi.dsi.fastutil.bytes.Byte2IntOpenHashMap;
import it.unimi.dsi.fastutil.bytes.Byte2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ByteOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ShortOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2IntOpenHashMap;
import it.unimi.dsi.fastutil.shorts.Short2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.strings.ByteDictionaryMap;
import tech.tablesaw.columns.strings.DictionaryMap;
import tech.tablesaw.columns.strings.IntDictionaryMap;
import tech.tablesaw.columns.strings.NoKeysAvailableException;
import tech.tablesaw.columns.strings.NullDictionaryMap;
import tech.tablesaw.columns.strings.ShortDictionaryMap;

/// Texts as numbers: each different text has one, and a row holds the number of its text. Work with them costs what
/// work with whole numbers costs.
///
/// @param codes the number of each row's text, [#MISSING] if there is none
/// @param texts the texts by their numbers; a number that no row holds may have none
public record TextCodes(int[] codes, @Nullable String[] texts) {
    /// The number of a row without a text.
    public static final int MISSING = -1;

    /// Tablesaw gives keys of 8, 16 or 32 bits, from the smallest but one up to the largest, which is missing.
    private static final int MOST_BYTES = 254;

    private static final int MOST_SHORTS = 65_534;

    /// So many texts are kept, whether a row holds them or not.
    private static final int FEW_TEXTS = 256;

    /// The texts of a column. What it gives belongs to the column and must not be written.
    public static TextCodes of(StringColumn column) {
        return column.getDictionary() instanceof SharedTexts shared ? shared.codes() : of(column.getDictionary(), null);
    }

    /// @param rows null for all
    static TextCodes of(DictionaryMap dictionary, int @Nullable [] rows) {
        int size = rows == null ? dictionary.size() : rows.length;
        int[] codes = new int[size];
        return switch (dictionary) {
            case ByteDictionaryMap map -> {
                String[] texts = new String[map.nextKeyWithoutIncrementing() - Byte.MIN_VALUE];
                map.getKeyValueEntries().forEach(e -> put(texts, e.getByteKey() - Byte.MIN_VALUE - 1, e.getValue()));
                byte[] keys = map.values().elements();
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    codes[i] = row == Cells.NO_ROW ? MISSING : code(texts, keys[row] - Byte.MIN_VALUE - 1);
                }
                yield new TextCodes(codes, texts);
            }
            case ShortDictionaryMap map -> {
                String[] texts = new String[map.nextKeyWithoutIncrementing() - Short.MIN_VALUE];
                map.getKeyValueEntries().forEach(e -> put(texts, e.getShortKey() - Short.MIN_VALUE - 1, e.getValue()));
                short[] keys = map.values().elements();
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    codes[i] = row == Cells.NO_ROW ? MISSING : code(texts, keys[row] - Short.MIN_VALUE - 1);
                }
                yield new TextCodes(codes, texts);
            }
            case IntDictionaryMap map -> {
                String[] texts = new String[map.nextKeyWithoutIncrementing() - Integer.MIN_VALUE];
                map.getKeyValueEntries().forEach(e -> put(texts, e.getIntKey() - Integer.MIN_VALUE - 1, e.getValue()));
                int[] keys = map.values().elements();
                for (int i = 0; i < size; i++) {
                    int row = rows == null ? i : rows[i];
                    codes[i] = row == Cells.NO_ROW ? MISSING : code(texts, keys[row] - Integer.MIN_VALUE - 1);
                }
                yield new TextCodes(codes, texts);
            }
            default ->
                counted(size, i -> {
                    int row = rows == null ? i : rows[i];
                    return row == Cells.NO_ROW ? "" : dictionary.get(row);
                });
        };
    }

    /// The mark for a missing value stands in the dictionary, too, but not among the texts.
    private static void put(String[] texts, int code, String text) {
        if (code >= 0 && code < texts.length && !text.isEmpty()) {
            texts[code] = text;
        }
    }

    private static int code(String[] texts, int code) {
        return code >= 0 && code < texts.length && texts[code] != null ? code : MISSING;
    }

    /// Numbers texts of which only each row's is known.
    static TextCodes counted(int size, IntFunction<String> textOf) {
        int[] codes = new int[size];
        Object2IntOpenHashMap<String> known = new Object2IntOpenHashMap<>();
        known.defaultReturnValue(MISSING);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            Interrupts.poll("the numbers of texts", i);
            String text = textOf.apply(i);
            if (text.isEmpty()) {
                codes[i] = MISSING;
                continue;
            }
            int before = known.putIfAbsent(text, texts.size());
            codes[i] = before == MISSING ? texts.size() : before;
            if (before == MISSING) {
                texts.add(text);
            }
        }
        return new TextCodes(codes, texts.toArray(String[]::new));
    }

    /// A column of these texts.
    public StringColumn column(String name) {
        return new SharedTexts(this).column(name);
    }

    /// The text of a row as Tablesaw has it: an empty one is missing.
    String text(int row) {
        int code = codes[row];
        return code == MISSING ? "" : Objects.requireNonNull(texts[code]);
    }

    static int countMissing(int[] codes) {
        int count = 0;
        for (int code : codes) {
            count += code == MISSING ? 1 : 0;
        }
        return count;
    }

    TextCodes taken(int[] rows, boolean gaps) {
        int[] taken = gaps ? Cells.taken(codes, rows, MISSING) : Cells.taken(codes, rows);
        return texts.length <= Math.max(FEW_TEXTS, taken.length) ? new TextCodes(taken, texts) : used(taken);
    }

    /// Only those texts that some rows hold: a few rows of a large table do not keep all of its texts.
    private TextCodes used(int[] held) {
        int[] places = new int[texts.length]; // among those that occur, from 1
        String[] used = new String[Math.min(texts.length, held.length)];
        int[] renumbered = new int[held.length];
        int different = 0;
        for (int i = 0; i < held.length; i++) {
            int code = held[i];
            if (code != MISSING && places[code] == 0) {
                used[different++] = texts[code];
                places[code] = different;
            }
            renumbered[i] = code == MISSING ? MISSING : places[code] - 1;
        }
        return new TextCodes(renumbered, Arrays.copyOf(used, different));
    }

    /// Tablesaw's dictionary of these texts, with those that occur, as they first appear.
    DictionaryMap dictionary() {
        int[] places = new int[texts.length]; // among those that occur, from 1
        int[] counts = new int[texts.length + 1];
        String[] used = new String[texts.length];
        int different = 0;
        for (int code : codes) {
            if (code == MISSING) {
                counts[0]++;
            } else {
                int place = places[code];
                if (place == 0) {
                    used[different++] = texts[code];
                    place = different;
                    places[code] = place;
                }
                counts[place]++;
            }
        }
        if (hardlyRepeat(different, codes.length)) {
            return plain();
        }
        return different <= MOST_BYTES
                ? bytes(places, used, counts, different)
                : different <= MOST_SHORTS
                        ? shorts(places, used, counts, different)
                        : ints(places, used, counts, different);
    }

    /// Whether so many different texts in so many rows are not worth a dictionary, by Tablesaw's rule.
    static boolean hardlyRepeat(int different, int rows) {
        return different > MOST_SHORTS && different > rows / 2;
    }

    /// All texts one by one, without numbers.
    DictionaryMap plain() {
        var map = new NullDictionaryMap(new ByteDictionaryMap());
        try {
            for (int code : codes) {
                map.append(code == MISSING ? "" : texts[code]);
            }
        } catch (NoKeysAvailableException e) {
            throw new IllegalStateException(e); // it gives no keys
        }
        return map;
    }

    private DictionaryMap bytes(int[] places, String[] used, int[] counts, int different) {
        var keyToValue = new Byte2ObjectOpenHashMap<String>(different + 1);
        var valueToKey = new Object2ByteOpenHashMap<String>(different + 1);
        var keyToCount = new Byte2IntOpenHashMap(different + 1);
        valueToKey.defaultReturnValue(Byte.MIN_VALUE);
        for (int place = counts[0] > 0 ? 0 : 1; place <= different; place++) {
            byte key = place == 0 ? Byte.MAX_VALUE : (byte) (Byte.MIN_VALUE + place);
            String text = place == 0 ? "" : used[place - 1];
            keyToValue.put(key, text);
            valueToKey.put(text, key);
            keyToCount.put(key, counts[place]);
        }
        byte[] keys = new byte[codes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = codes[i] == MISSING ? Byte.MAX_VALUE : (byte) (Byte.MIN_VALUE + places[codes[i]]);
        }
        return new ByteDictionaryMap.ByteDictionaryBuilder()
                .setNextIndex(Byte.MIN_VALUE + different)
                .setKeyToValue(keyToValue)
                .setValueToKey(valueToKey)
                .setKeyToCount(keyToCount)
                .setValues(keys)
                .build();
    }

    private DictionaryMap shorts(int[] places, String[] used, int[] counts, int different) {
        var keyToValue = new Short2ObjectOpenHashMap<String>(different + 1);
        var valueToKey = new Object2ShortOpenHashMap<String>(different + 1);
        var keyToCount = new Short2IntOpenHashMap(different + 1);
        valueToKey.defaultReturnValue(Short.MIN_VALUE);
        for (int place = counts[0] > 0 ? 0 : 1; place <= different; place++) {
            short key = place == 0 ? Short.MAX_VALUE : (short) (Short.MIN_VALUE + place);
            String text = place == 0 ? "" : used[place - 1];
            keyToValue.put(key, text);
            valueToKey.put(text, key);
            keyToCount.put(key, counts[place]);
        }
        short[] keys = new short[codes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = codes[i] == MISSING ? Short.MAX_VALUE : (short) (Short.MIN_VALUE + places[codes[i]]);
        }
        return new ShortDictionaryMap.ShortDictionaryBuilder()
                .setNextIndex(Short.MIN_VALUE + different)
                .setKeyToValue(keyToValue)
                .setValueToKey(valueToKey)
                .setKeyToCount(keyToCount)
                .setValues(keys)
                .build();
    }

    private DictionaryMap ints(int[] places, String[] used, int[] counts, int different) {
        var keyToValue = new Int2ObjectOpenHashMap<String>(different + 1);
        var valueToKey = new Object2IntOpenHashMap<String>(different + 1);
        var keyToCount = new Int2IntOpenHashMap(different + 1);
        valueToKey.defaultReturnValue(Integer.MIN_VALUE);
        for (int place = counts[0] > 0 ? 0 : 1; place <= different; place++) {
            int key = place == 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE + place;
            String text = place == 0 ? "" : used[place - 1];
            keyToValue.put(key, text);
            valueToKey.put(text, key);
            keyToCount.put(key, counts[place]);
        }
        int[] keys = new int[codes.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = codes[i] == MISSING ? Integer.MAX_VALUE : Integer.MIN_VALUE + places[codes[i]];
        }
        return new IntDictionaryMap.IntDictionaryBuilder()
                .setNextIndex(Integer.MIN_VALUE + different)
                .setKeyToValue(keyToValue)
                .setValueToKey(valueToKey)
                .setKeyToCount(keyToCount)
                .setValues(keys)
                .build();
    }

    /// These rows, and those of others below them.
    TextCodes and(TextCodes others) {
        int[] below = Arrays.copyOf(codes, codes.length + others.codes.length);
        if (texts == others.texts) {
            System.arraycopy(others.codes, 0, below, codes.length, others.codes.length);
            return new TextCodes(below, texts);
        }
        var known = new Object2IntOpenHashMap<String>(texts.length);
        known.defaultReturnValue(MISSING);
        for (int code = 0; code < texts.length; code++) {
            Interrupts.poll("the numbers of texts", code);
            if (texts[code] != null) {
                known.put(texts[code], code);
            }
        }
        String[] all = Arrays.copyOf(texts, texts.length + others.texts.length);
        int[] renumbered = new int[others.texts.length];
        int size = texts.length;
        for (int code = 0; code < renumbered.length; code++) {
            Interrupts.poll("the numbers of texts", code);
            String text = others.texts[code];
            int same = text == null ? MISSING : known.getInt(text);
            renumbered[code] = same == MISSING ? size : same;
            if (same == MISSING) {
                all[size++] = text;
            }
        }
        renumber(others.codes, others.codes.length, renumbered, below, codes.length);
        return new TextCodes(below, Arrays.copyOf(all, size));
    }

    /// Puts the first of some numbers behind `at` others, each as what it is called there.
    static void renumber(int[] codes, int size, int[] renumbered, int[] all, int at) {
        for (int i = 0; i < size; i++) {
            all[at + i] = codes[i] == MISSING ? MISSING : renumbered[codes[i]];
        }
    }

    /// The same with a text where there is none.
    TextCodes filled(String text) {
        if (text.isEmpty()) {
            return this; // that is none, too
        }
        int known = Arrays.asList(texts).indexOf(text);
        int filling = known < 0 ? texts.length : known;
        String[] all = texts;
        if (known < 0) {
            all = Arrays.copyOf(texts, texts.length + 1);
            all[filling] = text;
        }
        int[] filled = codes.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = filled[i] == MISSING ? filling : filled[i];
        }
        return new TextCodes(filled, all);
    }

    /// The place of each text among those that occur, in their order, from 0; [#MISSING] for one that no row holds.
    int[] ranks() {
        boolean[] occurs = new boolean[texts.length];
        for (int code : codes) {
            if (code != MISSING) {
                occurs[code] = true;
            }
        }
        int[] ranks = new int[texts.length];
        Arrays.fill(ranks, MISSING);
        var places = new Object2IntOpenHashMap<String>(texts.length);
        String[] sorted = new String[texts.length];
        int different = 0;
        for (int code = 0; code < texts.length; code++) {
            if (occurs[code]) {
                places.put(texts[code], code);
                sorted[different++] = texts[code];
            }
        }
        Arrays.parallelSort(
                sorted, 0, different, Interrupts.polling("the order of texts", Comparator.<String>naturalOrder()));
        for (int i = 0; i < different; i++) {
            ranks[places.getInt(sorted[i])] = i;
        }
        return ranks;
    }
}
