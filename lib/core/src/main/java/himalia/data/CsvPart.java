package himalia.data;

import java.util.Arrays;

/// The values of the records in a piece of a file: pieces are read beside each other, and put together at the end.
final class CsvPart {
    final long offset;
    final int length;
    final CsvColumn[] columns;
    private final long most;
    private int rows;
    private final boolean[] texts;
    private final CsvOptions options;
    private final CsvValue value;

    /// @param offset where the piece begins in the file
    /// @param texts the columns that are text already, whatever they hold
    /// @param gather knows about how many records it holds, and has room for them
    /// @param most how many records to read at most: what stands behind them is not looked at
    CsvPart(long offset, int length, boolean[] texts, CsvOptions options, CsvGather gather, long most) {
        int expectedRows = gather.expectedRows(length);
        this.offset = offset;
        this.length = length;
        this.most = most;
        this.texts = texts;
        this.options = options;
        this.value = new CsvValue(options);
        this.columns = new CsvColumn[texts.length];
        Arrays.setAll(columns, i -> new CsvColumn(expectedRows, gather.room(), gather.texts(i)));
    }

    int rows() {
        return rows;
    }

    /// Reads the records.
    ///
    /// @throws CsvError if something is wrong
    CsvPart read(byte[] bytes) {
        try {
            CsvTokens tokens = new CsvTokens(bytes, 0, length, options.separator());
            CsvRecords quick = new CsvRecords(bytes, length, columns.length, options, value);
            for (int i = 0; i < texts.length; i++) {
                if (texts[i]) {
                    columns[i].becomeText(value::isMissing);
                }
            }
            while (rows < most) {
                int end = quick.record(tokens.position(), columns);
                if (end >= 0) {
                    tokens.seek(end);
                } else if (!tokens.next()) {
                    break;
                } else {
                    record(bytes, tokens);
                }
                rows++;
            }
            return this;
        } catch (CsvError error) {
            throw error.in(offset);
        }
    }

    private void record(byte[] bytes, CsvTokens tokens) {
        if (tokens.count() != columns.length) {
            throw new CsvError(CsvError.Kind.RAGGED, tokens.recordStart(), tokens.count());
        }
        for (int i = 0; i < columns.length; i++) {
            CsvColumn column = columns[i];
            if (!column.isText()) {
                CsvValue.Kind kind;
                if (tokens.isRaw(i)) {
                    byte[] plain = tokens.unquote(i);
                    kind = value.read(plain, 0, plain.length);
                } else {
                    kind = value.read(bytes, tokens.start(i), tokens.end(i));
                }
                if (column.add(kind, value)) {
                    continue;
                }
                becomeText(bytes, i, rows);
            }
            addText(bytes, tokens, i);
        }
    }

    /// Turns a column into text: its values up to a row are read again.
    void becomeText(byte[] bytes, int field, int count) {
        columns[field].becomeText(value::isMissing);
        CsvTokens again = new CsvTokens(bytes, 0, length, options.separator());
        for (int row = 0; row < count; row++) {
            again.next();
            addText(bytes, again, field);
        }
    }

    private void addText(byte[] bytes, CsvTokens record, int field) {
        byte[] from = record.isRaw(field) ? record.unquote(field) : bytes;
        int start = record.isRaw(field) ? 0 : record.start(field);
        int end = record.isRaw(field) ? from.length : record.end(field);
        if (!columns[field].addText(from, start, end)) {
            throw new CsvError(CsvError.Kind.NO_UTF8, record.recordStart(), field);
        }
    }
}
