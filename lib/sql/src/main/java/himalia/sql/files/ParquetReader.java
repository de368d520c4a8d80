package himalia.sql.files;

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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import tech.tablesaw.columns.Column;

/// Reads what most Parquet files are made of straight into the arrays of columns, many columns at a time: numbers,
/// times and texts, plain or by a dictionary, uncompressed or by Snappy. DuckDB, which reads everything, hands its
/// results out in small pieces on one thread, which takes several times as long.
public final class ParquetReader {
    private final MemorySegment file;
    private final List<Thrift.Struct> groups;
    private final int rows;

    /// Something that only DuckDB reads.
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private ParquetReader(MemorySegment file, List<Thrift.Struct> groups, int rows) {
        this.file = file;
        this.groups = groups;
        this.rows = rows;
    }

    /// The columns in a file, by the names that it gives them; null if DuckDB must look at it, which also finds the
    /// words for what is damaged.
    public static Optional<List<Column<?>>> read(Path path, Together cores) throws IOException {
        try (FileChannel channel = FileChannel.open(path);
                Arena arena = Arena.ofShared()) {
            return Optional.of(columns(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena), cores));
        } catch (CancellationException stopped) {
            throw stopped;
        } catch (RuntimeException unknown) {
            // Whatever stands there that is not as it is here.
            return Optional.empty();
        }
    }

    private static List<Column<?>> columns(MemorySegment file, Together cores) {
        int mark = Parquet.MAGIC.length();
        long end = file.byteSize() - mark;
        need(new String(bytes(file, end, mark), StandardCharsets.US_ASCII).equals(Parquet.MAGIC));
        int length = file.get(Values.INT, end - Integer.BYTES);
        Thrift.Struct about = new Thrift.Reader(bytes(file, end - Integer.BYTES - length, length)).struct();
        List<ParquetColumn> leaves = leaves(about.structs(2));
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
        Column<?>[] columns = new Column<?>[leaves.size()];
        cores.each(
                leaves.stream().map(ParquetColumn::kind).toList(), i -> columns[i] = reader.column(leaves.get(i), i));
        return List.of(columns);
    }

    private static List<ParquetColumn> leaves(List<Thrift.Struct> schema) {
        List<ParquetColumn> leaves = new ArrayList<>();
        need(schema.getFirst().number(5) == schema.size() - 1);
        for (Thrift.Struct one : schema.subList(1, schema.size())) {
            need(one.has(1) && !one.has(5) && one.number(3) <= Parquet.OPTIONAL);
            leaves.add(ParquetColumn.of(one));
        }
        return leaves;
    }

    private Column<?> column(ParquetColumn leaf, int index) {
        Values values = leaf.kind().room(rows);
        TextCollector texts = new TextCollector(values == null ? rows : 0);
        int row = 0;
        for (Thrift.Struct group : groups) {
            Thrift.Struct about = group.structs(1).get(index);
            need(!about.has(1) && about.has(3)); // not in another file, not encrypted
            int count = group.small(3);
            new ParquetPages(file, about.struct(3), leaf, values, texts).read(row, count);
            row += count;
        }
        return values == null ? texts.column(leaf.name()) : leaf.kind().column(leaf.name(), values, leaf.parts());
    }

    static byte[] bytes(MemorySegment from, long at, long length) {
        need(at >= 0 && length >= 0 && length <= from.byteSize() - at && length <= Integer.MAX_VALUE - 16);
        byte[] bytes = new byte[(int) length];
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
        return bytes;
    }

    static void need(boolean known) {
        if (!known) {
            throw new Unknown();
        }
    }
}
