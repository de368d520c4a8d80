package himalia.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// How a file of separated values is written, for files that are not plain comma-separated UTF-8 with a header.
///
/// ```java
/// csv("data/results.csv", CsvOptions.DEFAULT.withSeparator(';'))
/// csv("data/old.csv", CsvOptions.DEFAULT.withCharset(Charset.forName("MS949")))
/// csv("data/iris.csv", CsvOptions.DEFAULT.withoutHeader())       // columns "0", "1", ...
/// ```
///
/// @param separator what stands between two fields, an ASCII character such as `,` `;` or a tab
/// @param header whether the first line holds the column names
/// @param charset the encoding; a byte-order mark in the file wins over it
public record CsvOptions(char separator, boolean header, Charset charset) {
    /// Comma, header line, UTF-8.
    public static final CsvOptions DEFAULT = new CsvOptions(',', true, StandardCharsets.UTF_8);

    /// @throws IllegalArgumentException if the separator is not ASCII, or is a quote or a line end
    public CsvOptions {
        Objects.requireNonNull(charset, "charset");
        if (separator > 127 || separator == '"' || separator == '\n' || separator == '\r') {
            throw new IllegalArgumentException(
                    "CsvOptions: `separator` must be an ASCII character other than a quote or a line end. Received: '"
                            + separator + "'");
        }
    }

    /// These options with another character between the fields.
    public CsvOptions withSeparator(char other) {
        return new CsvOptions(other, header, charset);
    }

    /// These options for a file whose first line is already data.
    public CsvOptions withoutHeader() {
        return new CsvOptions(separator, false, charset);
    }

    /// These options with another encoding.
    public CsvOptions withCharset(Charset other) {
        return new CsvOptions(separator, header, other);
    }
}
