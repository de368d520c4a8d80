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
import jdk.jshell.JShell;

/// Answers questions about code that is being written: on a thread of its own, within a time limit, without failing.
final class Assistant implements AutoCloseable {
    private static final Duration COMPLETION = Duration.ofMillis(2000);
    private static final Duration INSPECTION = Duration.ofMillis(8000);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "assistant");
        worker.setDaemon(true);
        return worker;
    });
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

    Completion complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(COMPLETION, () -> completer.complete(code, at)).orElse(Completion.none(at));
    }

    Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(INSPECTION, () -> inspector.inspect(code, at, detailed)).flatMap(found -> found);
    }

    Completeness completeness(String code) {
        return ask(COMPLETION, () -> completenesses.of(code)).orElse(Completeness.of(Completeness.State.UNKNOWN));
    }

    private <T> Optional<T> ask(Duration limit, Callable<T> question) {
        Future<T> answer = thread.submit(() -> {
            lock.lockInterruptibly();
            try {
                engine.feedImports();
                return question.call();
            } finally {
                lock.unlock();
            }
        });
        try {
            return Optional.ofNullable(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            answer.cancel(true);
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
    public void close() {
        thread.shutdownNow();
    }
}
