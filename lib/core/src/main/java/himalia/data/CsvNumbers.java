package himalia.data;

/// The quick way through a record of plain numbers, in one pass over its bytes: `-12.345,6,7.5`. Anything else is left
/// to [CsvTokens] and [CsvValue].
final class CsvNumbers {
    private static final int MOST_DIGITS = 15; // below 2^53, so that the one rounding of the quotient is right
    private static final double[] TEN = new double[MOST_DIGITS + 1];

    static {
        TEN[0] = 1;
        for (int i = 1; i < TEN.length; i++) {
            TEN[i] = TEN[i - 1] * 10;
        }
    }

    private final byte[] bytes;
    private final int limit;
    private final byte separator;
    private final byte point;
    private final long[] mantissas;
    private final int[] fractions;

    CsvNumbers(byte[] bytes, int limit, int fields, CsvOptions options) {
        this.bytes = bytes;
        this.limit = limit;
        this.separator = (byte) options.separator();
        this.point = (byte) options.decimal();
        this.mantissas = new long[fields];
        this.fractions = new int[fields];
    }

    /// Adds the record that begins at a place to the columns.
    ///
    /// @return where the next one begins; -1 if it must be read in another way, and nothing was added
    int record(int start, CsvColumn[] columns) {
        int at = start;
        int last = mantissas.length - 1;
        for (int i = 0; i <= last; i++) {
            at = number(at, i);
            if (at < 0 || at >= limit || bytes[at] != (i < last ? separator : '\n')) {
                boolean returns = at >= 0 && i == last && at + 1 < limit && bytes[at] == '\r' && bytes[at + 1] == '\n';
                if (!returns) {
                    return -1;
                }
                at++;
            }
            at++;
            if (!columns[i].isNumber()) {
                return -1;
            }
        }
        for (int i = 0; i <= last; i++) {
            long mantissa = mantissas[i];
            if (fractions[i] < 0) {
                columns[i].addWhole(mantissa);
            } else {
                boolean minusZero = mantissa == Long.MIN_VALUE;
                columns[i].addFraction(minusZero ? -0.0 : mantissa / TEN[fractions[i]]);
            }
        }
        return at;
    }

    /// Takes one number apart and returns what follows it, or -1.
    private int number(int start, int field) {
        int at = start;
        boolean negative = at < limit && bytes[at] == '-';
        at += negative ? 1 : 0;
        int first = at;
        long mantissa = 0;
        while (at < limit) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            mantissa = mantissa * 10 + digit;
            at++;
        }
        int digits = at - first;
        int fraction = -1;
        if (at < limit && bytes[at] == point && digits > 0) {
            int behind = ++at;
            while (at < limit) {
                int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    break;
                }
                mantissa = mantissa * 10 + digit;
                at++;
            }
            fraction = at - behind;
            digits += fraction;
        }
        if (digits == 0 || digits > MOST_DIGITS) {
            return -1;
        }
        boolean minusZero = negative && mantissa == 0 && fraction >= 0;
        mantissas[field] = minusZero ? Long.MIN_VALUE : negative ? -mantissa : mantissa;
        fractions[field] = fraction;
        return at;
    }
}
