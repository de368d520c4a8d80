package himalia.data;

import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/// Collects the values of one column and widens its type as they come: whole, decimal, truth value, text.
///
/// A column is text as soon as one value is: the texts of the values before must then be read again, because `007`
/// and `7` are the same number but not the same text.
final class CsvColumn {
    private static final byte NO_TRUTH = Byte.MIN_VALUE;
    private static final long NO_WHOLE = Long.MIN_VALUE;

    private enum Type {
        UNKNOWN,
        WHOLE,
        DECIMAL,
        BOOLEAN,
        TEXT
    }

    private Type type = Type.UNKNOWN;
    private long[] wholes = {};
    private double[] decimals = {};
    private byte[] truths = {};
    private String[] texts = {};
    private int size;
    private boolean missing;
    private boolean hasFraction;
    private boolean hasHuge;

    boolean isText() {
        return type == Type.TEXT;
    }

    /// Takes one value.
    ///
    /// @return false if the value does not fit: the column must become text first
    boolean add(CsvValue.Kind kind, CsvValue value) {
        return switch (kind) {
            case MISSING -> addMissing();
            case WHOLE -> {
                if (type == Type.DECIMAL) {
                    yield addDecimal(value.whole);
                }
                if (type == Type.BOOLEAN) {
                    yield false;
                }
                start(Type.WHOLE);
                wholes = room(wholes);
                wholes[size++] = value.whole;
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
                truths = room(truths);
                truths[size++] = (byte) (value.truth ? 1 : 0);
                yield true;
            }
            case TEXT -> false;
        };
    }

    /// Takes one text; null is missing.
    void addText(String text) {
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, Math.max(16, size * 2));
        }
        texts[size++] = text;
    }

    /// Turns the column into text, with the texts read again.
    void becomeText(List<String> before) {
        type = Type.TEXT;
        wholes = new long[0];
        decimals = new double[0];
        truths = new byte[0];
        texts = before.toArray(new String[Math.max(16, before.size() * 2)]);
        size = before.size();
    }

    /// Whether the column holds whole numbers only, some beyond 64 bits: as decimals they would lose digits.
    boolean wouldLoseDigits() {
        return type == Type.DECIMAL && hasHuge && !hasFraction;
    }

    /// The finished column. A whole column with missing values is decimal, as in pandas.
    Column<?> build(String name) {
        return switch (type) {
            case UNKNOWN -> {
                double[] nothing = new double[size];
                Arrays.fill(nothing, Double.NaN);
                yield size == 0 ? StringColumn.create(name) : DoubleColumn.create(name, nothing);
            }
            case WHOLE -> {
                if (missing) {
                    toDecimal();
                    yield build(name);
                }
                yield whole(name);
            }
            case DECIMAL -> DoubleColumn.create(name, trimmed(decimals));
            case BOOLEAN -> BooleanColumn.create(name, boxed(truths));
            case TEXT -> StringColumn.create(name, Arrays.copyOf(texts, size));
        };
    }

    private Column<?> whole(String name) {
        boolean small = true;
        for (int i = 0; i < size && small; i++) {
            // Integer.MIN_VALUE is Tablesaw's mark for a missing value.
            small = wholes[i] > Integer.MIN_VALUE && wholes[i] <= Integer.MAX_VALUE;
        }
        if (!small) {
            return LongColumn.create(name, Arrays.copyOf(wholes, size));
        }
        int[] ints = new int[size];
        for (int i = 0; i < size; i++) {
            ints[i] = (int) wholes[i];
        }
        return IntColumn.create(name, ints);
    }

    private boolean addMissing() {
        missing = true;
        switch (type) {
            case UNKNOWN -> size++;
            case WHOLE -> {
                wholes = room(wholes);
                wholes[size++] = NO_WHOLE;
            }
            case DECIMAL -> addDecimal(Double.NaN);
            case BOOLEAN -> {
                truths = room(truths);
                truths[size++] = NO_TRUTH;
            }
            case TEXT -> addText(null);
        }
        return true;
    }

    private boolean addDecimal(double value) {
        if (size >= decimals.length) {
            decimals = Arrays.copyOf(decimals, Math.max(16, size * 2));
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
            wholes = new long[Math.max(16, size * 2)];
            Arrays.fill(wholes, 0, size, NO_WHOLE);
        } else {
            truths = new byte[Math.max(16, size * 2)];
            Arrays.fill(truths, 0, size, NO_TRUTH);
        }
    }

    private void toDecimal() {
        if (type == Type.DECIMAL) {
            return;
        }
        decimals = new double[Math.max(16, size * 2)];
        for (int i = 0; i < size; i++) {
            decimals[i] = type == Type.UNKNOWN || wholes[i] == NO_WHOLE ? Double.NaN : wholes[i];
        }
        wholes = new long[0];
        type = Type.DECIMAL;
    }

    private long[] room(long[] values) {
        return size < values.length ? values : Arrays.copyOf(values, Math.max(16, size * 2));
    }

    private byte[] room(byte[] values) {
        return size < values.length ? values : Arrays.copyOf(values, Math.max(16, size * 2));
    }

    private double[] trimmed(double[] values) {
        return values.length == size ? values : Arrays.copyOf(values, size);
    }

    private Boolean[] boxed(byte[] values) {
        Boolean[] boxed = new Boolean[size];
        for (int i = 0; i < size; i++) {
            boxed[i] = values[i] == NO_TRUTH ? null : Boolean.valueOf(values[i] == 1);
        }
        return boxed;
    }
}
