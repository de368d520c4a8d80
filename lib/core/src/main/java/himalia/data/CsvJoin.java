package himalia.data;

import it.unimi.dsi.fastutil.objects.Object2IntMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Puts the pieces of a file together: the type of a column is the widest that a piece of it needs.
final class CsvJoin {
    private final CsvSource source;
    private final List<CsvPart> parts;
    private final CsvGather gather;
    private final int rows;

    CsvJoin(CsvSource source, List<CsvPart> parts, CsvGather gather) {
        this.source = source;
        this.parts = parts;
        this.gather = gather;
        this.rows = Math.toIntExact(parts.stream().mapToLong(CsvPart::rows).sum());
    }

    List<Column<?>> columns(List<String> names) {
        List<Column<?>> columns = new ArrayList<>();
        boolean[] texts = new boolean[names.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = isText(i);
        }
        readTextsAgain(texts);
        for (int i = 0; i < texts.length; i++) {
            columns.add(column(names.get(i), i));
            for (CsvPart part : parts) {
                part.columns[i] = null; // its room is needed for the next column
            }
        }
        return columns;
    }

    private boolean isText(int i) {
        boolean number = false;
        boolean truth = false;
        boolean text = false;
        boolean huge = false;
        boolean fraction = false;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            switch (column.type) {
                case WHOLE, DECIMAL -> number = true;
                case BOOLEAN -> truth = true;
                case TEXT -> text |= column.size > 0;
                case UNKNOWN -> {
                    // missing values fit everywhere
                }
            }
            huge |= column.hasHuge;
            fraction |= column.hasFraction;
        }
        // Whole numbers beyond 64 bits would lose digits as decimals.
        return text || (number && truth) || (huge && !fraction);
    }

    private void readTextsAgain(boolean[] texts) {
        for (CsvPart part : parts) {
            byte[] bytes = null;
            for (int i = 0; i < texts.length; i++) {
                if (texts[i] && !part.columns[i].isText()) {
                    bytes = bytes == null ? source.bytes(part.offset, part.length) : bytes;
                    try {
                        part.becomeText(bytes, i, part.rows());
                    } catch (CsvError error) {
                        throw error.in(part.offset);
                    }
                }
            }
        }
    }

    private Column<?> column(String name, int i) {
        CsvColumn.Type type = CsvColumn.Type.UNKNOWN;
        boolean missing = false;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            missing |= column.missing;
            type = column.type.compareTo(type) > 0 ? column.type : type;
        }
        return switch (type) {
            case UNKNOWN -> rows == 0 ? StringColumn.create(name) : ColumnArrays.column(name, decimals(i), rows);
            case WHOLE -> missing ? ColumnArrays.column(name, decimals(i), rows) : Cells.wholes(name, wholes(i));
            case DECIMAL -> ColumnArrays.column(name, decimals(i), rows);
            case BOOLEAN -> Cells.truths(name, truths(i));
            case TEXT -> texts(name, i);
        };
    }

    private double[] decimals(int i) {
        double[] all = gather.of(i);
        int at = 0;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            if (column.type != CsvColumn.Type.DECIMAL) { // the decimals are there already
                for (int row = 0; row < column.size; row++) {
                    all[at + row] = column.decimal(row);
                }
            }
            at += column.size;
        }
        return all;
    }

    private long[] wholes(int i) {
        long[] all = new long[rows];
        int at = 0;
        for (CsvPart part : parts) {
            System.arraycopy(part.columns[i].wholes, 0, all, at, part.columns[i].size);
            at += part.columns[i].size;
        }
        return all;
    }

    /// Gives the texts of all pieces common numbers, as long as they repeat.
    private StringColumn texts(String name, int i) {
        var known = new Object2IntOpenHashMap<String>();
        known.defaultReturnValue(TextCodes.MISSING);
        List<String> texts = new ArrayList<>();
        int[] codes = new int[rows];
        boolean repeat = true;
        int at = 0;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            boolean last = at + column.size == rows; // nobody asks for its texts any more
            int[] numbers = column.size == 0 ? new int[0] : numbers(column.texts(), texts, known, repeat, last);
            TextCodes.renumber(column.codes, column.size, numbers, codes, at);
            at += column.size;
            repeat &= !TextCodes.hardlyRepeat(texts.size(), at);
        }
        TextCodes all = new TextCodes(codes, texts.toArray(String[]::new));
        return repeat ? all.column(name) : StringColumn.createInternal(name, all.plain());
    }

    /// The numbers of a piece's texts among those of all, to which the new ones are added.
    private static int[] numbers(
            CsvTexts ofPiece, List<String> texts, Object2IntMap<String> known, boolean repeat, boolean last) {
        int[] numbers = new int[ofPiece.size()];
        for (int number = 0; number < numbers.length; number++) {
            String text = ofPiece.text(number);
            int code = text == null || !repeat ? TextCodes.MISSING : known.getInt(text);
            if (text != null && code == TextCodes.MISSING) {
                code = texts.size();
                texts.add(text);
                if (repeat && !last) {
                    known.put(text, code);
                }
            }
            numbers[number] = code;
        }
        return numbers;
    }

    private byte[] truths(int i) {
        byte[] all = new byte[rows];
        int at = 0;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            for (int row = 0; row < column.size; row++) {
                all[at + row] = column.type == CsvColumn.Type.BOOLEAN ? column.truths[row] : CsvColumn.NO_TRUTH;
            }
            at += column.size;
        }
        return all;
    }
}
