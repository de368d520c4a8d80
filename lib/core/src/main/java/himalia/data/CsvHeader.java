package himalia.data;

import himalia.api.Closest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The names of the columns, and where the rows begin.
///
/// @param names one for each column, all different
/// @param end the first byte behind the header
record CsvHeader(List<String> names, long end) {
    private static final int FIRST_PIECE = 1 << 16;

    static CsvHeader read(CsvSource source, CsvOptions options) {
        int piece = FIRST_PIECE;
        while (true) {
            byte[] bytes = source.bytes(0, piece);
            boolean all = bytes.length == source.size();
            try {
                CsvTokens tokens = new CsvTokens(bytes, 0, bytes.length, options.separator());
                tokens.seek(skipped(bytes, options.skipRows()));
                int start = tokens.position();
                boolean found = tokens.next();
                // The record may go on, and an LF may follow the CR, behind what was read.
                if (all || (found && tokens.position() + 1 < bytes.length)) {
                    return of(source, options, bytes, found, tokens, start);
                }
            } catch (CsvError error) {
                if (all || error.kind != CsvError.Kind.UNCLOSED_QUOTE) {
                    throw error;
                }
            }
            piece = (int) Math.min(piece * 4L, Integer.MAX_VALUE - 16);
        }
    }

    private static CsvHeader of(
            CsvSource source, CsvOptions options, byte[] bytes, boolean found, CsvTokens tokens, int start) {
        if (!found && !options.names().isEmpty()) {
            return new CsvHeader(ColumnNames.unique(source.name(), options.names()), source.size());
        }
        if (!found) {
            throw new IllegalArgumentException(
                    "csv: " + source.name()
                            + (source.size() > 0 && options.skipRows() > 0
                                    ? " has no line after the " + options.skipRows() + " that are left out."
                                    : " is empty: it has neither column names nor rows.\nHint: was it saved or downloaded completely?"));
        }
        List<String> names;
        if (options.header()) {
            names = ColumnNames.unique(
                    source.name(),
                    IntStream.range(0, tokens.count())
                            .mapToObj(i -> name(bytes, tokens, i))
                            .toList());
        } else {
            names = options.names().isEmpty()
                    ? IntStream.range(0, tokens.count())
                            .mapToObj(Integer::toString)
                            .toList()
                    : ColumnNames.unique(source.name(), options.names());
        }
        options.types().keySet().forEach(column -> indexOf(names, column));
        return new CsvHeader(names, options.header() ? tokens.position() : start);
    }

    /// Where the rest begins after some lines.
    private static int skipped(byte[] bytes, int lines) {
        int at = 0;
        for (int line = 0; line < lines && at < bytes.length; line++) {
            while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
                at++;
            }
            at += at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n' ? 2 : 1;
        }
        return Math.min(at, bytes.length);
    }

    private static String name(byte[] bytes, CsvTokens tokens, int field) {
        byte[] plain = tokens.isRaw(field)
                ? tokens.unquote(field)
                : Arrays.copyOfRange(bytes, tokens.start(field), tokens.end(field));
        // Tablesaw strips the blanks around names.
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain))
                    .toString()
                    .strip();
        } catch (CharacterCodingException e) {
            throw new CsvError(CsvError.Kind.NO_UTF8, tokens.recordStart(), field);
        }
    }

    /// @throws IllegalArgumentException if there is no such column
    static int indexOf(List<String> names, String column) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equalsIgnoreCase(column)) {
                return i;
            }
        }
        throw new IllegalArgumentException("csv: a type is given for column \"" + column
                + "\", but there is none. The columns are " + Closest.list(names) + "."
                + Closest.hint(column, names));
    }
}
