package himalia.kernel;

import himalia.api.CellResult;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Stands in for an engine that cannot run on this Java: it answers each cell with one sentence, which says why.
record RefusingEngine(String sentence) implements CellEngine {
    @Override
    public CellResult execute(Cell cell, Runnable start) {
        return new CellResult.Failure("UnsuitableJdk", sentence, List.of(Ansi.strong(sentence)));
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        return execute(cell);
    }

    @Override
    public CellResult present(Cell cell, Callable<CellResult> work) {
        return execute(cell);
    }

    @Override
    public CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return execute(new Cell(0, ""));
    }

    @Override
    public CellResult evaluate(String expression) {
        return execute(new Cell(0, expression));
    }

    @Override
    public void interrupt() {
        // Nothing runs.
    }

    @Override
    public Completeness completeness(String code) {
        return Completeness.of(Completeness.State.UNKNOWN);
    }

    @Override
    public Completion complete(String code, int cursor) {
        return Completion.none(cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        return Optional.empty();
    }

    @Override
    public List<Variable> variables() {
        return List.of();
    }

    @Override
    public boolean isVariable(String name) {
        return false;
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
        return RefusingEngine.class.getClassLoader();
    }

    @Override
    public void addToClassPath(Path path) {
        // Nothing will use it.
    }

    @Override
    public CellResult plain(Cell cell) {
        return execute(cell);
    }

    @Override
    public void onClassPath(Runnable listener) {
        // It stays as it is.
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        // None is.
    }

    @Override
    public void showStatements(boolean all) {
        // It shows one sentence.
    }

    @Override
    public void takeSugar(boolean taken) {
        // It shows one sentence.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
