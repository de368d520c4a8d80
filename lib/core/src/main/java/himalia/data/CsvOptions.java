package himalia.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// How a file of separated values is written, for files that are not plain comma-separated UTF-8 with a header; the
/// names are those of `pandas.read_csv`.
///
/// ```java
/// csv("data/results.csv", o -> o.separator(';').decimal(','))
/// csv("data/old.csv", o -> o.encoding("cp949"))
/// csv("data/iris.csv", o -> o.names("sl", "sw", "pl", "pw", "species"))     // no header line
/// csv("data/zip.csv", o -> o.type("zip", "str").naValues("-", "?"))
/// ```
///
/// @param separator what stands between two fields, an ASCII character such as `,` `;` or a tab
/// @param decimal what stands before the fraction of a number: `.` or `,`
/// @param thousands what stands between groups of digits; 0 for nothing
/// @param header whether the first line holds the column names
/// @param names the column names of a file without a header; empty: those of the header, or "0", "1", ...
/// @param skipRows how many lines to leave out at the start
/// @param nRows how many rows to read at most
/// @param charset the encoding; a byte-order mark in the file wins over it
/// @param naValues texts that stand for a missing value, beside pandas' own
/// @param types the types of columns that are not to be found out: `str`, `float64`, `int64`, `bool`, ...
public record CsvOptions(
        char separator,
        char decimal,
        char thousands,
        boolean header,
        List<String> names,
        int skipRows,
        int nRows,
        Charset charset,
        List<String> naValues,
        Map<String, String> types) {
    /// Comma, decimal point, header line, UTF-8.
    public static final CsvOptions DEFAULT = new CsvOptions(
            ',', '.', (char) 0, true, List.of(), 0, Integer.MAX_VALUE, StandardCharsets.UTF_8, List.of(), Map.of());

    /// @throws IllegalArgumentException if a character cannot stand there whatever the others are
    public CsvOptions {
        Objects.requireNonNull(charset, "charset");
        names = List.copyOf(names);
        naValues = List.copyOf(naValues);
        types = Map.copyOf(types);
        mark("separator", separator);
        mark("decimal", decimal);
        mark("thousands", thousands);
        if (skipRows < 0 || nRows < 0) {
            throw new IllegalArgumentException("CsvOptions: `skipRows` and `nRows` must not be negative. Received: "
                    + skipRows + " and " + nRows + ".");
        }
    }

    private static void mark(String option, char c) {
        boolean digit = c >= '0' && c <= '9' || c == '-' || c == '+';
        if (c > 127 || c == '"' || c == '\n' || c == '\r' || digit && !option.equals("separator")) {
            throw new IllegalArgumentException("CsvOptions: `" + option
                    + "` must be an ASCII character other than a quote" + (digit ? ", a digit, a sign" : "")
                    + " or a line end. Received: '" + c + "'");
        }
    }

    /// Whether the options go together; asked only when a file is read, so that their order does not matter. In a
    /// quoted field the separator may also group or begin a fraction: `"1,234"`.
    ///
    /// @throws IllegalArgumentException if they do not
    CsvOptions checked() {
        if (decimal == thousands) {
            throw new IllegalArgumentException("csv: `decimal` and `thousands` must be different. Received: '" + decimal
                    + "' for both.\nHint: for numbers such as 1.234,5 it is "
                    + thousands('.').decimal(',').call() + ", for 1,234.5 "
                    + thousands(',').decimal('.').call() + ".");
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new IllegalArgumentException("csv: `names` holds \"" + names.get(i)
                        + "\" twice, expected different names.\nHint: "
                        + names(ColumnNames.unique("`names`", names).toArray(String[]::new))
                                .call() + ".");
            }
        }
        return this;
    }

    /// These options with another character between the fields.
    public CsvOptions separator(char other) {
        return new CsvOptions(other, decimal, thousands, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options with another character before the fraction of a number. Where it is also the separator, only
    /// quoted fields can hold it: `"1,5"`.
    public CsvOptions decimal(char other) {
        return new CsvOptions(separator, other, thousands, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options with a character between groups of digits: `1,234` is then a number. As in pandas the groups may
    /// be of any size; a date such as `31.12.2020` is a number, too, when `.` groups: give its column a type.
    public CsvOptions thousands(char other) {
        return new CsvOptions(separator, decimal, other, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options for a file whose first line is already data: its columns are called "0", "1", ...
    public CsvOptions noHeader() {
        return new CsvOptions(separator, decimal, thousands, false, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options for a file whose first line is already data, and whose columns are called so. To replace the names
    /// of a header, skip it: `o -> o.skipRows(1).names(...)`.
    public CsvOptions names(String... columns) {
        return new CsvOptions(
                separator, decimal, thousands, false, List.of(columns), skipRows, nRows, charset, naValues, types);
    }

    /// These options without the first lines.
    public CsvOptions skipRows(int lines) {
        return new CsvOptions(separator, decimal, thousands, header, names, lines, nRows, charset, naValues, types);
    }

    /// These options with at most so many rows.
    public CsvOptions nRows(int rows) {
        return new CsvOptions(separator, decimal, thousands, header, names, skipRows, rows, charset, naValues, types);
    }

    /// These options with another encoding, by its name in Python or Java: `cp949`, `euc-kr`, `utf-16`, `latin-1`,
    /// `windows-1252`, `mac_roman`, ... Bytes that are no text in it are an error.
    ///
    /// @throws IllegalArgumentException if there is no such encoding
    public CsvOptions encoding(String name) {
        Charset found = Encodings.named(name);
        return new CsvOptions(separator, decimal, thousands, header, names, skipRows, nRows, found, naValues, types);
    }

    /// The call in a cell that has these options, for hints: what is not as usual is said.
    String call() {
        StringBuilder call = new StringBuilder();
        if (skipRows > 0) {
            call.append(".skipRows(").append(skipRows).append(')');
        }
        if (separator != DEFAULT.separator) {
            call.append(".separator('").append(quoted(separator)).append("')");
        }
        if (thousands != DEFAULT.thousands) {
            call.append(".thousands('").append(quoted(thousands)).append("')");
        }
        if (decimal != DEFAULT.decimal) {
            call.append(".decimal('").append(quoted(decimal)).append("')");
        }
        if (!names.isEmpty()) {
            call.append(".names(").append(quoted(names)).append(')');
        } else if (!header) {
            call.append(".noHeader()");
        }
        if (nRows < DEFAULT.nRows) {
            call.append(".nRows(").append(nRows).append(')');
        }
        if (!charset.equals(DEFAULT.charset)) {
            call.append(".encoding(\"").append(Encodings.shown(charset)).append("\")");
        }
        if (!naValues.isEmpty()) {
            call.append(".naValues(").append(quoted(naValues)).append(')');
        }
        types.forEach((column, type) ->
                call.append(".type(").append(quoted(List.of(column, type))).append(')'));
        return call.isEmpty() ? "csv(path)" : "csv(path, o -> o" + call + ")";
    }

    /// A character as it stands between quotes in a cell.
    static String quoted(char c) {
        return c == '\t' ? "\\t" : c == '\'' || c == '\\' ? "\\" + c : String.valueOf(c);
    }

    private static String quoted(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }

    /// Whether some numbers stand for a missing value.
    boolean hasNumbersForMissing() {
        return naValues.stream().anyMatch(text -> text.chars().anyMatch(Character::isDigit));
    }

    /// These options with more texts that stand for a missing value; `-999` also stands for `-999.0` among numbers.
    public CsvOptions naValues(String... texts) {
        List<String> all = new ArrayList<>(naValues);
        all.addAll(List.of(texts));
        return new CsvOptions(separator, decimal, thousands, header, names, skipRows, nRows, charset, all, types);
    }

    /// These options with the type of a column, so that it is not found out: `str` keeps `00123` as it is.
    public CsvOptions type(String column, String type) {
        Map<String, String> more = new LinkedHashMap<>(types);
        more.put(column, type);
        return new CsvOptions(separator, decimal, thousands, header, names, skipRows, nRows, charset, naValues, more);
    }
}
