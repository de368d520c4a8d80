package himalia.sql.files;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// Reads Arrow files and streams, column by column, straight into the arrays of columns.
public final class ArrowReader {
    private static final int MOST_METADATA = 1 << 28;

    private final MemorySegment file;
    private final List<ArrowField> fields;
    private final Map<Long, ArrowField> dictionaryFields = new HashMap<>();
    private final Map<Long, List<Batch>> dictionaries = new HashMap<>();
    private final List<Batch> batches = new ArrayList<>();

    /// Rows of columns.
    ///
    /// @param known the dictionaries that they refer to
    record Batch(FlatTable about, MemorySegment body, Map<Long, List<Batch>> known) {
        /// Every column says how many rows it has. Those that differ are found before there is room for so many.
        Batch {
            for (long[] node : about.structs(1, 2)) {
                need(node[0] == about.large(0), "is damaged.");
            }
        }

        int rows() {
            return Math.toIntExact(about.large(0));
        }
    }

    private ArrowReader(MemorySegment file, FlatTable schema) {
        this.file = file;
        need(schema.middle(0, 0) == 0, "has numbers that begin with their highest byte, which are not read.");
        fields = schema.tables(1).stream().map(ArrowField::of).toList();
        for (ArrowField field : fields) {
            if (field.dictionary() != null) {
                dictionaryFields.put(field.dictionary().large(0), field);
            }
        }
    }

    /// The columns in a file, by the names that it gives them.
    ///
    /// @throws UnreadableException if the file is damaged, or holds what a table has no column for
    public static List<Column<?>> read(Path path, Together cores) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofShared()) {
            return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena))
                    .columns(cores);
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException
                | NegativeArraySizeException
                | DateTimeException damaged) {
            throw new UnreadableException("is no Arrow file, or it is damaged.");
        }
    }

    private static ArrowReader read(MemorySegment file) {
        need(file.byteSize() > 0, "is empty.");
        int mark = Arrow.MAGIC.length();
        if (file.byteSize() >= mark && text(file, 0, mark).equals(Arrow.MAGIC)) {
            long end = file.byteSize() - mark;
            need(end > Long.BYTES && text(file, end, mark).equals(Arrow.MAGIC), "ends too early.");
            int length = file.get(Values.INT, end - Integer.BYTES);
            FlatTable footer = FlatTable.of(bytes(file, end - Integer.BYTES - length, length));
            ArrowReader reader = new ArrowReader(file, footer.needed(1));
            for (int list = 2; list <= 3; list++) {
                for (long[] block : footer.structs(list, 3)) {
                    reader.message(block[0]);
                }
            }
            return reader;
        }
        need(file.byteSize() >= 2 * Integer.BYTES, "is no Arrow file.");
        return stream(file);
    }

    private static ArrowReader stream(MemorySegment file) {
        Message first = Message.at(file, 0);
        if (first == null || first.type != Arrow.SCHEMA) {
            throw new UnreadableException("is no Arrow file.");
        }
        ArrowReader reader = new ArrowReader(file, first.header);
        long at = first.next;
        while (at < file.byteSize()) {
            long next = reader.message(at);
            if (next == at) {
                break; // its end
            }
            at = next;
        }
        return reader;
    }

    /// A part of a file.
    private record Message(byte type, FlatTable header, MemorySegment body, long next) {
        /// Null at the end of a stream.
        static @Nullable Message at(MemorySegment file, long start) {
            long at = start;
            int length = file.get(Values.INT, at);
            at += Integer.BYTES;
            if (length == Arrow.MESSAGE) { // before version 0.15 it was not there
                length = file.get(Values.INT, at);
                at += Integer.BYTES;
            }
            if (length == 0) {
                return null;
            }
            need(
                    length > 0 && length < MOST_METADATA && length <= file.byteSize() - at,
                    "is no Arrow file, or it is damaged.");
            FlatTable message = FlatTable.of(bytes(file, at, length));
            at += length;
            long size = message.large(3);
            need(size >= 0 && size <= file.byteSize() - at, "ends too early.");
            return new Message(message.small(1, 0), message.needed(2), file.asSlice(at, size), at + size);
        }
    }

    /// Takes the message at a place.
    ///
    /// @return where the next one is; the same place at the end
    private long message(long at) {
        Message message = Message.at(file, at);
        if (message == null) {
            return at;
        }
        switch (message.type) {
            case Arrow.DICTIONARY -> {
                long id = message.header.large(0);
                boolean isMore = message.header.small(2, 0) != 0;
                List<Batch> all = new ArrayList<>(isMore ? dictionaries.getOrDefault(id, List.of()) : List.of());
                all.add(new Batch(message.header.needed(1), message.body, Map.of()));
                dictionaries.put(id, all);
            }
            case Arrow.BATCH -> batches.add(new Batch(message.header, message.body, Map.copyOf(dictionaries)));
            default -> {}
        }
        return message.next;
    }

    private List<Column<?>> columns(Together cores) {
        Column<?>[] columns = new Column<?>[fields.size()];
        cores.each(fields.stream().map(ArrowField::kind).toList(), i -> columns[i] = column(i));
        return List.of(columns);
    }

    private Column<?> column(int index) {
        int rows = Math.toIntExact(batches.stream().mapToLong(Batch::rows).sum());
        ArrowField field = fields.get(index);
        ArrowColumn column = new ArrowColumn(field, rows);
        int node = index;
        int buffer = 0;
        for (ArrowField before : fields.subList(0, index)) {
            buffer += before.buffers();
        }
        List<Batch> known = List.of();
        for (Batch batch : batches) {
            if (field.dictionary() != null) {
                List<Batch> now = batch.known.getOrDefault(field.dictionary().large(0), List.of());
                if (!now.equals(known)) {
                    known = now;
                    column.dictionary(now);
                }
            }
            column.add(batch, node, buffer);
        }
        return column.column();
    }

    static void need(boolean right, String otherwise) {
        if (!right) {
            throw new UnreadableException(otherwise);
        }
    }

    static byte[] bytes(MemorySegment from, long at, long length) {
        need(length >= 0 && length <= from.byteSize() && length <= Integer.MAX_VALUE - 16, "is damaged.");
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    private static String text(MemorySegment from, long at, int length) {
        return new String(bytes(from, at, length), StandardCharsets.US_ASCII);
    }
}
