package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads a file of separated values into a table; every type is decided by the whole column.
///
/// Not Tablesaw's own reader: that one takes `1,5` for 15 and `5%` for 0.05, loses the columns of a file without rows
/// and is several times slower.
final class CsvReader {
    private static final String TEXT_HINT = "\nHint: if it was saved in another encoding, say so: "
            + "csv(path, CsvOptions.DEFAULT.withCharset(Charset.forName(\"MS949\"))).";

    private final String file;
    private final byte[] bytes;
    private final CsvOptions options;
    private final int from;
    private final CsvTokens tokens;
    private final CsvValue value = new CsvValue();
    private List<String> names = List.of();

    private CsvReader(String file, byte[] bytes, CsvOptions options) {
        this.file = file;
        this.bytes = bytes;
        this.options = options;
        this.from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        this.tokens = new CsvTokens(bytes, from, options.separator());
    }

    static Table read(Path path, CsvOptions options) {
        byte[] content;
        try {
            if (Files.size(path) > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException(
                        "csv: " + path + " is larger than 2 GiB.\nHint: cut it into several files.");
            }
            content = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + path + " cannot be read: " + e.getMessage(), e);
        }
        String name = path.getFileName().toString();
        return new CsvReader(path.toString(), utf8(content, options.charset()), options)
                .table(name.replaceFirst("\\.[^.]*$", ""));
    }

    /// The bytes in UTF-8, whatever they were in.
    private static byte[] utf8(byte[] content, Charset charset) {
        boolean wide = startsWith(content, 0xFF, 0xFE) || startsWith(content, 0xFE, 0xFF);
        Charset real = wide ? StandardCharsets.UTF_16 : charset;
        return real.equals(StandardCharsets.UTF_8)
                ? content
                : new String(content, real).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length
                && IntStream.range(0, mark.length).allMatch(i -> (bytes[i] & 0xFF) == mark[i]);
    }

    private Table table(String name) {
        try {
            if (!tokens.next()) {
                throw new IllegalArgumentException(
                        "csv: " + file
                                + " is empty: it has neither column names nor rows.\nHint: was it saved or downloaded completely?");
            }
            names = names();
            noteSeparator();
            CsvColumn[] columns = new CsvColumn[names.size()];
            Arrays.setAll(columns, i -> new CsvColumn());
            rows(columns);
            List<Column<?>> built = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                built.add(columns[i].build(names.get(i)));
            }
            return Table.create(name, built);
        } catch (CsvTokens.UnclosedQuote quote) {
            throw new IllegalArgumentException(
                    "csv: " + where(quote.offset, quote.field)
                            + ": a quote is opened here and never closed.\nHint: close it, or write a quote inside a text twice (\"\").");
        }
    }

    /// One column whose name holds a separator is hardly what its reader wants.
    private void noteSeparator() {
        for (char other : new char[] {';', '\t'}) {
            if (names.size() == 1
                    && options.separator() != other
                    && names.getFirst().indexOf(other) >= 0) {
                String written = other == '\t' ? "\\t" : String.valueOf(other);
                System.err.println("Note: " + file + " has one column, \"" + names.getFirst() + "\". If '" + written
                        + "' separates its fields, read it with csv(path, CsvOptions.DEFAULT.withSeparator('" + written
                        + "')).");
            }
        }
    }

    private void rows(CsvColumn[] columns) {
        int[] recordStarts = new int[1024];
        int row = 0;
        boolean more = !options.header() || tokens.next();
        while (more) {
            if (tokens.count() != columns.length) {
                throw ragged(columns.length);
            }
            if (row == recordStarts.length) {
                recordStarts = Arrays.copyOf(recordStarts, row * 2);
            }
            recordStarts[row] = tokens.recordStart();
            for (int i = 0; i < columns.length; i++) {
                add(columns[i], i, recordStarts, row);
            }
            row++;
            more = tokens.next();
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].wouldLoseDigits()) {
                columns[i].becomeText(texts(i, recordStarts, row));
            }
        }
    }

    private void add(CsvColumn column, int field, int[] recordStarts, int row) {
        if (!column.isText()) {
            CsvValue.Kind kind;
            if (tokens.isRaw(field)) {
                byte[] plain = tokens.unquote(field);
                kind = value.read(plain, 0, plain.length);
            } else {
                kind = value.read(bytes, tokens.start(field), tokens.end(field));
            }
            if (column.add(kind, value)) {
                return;
            }
            column.becomeText(texts(field, recordStarts, row));
        }
        column.addText(text(tokens, field));
    }

    /// Reads the texts of one column again, up to a row.
    private List<String> texts(int field, int[] recordStarts, int rows) {
        CsvTokens again = new CsvTokens(bytes, from, options.separator());
        List<String> texts = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            again.seek(recordStarts[row]);
            again.next();
            texts.add(text(again, field));
        }
        return texts;
    }

    /// The text of a field, null if it stands for a missing value.
    private String text(CsvTokens record, int field) {
        byte[] from = record.isRaw(field) ? record.unquote(field) : bytes;
        int start = record.isRaw(field) ? 0 : record.start(field);
        int end = record.isRaw(field) ? from.length : record.end(field);
        boolean missing = value.read(from, start, end) == CsvValue.Kind.MISSING;
        return missing ? null : decode(record, field, from, start, end);
    }

    private String decode(CsvTokens record, int field, byte[] from, int start, int end) {
        if (isAscii(from, start, end)) {
            return new String(from, start, end - start, StandardCharsets.ISO_8859_1);
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(from, start, end - start);
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "csv: " + where(record.recordStart(), field) + ": the bytes are no UTF-8 text." + TEXT_HINT, e);
        }
    }

    private static boolean isAscii(byte[] from, int start, int end) {
        for (int i = start; i < end; i++) {
            if (from[i] < 0) {
                return false;
            }
        }
        return true;
    }

    private String name(int field) {
        byte[] plain = tokens.isRaw(field)
                ? tokens.unquote(field)
                : Arrays.copyOfRange(bytes, tokens.start(field), tokens.end(field));
        // Tablesaw strips the blanks around names.
        String name = decode(tokens, field, plain, 0, plain.length).strip();
        return name.isEmpty() ? "Unnamed: " + field : name;
    }

    private List<String> names() {
        int count = tokens.count();
        if (!options.header()) {
            return IntStream.range(0, count).mapToObj(Integer::toString).toList();
        }
        List<String> unique = new ArrayList<>();
        // Tablesaw takes `a` and `A` for the same name.
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String name = name(i);
            Integer times = seen.get(name.toLowerCase(Locale.ROOT));
            while (times != null) {
                seen.put(name.toLowerCase(Locale.ROOT), times + 1);
                name = name + "." + times;
                times = seen.get(name.toLowerCase(Locale.ROOT));
            }
            seen.put(name.toLowerCase(Locale.ROOT), 1);
            unique.add(name);
        }
        return unique;
    }

    private IllegalArgumentException ragged(int expected) {
        int found = tokens.count();
        String fields = found == 1 ? "1 field" : found + " fields";
        String place = found < expected
                ? where(tokens.recordStart(), found) + " is missing"
                : where(tokens.recordStart(), expected) + " is one too many";
        return new IllegalArgumentException(
                "csv: " + place + ": expected " + expected + " fields, as in the first line, but found "
                        + fields + ".\nHint: put a text that holds a '" + options.separator()
                        + "' in quotes; for an empty value keep its '" + options.separator() + "'.");
    }

    /// File, line and column for a message.
    private String where(int offset, int field) {
        String column = field < names.size() ? "column \"" + names.get(field) + "\"" : "column " + (field + 1);
        return file + ", line " + tokens.lineOf(offset) + ", " + column;
    }
}
