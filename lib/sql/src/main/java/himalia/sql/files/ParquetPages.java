package himalia.sql.files;

import himalia.data.TextCollector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The values of one column in one group of rows.
final class ParquetPages {
    private static final int HEADER = 1 << 10;
    private static final int LONGEST_HEADER = 1 << 22;
    private static final int LARGEST_PAGE = 1 << 30;

    private final MemorySegment file;
    private final ParquetColumn leaf;
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

    ParquetPages(
            MemorySegment file, Thrift.Struct about, ParquetColumn leaf, @Nullable Values values, TextCollector texts) {
        this.file = file;
        this.leaf = leaf;
        this.values = values;
        this.texts = texts;
        ParquetReader.need(about.number(1) == leaf.type());
        codec = about.number(4);
        ParquetReader.need(codec == Parquet.UNCOMPRESSED || codec == Parquet.SNAPPY);
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
            ParquetReader.need(length >= 0 && size >= 0 && length <= end - body && size <= most);
            at += length;
            switch (page.small(1)) {
                case Parquet.DICTIONARY_PAGE -> {
                    Thrift.Struct about = page.struct(7);
                    ParquetReader.need(about.number(2) == Parquet.PLAIN || about.number(2) == Parquet.OLD_DICTIONARY);
                    dictionary(unpacked(body, length, size), size, about.small(1));
                }
                case Parquet.DATA_PAGE -> {
                    Thrift.Struct about = page.struct(5);
                    int many = about.small(1);
                    ParquetReader.need(many <= count - done && (!leaf.isOptional() || about.number(3) == Parquet.RUNS));
                    page(row + done, many, about.small(2), body, length, size);
                    done += many;
                }
                case Parquet.DATA_PAGE_2 -> {
                    Thrift.Struct about = page.struct(8);
                    int many = about.small(1);
                    int before = about.small(5);
                    ParquetReader.need(many <= count - done && about.number(6) == 0 && before >= 0 && before <= length);
                    int present =
                            leaf.isOptional() ? levels(ParquetReader.bytes(file, body, before), 0, before, many) : many;
                    boolean isPacked = codec != Parquet.UNCOMPRESSED && about.truth(7, true);
                    int rest = size - before;
                    if (isPacked) {
                        byte[] bare = unpacked(body + before, length - before, rest);
                        values(MemorySegment.ofArray(bare), bare, 0, rest, row + done, present, about.small(4));
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
                Thrift.Reader reader = new Thrift.Reader(ParquetReader.bytes(file, at, there));
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
            ParquetReader.need(length == size);
            return packed;
        }
        unpacked = unpacked.length < size + Copies.ROOM ? new byte[size + Copies.ROOM] : unpacked;
        Snappy.decompress(packed, 0, length, unpacked, size);
        return unpacked;
    }

    private void dictionary(byte[] page, int size, int count) {
        ParquetReader.need(count >= 0 && count <= size); // each has a byte at least
        Values known = leaf.kind().room(count);
        if (known != null) {
            ParquetReader.need(known.size(count) <= size);
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
        if (leaf.isOptional()) {
            int before = from.get(Values.INT, start);
            start += Integer.BYTES;
            ParquetReader.need(before >= 0 && before <= stop - start);
            present = page == null
                    ? levels(ParquetReader.bytes(from, start, before), 0, before, count)
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
                    ParquetReader.need(values.size(present) <= stop - start);
                    values.read(from, start, row, present);
                    return;
                }
                byte[] bytes = page == null ? ParquetReader.bytes(from, start, stop - start) : page;
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
                    byte[] bytes = page == null ? ParquetReader.bytes(from, start, stop - start) : page;
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
                    throw new ParquetReader.Unknown();
                }
                byte[] bytes = ParquetReader.bytes(from, start, stop - start);
                numbers = numbers.length < present ? new int[present] : numbers;
                RunLengths.read(bytes, Integer.BYTES, bytes.length, 1, numbers, present);
                for (int i = 0; i < present; i++) {
                    truths.values[row + i] = (byte) numbers[i];
                }
            }
            default -> throw new ParquetReader.Unknown();
        }
    }

    private Values none() {
        return Objects.requireNonNull(leaf.kind().room(0));
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
                    values.copy(values, --next, row + i);
                } else {
                    values.setMissing(row + i);
                }
            }
        }
    }

    private static int length(byte[] page, int at, int end) {
        int length = (page[at] & 0xFF) | (page[at + 1] & 0xFF) << 8 | (page[at + 2] & 0xFF) << 16 | page[at + 3] << 24;
        ParquetReader.need(length >= 0 && length <= end - at - Integer.BYTES);
        return length;
    }
}
