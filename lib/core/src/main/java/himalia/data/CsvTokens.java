package himalia.data;

import java.util.Arrays;

/// Cuts the bytes of a file into records and fields; reads no value.
///
/// Quotes follow RFC 4180 with pandas' leniency: a quote opens a quoted field only as the field's first byte. Blank
/// lines are skipped. Line ends are LF, CRLF or CR.
final class CsvTokens {
    private final byte[] bytes;
    private final int limit;
    private final byte separator;
    private int position;

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] raw = new boolean[16];
    private int count;
    private int recordStart;

    /// @param limit where the records end: bytes from there on do not count
    CsvTokens(byte[] bytes, int from, int limit, char separator) {
        this.bytes = bytes;
        this.limit = limit;
        this.position = from;
        this.separator = (byte) separator;
    }

    /// Moves to the next record.
    ///
    /// @return false at the end of the file
    /// @throws CsvError if a quoted field never ends
    boolean next() {
        skipBlankLines();
        if (position >= limit) {
            return false;
        }
        recordStart = position;
        count = 0;
        while (field()) {
            position++;
        }
        endLine();
        return true;
    }

    /// Goes back to a record whose start is known.
    void seek(int start) {
        position = start;
    }

    int count() {
        return count;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /// Whether the field's bytes still hold quotes that [#unquote] must take away.
    boolean isRaw(int field) {
        return raw[field];
    }

    int recordStart() {
        return recordStart;
    }

    /// Where the next record begins.
    int position() {
        return position;
    }

    /// The bytes of a field without its quotes; `""` inside stands for one quote.
    byte[] unquote(int field) {
        byte[] out = new byte[ends[field] - starts[field]];
        int n = 0;
        boolean quoted = true;
        for (int i = starts[field] + 1; i < ends[field]; i++) {
            byte b = bytes[i];
            if (quoted && b == '"') {
                if (i + 1 < ends[field] && bytes[i + 1] == '"') {
                    out[n++] = b;
                    i++;
                } else {
                    quoted = false;
                }
            } else {
                out[n++] = b;
            }
        }
        return Arrays.copyOf(out, n);
    }

    /// Takes one field and stops on what ends it.
    ///
    /// @return whether that is a separator
    private boolean field() {
        int start = position;
        if (position < limit && bytes[position] == '"') {
            quotedField(start);
        } else {
            skipPlain();
            add(start, position, false);
        }
        return position < limit && bytes[position] == separator;
    }

    private void skipPlain() {
        int at = position;
        while (at < limit) {
            byte b = bytes[at];
            if (b == separator || b == '\n' || b == '\r') {
                break;
            }
            at++;
        }
        position = at;
    }

    private void quotedField(int start) {
        boolean doubled = false;
        position++;
        while (true) {
            if (position >= limit) {
                throw new CsvError(CsvError.Kind.UNCLOSED_QUOTE, start, count);
            }
            if (bytes[position] == '"') {
                if (position + 1 >= limit || bytes[position + 1] != '"') {
                    break;
                }
                doubled = true;
                position++;
            }
            position++;
        }
        int close = position++;
        skipPlain();
        boolean rest = position > close + 1;
        if (doubled || rest) {
            add(start, position, true);
        } else {
            add(start + 1, close, false);
        }
    }

    private void add(int start, int end, boolean isRaw) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            raw = Arrays.copyOf(raw, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        raw[count++] = isRaw;
    }

    private void skipBlankLines() {
        while (position < limit) {
            int at = position;
            while (at < limit && bytes[at] != separator && (bytes[at] == ' ' || bytes[at] == '\t')) {
                at++;
            }
            if (at < limit && bytes[at] != '\n' && bytes[at] != '\r') {
                return;
            }
            position = at;
            endLine();
        }
    }

    private void endLine() {
        if (position < limit) {
            if (bytes[position] == '\r' && position + 1 < limit && bytes[position + 1] == '\n') {
                position++;
            }
            position++;
        }
    }
}
