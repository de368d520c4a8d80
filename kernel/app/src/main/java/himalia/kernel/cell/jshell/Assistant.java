package himalia.kernel.cell.jshell;

import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import jdk.jshell.JShell;

/// Answers questions about code that is being written: on a thread of its own, within a time limit, without failing.
final class Assistant implements AutoCloseable {
    private static final Duration COMPLETION = Duration.ofMillis(2000);
    private static final Duration INSPECTION = Duration.ofMillis(5000);

    private ExecutorService thread = worker();
    private final ReentrantLock lock;
    private final JShellEngine engine;
    private final Completer completer;
    private final Inspector inspector;
    private final Completenesses completenesses;

    Assistant(JShellEngine engine, JShell shell, CellClassLoader loader, ReentrantLock lock, CellCheck check) {
        this.engine = engine;
        this.lock = lock;
        this.completer = new Completer(shell);
        this.inspector = new Inspector(shell, loader);
        this.completenesses = new Completenesses(shell.sourceCodeAnalysis(), check);
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("assistant").factory());
    }

    Completion complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(COMPLETION, answered(() -> completer.complete(code, at))).orElse(Completion.none(at));
    }

    Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(INSPECTION, () -> {
                    Optional<Supplier<Inspection>> found = inspector.inspect(code, at, detailed);
                    return () -> found.map(Supplier::get);
                })
                .flatMap(page -> page);
    }

    Completeness completeness(String code) {
        return ask(COMPLETION, answered(() -> completenesses.of(code)))
                .orElse(Completeness.of(Completeness.State.UNKNOWN));
    }

    private static <T> Callable<Supplier<T>> answered(Callable<T> question) {
        return () -> {
            T answer = question.call();
            return () -> answer;
        };
    }

    /// @param question asked with the engine's lock held; what it returns is asked for the answer without it
    private synchronized <T> Optional<T> ask(Duration limit, Callable<Supplier<T>> question) {
        Future<T> answer = thread.submit(() -> {
            Supplier<T> found;
            lock.lockInterruptibly();
            try {
                engine.feedImports();
                found = question.call();
            } finally {
                lock.unlock();
            }
            return found.get();
        });
        try {
            return Optional.ofNullable(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            // What does not listen to an interrupt keeps its thread; the next question gets another.
            thread.shutdownNow();
            thread = worker();
            return Optional.empty();
        } catch (ExecutionException failed) {
            // Half-written code makes the compiler's internals stumble now and then: that is no answer, and no news.
            return Optional.empty();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
    }
}
