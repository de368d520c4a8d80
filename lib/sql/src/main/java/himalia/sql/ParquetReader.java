package himalia.sql;

import himalia.data.TextCollector;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads what most Parquet files are made of straight into the arrays of columns, many columns at a time: numbers,
/// times and texts, plain or by a dictionary, uncompressed or by Snappy. DuckDB, which reads everything, hands its
/// results out in small pieces on one thread, which takes several times as long.
final class ParquetReader {
    private static final int HEADER = 1 << 10;
    private static final int LONGEST_HEADER = 1 << 22;
    private static final int LARGEST_PAGE = 1 << 30;

    private final MemorySegment file;
    private final List<Thrift.Struct> groups;
    private final int rows;

    /// A column of the file.
    ///
    /// @param parts those of a second in which its times are counted
    private record Leaf(String name, int type, ColumnKind kind, long parts, boolean isOptional) {}

    /// Something that only DuckDB reads.
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private ParquetReader(MemorySegment file, List<Thrift.Struct> groups, int rows) {
        this.file = file;
        this.groups = groups;
        this.rows = rows;
    }

    /// The table in a file; null if DuckDB must look at it, which also finds the words for what is damaged.
    static @Nullable Table read(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofShared()) {
            return table(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        } catch (Unknown
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | ClassCastException
                | NegativeArraySizeException e) {
            return null;
        }
    }

    private static Table table(MemorySegment file) {
        int mark = Parquet.MAGIC.length();
        long end = file.byteSize() - mark;
        need(new String(bytes(file, end, mark), StandardCharsets.US_ASCII).equals(Parquet.MAGIC));
        int length = file.get(Values.INT, end - Integer.BYTES);
        Thrift.Struct about = new Thrift.Reader(bytes(file, end - Integer.BYTES - length, length)).struct();
        List<Leaf> leaves = leaves(about.structs(2));
        List<Thrift.Struct> groups = about.structs(4);
        ParquetReader reader = new ParquetReader(file, groups, about.small(3));
        need(groups.stream().mapToLong(group -> group.number(3)).sum() == reader.rows);
        for (Thrift.Struct group : groups) {
            need(group.structs(1).size() == leaves.size());
            for (Thrift.Struct chunk : group.structs(1)) {
                // Before there is room for so many: they may be damaged.
                need(chunk.has(3) && chunk.struct(3).number(5) == group.number(3));
            }
        }
        List<String> names =
                ColumnNames.different(leaves.stream().map(Leaf::name).toList());
        Column<?>[] columns = new Column<?>[leaves.size()];
        Together.each(
                leaves.stream().map(Leaf::kind).toList(),
                i -> columns[i] = reader.column(names.get(i), leaves.get(i), i));
        return Table.create(columns);
    }

    private static List<Leaf> leaves(List<Thrift.Struct> schema) {
        List<Leaf> leaves = new ArrayList<>();
        need(schema.getFirst().number(5) == schema.size() - 1);
        for (Thrift.Struct one : schema.subList(1, schema.size())) {
            need(one.has(1) && !one.has(5) && one.number(3) <= Parquet.OPTIONAL);
            leaves.add(leaf(one, one.small(1), one.number(3) == Parquet.OPTIONAL));
        }
        return leaves;
    }

    private static Leaf leaf(Thrift.Struct one, int type, boolean isOptional) {
        ColumnKind kind;
        long parts = 1;
        Thrift.Struct logical = one.has(10) ? one.struct(10) : new Thrift.Struct();
        if (logical.has(Parquet.TIMESTAMP) || logical.has(Parquet.TIME)) {
            boolean isTime = logical.has(Parquet.TIME);
            Thrift.Struct time = logical.struct(isTime ? Parquet.TIME : Parquet.TIMESTAMP);
            boolean isUtc = time.truth(1, false);
            Thrift.Struct unit = time.struct(2);
            parts = unit.has(Parquet.MILLIS)
                    ? ColumnKind.MILLIS
                    : unit.has(Parquet.MICROS) ? ColumnKind.MICROS : ColumnKind.NANOS;
            need(type == Parquet.INT64 && !(isUtc && (isTime || parts == ColumnKind.NANOS)));
            kind = isTime ? ColumnKind.TIME : isUtc ? ColumnKind.INSTANT : ColumnKind.DATE_TIME;
        } else {
            kind = kind(type, one, logical);
        }
        return new Leaf(one.text(4), type, kind, parts, isOptional);
    }

    private static ColumnKind kind(int type, Thrift.Struct one, Thrift.Struct logical) {
        long old = one.number(6, -1);
        boolean isPlain = !one.has(10) && old < 0;
        return switch (type) {
            case Parquet.BOOLEAN -> ColumnKind.TRUTH;
            case Parquet.FLOAT -> ColumnKind.FLOAT;
            case Parquet.DOUBLE -> ColumnKind.DOUBLE;
            case Parquet.BYTES -> {
                need(logical.has(Parquet.STRING) || !one.has(10) && old == Parquet.OLD_STRING);
                yield ColumnKind.TEXT;
            }
            case Parquet.INT32 -> {
                if (logical.has(Parquet.DATE) || !one.has(10) && old == Parquet.OLD_DATE) {
                    yield ColumnKind.DATE;
                }
                need(isPlain
                        || logical.has(Parquet.INTEGER)
                                && (isSigned(logical)
                                        || logical.struct(Parquet.INTEGER).number(1) < Integer.SIZE)
                        || old >= Parquet.OLD_INT_8 && old <= Parquet.OLD_INT_32
                        || old == Parquet.OLD_UINT_8
                        || old == Parquet.OLD_UINT_16);
                yield ColumnKind.INT;
            }
            case Parquet.INT64 -> {
                need(isPlain
                        || logical.has(Parquet.INTEGER) && isSigned(logical)
                        || !one.has(10) && old == Parquet.OLD_INT_64);
                yield ColumnKind.LONG;
            }
            default -> throw new Unknown();
        };
    }

    private static boolean isSigned(Thrift.Struct logical) {
        return logical.struct(Parquet.INTEGER).truth(2, true);
    }

    private Column<?> column(String name, Leaf leaf, int index) {
        Values values = leaf.kind.room(rows);
        TextCollector texts = new TextCollector(values == null ? rows : 0);
        int row = 0;
        for (Thrift.Struct group : groups) {
            Thrift.Struct about = group.structs(1).get(index);
            need(!about.has(1) && about.has(3)); // not in another file, not encrypted
            int count = group.small(3);
            new Chunk(about.struct(3), leaf, values, texts).read(row, count);
            row += count;
        }
        return values == null ? texts.column(name) : leaf.kind.column(name, values, leaf.parts);
    }

    /// The values of one column in one group of rows.
    private final class Chunk {
        private final Leaf leaf;
        private final @Nullable Values values;
        private final TextCollector texts;
        private final long codec;
        private final long end;
        private final long most; // bytes of a page
        private long at;
        private byte[] packed = {};
        private byte[] unpacked = {};
        private int[] numbers = {};
        private int[] levels = {};
        private @Nullable Values dictionary;
        private int[] textNumbers = {};

        Chunk(Thrift.Struct about, Leaf leaf, @Nullable Values values, TextCollector texts) {
            this.leaf = leaf;
            this.values = values;
            this.texts = texts;
            need(about.number(1) == leaf.type);
            codec = about.number(4);
            need(codec == Parquet.UNCOMPRESSED || codec == Parquet.SNAPPY);
            most = Math.min(LARGEST_PAGE, about.number(6));
            long data = about.number(9);
            long first = about.number(11, data);
            at = first > 0 ? Math.min(first, data) : data;
            end = at + about.number(7);
        }

        void read(int row, int count) {
            int done = 0;
            while (done < count) {
                Thrift.Struct page = header();
                int length = page.small(3);
                int size = page.small(2);
                long body = at;
                need(length >= 0 && size >= 0 && length <= end - body && size <= most);
                at += length;
                switch (page.small(1)) {
                    case Parquet.DICTIONARY_PAGE -> {
                        Thrift.Struct about = page.struct(7);
                        need(about.number(2) == Parquet.PLAIN || about.number(2) == Parquet.OLD_DICTIONARY);
                        dictionary(unpacked(body, length, size), size, about.small(1));
                    }
                    case Parquet.DATA_PAGE -> {
                        Thrift.Struct about = page.struct(5);
                        int many = about.small(1);
                        need(many <= count - done && (!leaf.isOptional || about.number(3) == Parquet.RUNS));
                        page(row + done, many, about.small(2), body, length, size);
                        done += many;
                    }
                    case Parquet.DATA_PAGE_2 -> {
                        Thrift.Struct about = page.struct(8);
                        int many = about.small(1);
                        int before = about.small(5);
                        need(many <= count - done && about.number(6) == 0 && before >= 0 && before <= length);
                        int present = leaf.isOptional ? levels(bytes(file, body, before), 0, before, many) : many;
                        boolean isPacked = codec != Parquet.UNCOMPRESSED && about.truth(7, true);
                        int rest = size - before;
                        if (isPacked) {
                            byte[] page2 = unpacked(body + before, length - before, rest);
                            values(MemorySegment.ofArray(page2), page2, 0, rest, row + done, present, about.small(4));
                        } else {
                            values(file, null, body + before, body + length, row + done, present, about.small(4));
                        }
                        spread(row + done, many, present);
                        done += many;
                    }
                    default -> {} // an index, which nobody needs who reads all
                }
            }
        }

        private Thrift.Struct header() {
            for (long length = HEADER; ; length = LONGEST_HEADER) {
                long there = Math.min(length, end - at);
                try {
                    Thrift.Reader reader = new Thrift.Reader(bytes(file, at, there));
                    Thrift.Struct header = reader.struct();
                    at += reader.at();
                    return header;
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    if (there < HEADER || length == LONGEST_HEADER) {
                        throw e;
                    }
                }
            }
        }

        /// The bytes of a page, at the start of an array that the next page will use.
        private byte[] unpacked(long body, int length, int size) {
            packed = packed.length < length + Copies.ROOM ? new byte[length + Copies.ROOM] : packed;
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, body, packed, 0, length);
            if (codec == Parquet.UNCOMPRESSED) {
                need(length == size);
                return packed;
            }
            unpacked = unpacked.length < size + Copies.ROOM ? new byte[size + Copies.ROOM] : unpacked;
            Snappy.decompress(packed, 0, length, unpacked, size);
            return unpacked;
        }

        private void dictionary(byte[] page, int size, int count) {
            need(count >= 0 && count <= size); // each has a byte at least
            Values known = leaf.kind.room(count);
            if (known != null) {
                need(known.size(count) <= size);
                known.read(MemorySegment.ofArray(page), 0, 0, count);
                dictionary = known;
                return;
            }
            textNumbers = new int[count];
            int from = 0;
            for (int i = 0; i < count; i++) {
                int length = length(page, from, size);
                from += Integer.BYTES;
                textNumbers[i] = texts.number(page, from, from + length);
                from += length;
            }
        }

        private void page(int row, int count, int encoding, long body, int length, int size) {
            // Plain numbers need not pass through an array of bytes.
            boolean isInPlace = codec == Parquet.UNCOMPRESSED && values != null && encoding == Parquet.PLAIN;
            byte[] page = isInPlace ? null : unpacked(body, length, size);
            MemorySegment from = page == null ? file : MemorySegment.ofArray(page);
            long start = page == null ? body : 0;
            long stop = start + size;
            int present = count;
            if (leaf.isOptional) {
                int before = from.get(Values.INT, start);
                start += Integer.BYTES;
                need(before >= 0 && before <= stop - start);
                present = page == null
                        ? levels(bytes(from, start, before), 0, before, count)
                        : levels(page, (int) start, (int) start + before, count);
                start += before;
            }
            values(from, page, start, stop, row, present, encoding);
            spread(row, count, present);
        }

        /// Reads which rows of a page have a value.
        ///
        /// @return how many
        private int levels(byte[] from, int start, int stop, int count) {
            if (RunLengths.isRun(from, start, stop, 1, count)) {
                return count;
            }
            levels = levels.length < count ? new int[count] : levels;
            RunLengths.read(from, start, stop, 1, levels, count);
            int present = 0;
            for (int i = 0; i < count; i++) {
                present += levels[i];
            }
            return present;
        }

        /// Reads the values of those rows that have one, beside each other.
        ///
        /// @param page the array of `from`, if it is one
        private void values(
                MemorySegment from, byte @Nullable [] page, long start, long stop, int row, int present, int encoding) {
            switch (encoding) {
                case Parquet.PLAIN -> {
                    if (values != null) {
                        need(values.size(present) <= stop - start);
                        values.read(from, start, row, present);
                        return;
                    }
                    byte[] bytes = page == null ? bytes(from, start, stop - start) : page;
                    int at = page == null ? 0 : (int) start;
                    int last = page == null ? bytes.length : (int) stop;
                    numbers = numbers.length < present ? new int[present] : numbers;
                    for (int i = 0; i < present; i++) {
                        int length = length(bytes, at, last);
                        at += Integer.BYTES;
                        numbers[i] = texts.number(bytes, at, at + length);
                        at += length;
                    }
                }
                case Parquet.DICTIONARY, Parquet.OLD_DICTIONARY -> {
                    numbers = numbers.length < present ? new int[present] : numbers;
                    if (present > 0) {
                        byte[] bytes = page == null ? bytes(from, start, stop - start) : page;
                        int at = page == null ? 0 : (int) start;
                        int last = page == null ? bytes.length : (int) stop;
                        RunLengths.read(bytes, at + 1, last, bytes[at], numbers, present);
                    }
                    if (values != null) {
                        values.take(Objects.requireNonNullElseGet(dictionary, this::none), numbers, row, present);
                        return;
                    }
                    for (int i = 0; i < present; i++) {
                        numbers[i] = textNumbers[numbers[i]];
                    }
                }
                case Parquet.RUNS -> {
                    if (!(values instanceof Values.Truths truths)) {
                        throw new Unknown();
                    }
                    byte[] bytes = bytes(from, start, stop - start);
                    numbers = numbers.length < present ? new int[present] : numbers;
                    RunLengths.read(bytes, Integer.BYTES, bytes.length, 1, numbers, present);
                    for (int i = 0; i < present; i++) {
                        truths.values[row + i] = (byte) numbers[i];
                    }
                }
                default -> throw new Unknown();
            }
        }

        private Values none() {
            return Objects.requireNonNull(leaf.kind.room(0));
        }

        /// Puts values beside each other where they belong.
        private void spread(int row, int count, int present) {
            if (values == null) {
                int next = 0;
                for (int i = 0; i < count; i++) {
                    if (present == count || levels[i] == 1) {
                        texts.addNumber(numbers[next++]);
                    } else {
                        texts.addMissing();
                    }
                }
            } else if (present < count) {
                int next = row + present;
                for (int i = count - 1; i >= 0; i--) {
                    if (levels[i] == 1) {
                        values.move(--next, row + i);
                    } else {
                        values.setMissing(row + i);
                    }
                }
            }
        }
    }

    private static int length(byte[] page, int at, int end) {
        int length = (page[at] & 0xFF) | (page[at + 1] & 0xFF) << 8 | (page[at + 2] & 0xFF) << 16 | page[at + 3] << 24;
        need(length >= 0 && length <= end - at - Integer.BYTES);
        return length;
    }

    private static byte[] bytes(MemorySegment from, long at, long length) {
        need(at >= 0 && length >= 0 && length <= from.byteSize() - at && length <= Integer.MAX_VALUE - 16);
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    private static void need(boolean known) {
        if (!known) {
            throw new Unknown();
        }
    }
}
