package himalia.kernel.cell.javac;

import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.LibrarySources;
import himalia.kernel.cell.Variable;
import java.time.Duration;
import java.util.List;
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
import org.jspecify.annotations.Nullable;

/// Answers questions about code that is being written: on a thread of its own, within a time limit, without failing.
final class Assistant implements AutoCloseable {
    private static final Duration JAVAC = Duration.ofMinutes(5);
    private static final Duration COMPLETION = Duration.ofSeconds(30);
    private static final Duration INSPECTION = Duration.ofMillis(5000);
    private static final Duration VARIABLE = Duration.ofMillis(1000);
    private static final int SHOWN = 80;

    private volatile @Nullable Thread worker;
    private ExecutorService thread = worker();
    private final EngineParts parts;
    private final ReentrantLock lock;
    private final Sources sources;
    private final Completer completer;
    private final Inspector inspector;
    private final Completenesses completenesses;

    /// @param lock held while javac works
    Assistant(EngineParts parts, ReentrantLock lock) {
        this.parts = parts;
        this.lock = lock;
        sources = new Sources(parts.loader());
        this.completer = new Completer(parts, sources);
        this.inspector = new Inspector(parts, sources);
        this.completenesses = new Completenesses(parts.compiler());
    }

    /// Where the sources of libraries are.
    LibrarySources librarySources() {
        return sources.libraries();
    }

    /// Does what the first Tab would otherwise wait for.
    void warmUp() {
        completer.warmUp();
        complete("x", 1);
    }

    private ExecutorService worker() {
        return Executors.newSingleThreadExecutor(task -> {
            // A group apart: the text of a value that interrupts all threads of its group means a cell's.
            ThreadGroup group = new ThreadGroup("assistant");
            Thread made =
                    Thread.ofPlatform().group(group).daemon().name("assistant").unstarted(task);
            worker = made;
            return made;
        });
    }

    Completion complete(String code, int cursor) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(COMPLETION, () -> completer.complete(code, at)).orElse(Completion.none(at));
    }

    Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        int at = Math.clamp(cursor, 0, code.length());
        return ask(INSPECTION, () -> {
                    Optional<Supplier<Inspection>> found = inspector.inspect(code, at, detailed);
                    return () -> found.map(Supplier::get);
                })
                .flatMap(page -> page);
    }

    List<Variable> variables() {
        List<Declared> all = ask(COMPLETION, () -> {
                    List<Declared> now = List.copyOf(parts.state().variables.values());
                    return () -> now;
                })
                .orElse(List.of());
        return all.stream()
                .filter(one -> one.name().indexOf('$') < 0)
                .map(this::variable)
                .toList();
    }

    List<Binding> bindings() {
        return ask(COMPLETION, () -> {
                    List<Binding> now = parts.bindings();
                    return () -> now;
                })
                .orElse(List.of());
    }

    <T> Optional<T> look(Duration limit, Supplier<T> question) {
        return ask(limit, () -> () -> {
            try {
                return parts.loader().stops().quietly(question::get);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Variable variable(Declared one) {
        String type = Member.simple(one.type());
        return ask(VARIABLE, () -> {
                    Object value = parts.classes().value(one).orElse(null);
                    return () -> new Variable(one.name(), type, Values.shape(value), Values.text(value, SHOWN));
                })
                .orElseGet(() -> new Variable(one.name(), type, "", "(its text takes too long)"));
    }

    /// Asked for with every press of Enter, and done sooner than another thread would wake up: parsing takes no time.
    Completeness completeness(String code) {
        try {
            if (lock.tryLock(JAVAC.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    return completenesses.of(code);
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError stumbled) {
            // As in `ask`.
        }
        return Completeness.of(Completeness.State.UNKNOWN);
    }

    /// @param limit    for the answer; javac gets the time it needs, for it comes to an end, and half an answer would
    ///     read like a name that does not exist
    /// @param question asked with javac to itself; what it returns is asked for the answer without that
    private synchronized <T> Optional<T> ask(Duration limit, Callable<Supplier<T>> question) {
        Future<Supplier<T>> asked = thread.submit(() -> {
            lock.lock();
            try {
                return question.call();
            } finally {
                lock.unlock();
            }
        });
        Future<T> answer = null;
        try {
            Supplier<T> found = asked.get(JAVAC.toMillis(), TimeUnit.MILLISECONDS);
            answer = thread.submit(found::get);
            return Optional.ofNullable(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            // What takes too long keeps its thread, and the next question gets another. The text of a value is the
            // user's code and can be stopped; javac must never hear an interrupt, see `CellCompiler`.
            Thread late = worker;
            if (answer != null && late != null) {
                parts.loader().interruptSwitch().doom(late);
            }
            thread.shutdown();
            thread = worker();
            return Optional.empty();
        } catch (ExecutionException failed) {
            // What even `EngineParts.look` cannot make anything of.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// javac, if it is at work, comes to the end of that.
    @Override
    public synchronized void close() {
        thread.shutdown();
    }
}
