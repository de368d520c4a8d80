package himalia.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
                    case NO_UTF8 -> place + ": the bytes are no UTF-8 text." + encoding(source);
                    case RAGGED -> {
                        int expected = names.size();
                        String fields = error.field == 1 ? "1 field" : error.field + " fields";
                        String at = line + column(names, Math.min(error.field, expected));
                        char other = otherSeparator(names);
                        if (other != 0) {
                            yield at + " is one too many: the first line has no '" + options.separator()
                                    + "' between its names, but '" + shown(other)
                                    + "'.\nHint: csv(path, o -> o.separator('"
                                    + shown(other) + "'))"
                                    + (options.decimal() == '.'
                                            ? ", with .decimal(',') for numbers such as 1,5."
                                            : ".");
                        }
                        yield at + (error.field < expected ? " is missing" : " is one too many") + ": expected "
                                + expected + " fields, as in the first line, but found " + fields
                                + ".\nHint: put a text that holds a '" + options.separator()
                                + "' in quotes; for an empty value keep its '" + options.separator() + "'.";
                    }
                },
                error);
    }

    /// What separates the names if they were read as one; 0 for nothing.
    private static char otherSeparator(List<String> names) {
        String only = names.size() == 1 ? names.getFirst() : "";
        return only.indexOf(';') >= 0 ? ';' : only.indexOf('\t') >= 0 ? '\t' : 0;
    }

    private static String shown(char separator) {
        return separator == '\t' ? "\\t" : String.valueOf(separator);
    }

    private static String column(List<String> names, int field) {
        return field < names.size() ? "\"" + names.get(field) + "\"" : Integer.toString(field + 1);
    }

    /// Korean Windows programs write cp949: if all bytes are right there, it is most likely that.
    private static String encoding(CsvSource source) {
        byte[] sample = source.bytes(0, SAMPLE);
        boolean whole = sample.length == source.size();
        int end = sample.length;
        while (!whole && end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        try {
            CharSequence text = Charset.forName("MS949").newDecoder().decode(ByteBuffer.wrap(sample, 0, end));
            boolean korean = text.chars().anyMatch(c -> c >= '\uAC00' && c <= '\uD7A3');
            boolean printable = text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
            if (korean && printable) {
                return " They are Korean text in the encoding cp949 (EUC-KR)."
                        + "\nHint: csv(path, o -> o.encoding(\"cp949\")).";
            }
        } catch (CharacterCodingException e) {
            // not that encoding either: the general hint
        }
        return "\nHint: if it was saved in another encoding, say so: csv(path, o -> o.encoding(\"cp949\")).";
    }
}
