package himalia.data;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    private static final int LEAST_PIECE = 1 << 17;
    private static final int PIECES_OF_A_PROCESSOR = 2; // a small file; each piece learns its texts anew
    private static final int MOST_PIECE = Integer.MAX_VALUE - 16;

    private final CsvSource source;
    private final CsvOptions options;
    private final int most;
    private List<String> names = List.of();

    private CsvReader(CsvSource source, CsvOptions options, int piece) {
        this.source = source;
        this.options = options.checked();
        this.most = piece;
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
        int processors = Runtime.getRuntime().availableProcessors();
        int usualPiece = (int) Math.min(most, Math.max(LEAST_PIECE, size / PIECES_OF_A_PROCESSOR / processors));
        // How many rows a piece may still have is known only once those before it are read.
        boolean alone = size - start <= usualPiece || options.nRows() < Integer.MAX_VALUE;
        int workers = alone ? 0 : processors;
        Deque<byte[]> used = new ArrayDeque<>();
        Deque<byte[]> spare = new ArrayDeque<>();
        CsvProgress progress = new CsvProgress(source.name(), size);
        try (ExecutorService pool = workers == 0 ? null : Executors.newFixedThreadPool(workers, CsvReader::daemon)) {
            try {
                long rows = 0;
                // The first one is read alone: it shows how many rows there will be.
                int piece = alone ? usualPiece : Math.min(usualPiece, LEAST_PIECE);
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

    /// Where the last whole record of a piece ends; 0 if there is none. Only quotes and line ends are looked at: a
    /// quote opens a text where a field begins, and closes it unless another one follows.
    private int endOfRecords(byte[] bytes, int length) {
        int end = 0;
        for (int at = 0; at < length; ) { // outside of texts
            int open = Words.find(Words.QUOTES, bytes, at, length);
            while (open > 0 && open < length && !endsField(bytes[open - 1])) {
                open = Words.find(Words.QUOTES, bytes, open + 1, length);
            }
            end = Math.max(end, endOfLines(bytes, at, open, length));
            int close = open < length ? Words.find(Words.QUOTES, bytes, open + 1, length) : length;
            while (close + 1 < length && bytes[close + 1] == '"') {
                close = Words.find(Words.QUOTES, bytes, close + 2, length);
            }
            at = close + 1;
        }
        return end;
    }

    private boolean endsField(byte b) {
        return b == options.separator() || b == '\n' || b == '\r';
    }

    /// Behind the last line end between two places, 0 if there is none. The last byte of a piece is none if it may be
    /// half of one.
    private static int endOfLines(byte[] bytes, int from, int to, int length) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == '\n' || bytes[at] == '\r' && at + 1 < length) {
                return at + 1;
            }
        }
        return 0;
    }
}
