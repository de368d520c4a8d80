package himalia.data;

import java.util.Arrays;
import tech.tablesaw.api.StringColumn;

/// Collects a column of texts from their bytes: a text that repeats is found by its bytes, so that only one object is
/// made of it, and none is looked up as text; of texts that hardly repeat no objects are made until they are asked for.
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
    private final PackedTexts.Builder full = new PackedTexts.Builder();
    private TextNumbers texts = TextNumbers.ofRepeating(TextNumbers.Gaps.ONLY_EMPTY);
    private int before; // texts in what is full
    private int[] codes;
    private int size;

    /// @param rows about how many texts will come
    public TextCollector(int rows) {
        codes = new int[Math.max(rows, 16)];
    }

    /// Takes the text of these bytes in UTF-8.
    ///
    /// @throws IllegalArgumentException if they are not UTF-8
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
    ///
    /// @throws IllegalArgumentException if they are not UTF-8
    public int number(byte[] from, int start, int end) {
        if (end - start > PackedTexts.MOST_BYTES - texts.used()) {
            fill();
            texts = TextNumbers.plain();
        }
        int number = texts.of(from, start, end);
        if (number == TextNumbers.NO_UTF8) {
            throw new IllegalArgumentException("The text of row " + size + " is not UTF-8.");
        }
        return number == TextCodes.MISSING ? number : before + number;
    }

    private void fill() {
        texts.close();
        full.add(texts);
        before += texts.size();
    }

    /// All that it has taken. It takes no more.
    public StringColumn column(String name) {
        int[] all = codes.length == size ? codes : Arrays.copyOf(codes, size);
        if (before == 0 && !texts.hasGivenUp()) {
            return new TextCodes(all, texts.texts()).column(name);
        }
        fill();
        return new SharedTexts(full.build(all)).column(name);
    }
}
