package himalia.kernel;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Stops;
import himalia.kernel.cell.Variable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An engine that starts beside the kernel: the compiler needs a while, and a front end that asks what kernel this is
/// should not wait for it. The first cell does.
final class BackgroundEngine implements CellEngine {
    private final FutureTask<CellEngine> start;
    private final List<Runnable> onClassPath = new CopyOnWriteArrayList<>();
    private final List<Consumer<CellResult.Failure>> onGivenUp = new CopyOnWriteArrayList<>();

    /// @param start makes the engine; called once, on a thread of its own
    BackgroundEngine(Callable<CellEngine> start) {
        this.start = new FutureTask<>(() -> {
            CellEngine engine = start.call();
            engine.onClassPath(() -> onClassPath.forEach(Runnable::run));
            engine.onGivenUp(said -> onGivenUp.forEach(listener -> listener.accept(said)));
            return engine;
        });
        Thread.ofPlatform().daemon().name("engine").start(this.start);
    }

    private CellEngine engine() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return start.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The cell engine could not start: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        return engine().execute(cell, start);
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        return engine().attend(cell, work);
    }

    @Override
    public CellResult present(Cell cell, Callable<CellResult> work) {
        return engine().present(cell, work);
    }

    @Override
    public CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return engine().beside(work, givenUp);
    }

    @Override
    public CellResult cellsBeside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return engine().cellsBeside(work, givenUp);
    }

    @Override
    public CellResult.Failure explain(Throwable thrown) {
        return engine().explain(thrown);
    }

    @Override
    public CellResult evaluate(String expression) {
        return engine().evaluate(expression);
    }

    /// No cell runs before the engine does.
    @Override
    public void interrupt() {
        if (start.isDone()) {
            engine().interrupt();
        }
    }

    @Override
    public Completeness completeness(String code) {
        return engine().completeness(code);
    }

    @Override
    public Completion complete(String code, int cursor) {
        return engine().complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        return engine().inspect(code, cursor, detailed);
    }

    @Override
    public List<Variable> variables() {
        return engine().variables();
    }

    @Override
    public Map<String, Object> values() {
        return engine().values();
    }

    @Override
    public List<Binding> bindings() {
        return engine().bindings();
    }

    @Override
    public <T> Optional<T> look(Duration limit, Supplier<T> question) {
        return engine().look(limit, question);
    }

    @Override
    public Stops stops() {
        return engine().stops();
    }

    @Override
    public void stopping(Stops.Weaving told) {
        engine().stopping(told);
    }

    @Override
    public boolean isVariable(String name) {
        return engine().isVariable(name);
    }

    @Override
    public List<Declaration> declarations() {
        return engine().declarations();
    }

    @Override
    public Optional<String> forget(Set<String> names) {
        return engine().forget(names);
    }

    @Override
    public Map<String, byte[]> classFiles(String name) {
        return engine().classFiles(name);
    }

    @Override
    public void fetchSources(Function<Path, @Nullable Future<?>> fetcher) {
        engine().fetchSources(fetcher);
    }

    @Override
    public ClassLoader classLoader() {
        return engine().classLoader();
    }

    @Override
    public void addToClassPath(Path path) {
        engine().addToClassPath(path);
    }

    @Override
    public void showStatements(boolean all) {
        engine().showStatements(all);
    }

    @Override
    public void takeSugar(boolean taken) {
        engine().takeSugar(taken);
    }

    @Override
    public CellResult plain(Cell cell) {
        return engine().plain(cell);
    }

    @Override
    public void onClassPath(Runnable listener) {
        onClassPath.add(listener);
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        onGivenUp.add(listener);
    }

    @Override
    public void listen(CellListener listener) {
        engine().listen(listener);
    }

    @Override
    public void close() {
        engine().close();
    }
}
