package himalia.data;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final CsvTexts known = new CsvTexts();
    private final List<String> texts = new ArrayList<>();
    private final int expected;
    private int[] codes;
    private int size;
    private boolean repeat = true;

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

    /// The number of the text of these bytes, for [#addNumber]; [TextCodes#MISSING] of an empty one.
    public int number(byte[] from, int start, int end) {
        if (start == end) {
            return TextCodes.MISSING;
        }
        if (!repeat) {
            texts.add(new String(from, start, end - start, StandardCharsets.UTF_8));
            return texts.size() - 1;
        }
        int hash = CsvTexts.hash(from, start, end);
        int number = known.number(from, start, end, hash);
        if (number < 0) {
            String text = new String(from, start, end - start, StandardCharsets.UTF_8);
            number = known.add(from, start, end, hash, text);
            texts.add(text);
            // From here on a search would cost more than it finds.
            if (TextCodes.hardlyRepeat(texts.size(), Math.max(expected, size))) {
                repeat = false;
                known.close();
            }
        }
        return number;
    }

    /// Takes a text by the number that [#number] gave it.
    public void addNumber(int number) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, size + (size >> 1));
        }
        codes[size++] = number;
    }

    /// All that it has taken. It takes no more.
    public StringColumn column(String name) {
        known.close();
        int[] all = codes.length == size ? codes : Arrays.copyOf(codes, size);
        TextCodes coded = new TextCodes(all, texts.toArray(String[]::new));
        return !repeat || TextCodes.hardlyRepeat(texts.size(), size)
                ? StringColumn.createInternal(name, coded.plain())
                : coded.column(name);
    }
}
