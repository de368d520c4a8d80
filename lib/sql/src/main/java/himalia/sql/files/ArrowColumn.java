package himalia.sql.files;

import himalia.data.Columns;
import himalia.data.TextCodes;
import himalia.data.TextCollector;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.columns.Column;

/// A column that grows by the batches of an Arrow file.
final class ArrowColumn {
    private static final int MOST = Integer.MAX_VALUE - 64;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final ArrowField field;
    private final @Nullable Values values;
    private final TextCollector texts;
    private byte[] before = {}; // compressed
    private byte[] after = {};
    private @Nullable Values dictionary;
    private int[] textNumbers = {};
    private boolean isHuge;
    private int row;

    ArrowColumn(ArrowField field, int rows) {
        this.field = field;
        values = field.kind().room(rows);
        texts = new TextCollector(values == null ? rows : 0);
    }

    /// Sees the buffers of one column in a batch.
    private final class Buffers {
        private static final int PLAIN = -1;
        private final ArrowReader.Batch batch;
        private final int first;

        Buffers(ArrowReader.Batch batch, int first) {
            this.batch = batch;
            this.first = first;
        }

        /// One of them, as it was before it was compressed; until the next one is asked for.
        MemorySegment get(int index) {
            long[][] all = batch.about().structs(2, 2);
            long[] place = all[first + index];
            MemorySegment buffer = batch.body().asSlice(place[0], place[1]);
            FlatTable compression = batch.about().table(3);
            if (compression == null || place[1] == 0) {
                return buffer;
            }
            long size = buffer.get(Values.LONG, 0);
            MemorySegment packed = buffer.asSlice(Long.BYTES);
            if (size == PLAIN) {
                return packed;
            }
            if (compression.small(0, 0) != Arrow.LZ4) {
                throw new UnreadableException("is compressed by Zstandard, which is not read.\n"
                        + "Hint: write it by LZ4, in pandas df.to_feather(path, compression=\"lz4\").");
            }
            long most = Math.min(MOST, packed.byteSize() * Lz4.MOST_TIMES);
            ArrowReader.need(size >= 0 && size <= most && packed.byteSize() < MOST, "is damaged.");
            int length = (int) packed.byteSize();
            before = before.length < length + Copies.ROOM ? new byte[length + Copies.ROOM] : before;
            after = after.length < size + Copies.ROOM ? new byte[(int) size + Copies.ROOM] : after;
            MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, 0, before, 0, length);
            Lz4.decompress(before, length, after, (int) size);
            return MemorySegment.ofArray(after).asSlice(0, size);
        }
    }

    /// Takes the rows of a batch.
    ///
    /// @param node   the column's place among all
    /// @param buffer the place of its first buffer
    void add(ArrowReader.Batch batch, int node, int buffer) {
        int count = batch.rows();
        if (field.type() == Arrow.NULL) {
            for (int i = 0; i < count; i++) {
                texts.addMissing();
            }
            return;
        }
        long[] about = batch.about().structs(1, 2)[node];
        Buffers buffers = new Buffers(batch, buffer);
        byte[] validity = validity(about[1] == 0 ? null : buffers.get(0), count);
        if (field.dictionary() != null) {
            byDictionary(buffers, count, validity);
        } else if (values == null) {
            texts(buffers, count, validity);
        } else {
            numbers(values, buffers.get(1), row, count);
            setMissing(values, row, count, validity);
        }
        row += count;
    }

    /// A bit for each row that has a value; null if all do.
    private static byte @Nullable [] validity(@Nullable MemorySegment buffer, int count) {
        return buffer == null || buffer.byteSize() == 0 ? null : ArrowReader.bytes(buffer, 0, (count + 7L) / 8);
    }

    private static boolean isThere(byte @Nullable [] validity, int i) {
        return validity == null || (validity[i >> 3] >> (i & 7) & 1) != 0;
    }

    private static void setMissing(Values values, int row, int count, byte @Nullable [] validity) {
        for (int i = 0; validity != null && i < count; i++) {
            if (!isThere(validity, i)) {
                values.setMissing(row + i);
            }
        }
    }

    private void texts(Buffers buffers, int count, byte @Nullable [] validity) {
        int[] numbers = numbersOfTexts(buffers, count, validity);
        for (int number : numbers) {
            texts.addNumber(number);
        }
    }

    private int[] numbersOfTexts(Buffers buffers, int count, byte @Nullable [] validity) {
        int[] numbers = new int[count];
        if (count == 0) {
            return numbers;
        }
        long[] ends = new long[count + 1];
        MemorySegment offsets = buffers.get(1);
        if (field.type() == Arrow.LARGE_TEXT) {
            MemorySegment.copy(offsets, Values.LONG, 0, ends, 0, ends.length);
        } else {
            for (int i = 0; i < ends.length; i++) {
                ends[i] = offsets.get(Values.INT, (long) i * Integer.BYTES);
            }
        }
        long first = ends[0];
        byte[] bytes = ArrowReader.bytes(buffers.get(2), first, ends[count] - first);
        for (int i = 0; i < count; i++) {
            long start = ends[i] - first;
            long end = ends[i + 1] - first;
            ArrowReader.need(start >= 0 && start <= end && end <= bytes.length, "is damaged.");
            numbers[i] = isThere(validity, i) ? texts.number(bytes, (int) start, (int) end) : TextCodes.MISSING;
        }
        return numbers;
    }

    /// Takes the dictionary that the batches to come refer to.
    void dictionary(List<ArrowReader.Batch> parts) {
        int size = Math.toIntExact(
                parts.stream().mapToLong(ArrowReader.Batch::rows).sum());
        dictionary = field.kind().room(size);
        textNumbers = new int[size];
        int at = 0;
        for (ArrowReader.Batch part : parts) {
            int count = part.rows();
            Buffers buffers = new Buffers(part, 0);
            byte[] validity = validity(part.about().structs(1, 2)[0][1] == 0 ? null : buffers.get(0), count);
            if (dictionary == null) {
                System.arraycopy(numbersOfTexts(buffers, count, validity), 0, textNumbers, at, count);
            } else {
                numbers(dictionary, buffers.get(1), at, count);
                setMissing(dictionary, at, count, validity);
            }
            at += count;
        }
    }

    private void byDictionary(Buffers buffers, int count, byte @Nullable [] validity) {
        FlatTable type = field.dictionary() == null ? null : field.dictionary().table(1);
        int width = type == null ? Integer.SIZE : type.number(0, Integer.SIZE);
        boolean isSigned = type == null || ArrowField.isSigned(type);
        int[] numbers = new int[count];
        MemorySegment from = buffers.get(1);
        if (width == Long.SIZE) {
            for (int i = 0; i < count; i++) {
                // What a missing one refers to means nothing.
                numbers[i] = isThere(validity, i) ? Math.toIntExact(from.get(Values.LONG, (long) i * Long.BYTES)) : 0;
            }
        } else {
            ints(from, width, isSigned, numbers, 0, count);
        }
        for (int i = 0; i < count; i++) {
            boolean isThere = isThere(validity, i);
            if (values == null) {
                texts.addNumber(isThere ? textNumbers[numbers[i]] : TextCodes.MISSING);
            } else if (!isThere) {
                values.setMissing(row + i);
            } else if (dictionary != null) {
                values.copy(dictionary, numbers[i], row + i);
            } else {
                throw new UnreadableException("is damaged.");
            }
        }
    }

    private void numbers(Values to, MemorySegment from, int row, int count) {
        FlatTable about = field.about();
        switch (field.type()) {
            case Arrow.INT -> {
                int width = about.number(0, 0);
                boolean isSigned = ArrowField.isSigned(about);
                if (to instanceof Values.Ints all && width < Integer.SIZE) {
                    ints(from, width, isSigned, all.values, row, count);
                } else if (to instanceof Values.Longs all && width == Integer.SIZE) {
                    for (int i = 0; i < count; i++) {
                        all.values[row + i] = Integer.toUnsignedLong(from.get(Values.INT, (long) i * Integer.BYTES));
                    }
                } else {
                    to.read(from, 0, row, count);
                    isHuge |= !isSigned;
                }
            }
            case Arrow.FLOAT -> {
                if (about.middle(0, 0) == Arrow.HALF && to instanceof Values.Floats all) {
                    for (int i = 0; i < count; i++) {
                        all.values[row + i] = Float.float16ToFloat(from.get(Values.SHORT, (long) i * Short.BYTES));
                    }
                } else {
                    to.read(from, 0, row, count);
                }
            }
            case Arrow.DECIMAL -> decimals((Values.Doubles) to, from, row, count);
            case Arrow.DATE -> {
                if (about.middle(0, Arrow.MILLIS) != Arrow.DAYS && to instanceof Values.Ints all) {
                    for (int i = 0; i < count; i++) {
                        long millis = from.get(Values.LONG, (long) i * Long.BYTES);
                        all.values[row + i] = (int) Math.floorDiv(millis, MILLIS_PER_DAY);
                    }
                } else {
                    to.read(from, 0, row, count);
                }
            }
            case Arrow.TIME -> {
                if (about.number(1, Integer.SIZE) == Integer.SIZE && to instanceof Values.Longs all) {
                    for (int i = 0; i < count; i++) {
                        all.values[row + i] = from.get(Values.INT, (long) i * Integer.BYTES);
                    }
                } else {
                    to.read(from, 0, row, count);
                }
            }
            default -> to.read(from, 0, row, count);
        }
    }

    private static void ints(MemorySegment from, int width, boolean isSigned, int[] to, int row, int count) {
        for (int i = 0; i < count; i++) {
            to[row + i] = switch (width) {
                case Byte.SIZE -> from.get(ValueLayout.JAVA_BYTE, i) & (isSigned ? -1 : 0xFF);
                case Short.SIZE -> from.get(Values.SHORT, (long) i * Short.BYTES) & (isSigned ? -1 : 0xFFFF);
                default -> from.get(Values.INT, (long) i * Integer.BYTES);
            };
        }
    }

    private void decimals(Values.Doubles to, MemorySegment from, int row, int count) {
        int width = field.about().number(2, 128) / Byte.SIZE;
        int scale = field.about().number(1, 0);
        byte[] bytes = new byte[width]; // the highest first, as Java wants them
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < width; k++) {
                bytes[width - 1 - k] = from.get(ValueLayout.JAVA_BYTE, (long) i * width + k);
            }
            to.values[row + i] = new BigDecimal(new BigInteger(bytes), scale).doubleValue();
        }
    }

    /// All that it has taken.
    Column<?> column() {
        String name = field.name();
        if (values == null) {
            return texts.column(name);
        }
        return isHuge && values instanceof Values.Longs all
                ? unsigned(name, all.values)
                : field.kind().column(name, values, field.parts());
    }

    /// Whole numbers without a sign: those of more than 63 bits only decimals can hold.
    private static Column<?> unsigned(String name, long[] values) {
        boolean isHuge = false;
        for (long value : values) {
            isHuge |= value < 0 && value != Values.Longs.MISSING;
        }
        if (!isHuge) {
            return Columns.of(name, values);
        }
        double[] decimals = new double[values.length];
        for (int i = 0; i < decimals.length; i++) {
            long value = values[i];
            decimals[i] = value == Values.Longs.MISSING
                    ? Double.NaN
                    : value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
        }
        return Columns.of(name, decimals);
    }
}
