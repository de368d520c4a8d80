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

/// A process that inherits the output of the cell that starts it. What Java would let it inherit is the output of the
/// server, which nobody sees: so it writes into pipes, and what comes out of them is printed.
final class ChildProcess extends Process {
    /// So long a process that has ended is waited for to be printed: one that it has left behind may hold the pipe.
    private static final long TO_PRINT_MS = 1000;

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

    /// Starts what a builder describes.
    static Process start(ProcessBuilder builder) throws IOException {
        Redirect out = builder.redirectOutput();
        Redirect err = builder.redirectError();
        boolean printsOut = out.equals(Redirect.INHERIT);
        boolean printsErr = err.equals(Redirect.INHERIT) && !builder.redirectErrorStream();
        if (!printsOut && !printsErr) {
            return builder.start();
        }
        try {
            if (printsOut) {
                builder.redirectOutput(Redirect.PIPE);
            }
            if (printsErr) {
                builder.redirectError(Redirect.PIPE);
            }
            return new ChildProcess(builder.start(), printsOut, printsErr);
        } finally {
            builder.redirectOutput(out).redirectError(err);
        }
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
