package himalia.sql.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/// Writes Parquet files: groups of rows, in each the columns one by one, each with its smallest and largest value. What
/// has few different values goes by a dictionary, and what gets smaller by it is compressed by Snappy.
public final class ParquetWriter {
    private static final int ROWS = 1 << 17; // of a group
    private static final int AHEAD = 32;

    private final Table table;
    private final Together cores;
    private final FileSource[] sources;

    private ParquetWriter(Table table, Together cores) {
        this.table = table;
        this.cores = cores;
        sources = FileSource.all(table, cores);
    }

    /// Writes a table into a file; one that was there is overwritten.
    public static void write(Table table, Path file, Together cores) throws IOException {
        new ParquetWriter(table, cores).write(file);
    }

    private void write(Path file) throws IOException {
        int rows = table.rowCount();
        int groups = Math.ceilDiv(rows, ROWS);
        int width = sources.length;
        try (FileOutput out = new FileOutput(file)) {
            InOrder<ParquetChunk> inOrder = new InOrder<>(AHEAD, chunk -> chunk.write(out));
            out.write(Parquet.MAGIC);
            ParquetChunk[] chunks = new ParquetChunk[groups * width];
            cores.each(chunks.length, i -> {
                int from = i / width * ROWS;
                chunks[i] = new ParquetChunk(sources[i % width], from, Math.min(ROWS, rows - from));
                inOrder.put(i, chunks[i]);
            });
            byte[] about = Thrift.bytes(about(chunks, groups, width));
            out.write(about);
            out.write(about.length);
            out.write(Parquet.MAGIC);
        }
    }

    private Thrift.Struct about(ParquetChunk[] chunks, int groups, int width) {
        List<Thrift.Struct> schema = new ArrayList<>();
        schema.add(new Thrift.Struct().with(4, "schema").with(5, width));
        List<Thrift.Struct> orders = new ArrayList<>();
        for (FileSource source : sources) {
            schema.add(element(source));
            orders.add(new Thrift.Struct().with(1, new Thrift.Struct()));
        }
        List<Thrift.Struct> all = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            List<Thrift.Struct> columns = new ArrayList<>();
            long raw = 0;
            long length = 0;
            int rows = 0;
            for (int i = 0; i < width; i++) {
                ParquetChunk chunk = chunks[group * width + i];
                columns.add(new Thrift.Struct().with(2, 0L).with(3, chunk.about()));
                raw += chunk.raw;
                length += chunk.length;
                rows = chunk.rows;
            }
            all.add(new Thrift.Struct()
                    .with(1, columns)
                    .with(2, raw)
                    .with(3, (long) rows)
                    .with(5, chunks[group * width].start)
                    .with(6, length));
        }
        return new Thrift.Struct()
                .with(1, 2)
                .with(2, schema)
                .with(3, (long) table.rowCount())
                .with(4, all)
                .with(6, "himalia")
                .with(7, orders);
    }

    private static Thrift.Struct element(FileSource source) {
        Thrift.Struct element = new Thrift.Struct()
                .with(1, type(source.kind()))
                .with(3, Parquet.OPTIONAL)
                .with(4, source.column().name());
        Thrift.Struct none = new Thrift.Struct();
        switch (source.kind()) {
            case TEXT -> element.with(6, Parquet.OLD_STRING).with(10, new Thrift.Struct().with(Parquet.STRING, none));
            case DATE -> element.with(6, Parquet.OLD_DATE).with(10, new Thrift.Struct().with(Parquet.DATE, none));
            case SHORT ->
                element.with(6, Parquet.OLD_INT_16)
                        .with(
                                10,
                                new Thrift.Struct()
                                        .with(
                                                Parquet.INTEGER,
                                                new Thrift.Struct()
                                                        .with(1, (byte) Short.SIZE)
                                                        .with(2, true)));
            case TIME -> element.with(10, new Thrift.Struct().with(Parquet.TIME, micros(false)));
            case DATE_TIME -> element.with(10, new Thrift.Struct().with(Parquet.TIMESTAMP, micros(false)));
            case INSTANT ->
                element.with(6, Parquet.OLD_TIMESTAMP_MICROS)
                        .with(10, new Thrift.Struct().with(Parquet.TIMESTAMP, micros(true)));
            case DOUBLE, FLOAT, INT, LONG, TRUTH -> {}
        }
        return element;
    }

    private static Thrift.Struct micros(boolean isUtc) {
        return new Thrift.Struct()
                .with(1, isUtc)
                .with(2, new Thrift.Struct().with(Parquet.MICROS, new Thrift.Struct()));
    }

    static int type(ColumnKind kind) {
        return switch (kind) {
            case TEXT -> Parquet.BYTES;
            case DOUBLE -> Parquet.DOUBLE;
            case FLOAT -> Parquet.FLOAT;
            case TRUTH -> Parquet.BOOLEAN;
            case SHORT, INT, DATE -> Parquet.INT32;
            case LONG, TIME, DATE_TIME, INSTANT -> Parquet.INT64;
        };
    }
}
