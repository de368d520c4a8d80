package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// Reads a file of separated values into a table; every type is decided by the whole column.
///
/// Not Tablesaw's own reader: that one takes `1,5` for 15 and `5%` for 0.05, loses the columns of a file without rows
/// and is several times slower. This one goes through the file in pieces, beside each other on all processors; beside
/// the values it holds only a few pieces at a time.
final class CsvReader {
    private static final int PIECE = 1 << 21;
    private static final int MOST_PIECE = Integer.MAX_VALUE - 16;

    private final CsvSource source;
    private final CsvOptions options;
    private final int usualPiece;
    private List<String> names = List.of();

    private CsvReader(CsvSource source, CsvOptions options, int piece) {
        this.source = source;
        this.options = options.checked();
        this.usualPiece = piece;
    }

    static Table read(String path, CsvOptions options) {
        if (path == null) {
            throw new IllegalArgumentException(
                    "csv: the path is null, expected the name of a file.\nHint: csv(\"data/table.csv\").");
        }
        if (Web.isAddress(path)) {
            return read(CsvSource.web(path, options), Web.name(path), options, PIECE);
        }
        Path file = DataFiles.ofProcess().find(path);
        return read(CsvSource.open(file, options), file.getFileName().toString(), options, PIECE);
    }

    static Table read(CsvSource source, String name, CsvOptions options) {
        return read(source, name, options, PIECE);
    }

    /// @param piece how many bytes to read at once, for tests
    static Table read(CsvSource source, String name, CsvOptions options, int piece) {
        if (source.size() > piece) {
            loadTablesaw();
        }
        try (source) {
            return new CsvReader(source, options, piece)
                    .table(name.replaceFirst("\\.gz$", "").replaceFirst("\\.[^.]*$", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + source.name() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Tablesaw looks for readers in all jars when its `Table` is first used, which takes most of a second: while the
    /// numbers are read.
    private static void loadTablesaw() {
        Thread.ofPlatform().name("himalia-tablesaw").daemon().start(Table::create);
    }

    private Table table(String name) {
        try {
            CsvHeader header = CsvHeader.read(source, options);
            names = header.names();
            CsvGather gather = new CsvGather(names.size());
            List<CsvPart> parts = parts(header.end(), gather);
            List<Column<?>> columns = new CsvJoin(source, parts, gather).columns(names);
            for (String column : options.types().keySet()) {
                int at = CsvHeader.indexOf(names, column);
                columns.set(at, Conversion.of(columns.get(at), options.types().get(column)));
            }
            CsvNotes.write(source.name(), options, columns);
            return Table.create(name, columns);
        } catch (CsvError error) {
            throw CsvMessages.explain(error, source, names, options);
        }
    }

    private List<CsvPart> parts(long start, CsvGather gather) {
        List<CsvPart> done = new ArrayList<>();
        Deque<CompletableFuture<CsvPart>> running = new ArrayDeque<>();
        boolean[] texts = new boolean[names.size()];
        options.types()
                .forEach((column, type) ->
                        texts[CsvHeader.indexOf(names, column)] = type.startsWith("str") || type.equals("object"));
        long size = source.size();
        // How many rows a piece may still have is known only once those before it are read.
        boolean alone = size - start <= usualPiece || options.nRows() < Integer.MAX_VALUE;
        int workers = alone ? 0 : Runtime.getRuntime().availableProcessors();
        Deque<byte[]> used = new ArrayDeque<>();
        Deque<byte[]> spare = new ArrayDeque<>();
        CsvProgress progress = new CsvProgress(source.name(), size);
        try (ExecutorService pool = workers == 0 ? null : Executors.newFixedThreadPool(workers, CsvReader::daemon)) {
            try {
                long rows = 0;
                int piece = usualPiece;
                for (long at = start; at < size && rows < options.nRows(); ) {
                    int length = (int) Math.min(piece, size - at);
                    byte[] bytes = spare.isEmpty() || piece != usualPiece ? new byte[piece] : spare.remove();
                    source.read(at, bytes, length);
                    int end = at + length >= size ? length : endOfRecords(bytes, length);
                    if (end == 0) {
                        piece = (int) Math.min(2L * piece, MOST_PIECE); // a record longer than that
                        continue;
                    }
                    CsvPart part = new CsvPart(at, end, texts, options, gather, options.nRows() - rows);
                    running.add(
                            pool == null
                                    ? CompletableFuture.completedFuture(part.read(bytes))
                                    : CompletableFuture.supplyAsync(() -> part.read(bytes), pool));
                    used.add(bytes);
                    at += end;
                    piece = usualPiece;
                    if (running.size() > workers || done.isEmpty()) {
                        CsvPart first = finished(running);
                        done.add(first);
                        gather.take(first, size);
                        rows += first.rows();
                        progress.at(first.offset + first.length);
                        byte[] free = used.remove();
                        if (free.length == usualPiece) {
                            spare.add(free);
                        }
                    }
                }
                while (!running.isEmpty()) {
                    done.add(finished(running));
                    gather.take(done.getLast(), size);
                }
                return done;
            } finally {
                if (pool != null) {
                    pool.shutdownNow();
                }
                progress.close();
            }
        }
    }

    private static CsvPart finished(Deque<CompletableFuture<CsvPart>> running) {
        try {
            return running.remove().join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw e;
            }
        } catch (CancellationException e) {
            throw new IllegalStateException("csv: reading was stopped.", e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "csv");
        thread.setDaemon(true);
        return thread;
    }

    /// Where the last whole record of a piece ends; 0 if there is none.
    private int endOfRecords(byte[] bytes, int length) {
        if (!hasQuotes(bytes, length)) {
            int end = lastOf(bytes, length, '\n');
            return end > 0 ? end : lastOf(bytes, length - 1, '\r');
        }
        CsvTokens tokens = new CsvTokens(bytes, 0, length, options.separator());
        int end = 0;
        try {
            while (tokens.next()) {
                end = tokens.position() < length ? tokens.position() : end;
            }
        } catch (CsvError unclosedHere) {
            return end; // the quote may be closed in the next piece
        }
        return end;
    }

    /// Looks at eight bytes at a time: every byte of every file comes by here.
    private static boolean hasQuotes(byte[] bytes, int length) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long differences = words.getLong(i) ^ 0x2222222222222222L; // a quote becomes 0
            if ((differences - 0x0101010101010101L & ~differences & 0x8080808080808080L) != 0) {
                return true;
            }
        }
        for (; i < length; i++) {
            if (bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }

    private static int lastOf(byte[] bytes, int length, char wanted) {
        int at = length - 1;
        while (at >= 0 && bytes[at] != wanted) {
            at--;
        }
        return at + 1;
    }
}
