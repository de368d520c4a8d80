package himalia.kernel.cell.jshell;

import himalia.api.Display;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.CellTexts;
import himalia.kernel.cell.CompileReport;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Scope;
import himalia.kernel.cell.Traceback;
import himalia.kernel.cell.UncaughtExceptions;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;

/// Runs cells with the JDK's own JShell, in this VM: the oracle that the kernel's engine is compared with.
public final class JShellEngine implements CellEngine {
    /// Fair, so that a cell does not wait for a warm-up or a row of questions to end.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final CellClassLoader loader;
    private final LocalControl control;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final SnippetIndex index;
    private final CellTexts texts = new CellTexts();
    private final EngineParts parts;
    private final Prologue prologue;
    private final UncaughtExceptions uncaught;
    private final CellCheck check;

    /// @param classPath jars and folders that cells can use, besides the JDK and the API
    public JShellEngine(List<Path> classPath) {
        loader = new CellClassLoader(classPath);
        control = new LocalControl(loader, lock);
        List<Path> compileTime = new ArrayList<>(classPath);
        compileTime.add(apiLocation());
        shell = JShell.builder()
                .executionEngine(control.provider(), Map.of())
                .compilerOptions("-classpath", join(compileTime), "-parameters")
                .build();
        analysis = shell.sourceCodeAnalysis();
        index = new SnippetIndex(shell, lock);
        Traceback traceback = new Traceback(index, texts);
        parts = new EngineParts(shell, loader, control, index, traceback, new OutOfMemory());
        prologue = new Prologue(loader);
        check = new CellCheck(shell, compileTime);
        uncaught = UncaughtExceptions.install(traceback);
    }

    /// Does what the first cell would otherwise wait for, in small steps: a cell that comes meanwhile gets in between.
    /// Any thread may call it.
    public void warmUp() {
        locked(() -> {
            shell.eval("0;").forEach(event -> shell.drop(event.snippet()));
            return true;
        });
        while (locked(() -> prologue.feedNext(this::importing))) {
            Thread.onSpinWait();
        }
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CellResult execute(Cell cell) {
        texts.put(cell);
        lock.lock();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        loader.interruptSwitch().begin();
        CellRun run = new CellRun(parts, cell);
        try {
            return run(run, cell);
        } catch (Throwable broken) {
            // The compiler itself ran out of stack or memory, or has a bug: the cell fails, the kernel goes on.
            return run.failure(broken);
        } finally {
            loader.interruptSwitch().end();
            thread.setContextClassLoader(before);
            lock.unlock();
        }
    }

    private CellResult run(CellRun run, Cell cell) {
        List<Piece> pieces = new Splitter(analysis).split(cell.code());
        if (pieces.isEmpty()) {
            return new CellResult.Done();
        }
        Piece last = pieces.getLast();
        if (last.isBroken()) {
            prologue.feed(cell.code(), this::importing);
            return run.syntaxError(last);
        }
        pieces.forEach(piece -> prologue.forget(Sort.of(piece) == Sort.TYPE ? Sort.TYPE.name(piece) : ""));
        prologue.feed(cell.code(), this::importing);
        boolean alone = pieces.size() == 1;
        if (alone && !Sort.of(last).isDeclaration()) {
            // JShell rejects a single statement before it runs.
            return run.run(pieces, last);
        }
        return check(run, cell, pieces).orElseGet(() -> run.run(Order.of(pieces), last));
    }

    /// Looks for errors in the whole cell, before any of it runs.
    private Optional<CellResult> check(CellRun run, Cell cell, List<Piece> pieces) {
        CellCheck.Finding found = check.look(cell.code(), pieces);
        if (!found.problems().isEmpty()) {
            return Optional.of(CompileReport.of(cell, found.problems(), Scope.of(run.knownNames())));
        }
        return (found.unparsed() ? check.unparsable(pieces) : Optional.<Piece>empty())
                .filter(piece ->
                        analysis.sourceToSnippets(piece.source()).stream().anyMatch(ErroneousSnippet.class::isInstance))
                .map(run::syntaxError);
    }

    private boolean importing(String text) {
        return shell.eval(text).stream().allMatch(event -> event.status() == Snippet.Status.VALID);
    }

    @Override
    public CellResult evaluate(String expression) {
        return execute(new Cell(0, expression));
    }

    @Override
    public void interrupt() {
        loader.interruptSwitch().press();
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
    public ClassLoader classLoader() {
        return loader;
    }

    @Override
    public void addToClassPath(Path path) {
        locked(() -> {
            shell.addToClasspath(path.toString());
            check.add(path);
            return path;
        });
    }

    @Override
    public void close() {
        interrupt();
        uncaught.uninstall();
        shell.close();
    }

    private static Path apiLocation() {
        try {
            return Path.of(Display.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("himalia.api was not loaded from a jar or folder", e);
        }
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
