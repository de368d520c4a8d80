package himalia.kernel.cell;

import himalia.api.CellListener;
import himalia.api.CellResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An engine that has another do all that it does not do itself.
public abstract class ForwardingEngine implements CellEngine {
    /// The other.
    protected abstract CellEngine engine();

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        return engine().execute(cell, start);
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

    @Override
    public void interrupt() {
        engine().interrupt();
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
    public CellResult plain(Cell cell) {
        return engine().plain(cell);
    }

    @Override
    public void onClassPath(Runnable listener) {
        engine().onClassPath(listener);
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        engine().onGivenUp(listener);
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
    public void listen(CellListener listener) {
        engine().listen(listener);
    }

    @Override
    public void close() {
        engine().close();
    }
}
