package himalia.data;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import it.unimi.dsi.fastutil.longs.LongSet;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// Reads one field as a number, a truth value or a missing value, by pandas' rules.
///
/// One object is reused for all fields of a file: it holds the last value read.
final class CsvValue {
    enum Kind {
        MISSING,
        WHOLE,
        /// A whole number beyond 64 bits: it is a number only among decimals.
        HUGE,
        DECIMAL,
        BOOLEAN,
        TEXT
    }

    /// The texts that pandas takes as missing.
    private static final Set<String> MISSING = Set.of(
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    /// The same as numbers: not one of them is longer than eight bytes.
    private static final LongSet MISSING_WORDS = new LongOpenHashSet();

    /// The bytes with which they begin: hardly a text does.
    private static final boolean[] MISSING_STARTS = new boolean[256];

    static {
        for (String word : MISSING) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            MISSING_WORDS.add(Words.at(bytes, 0, bytes.length));
            MISSING_STARTS[bytes[0]] = true;
        }
    }

    private static final int LONGEST_WORD = 9;

    private final byte point;
    private final byte thousands;
    private final Set<String> alsoMissing;
    private final int longestMissing;
    private final double[] missingNumbers;

    long whole;
    double decimal;
    boolean truth;

    CsvValue(CsvOptions options) {
        this.point = (byte) options.decimal();
        this.thousands = (byte) options.thousands();
        this.alsoMissing = Set.copyOf(options.naValues());
        this.longestMissing =
                options.naValues().stream().mapToInt(t -> 4 * t.length()).max().orElse(0);
        // -999 stands for -999.0 as well.
        this.missingNumbers = options.naValues().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .mapToDouble(text -> asDecimal(number(text, 0, text.length)))
                .filter(number -> !Double.isNaN(number))
                .toArray();
    }

    /// Whether the bytes in `[start, end)` stand for a missing value.
    boolean isMissing(byte[] bytes, int start, int end) {
        if (start == end) {
            return true;
        }
        if (end - start <= longestMissing
                && alsoMissing.contains(new String(bytes, start, end - start, StandardCharsets.UTF_8))) {
            return true;
        }
        return end - start <= Words.BYTES
                && MISSING_STARTS[bytes[start] & 0xFF]
                && bytes[end - 1] != 0 // which a shorter word has there
                && MISSING_WORDS.contains(Words.at(bytes, start, end - start));
    }

    /// Reads the bytes in `[start, end)`.
    Kind read(byte[] bytes, int start, int end) {
        if (start == end || (longestMissing > 0 && isMissing(bytes, start, end))) {
            return Kind.MISSING;
        }
        int from = start;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (from < to && isBlank(bytes[to - 1])) {
            to--;
        }
        Kind number = thousands != 0 || point != '.' ? localNumber(bytes, from, to) : number(bytes, from, to);
        if (number == Kind.TEXT) {
            return end - start <= LONGEST_WORD ? word(ascii(bytes, start, end)) : number;
        }
        for (double missing : missingNumbers) {
            if (missing == asDecimal(number)) {
                return Kind.MISSING;
            }
        }
        return number;
    }

    /// The last value read, NaN if it is no number.
    private double asDecimal(Kind kind) {
        return switch (kind) {
            case WHOLE -> whole;
            case HUGE, DECIMAL -> decimal;
            default -> Double.NaN;
        };
    }

    /// A number written with other characters, such as `1.234,5`, brought into the usual form.
    private Kind localNumber(byte[] bytes, int from, int to) {
        byte[] usual = new byte[to - from];
        int n = 0;
        boolean behind = false; // the whole part
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == point) {
                behind = true;
                usual[n++] = '.';
            } else if (thousands != 0 && b == thousands) {
                if (behind || n == 0 || usual[n - 1] < '0') {
                    return Kind.TEXT;
                }
            } else if (b == '.') {
                return Kind.TEXT;
            } else {
                behind |= b == 'e' || b == 'E';
                usual[n++] = b;
            }
        }
        return number(usual, 0, n);
    }

    private Kind word(String word) {
        if (MISSING.contains(word)) {
            return Kind.MISSING;
        }
        truth = word.equalsIgnoreCase("true");
        return truth || word.equalsIgnoreCase("false") ? Kind.BOOLEAN : infinity(word);
    }

    private Kind infinity(String word) {
        String name = word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word;
        if (name.equalsIgnoreCase("inf") || name.equalsIgnoreCase("infinity")) {
            decimal = word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            return Kind.DECIMAL;
        }
        return Kind.TEXT;
    }

    /// Sign, digits, an optional fraction and an optional exponent; nothing else, so that `0x10`, `1_000`, `5%` and
    /// `1f` stay texts.
    private Kind number(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (negative || bytes[at] == '+')) {
            at++;
        }
        long mantissa = 0;
        int digits = 0;
        int significant = 0;
        int exponent = 0;
        boolean fraction = false;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (significant < 18) {
                    mantissa = mantissa * 10 + digit;
                    significant += significant > 0 || digit > 0 ? 1 : 0;
                    exponent -= fraction ? 1 : 0;
                } else {
                    significant++;
                    exponent += fraction ? 0 : 1;
                }
            } else if (bytes[at] == '.' && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Kind.TEXT;
        }
        boolean power = at < to && (bytes[at] == 'e' || bytes[at] == 'E');
        if (power) {
            int digitsFrom = at + 1 < to && (bytes[at + 1] == '-' || bytes[at + 1] == '+') ? at + 2 : at + 1;
            int value = smallWhole(bytes, digitsFrom, to);
            if (value < 0) {
                return Kind.TEXT;
            }
            exponent += bytes[at + 1] == '-' ? -value : value;
        } else if (at < to) {
            return Kind.TEXT;
        }
        boolean exact = significant <= 18;
        if (!fraction && !power) {
            return whole(bytes, from, to, exact, negative ? -mantissa : mantissa);
        }
        double value = exact ? NearestDouble.of(mantissa, exponent) : Double.NaN;
        if (Double.isNaN(value)) {
            value = Math.abs(Double.parseDouble(ascii(bytes, from, to)));
        }
        decimal = negative ? -value : value;
        return Kind.DECIMAL;
    }

    private Kind whole(byte[] bytes, int from, int to, boolean exact, long value) {
        whole = value;
        if (!exact) {
            String text = ascii(bytes, from, to);
            decimal = Double.parseDouble(text);
            try {
                whole = Long.parseLong(text);
            } catch (NumberFormatException beyond64Bits) {
                return Kind.HUGE;
            }
            // Tablesaw's mark for a missing value cannot be a value.
            return whole == Long.MIN_VALUE ? Kind.HUGE : Kind.WHOLE;
        }
        return Kind.WHOLE;
    }

    /// The digits as a number of at most 99999; -1 if there are none or something else stands among them.
    private static int smallWhole(byte[] bytes, int from, int to) {
        int value = from < to ? 0 : -1;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = Math.min(value * 10 + digit, 99_999);
        }
        return value;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static String ascii(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }
}
