package himalia.sql.files;

import himalia.data.TextCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column in a group of rows, ready for the file.
final class ParquetChunk {
    private static final int PAGE = 1 << 20;
    private static final int SAMPLE = 1 << 15;
    private static final int MOST_DICTIONARY = 1 << 22;
    private static final int LONGEST_STATISTIC = 64;

    final FileSource source;
    final int rows;
    final List<byte[]> pieces = new ArrayList<>();
    final Thrift.Struct statistics = new Thrift.Struct();
    boolean isPacked;
    boolean hasDictionary;
    long dictionaryLength;
    long raw;
    long length;
    long start;

    ParquetChunk(FileSource source, int from, int rows) {
        this.source = source;
        this.rows = rows;
        if (source.values() != null) {
            numbers(source.values(), from);
        } else {
            texts(source.texts(), from);
        }
    }

    private void numbers(Values values, int from) {
        Values.Range range = values.range(from, rows);
        statistics.with(3, (long) range.missing());
        int count = rows - range.missing();
        if (count > 0 && source.kind() != ColumnKind.TRUTH) {
            statistics.with(5, bound(values, range.most(), false)).with(6, bound(values, range.least(), true));
        }
        byte[] levels = levels(range.missing() == 0 ? null : values.validity(from, rows));
        Values present = range.missing() == 0 ? values : values.present(from, rows, count);
        int first = range.missing() == 0 ? from : 0;
        NumberCodes codes = source.kind() == ColumnKind.TRUTH ? null : NumberCodes.of(present, first, count);
        if (codes != null) {
            byte[] dictionary = new byte[(int) values.size(codes.size())];
            codes.write(present, MemorySegment.ofArray(dictionary));
            isPacked = true;
            dictionary(dictionary, codes.size());
            codes(levels, codes.codes(), 0, count, codes.size());
            return;
        }
        byte[] page = Arrays.copyOf(levels, levels.length + (int) values.size(count));
        present.write(first, count, MemorySegment.ofArray(page), levels.length);
        isPacked = getsSmaller(page, page.length);
        data(page, page.length, rows, Parquet.PLAIN);
    }

    /// Zero has two signs, which the formats take for the same: the bounds have those that include both.
    private static byte[] bound(Values values, int row, boolean isLeast) {
        byte[] bytes = new byte[(int) values.size(1)];
        values.write(row, 1, MemorySegment.ofArray(bytes), 0);
        boolean isZero = switch (values) {
            case Values.Doubles d -> d.values[row] == 0;
            case Values.Floats f -> f.values[row] == 0;
            default -> false;
        };
        if (isZero) {
            bytes[bytes.length - 1] = (byte) (isLeast ? 0x80 : 0);
        }
        return bytes;
    }

    private void texts(FileSource.Texts texts, int from) {
        int[] places = new int[texts.bytes().length]; // in the dictionary, from 1
        int[] codes = new int[rows];
        List<byte[]> known = new ArrayList<>();
        long size = 0;
        int count = 0;
        byte[] validity = new byte[(rows + 7) / 8];
        for (int i = 0; i < rows; i++) {
            int code = texts.codes()[from + i];
            if (code == TextCodes.MISSING) {
                continue;
            }
            validity[i >> 3] |= (byte) (1 << (i & 7));
            if (places[code] == 0) {
                known.add(texts.bytes()[code]);
                places[code] = known.size();
                size += Integer.BYTES + texts.bytes()[code].length;
            }
            codes[count++] = places[code] - 1;
        }
        statistics.with(3, (long) rows - count);
        bounds(known);
        isPacked = true;
        if (size <= MOST_DICTIONARY && known.size() <= Math.max(1, count / 2)) {
            byte[] dictionary = new byte[(int) size];
            int at = 0;
            for (byte[] text : known) {
                at = put(text, dictionary, at);
            }
            dictionary(dictionary, known.size());
            codes(levels(count == rows ? null : validity), codes, 0, count, known.size());
        } else {
            plain(texts, from);
        }
    }

    private void bounds(List<byte[]> known) {
        if (known.isEmpty()) {
            return;
        }
        byte[] least = known.getFirst();
        byte[] most = least;
        for (byte[] text : known) {
            least = Arrays.compareUnsigned(text, least) < 0 ? text : least;
            most = Arrays.compareUnsigned(text, most) > 0 ? text : most;
        }
        if (least.length <= LONGEST_STATISTIC && most.length <= LONGEST_STATISTIC) {
            statistics.with(5, most).with(6, least);
        }
    }

    /// Texts that hardly repeat, one behind the other, in pages of some length.
    private void plain(FileSource.Texts texts, int from) {
        int row = 0;
        while (row < rows) {
            int first = row;
            long size = 0;
            int missing = 0;
            while (row < rows && size < PAGE) {
                int code = texts.codes()[from + row++];
                size += code == TextCodes.MISSING ? 0 : Integer.BYTES + texts.bytes()[code].length;
                missing += code == TextCodes.MISSING ? 1 : 0;
            }
            byte[] validity = new byte[(row - first + 7) / 8];
            byte[] values = new byte[Math.toIntExact(size)];
            int at = 0;
            for (int i = first; i < row; i++) {
                int code = texts.codes()[from + i];
                if (code != TextCodes.MISSING) {
                    validity[i - first >> 3] |= (byte) (1 << (i - first & 7));
                    at = put(texts.bytes()[code], values, at);
                }
            }
            byte[] levels = levels(missing == 0 ? null : validity, row - first);
            byte[] page = Arrays.copyOf(levels, levels.length + values.length);
            System.arraycopy(values, 0, page, levels.length, values.length);
            data(page, page.length, row - first, Parquet.PLAIN);
        }
    }

    private static int put(byte[] text, byte[] to, int at) {
        MemorySegment.ofArray(to).set(Values.INT, at, text.length);
        System.arraycopy(text, 0, to, at + Integer.BYTES, text.length);
        return at + Integer.BYTES + text.length;
    }

    private byte[] levels(byte @Nullable [] validity) {
        return levels(validity, rows);
    }

    /// Which rows have a value: the length of what follows, and one run of ones, or bits.
    private static byte[] levels(byte @Nullable [] validity, int rows) {
        byte[] levels = new byte[2 * Integer.BYTES + 2 + (validity == null ? 0 : validity.length)];
        int at = Integer.BYTES;
        int head = validity == null ? rows << 1 : validity.length << 1 | 1;
        for (; head > 0x7F; head >>>= 7) {
            levels[at++] = (byte) (head & 0x7F | 0x80);
        }
        levels[at++] = (byte) head;
        if (validity == null) {
            levels[at++] = 1;
        } else {
            System.arraycopy(validity, 0, levels, at, validity.length);
            at += validity.length;
        }
        MemorySegment.ofArray(levels).set(Values.INT, 0, at - Integer.BYTES);
        return Arrays.copyOf(levels, at);
    }

    private void dictionary(byte[] page, int count) {
        hasDictionary = true;
        page(
                page,
                page.length,
                new Thrift.Struct().with(1, Parquet.DICTIONARY_PAGE),
                7,
                new Thrift.Struct().with(1, count).with(2, Parquet.PLAIN));
        dictionaryLength = length;
    }

    private void codes(byte[] levels, int[] codes, int first, int count, int different) {
        int width = Math.max(1, RunLengths.width(different - 1));
        byte[] page = Arrays.copyOf(levels, levels.length + 1 + RunLengths.most(count));
        page[levels.length] = (byte) width;
        int end = RunLengths.write(codes, first, count, width, page, levels.length + 1);
        data(page, end, rows, Parquet.DICTIONARY);
    }

    private void data(byte[] page, int size, int count, int encoding) {
        page(
                page,
                size,
                new Thrift.Struct().with(1, Parquet.DATA_PAGE),
                5,
                new Thrift.Struct()
                        .with(1, count)
                        .with(2, encoding)
                        .with(3, Parquet.RUNS)
                        .with(4, Parquet.RUNS));
    }

    private void page(byte[] page, int size, Thrift.Struct header, int field, Thrift.Struct about) {
        byte[] body = page;
        int packed = size;
        if (isPacked) {
            body = new byte[Snappy.most(size)];
            packed = Snappy.compress(page, size, body);
        }
        byte[] head = Thrift.bytes(header.with(2, size).with(3, packed).with(field, about));
        pieces.add(head);
        pieces.add(packed == body.length ? body : Arrays.copyOf(body, packed));
        raw += head.length + size;
        length += head.length + packed;
    }

    private static boolean getsSmaller(byte[] page, int size) {
        // In the middle, where no levels are.
        int sample = Math.min(SAMPLE, size);
        int from = (size - sample) / 2;
        byte[] part = Arrays.copyOfRange(page, from, from + sample);
        return Snappy.compress(part, sample, new byte[Snappy.most(sample)]) < sample - sample / 16;
    }

    void write(FileOutput out) throws IOException {
        start = out.position();
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        pieces.clear();
    }

    Thrift.Struct about() {
        Thrift.Struct about = new Thrift.Struct()
                .with(1, ParquetWriter.type(source.kind()))
                .with(
                        2,
                        hasDictionary
                                ? List.of(Parquet.PLAIN, Parquet.RUNS, Parquet.DICTIONARY)
                                : List.of(Parquet.PLAIN, Parquet.RUNS))
                .with(3, List.of(source.column().name()))
                .with(4, isPacked ? Parquet.SNAPPY : Parquet.UNCOMPRESSED)
                .with(5, (long) rows)
                .with(6, raw)
                .with(7, length)
                .with(9, start + dictionaryLength)
                .with(12, statistics);
        return hasDictionary ? about.with(11, start) : about;
    }
}
