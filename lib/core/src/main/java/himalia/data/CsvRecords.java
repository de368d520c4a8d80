package himalia.data;

import java.util.Arrays;

/// The quick way through a record of plain numbers, missing values, truth values and texts, in one pass:
/// `-12.345,6,,NA,7.5e-3,red,"a, b"`. Anything else, also the first text of a column, is left to [CsvTokens] and
/// [CsvValue].
final class CsvRecords {
    private static final long TRUE = 0x65757274L; // its letters, the first one in the lowest byte
    private static final long FALSE = 0x65736C6166L;
    private static final long NEW_LINES = Words.of((byte) '\n');
    private static final long RETURNS = Words.of((byte) '\r');
    private static final int FAILED = -1;
    private static final int GROUP = Long.SIZE; // bytes, of which each has a bit
    private static final int MOST_BYTES = GROUP; // that are looked at beyond where a field begins
    private static final int MOST_DIGITS = 19; // they fit into 64 bits
    private static final int MOST_WHOLE_DIGITS = 18; // also with a sign
    private static final long[] TEN = new long[9];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private final byte[] bytes;
    private final int limit;
    private final int fields;
    private final byte separator;
    private final long separators; // eight of them
    private final byte point;
    private final CsvValue value;
    private final boolean quickTruths;
    private byte[] unquoted = new byte[64];
    private int group = -GROUP; // where the bytes begin that were last looked through for ends of fields
    private long ends; // which of them are that

    /// @param bytes only those below `limit` count; the last ones are left to the others
    CsvRecords(byte[] bytes, int limit, int fields, CsvOptions options, CsvValue value) {
        this.bytes = bytes;
        // A separator that also begins fractions does so in quoted fields only, which are not read here.
        boolean quick = !options.hasNumbersForMissing() && options.separator() != options.decimal();
        this.limit = quick ? Math.min(limit, bytes.length - MOST_BYTES) : 0;
        this.fields = fields;
        this.separator = (byte) options.separator();
        this.separators = Words.of(separator);
        this.point = (byte) options.decimal();
        this.value = value;
        this.quickTruths = options.naValues().isEmpty();
    }

    /// Adds the record that begins at a place to the columns.
    ///
    /// @return where the next one begins; -1 if it must be read in another way, and nothing was added
    int record(int start, CsvColumn[] columns) {
        int at = start;
        for (int i = 0; i < fields; i++) {
            CsvColumn column = columns[i];
            int next = FAILED;
            if (at < limit) {
                byte end = i == fields - 1 ? (byte) '\n' : separator;
                if (column.isText()) {
                    next = text(at, column, end);
                } else {
                    if (column.isNumber()) {
                        next = usual(at, column, end);
                        next = next >= 0 ? next : unusual(at, column, end);
                    } else if (quickTruths) {
                        next = truth(at, column, end);
                    }
                    next = next >= 0 ? next : missing(at, column, end);
                }
            }
            if (next < 0) {
                for (int j = 0; j < i; j++) {
                    columns[j].size--; // the types stay as they are: the values come again
                }
                return FAILED;
            }
            at = next;
        }
        return at;
    }

    /// Adds a number without exponent of at most seven digits before the point, eight bytes at a time.
    ///
    /// @return where the next field begins; -1 if this is no such number, and nothing was added
    private int usual(int start, CsvColumn column, byte end) {
        // Without a jump: no processor can guess signs.
        int difference = bytes[start] - '-';
        int minus = (difference | -difference) >>> 31 ^ 1;
        int at = start + minus;
        long mantissa = (long) bytes[at] - '0';
        int count = 1;
        if (bytes[at + 1] != point || mantissa < 0 || mantissa > 9) {
            long word = Words.at(bytes, at);
            count = digits(word);
            if (count == 0 || count == 8) {
                return FAILED;
            }
            mantissa = value(word, count);
        }
        at += count;
        if (bytes[at] != point) {
            if (bytes[at] != end || at >= limit) {
                return FAILED;
            }
            column.addWhole((mantissa ^ -minus) + minus);
            return at + 1;
        }
        int behind = ++at;
        do {
            long word = Words.at(bytes, at);
            count = guessed(digits(word));
            if (count > 0) {
                mantissa = mantissa * TEN[count] + value(word, count);
                at += count;
            }
        } while (count == 8 && at < behind + 16);
        int fraction = at - behind;
        double size = NearestDouble.of(mantissa, -fraction);
        if (bytes[at] != end || at >= limit || at - 1 - minus - start > MOST_DIGITS || Double.isNaN(size)) {
            return FAILED;
        }
        column.addFraction(Double.longBitsToDouble(Double.doubleToRawLongBits(size) ^ (long) minus << 63));
        return at + 1;
    }

    /// Adds any other number or a missing value, with the same result.
    private int unusual(int start, CsvColumn column, byte end) {
        int at = start;
        while (at < limit && bytes[at] == ' ') {
            at++;
        }
        boolean negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        long mantissa = 0;
        int significant = 0;
        int behind = -1;
        int count = 0;
        for (; at < limit; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                significant += mantissa == 0 ? 0 : 1;
                count++;
            } else if (bytes[at] == point && behind < 0) {
                behind = count;
            } else {
                break;
            }
        }
        int exponent = behind < 0 ? 0 : behind - count;
        boolean power = at < limit && count > 0 && (bytes[at] | 0x20) == 'e';
        if (power) {
            int sign = bytes[++at];
            at += sign == '-' || sign == '+' ? 1 : 0;
            long word = Words.at(bytes, at);
            int size = digits(word);
            if (size == 0 || size > 3) {
                return FAILED;
            }
            int value = (int) value(word, size);
            exponent += sign == '-' ? -value : value;
            at += size;
        }
        boolean missing = at == start && fields > 1;
        boolean whole = behind < 0 && !power;
        double size = whole ? 0 : NearestDouble.of(mantissa, exponent);
        at += end == '\n' && bytes[at] == '\r' ? 1 : 0;
        if (at >= limit
                || bytes[at] != end
                || significant > (whole ? MOST_WHOLE_DIGITS : MOST_DIGITS)
                || count == 0 && !missing
                || Double.isNaN(size)) {
            return FAILED;
        }
        if (missing) {
            column.addMissing();
        } else if (whole) {
            column.addWhole(negative ? -mantissa : mantissa);
        } else {
            column.addFraction(negative ? -size : size);
        }
        return at + 1;
    }

    /// Adds a missing value that is a word, such as `NA`.
    private int missing(int start, CsvColumn column, byte end) {
        int at = start;
        while (at < limit && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r') {
            at++;
        }
        int behind = end == '\n' && bytes[at] == '\r' ? at + 1 : at;
        if (behind >= limit
                || bytes[behind] != end
                || bytes[start] == '"'
                || fields == 1 && (at == start || bytes[start] == ' ' || bytes[start] == '\t') // a line without a value
                || !value.isMissing(bytes, start, at)) {
            return FAILED;
        }
        column.addMissing();
        return behind + 1;
    }

    /// Adds a text.
    private int text(int start, CsvColumn column, byte end) {
        byte first = bytes[start];
        if (first == '"') {
            return quoted(start + 1, column, end);
        }
        if (fields == 1 && (first == ' ' || first == '\t')) {
            return FAILED; // a line of blanks is none
        }
        int at = endOfField(start);
        int behind = end == '\n' && bytes[at] == '\r' ? at + 1 : at;
        if (behind >= limit || bytes[behind] != end || fields == 1 && at == start) {
            return FAILED;
        }
        return column.addText(bytes, start, at) ? behind + 1 : FAILED;
    }

    /// The first separator or line end from a place on; some place at or behind the limit if there is none before it.
    private int endOfField(int start) {
        int at = start;
        while (at < limit) {
            if ((at - group & -GROUP) != 0) {
                group = at;
                ends = ends(at);
            }
            long ahead = ends >>> at - group;
            if (ahead != 0) {
                return at + Long.numberOfTrailingZeros(ahead);
            }
            at = group + GROUP;
        }
        return limit;
    }

    /// Which of the bytes from a place on end a field, a bit of each.
    private long ends(int from) {
        long marked = 0;
        for (int i = 0; i < GROUP; i += Words.BYTES) {
            long word = Words.at(bytes, from + i);
            marked |= (long) Words.bits(Words.ascii(word, separators, NEW_LINES, RETURNS)) << i;
        }
        return marked;
    }

    /// Adds a text between quotes.
    private int quoted(int start, CsvColumn column, byte end) {
        int at = Words.find(Words.QUOTES, bytes, start, limit);
        if (at >= limit) {
            return FAILED;
        }
        if (bytes[at + 1] == '"') {
            return doubled(start, column, end);
        }
        int behind = behind(at + 1, end);
        return behind >= 0 && column.addText(bytes, start, at) ? behind : FAILED;
    }

    /// Adds a text between quotes that has quotes in it, each written twice.
    private int doubled(int start, CsvColumn column, byte end) {
        int at = start;
        int size = 0;
        while (at < limit) {
            byte next = bytes[at++];
            if (next == '"' && bytes[at++] != '"') {
                int behind = behind(at - 1, end);
                return behind >= 0 && column.addText(unquoted, 0, size) ? behind : FAILED;
            }
            if (size == unquoted.length) {
                unquoted = Arrays.copyOf(unquoted, 2 * size);
            }
            unquoted[size++] = next;
        }
        return FAILED;
    }

    /// Where the next field begins if the one before ends at a place; -1 if it does not.
    private int behind(int at, byte end) {
        int behind = end == '\n' && bytes[at] == '\r' ? at + 1 : at;
        return behind < limit && bytes[behind] == end ? behind + 1 : FAILED;
    }

    /// Adds a truth value or a missing one.
    private int truth(int start, CsvColumn column, byte end) {
        long word = Words.at(bytes, start) | 0x2020202020202020L;
        boolean isTrue = (word & 0xFFFFFFFFL) == TRUE;
        int at = start + (isTrue ? 4 : (word & 0xFFFFFFFFFFL) == FALSE ? 5 : 0);
        int behind = end == '\n' && bytes[at] == '\r' ? at + 1 : at;
        if (bytes[behind] != end || behind >= limit || fields == 1 && at == start) {
            return FAILED;
        }
        if (at == start) {
            column.addMissing();
        } else {
            column.addTruth(isTrue);
        }
        return behind + 1;
    }

    /// The same number, not calculated but chosen by a jump. In a column it is mostly the same: the processor guesses
    /// the jump and goes on with the next field, whereas it would wait for the outcome of a calculation.
    private static int guessed(int count) {
        return switch (count) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> 2;
            case 3 -> 3;
            case 4 -> 4;
            case 5 -> 5;
            case 6 -> 6;
            case 7 -> 7;
            default -> 8;
        };
    }

    /// How many of a word's bytes, from the first on, are digits.
    private static int digits(long word) {
        long others = ((word + 0x4646464646464646L) | (word - 0x3030303030303030L)) & 0x8080808080808080L;
        return Long.numberOfTrailingZeros(others) >>> 3;
    }

    /// The number that the first bytes of a word spell: neighbours are added up three times.
    private static long value(long word, int count) {
        long ones = word << (64 - 8 * count) & 0x0F0F0F0F0F0F0F0FL;
        long twos = ones * (10 << 8 | 1) >>> 8 & 0x00FF00FF00FF00FFL;
        long fours = twos * (100 << 16 | 1) >>> 16 & 0x0000FFFF0000FFFFL;
        return fours * (10_000L << 32 | 1) >>> 32;
    }
}
