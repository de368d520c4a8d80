package himalia.tensor.cpu;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Work in parts that some threads take from one another until none is left.
final class SharedWork {
    /// How often the calling thread looks whether the others have ended, before it sleeps: some microseconds.
    private static final int LOOKS = 2000;

    private final int count;
    private final Workers.Part work;
    private final boolean stops;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger wanted;
    private final List<Thread> helpers = new ArrayList<>();
    private volatile int helping;
    private boolean over;
    private @Nullable Throwable failure;

    /// @param stops whether an interruption of the caller ends it
    SharedWork(int count, Workers.Part work, boolean stops, int helpers) {
        this.count = count;
        this.work = work;
        this.stops = stops;
        this.wanted = new AtomicInteger(helpers);
    }

    /// Calls two threads, which will call two more each: one alone would be long in waking fifteen.
    void callHelpers() {
        for (int i = 0; i < 2 && next.get() < count && wanted.getAndDecrement() > 0; i++) {
            Workers.call(this);
        }
    }

    /// What a called thread does; nothing if it comes too late.
    void help() {
        synchronized (this) {
            if (over) {
                return;
            }
            helpers.add(Thread.currentThread());
            helping = helpers.size();
        }
        try {
            callHelpers();
            takeParts();
        } finally {
            synchronized (this) {
                helpers.remove(Thread.currentThread());
                helping = helpers.size();
                Thread.interrupted(); // it was meant for this work alone
                notifyAll();
            }
        }
    }

    void takeParts() {
        try {
            for (int part = next.getAndIncrement(); part < count; part = next.getAndIncrement()) {
                work.run(part);
            }
        } catch (RuntimeException | Error e) {
            stop(e);
        }
    }

    private synchronized void stop(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        next.set(count);
        helpers.forEach(Thread::interrupt);
    }

    /// Waits until all helpers have left, also where they are stopped, as they write into the arrays of the caller.
    void end() {
        for (int i = 0; i < LOOKS && helping > 0; i++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        synchronized (this) {
            over = true;
            while (!helpers.isEmpty()) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (!stops) {
                        continue;
                    }
                    stop(new CancellationException("Stopped while waiting for the other half of a computation."));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException(failure);
        }
    }
}
