package himalia.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /// Gives the texts of all pieces common numbers, as long as they repeat; if they do not they stay as they are.
    private StringColumn texts(String name, int i) {
        SharedTexts numbered = hardlyRepeat(i) ? null : numbered(i);
        return (numbered == null ? new SharedTexts(packed(i)) : numbered).column(name);
    }

    private boolean hardlyRepeat(int i) {
        long rowsThatDo = 0;
        for (CsvPart part : parts) {
            rowsThatDo += part.rows() > 0 && part.columns[i].texts().hardlyRepeat() ? part.rows() : 0;
        }
        return rowsThatDo > rows / 2;
    }

    private @Nullable SharedTexts numbered(int i) {
        TextNumbers all = TextNumbers.distinct();
        int[] codes = new int[rows];
        int at = 0;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            if (column.size > 0) {
                TextNumbers texts = column.texts();
                if (texts.used() > PackedTexts.MOST_BYTES - all.used()) {
                    return null;
                }
                int[] numbers = new int[texts.size()];
                for (int number = 0; number < numbers.length; number++) {
                    numbers[number] = all.of(texts.bytes(), texts.start(number), texts.ends()[number]);
                }
                TextCodes.renumber(column.codes, column.size, numbers, codes, at);
                at += column.size;
            }
            if (TextCodes.hardlyRepeat(all.size(), at)) {
                return null;
            }
        }
        return new SharedTexts(new TextCodes(codes, all.texts()));
    }

    private PackedTexts packed(int i) {
        PackedTexts.Builder builder = new PackedTexts.Builder();
        int[] codes = new int[rows];
        int at = 0;
        for (CsvPart part : parts) {
            CsvColumn column = part.columns[i];
            if (column.size > 0) {
                int first = builder.add(column.texts());
                for (int row = 0; row < column.size; row++) {
                    int code = column.codes[row];
                    codes[at + row] = code == TextCodes.MISSING ? TextCodes.MISSING : first + code;
                }
                at += column.size;
            }
        }
        return builder.build(codes);
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
