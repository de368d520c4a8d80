package himalia.kernel.transport;

import java.util.concurrent.locks.LockSupport;

/// A thread that hears no interrupt, for the work on which the whole kernel hangs.
///
/// A cell may interrupt any thread that it finds, as by the group of its own or `Thread.getAllStackTraces()`. An
/// interrupted thread closes the socket or the pipe that it uses, and the kernel would be deaf from there on.
public final class Undisturbed extends Thread {
    private static final long RETRY_NS = 100_000_000;

    /// One that does not keep the VM alive.
    public Undisturbed(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    /// Goes on with its work when a cell has filled the heap: without it nobody would ever hear of the kernel again.
    @Override
    public void run() {
        boolean done = false;
        while (!done) {
            try {
                super.run();
                done = true;
            } catch (OutOfMemoryError full) {
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    @Override
    public void interrupt() {
        // See above.
    }
}
