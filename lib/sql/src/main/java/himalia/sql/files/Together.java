package himalia.sql.files;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Work on parts of a file, such as its columns, by all cores, until it is stopped.
public final class Together {
    private final Set<Thread> workers = new HashSet<>();
    private volatile boolean isStopped;

    /// Ends the work between two parts, and by an interrupt what takes long in one. Any thread may call it.
    public synchronized void stop() {
        isStopped = true;
        workers.forEach(Thread::interrupt);
    }

    private synchronized void enter() {
        workers.add(Thread.currentThread());
    }

    private synchronized void leave() {
        workers.remove(Thread.currentThread());
        boolean _ = Thread.interrupted(); // it was meant for this work alone
    }

    /// Does something for each number from 0, begun in their order.
    void each(int count, IntConsumer work) {
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(count, Runtime.getRuntime().availableProcessors());
        IntStream.range(0, threads).parallel().forEach(thread -> {
            enter();
            try {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                    if (isStopped) {
                        throw new CancellationException("Stopped while a file was read or written.");
                    }
                    work.accept(i);
                }
            } finally {
                leave();
            }
        });
    }

    /// The same for columns of these kinds. Texts, which take longest, come first: so none is left over at the end.
    void each(List<ColumnKind> columns, IntConsumer work) {
        int[] order = IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.comparing(i -> columns.get(i) != ColumnKind.TEXT))
                .mapToInt(Integer::intValue)
                .toArray();
        each(order.length, i -> work.accept(order[i]));
    }
}
