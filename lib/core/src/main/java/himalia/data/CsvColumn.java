package himalia.data;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Collects the values of one column of a piece of a file and widens its type as they come: whole, decimal, truth
/// value, text.
///
/// A column is text as soon as one value is: the texts of the values before must then be read again, because `007`
/// and `7` are the same number but not the same text.
final class CsvColumn {
    static final byte NO_TRUTH = Cells.NO_TRUTH;
    static final long NO_WHOLE = Long.MIN_VALUE;

    /// What the values so far are.
    enum Type {
        UNKNOWN,
        WHOLE,
        DECIMAL,
        BOOLEAN,
        TEXT
    }

    Type type = Type.UNKNOWN;
    long[] wholes = {};
    double[] decimals = {};
    byte[] truths = {};
    /// Of texts: their numbers among the different ones, [TextCodes#MISSING] if missing.
    int[] codes = {};
    private @Nullable TextNumbers texts;
    int size;
    boolean missing;
    boolean hasFraction;
    boolean hasHuge;

    private final int expected;
    private final double @Nullable [] room;
    private final @Nullable TextNumbers textsBefore;

    /// @param expected about how many values will come
    /// @param room for decimals, if there are any; null if there is none
    /// @param textsBefore those of the same column in a piece before, null if it had none
    CsvColumn(int expected, double @Nullable [] room, @Nullable TextNumbers textsBefore) {
        this.textsBefore = textsBefore;
        this.expected = expected;
        this.room = room;
    }

    boolean isText() {
        return type == Type.TEXT;
    }

    /// Its different texts: the column is one of texts.
    TextNumbers texts() {
        return Objects.requireNonNull(texts, "no column of texts");
    }

    boolean isNumber() {
        return type == Type.WHOLE || type == Type.DECIMAL || type == Type.UNKNOWN;
    }

    /// Takes one value.
    ///
    /// @return false if the value does not fit: the column must become text first
    boolean add(CsvValue.Kind kind, CsvValue value) {
        return switch (kind) {
            case MISSING -> addMissing();
            case WHOLE -> {
                if (type == Type.BOOLEAN) {
                    yield false;
                }
                addWhole(value.whole);
                yield true;
            }
            case HUGE, DECIMAL -> {
                if (type == Type.BOOLEAN) {
                    yield false;
                }
                hasHuge |= kind == CsvValue.Kind.HUGE;
                hasFraction |= kind == CsvValue.Kind.DECIMAL;
                toDecimal();
                yield addDecimal(value.decimal);
            }
            case BOOLEAN -> {
                if (type != Type.UNKNOWN && type != Type.BOOLEAN) {
                    yield false;
                }
                start(Type.BOOLEAN);
                addTruth(value.truth);
                yield true;
            }
            case TEXT -> false;
        };
    }

    /// Takes a whole number; the column must be one of numbers.
    void addWhole(long value) {
        if (type == Type.DECIMAL) {
            addDecimal((double) value);
            return;
        }
        start(Type.WHOLE);
        if (size == wholes.length) {
            wholes = Arrays.copyOf(wholes, grown());
        }
        wholes[size++] = value;
    }

    /// Takes a decimal number; the column must be one of numbers.
    void addFraction(double value) {
        hasFraction = true;
        if (type != Type.DECIMAL) {
            toDecimal();
        }
        addDecimal(value);
    }

    /// Takes a truth value; the column must be one of these.
    void addTruth(boolean truth) {
        if (size == truths.length) {
            truths = Arrays.copyOf(truths, grown());
        }
        truths[size++] = (byte) (truth ? 1 : 0);
    }

    /// Takes the text of some bytes.
    ///
    /// @return false if they are not UTF-8: nothing was taken
    boolean addText(byte[] from, int start, int end) {
        int code = texts().of(from, start, end);
        if (code == TextNumbers.NO_UTF8) {
            return false;
        }
        addCode(code);
        return true;
    }

    private void addCode(int code) {
        if (size == codes.length) {
            codes = Arrays.copyOf(codes, grown());
        }
        codes[size++] = code;
    }

    /// Turns the column into text; its values come again.
    ///
    /// @param gaps which texts are none
    void becomeText(TextNumbers.Gaps gaps) {
        type = Type.TEXT;
        wholes = new long[0];
        decimals = new double[0];
        truths = new byte[0];
        texts = TextNumbers.ofRepeating(gaps);
        if (textsBefore != null) {
            texts.makeRoomAsFor(textsBefore);
        }
        size = 0;
    }

    /// Gives back the room that was taken for values to come.
    void trim() {
        int most = size + size / 16; // a copy costs more than a little room
        wholes = wholes.length > most ? Arrays.copyOf(wholes, size) : wholes;
        decimals = decimals.length > most ? Arrays.copyOf(decimals, size) : decimals;
        codes = codes.length > most ? Arrays.copyOf(codes, size) : codes;
        if (isText()) {
            texts().close();
        }
    }

    /// Takes a missing value, which fits everywhere.
    boolean addMissing() {
        missing = true;
        switch (type) {
            case UNKNOWN -> size++;
            case WHOLE -> addWhole(NO_WHOLE);
            case DECIMAL -> addDecimal(Double.NaN);
            case BOOLEAN -> {
                if (size == truths.length) {
                    truths = Arrays.copyOf(truths, grown());
                }
                truths[size++] = NO_TRUTH;
            }
            case TEXT -> addCode(TextCodes.MISSING);
        }
        return true;
    }

    private boolean addDecimal(double value) {
        if (size == decimals.length) {
            decimals = Arrays.copyOf(decimals, grown());
        }
        decimals[size++] = value;
        return true;
    }

    /// Gives a column of which only missing values are known its type.
    private void start(Type first) {
        if (type != Type.UNKNOWN) {
            return;
        }
        type = first;
        if (first == Type.WHOLE) {
            wholes = new long[grown()];
            Arrays.fill(wholes, 0, size, NO_WHOLE);
        } else {
            truths = new byte[grown()];
            Arrays.fill(truths, 0, size, NO_TRUTH);
        }
    }

    private void toDecimal() {
        if (type == Type.DECIMAL) {
            return;
        }
        decimals = room != null && room.length >= size ? room : new double[grown()];
        for (int i = 0; i < size; i++) {
            decimals[i] = decimal(i);
        }
        wholes = new long[0];
        type = Type.DECIMAL;
    }

    /// A value of a number column as a decimal.
    double decimal(int i) {
        return switch (type) {
            case DECIMAL -> decimals[i];
            case WHOLE -> wholes[i] == NO_WHOLE ? Double.NaN : wholes[i];
            default -> Double.NaN;
        };
    }

    private int grown() {
        return size < expected ? expected : Math.max(64, size * 2);
    }
}
