package himalia.sql;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Work on parts of a file, such as its columns, by all cores.
final class Together {
    private final AtomicInteger next = new AtomicInteger();
    private volatile boolean isStopped;

    private Together() {}

    /// Does something for each number from 0, begun in their order. The Stop button ends it between two of them.
    static void each(int count, IntConsumer work) {
        Together all = new Together();
        try {
            Stoppable.run(() -> all.run(count, work), () -> all.isStopped = true);
        } catch (SQLException e) {
            throw new IllegalStateException(e); // no database is asked
        }
    }

    /// The same for columns of these kinds. Texts, which take longest, come first: so none is left over at the end.
    static void each(List<ColumnKind> columns, IntConsumer work) {
        int[] order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(i -> columns.get(i) != ColumnKind.TEXT))
                .mapToInt(Integer::intValue)
                .toArray();
        each(order.length, i -> work.accept(order[i]));
    }

    private Together run(int count, IntConsumer work) {
        int threads = Math.min(count, Runtime.getRuntime().availableProcessors());
        IntStream.range(0, threads).parallel().forEach(thread -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                if (isStopped) {
                    throw new CancellationException("Stopped while a file was read or written.");
                }
                work.accept(i);
            }
        });
        return this;
    }
}
