package himalia.data;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
/// @param thousands what stands between groups of three digits; 0 for nothing
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

    /// @throws IllegalArgumentException if a character is not ASCII, is a quote or a line end, or two are the same
    public CsvOptions {
        Objects.requireNonNull(charset, "charset");
        names = List.copyOf(names);
        naValues = List.copyOf(naValues);
        types = Map.copyOf(types);
        if (separator > 127 || separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "CsvOptions: `separator` must be an ASCII character other than a quote or a line end. Received: '"
                            + separator + "'");
        }
        if (separator == decimal
                || separator == thousands
                || decimal == thousands
                || decimal > 127
                || thousands > 127) {
            throw new IllegalArgumentException(
                    "CsvOptions: `separator`, `decimal` and `thousands` must be different"
                            + " ASCII characters. Received: '" + separator + "', '" + decimal + "' and '" + thousands
                            + "'.\nHint: a file with decimal commas usually has semicolons between its fields: separator(';').");
        }
        if (skipRows < 0 || nRows < 0) {
            throw new IllegalArgumentException("CsvOptions: `skipRows` and `nRows` must not be negative. Received: "
                    + skipRows + " and " + nRows + ".");
        }
    }

    /// These options with another character between the fields.
    public CsvOptions separator(char other) {
        return new CsvOptions(other, decimal, thousands, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options with another character before the fraction of a number; with `,` a separator `,` becomes `;`.
    public CsvOptions decimal(char other) {
        char between = other == separator && other == ',' ? ';' : separator;
        return new CsvOptions(between, other, thousands, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options with a character between groups of three digits: `1,234` is then a number.
    public CsvOptions thousands(char other) {
        return new CsvOptions(separator, decimal, other, header, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options for a file whose first line is already data: its columns are called "0", "1", ...
    public CsvOptions noHeader() {
        return new CsvOptions(separator, decimal, thousands, false, names, skipRows, nRows, charset, naValues, types);
    }

    /// These options for a file whose first line is already data, and whose columns are called so. To replace the
    /// names
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

    /// These options with another encoding: `cp949`, `EUC-KR`, `UTF-16`, `windows-1252`, ...
    ///
    /// @throws IllegalArgumentException if Java knows no such encoding
    public CsvOptions encoding(String name) {
        try {
            Charset found = Charset.forName(name.equalsIgnoreCase("cp949") ? "MS949" : name);
            return new CsvOptions(
                    separator, decimal, thousands, header, names, skipRows, nRows, found, naValues, types);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "CsvOptions: there is no encoding \"" + name
                            + "\".\nHint: usual ones are UTF-8, cp949, EUC-KR, UTF-16, windows-1252.",
                    e);
        }
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
