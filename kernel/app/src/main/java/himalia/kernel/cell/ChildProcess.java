package himalia.kernel.cell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// A process that inherits the output of the cell that starts it. What Java would let it inherit is the output of the
/// server, which nobody sees: so it writes into pipes, and what comes out of them is printed.
public final class ChildProcess extends Process {
    /// So long a process that has ended is waited for to be printed: one that it has left behind may hold the pipe.
    private static final long TO_PRINT_MS = 1000;

    /// So long a process may take to end by itself when it is told to.
    private static final long TO_END_MS = 500;

    private final Process process;
    private final boolean printsOut;
    private final boolean printsErr;
    private final List<Thread> printers = new ArrayList<>();

    private ChildProcess(Process process, boolean printsOut, boolean printsErr) {
        this.process = process;
        this.printsOut = printsOut;
        this.printsErr = printsErr;
        if (printsOut) {
            print(process.inputReader(), System.out);
        }
        if (printsErr) {
            print(process.errorReader(), System.err);
        }
    }

    /// What a builder says of the output of its process, while it is told to use pipes.
    private record Inherited(ProcessBuilder builder, Redirect out, Redirect err, boolean printsOut, boolean printsErr) {
        /// @param last whether the output is not that of a pipeline that goes on
        static Inherited take(ProcessBuilder builder, boolean last) {
            Redirect out = builder.redirectOutput();
            Redirect err = builder.redirectError();
            boolean printsOut = last && out.equals(Redirect.INHERIT);
            boolean printsErr = err.equals(Redirect.INHERIT) && !builder.redirectErrorStream();
            if (printsOut) {
                builder.redirectOutput(Redirect.PIPE);
            }
            if (printsErr) {
                builder.redirectError(Redirect.PIPE);
            }
            return new Inherited(builder, out, err, printsOut, printsErr);
        }

        void giveBack() {
            builder.redirectOutput(out).redirectError(err);
        }

        Process print(Process process) {
            return printsOut || printsErr ? new ChildProcess(process, printsOut, printsErr) : process;
        }
    }

    /// Starts what a builder describes.
    static Process start(ProcessBuilder builder) throws IOException {
        Inherited inherited = Inherited.take(builder, true);
        try {
            return inherited.print(builder.start());
        } finally {
            inherited.giveBack();
        }
    }

    /// Starts processes each of which reads what the one before it writes.
    static List<Process> startPipeline(List<ProcessBuilder> builders) throws IOException {
        List<ProcessBuilder> given = List.copyOf(builders);
        List<Inherited> inherited = new ArrayList<>();
        try {
            for (ProcessBuilder one : given) {
                inherited.add(Inherited.take(one, inherited.size() == given.size() - 1));
            }
            List<Process> started = ProcessBuilder.startPipeline(given);
            return IntStream.range(0, started.size())
                    .mapToObj(i -> inherited.get(i).print(started.get(i)))
                    .toList();
        } finally {
            inherited.reversed().forEach(Inherited::giveBack);
        }
    }

    /// Ends the processes that this one has started, and theirs: nobody would see them any more.
    public static void endAll() {
        List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
        all.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TO_END_MS);
        try {
            while (all.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void print(Reader from, PrintStream to) {
        printers.add(Thread.ofPlatform().daemon().name("child-output").start(() -> {
            char[] letters = new char[8192];
            try (from) {
                for (int count = from.read(letters); count >= 0; count = from.read(letters)) {
                    to.print(new String(letters, 0, count));
                }
            } catch (IOException | UncheckedIOException closed) {
                // It has ended.
            }
        }));
    }

    private void awaitPrinters() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TO_PRINT_MS);
        for (Thread printer : printers) {
            printer.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
    }

    @Override
    public int waitFor() throws InterruptedException {
        int status = process.waitFor();
        awaitPrinters();
        return status;
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        boolean hasEnded = process.waitFor(timeout, unit);
        if (hasEnded) {
            awaitPrinters();
        }
        return hasEnded;
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    @Override
    public OutputStream getOutputStream() {
        return process.getOutputStream();
    }

    /// As of every process whose output goes elsewhere.
    @Override
    public InputStream getInputStream() {
        return printsOut ? InputStream.nullInputStream() : process.getInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return printsErr ? InputStream.nullInputStream() : process.getErrorStream();
    }

    @Override
    public int exitValue() {
        return process.exitValue();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void destroy() {
        process.destroy();
    }

    @Override
    public Process destroyForcibly() {
        process.destroyForcibly();
        return this;
    }

    @Override
    public boolean supportsNormalTermination() {
        return process.supportsNormalTermination();
    }

    @Override
    public ProcessHandle toHandle() {
        return process.toHandle();
    }

    @Override
    public String toString() {
        return process.toString();
    }
}
