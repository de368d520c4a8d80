package himalia.kernel;

import himalia.api.CellResult;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// An engine whose cells are words: enough to test what the kernel does around them.
final class ScriptedEngine implements CellEngine {
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final List<Runnable> onClassPath = new ArrayList<>();
    private final Map<String, Runnable> others = new ConcurrentHashMap<>();
    private int asked;

    /// One more word, and what it does.
    void also(String word, Runnable cell) {
        others.put(word, cell);
    }

    /// How often its class loader was asked for.
    int asked() {
        return asked;
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        start.run();
        return switch (cell.code()) {
            case "wait" -> {
                try {
                    interrupted.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield new CellResult.Failure("Interrupted", "", List.of("stopped"));
            }
            case "fail" -> new CellResult.Failure("Bad", "it failed", List.of("line 1"));
            case "crash" -> throw new IllegalStateException("engine broke");
            case "print" -> {
                System.out.println("printed");
                yield new CellResult.Done();
            }
            case "read" -> read();
            case "unshowable" -> new CellResult.Value(MimeBundle.of("application/json", new Object()));
            default -> {
                Runnable other = others.get(cell.code());
                if (other == null) {
                    yield new CellResult.Value(cell.code());
                }
                other.run();
                yield new CellResult.Done();
            }
        };
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return new CellResult.Failure(e.getClass().getSimpleName(), e.getMessage(), List.of(e.toString()));
        }
    }

    private static CellResult read() {
        try {
            return new CellResult.Value(new Scanner(System.in).nextLine());
        } catch (IllegalStateException e) {
            return new CellResult.Failure("NoInput", e.getMessage(), List.of(e.getMessage()));
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
        return execute(new Cell(0, expression));
    }

    @Override
    public void interrupt() {
        interrupted.countDown();
    }

    @Override
    public Completeness completeness(String code) {
        return new Completeness(Completeness.State.INCOMPLETE, "    ");
    }

    @Override
    public Completion complete(String code, int cursor) {
        return new Completion(List.of(new Completion.Match("substring", "method", "(int)")), cursor - 3, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        return Optional.of(new Inspection("text of " + cursor, "<p>" + cursor + "</p>"));
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
        asked++;
        return getClass().getClassLoader();
    }

    @Override
    public void addToClassPath(Path path) {
        onClassPath.forEach(Runnable::run);
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
    public CellResult plain(Cell cell) {
        return new CellResult.Value(cell.code());
    }

    @Override
    public void takeSugar(boolean taken) {}

    @Override
    public void close() {
        interrupt();
    }
}
