package himalia.kernel.transport;

/// A thread that hears no interrupt, for the work on which the whole kernel hangs.
///
/// A cell may interrupt any thread that it finds, as by the group of its own or `Thread.getAllStackTraces()`. An
/// interrupted thread closes the socket or the pipe that it uses, and the kernel would be deaf from there on.
public final class Undisturbed extends Thread {
    /// One that does not keep the VM alive.
    public Undisturbed(Runnable work, String name) {
        super(work, name);
        setDaemon(true);
    }

    @Override
    public void interrupt() {
        // See above.
    }
}
