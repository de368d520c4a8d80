package himalia.kernel.magic;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// An engine that remembers what it was asked; the value of a cell is its code.
final class FakeEngine implements CellEngine {
    final Set<String> variables = new HashSet<>();
    final List<Path> added = new ArrayList<>();
    final List<String> executed = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    private final List<Runnable> onClassPath = new ArrayList<>();
    private ClassLoader loader = getClass().getClassLoader();

    void loader(ClassLoader next) {
        loader = next;
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        start.run();
        executed.add(cell.code());
        return cell.code().contains("fail")
                ? new CellResult.Failure("Bad", "it failed", List.of())
                : new CellResult.Value(cell.code().strip());
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return new CellResult.Failure(e.getClass().getSimpleName(), e.getMessage(), List.of(e.toString()));
        }
    }

    @Override
    public CellResult present(Cell cell, Callable<CellResult> work) {
        return attend(cell, work);
    }

    @Override
    public CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return attend(new Cell(0, ""), work);
    }

    @Override
    public CellResult evaluate(String expression) {
        return new CellResult.Value(expression);
    }

    @Override
    public void interrupt() {}

    @Override
    public Completeness completeness(String code) {
        asked.add(code);
        return Completeness.of(Completeness.State.UNKNOWN);
    }

    @Override
    public Completion complete(String code, int cursor) {
        asked.add(code + "@" + cursor);
        return Completion.none(cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        asked.add(code + "@" + cursor);
        return Optional.empty();
    }

    @Override
    public List<Variable> variables() {
        return List.of();
    }

    @Override
    public boolean isVariable(String name) {
        return variables.contains(name);
    }

    @Override
    public List<Declaration> declarations() {
        return List.of();
    }

    @Override
    public Optional<String> forget(Set<String> names) {
        return Optional.empty();
    }

    @Override
    public ClassLoader classLoader() {
        return loader;
    }

    @Override
    public void addToClassPath(Path path) {
        added.add(path);
        onClassPath.forEach(Runnable::run);
    }

    @Override
    public CellResult plain(Cell cell) {
        return cell.code().contains("fail")
                ? new CellResult.Failure("Bad", "it failed", List.of())
                : new CellResult.Value("plain " + cell.code().strip());
    }

    @Override
    public void onClassPath(Runnable listener) {
        onClassPath.add(listener);
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        // All stop.
    }

    @Override
    public void showStatements(boolean all) {}

    @Override
    public void takeSugar(boolean taken) {}

    @Override
    public void close() {}
}
