package himalia.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a reader is told about a file that cannot be read: file, line, column, and what to do.
final class CsvMessages {
    private static final int SAMPLE = 1 << 20;

    private CsvMessages() {}

    static IllegalArgumentException explain(CsvError error, CsvSource source, List<String> names, CsvOptions options) {
        String line = "csv: " + source.name() + ", line " + source.lineOf(error.offset) + ", column ";
        String place = line + column(names, error.field);
        return new IllegalArgumentException(
                switch (error.kind) {
                    case UNCLOSED_QUOTE ->
                        place + ": a quote is opened here and never closed.\n"
                                + "Hint: close it, or write a quote inside a text twice (\"\").";
                    case NO_UTF8 -> place + ": " + malformed(error, source, options);
                    case RAGGED -> {
                        int expected = names.size();
                        String fields = error.field == 1 ? "1 field" : error.field + " fields";
                        String at = line + column(names, Math.min(error.field, expected));
                        char other = otherSeparator(names);
                        if (other != 0) {
                            yield at + " is one too many: the first line has no '"
                                    + CsvOptions.quoted(options.separator()) + "' between its names, but '"
                                    + CsvOptions.quoted(other) + "'.\nHint: "
                                    + options.separator(other).call()
                                    + (options.decimal() == '.'
                                            ? ", with .decimal(',') for numbers such as 1,5."
                                            : ".");
                        }
                        if (expected == 1 && options.header()) {
                            int above = (int) source.lineOf(error.offset) - 1;
                            yield at + " is one too many: the first line has 1 field, this one " + error.field
                                    + ".\nHint: if the lines above it are a title, "
                                    + options.skipRows(above).call() + "; if not, put a text that holds a '"
                                    + CsvOptions.quoted(options.separator()) + "' in quotes.";
                        }
                        yield at + (error.field < expected ? " is missing" : " is one too many") + ": expected "
                                + expected + " fields, as in the first line, but found " + fields
                                + ".\nHint: put a text that holds a '" + options.separator()
                                + "' in quotes; for an empty value keep its '" + options.separator() + "'.";
                    }
                });
    }

    /// What separates the names if they were read as one; 0 for nothing.
    private static char otherSeparator(List<String> names) {
        String only = names.size() == 1 ? names.getFirst() : "";
        return only.indexOf(';') >= 0 ? ';' : only.indexOf('\t') >= 0 ? '\t' : only.indexOf('|') >= 0 ? '|' : 0;
    }

    private static String column(List<String> names, int field) {
        return field < names.size() ? "\"" + names.get(field) + "\"" : Integer.toString(field + 1);
    }

    /// A byte that is no UTF-8: its place in the file, and the encodings in which the file makes sense.
    private static String malformed(CsvError error, CsvSource source, CsvOptions options) {
        byte[] rest = source.bytes(error.offset, SAMPLE);
        String which = "";
        try {
            Encodings.decode(rest, 0, rest.length, StandardCharsets.UTF_8);
        } catch (Encodings.Malformed e) {
            which = place(source.start() + error.offset + e.at, rest[e.at]);
        }
        byte[] sample = source.bytes(0, SAMPLE);
        return which + " is no UTF-8 text." + EncodingGuess.advice(sample, wholeLines(sample, source.size()), options);
    }

    /// A byte that is no text in the encoding asked for.
    static IllegalArgumentException malformed(
            String name, byte[] bytes, int from, Charset charset, Encodings.Malformed error, CsvOptions options) {
        String before = new String(bytes, from, error.at - from, charset);
        long line = 1
                + before.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
        byte[] sample = Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE));
        return new IllegalArgumentException(
                "csv: " + name + ", line " + line + ": " + place(error.at, bytes[error.at])
                        + " is no text in the encoding " + Encodings.shown(charset) + "."
                        + EncodingGuess.advice(sample, wholeLines(sample, bytes.length), options),
                error);
    }

    private static String place(long offset, byte value) {
        return String.format("byte %,d of the file (0x%02X)", offset + 1, value & 0xFF);
    }

    /// How much of the start of a file is whole lines.
    private static int wholeLines(byte[] sample, long size) {
        int end = sample.length;
        while (sample.length < size && end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? sample.length : end;
    }
}
