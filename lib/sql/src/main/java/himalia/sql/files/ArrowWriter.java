package himalia.sql.files;

import himalia.data.TextCodes;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// Writes Arrow files: batches of rows, in each the columns one by one, as they lie in the memory of most programs that
/// read them.
public final class ArrowWriter {
    private static final int ROWS = 1 << 16; // of a batch
    private static final int AHEAD = 4;

    private final Table table;
    private final Together cores;
    private final FileSource[] sources;
    private final List<long[]> blocks = new ArrayList<>();

    private ArrowWriter(Table table, Together cores) {
        this.table = table;
        this.cores = cores;
        sources = FileSource.all(table, cores);
    }

    /// Writes a table into a file; one that was there is overwritten.
    public static void write(Table table, Path file, Together cores) throws IOException {
        new ArrowWriter(table, cores).write(file);
    }

    private void write(Path file) throws IOException {
        int rows = table.rowCount();
        try (FileOutput out = new FileOutput(file)) {
            FlatBytes schema = schema();
            out.write(Arrow.MAGIC);
            out.write(new byte[Long.BYTES - Arrow.MAGIC.length()]);
            out.write(message(Arrow.SCHEMA, schema, 0));
            InOrder<Batch> batches = new InOrder<>(AHEAD, batch -> {
                blocks.add(new long[] {out.position(), batch.head.length, batch.body.length});
                out.write(batch.head);
                out.write(batch.body);
            });
            cores.each(
                    Math.ceilDiv(rows, ROWS),
                    i -> batches.put(i, new Batch(sources, i * ROWS, Math.min(ROWS, rows - i * ROWS))));
            out.write(Arrow.MESSAGE);
            out.write(0); // the end of the messages
            byte[] footer = new FlatBytes()
                    .with(0, Arrow.VERSION_5)
                    .with(1, schema)
                    .with(2, new long[0][])
                    .with(3, blocks.toArray(long[][]::new))
                    .bytes();
            out.write(footer);
            out.write(footer.length);
            out.write(Arrow.MAGIC);
        }
    }

    private static byte[] message(byte type, FlatBytes header, long length) {
        byte[] flat = new FlatBytes()
                .with(0, Arrow.VERSION_5)
                .with(1, type)
                .with(2, header)
                .with(3, length)
                .bytes();
        int before = 2 * Integer.BYTES;
        int whole = aligned(before + flat.length, Arrow.ALIGNMENT);
        return ByteBuffer.allocate(whole)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Arrow.MESSAGE)
                .putInt(whole - before)
                .put(flat)
                .array();
    }

    private static int aligned(long length, int to) {
        return Math.toIntExact((length + to - 1) / to * to);
    }

    private FlatBytes schema() {
        List<FlatBytes> fields = new ArrayList<>();
        for (FileSource source : sources) {
            FlatBytes about = new FlatBytes();
            byte type = switch (source.kind()) {
                case DOUBLE, FLOAT -> Arrow.FLOAT;
                case SHORT, INT, LONG -> Arrow.INT;
                case TRUTH -> Arrow.BOOL;
                case DATE -> Arrow.DATE;
                case TIME -> Arrow.TIME;
                case DATE_TIME, INSTANT -> Arrow.TIMESTAMP;
                case TEXT -> Arrow.TEXT;
            };
            switch (source.kind()) {
                case DOUBLE -> about.with(0, Arrow.DOUBLE);
                case FLOAT -> about.with(0, Arrow.SINGLE);
                case SHORT -> about.with(0, Short.SIZE).with(1, true);
                case INT -> about.with(0, Integer.SIZE).with(1, true);
                case LONG -> about.with(0, Long.SIZE).with(1, true);
                case DATE -> about.with(0, Arrow.DAYS);
                case TIME -> about.with(0, Arrow.MICROS).with(1, Long.SIZE);
                case DATE_TIME -> about.with(0, Arrow.MICROS);
                case INSTANT -> about.with(0, Arrow.MICROS).with(1, "UTC");
                case TRUTH, TEXT -> {}
            }
            fields.add(new FlatBytes()
                    .with(0, source.column().name())
                    .with(1, true)
                    .with(2, type)
                    .with(3, about)
                    .with(5, List.of()));
        }
        return new FlatBytes().with(1, fields);
    }

    /// Some rows of all columns, ready for the file.
    private static final class Batch {
        final byte[] head;
        final byte[] body;
        private final int from;
        private final int rows;
        private final List<long[]> nodes = new ArrayList<>();
        private final List<long[]> buffers = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private long length;

        private interface Piece {
            void write(MemorySegment to);
        }

        Batch(FileSource[] sources, int from, int rows) {
            this.from = from;
            this.rows = rows;
            for (FileSource source : sources) {
                if (source.values() != null) {
                    numbers(source, source.values());
                } else {
                    texts(source.texts());
                }
            }
            body = new byte[Math.toIntExact(length)];
            MemorySegment to = MemorySegment.ofArray(body);
            pieces.forEach(piece -> piece.write(to));
            pieces.clear();
            FlatBytes batch = new FlatBytes()
                    .with(0, (long) rows)
                    .with(1, nodes.toArray(long[][]::new))
                    .with(2, buffers.toArray(long[][]::new));
            head = message(Arrow.BATCH, batch, length);
        }

        /// Room for a buffer.
        private long buffer(long size) {
            long start = length;
            buffers.add(new long[] {start, size});
            length = (start + size + Arrow.ALIGNMENT - 1) / Arrow.ALIGNMENT * Arrow.ALIGNMENT;
            return start;
        }

        private void validity(int missing, byte[] bits) {
            nodes.add(new long[] {rows, missing});
            // Where nothing is missing there may be none.
            long start = buffer(missing == 0 ? 0 : bits.length);
            if (missing > 0) {
                pieces.add(to -> MemorySegment.copy(MemorySegment.ofArray(bits), 0, to, start, bits.length));
            }
        }

        private void numbers(FileSource source, Values values) {
            int missing = values.range(from, rows).missing();
            validity(missing, missing == 0 ? new byte[0] : values.validity(from, rows));
            if (source.kind() == ColumnKind.SHORT) {
                long start = buffer((long) rows * Short.BYTES);
                int[] numbers = ((Values.Ints) values).values;
                pieces.add(to -> {
                    for (int i = 0; i < rows; i++) {
                        to.set(Values.SHORT, start + (long) i * Short.BYTES, (short) numbers[from + i]);
                    }
                });
            } else {
                long start = buffer(values.size(rows));
                pieces.add(to -> values.write(from, rows, to, start));
            }
        }

        private void texts(FileSource.Texts texts) {
            int[] ends = new int[rows + 1];
            byte[] validity = new byte[(rows + 7) / 8];
            long size = 0;
            int missing = 0;
            for (int i = 0; i < rows; i++) {
                int code = texts.codes()[from + i];
                if (code == TextCodes.MISSING) {
                    missing++;
                } else {
                    validity[i >> 3] |= (byte) (1 << (i & 7));
                    size += texts.bytes()[code].length;
                }
                ends[i + 1] = Math.toIntExact(size);
            }
            validity(missing, validity);
            long first = buffer((long) ends.length * Integer.BYTES);
            long start = buffer(size);
            pieces.add(to -> {
                MemorySegment.copy(ends, 0, to, Values.INT, first, ends.length);
                byte[] all = (byte[]) to.heapBase().orElseThrow();
                for (int i = 0; i < rows; i++) {
                    int code = texts.codes()[from + i];
                    if (code != TextCodes.MISSING) {
                        byte[] text = texts.bytes()[code];
                        int at = (int) start + ends[i];
                        if (text.length < 16) {
                            for (int k = 0; k < text.length; k++) {
                                all[at + k] = text[k]; // a call would take longer
                            }
                        } else {
                            System.arraycopy(text, 0, all, at, text.length);
                        }
                    }
                }
            });
        }
    }
}
