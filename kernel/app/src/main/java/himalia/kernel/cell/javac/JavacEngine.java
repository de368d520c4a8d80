package himalia.kernel.cell.javac;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.api.Display;
import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.CellTexts;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Declaration;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.InterruptSwitch;
import himalia.kernel.cell.LatePlugins;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Stops;
import himalia.kernel.cell.Traceback;
import himalia.kernel.cell.UncaughtExceptions;
import himalia.kernel.cell.Variable;
import java.lang.invoke.MethodHandle;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compiles each cell as a whole with javac and runs it in this VM.
public final class JavacEngine implements CellEngine {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// For the text of a result, or of an exception.
    private static final Duration TO_PRESENT = Duration.ofSeconds(10);

    /// Held while javac works, not while a cell runs. Fair, so that a cell does not wait for a row of questions to end.
    private final ReentrantLock lock = new ReentrantLock(true);
    private final CellTexts texts = new CellTexts();
    private final EngineParts parts;
    private final CellClassLoader loader;
    private final Assistant assistant;
    private final WarmUp warmUp;
    private final StuckCell stuck;
    private final TimeLimit limit;
    private final UncaughtExceptions uncaught;
    private final List<Runnable> onClassPath = new CopyOnWriteArrayList<>();
    private final List<Consumer<CellResult.Failure>> onGivenUp = new CopyOnWriteArrayList<>();

    /// @param classPath jars and folders that cells can use, besides the JDK and the API
    public JavacEngine(List<Path> classPath) {
        this(classPath, false);
    }

    /// @param preview whether cells may use preview features of the language; this VM must run with `--enable-preview`
    public JavacEngine(List<Path> classPath, boolean preview) {
        loader = new CellClassLoader(classPath);
        List<Path> compileTime = new ArrayList<>(classPath);
        compileTime.add(apiLocation());
        Traceback traceback = new Traceback(new Places(), texts);
        parts = new EngineParts(
                new CellCompiler(compileTime, preview, loader.interruptSwitch()::check),
                new CellState(),
                new Imports(loader),
                loader,
                new ClassNames(loader),
                new LiveClasses(loader),
                traceback,
                new OutOfMemory());
        loader.find(parts.classes()::find);
        stuck = new StuckCell(
                loader.interruptSwitch(), PATIENCE, said -> onGivenUp.forEach(listener -> listener.accept(said)));
        limit = new TimeLimit(TO_PRESENT, this::tooLong);
        assistant = new Assistant(parts, lock);
        warmUp = new WarmUp(parts, lock, assistant);
        uncaught = UncaughtExceptions.install(traceback);
    }

    /// Does what the first cells and the first Tab would otherwise wait for, as long as there is none. Any thread may
    /// call it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void warmUp() throws InterruptedException {
        warmUp.run();
    }

    @Override
    public CellResult execute(Cell cell, Runnable start) {
        warmUp.end();
        CellRun run = new CellRun(parts, cell);
        return guard(run, cell, () -> {
            MethodHandle code = prepare(run);
            loader.interruptSwitch().run();
            start.run();
            loader.listeners().forEach(one -> one.begins(cell.number(), cell.code()));
            return run.run(code);
        });
    }

    @Override
    public CellResult attend(Cell cell, Callable<CellResult> work) {
        CellRun run = new CellRun(parts, cell);
        return guard(run, cell, () -> {
            loader.interruptSwitch().run();
            return run.unlessStopped(work.call());
        });
    }

    @Override
    public CellResult present(Cell cell, Callable<CellResult> work) {
        return attend(cell, () -> {
            limit.begin();
            try {
                // A cell that stopped here would have taken too long.
                return loader.stops().quietly(work);
            } finally {
                limit.end();
            }
        });
    }

    private void tooLong() {
        stop(
                "showing it took more than " + TO_PRESENT.toSeconds() + " s and was stopped\n"
                        + "Hint: a toString() or an iterator may not end; `display(x)` in a cell may take as long as it likes.");
    }

    @Override
    public CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return beside(work, () -> loader.interruptSwitch().enter(givenUp));
    }

    @Override
    public CellResult cellsBeside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return beside(work, () -> loader.interruptSwitch().enterForCells(givenUp));
    }

    private CellResult beside(Callable<CellResult> work, Runnable enter) {
        CellRun run = new CellRun(parts, new Cell(0, ""));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        enter.run();
        try {
            return work.call();
        } catch (CellInterrupted stopped) {
            return run.interrupted(stopped);
        } catch (Throwable thrown) {
            return tell(run, thrown);
        } finally {
            thread.setContextClassLoader(before);
            loader.interruptSwitch().leave();
        }
    }

    @Override
    public CellResult.Failure explain(Throwable thrown) {
        CellResult told = tell(new CellRun(parts, new Cell(0, "")), thrown);
        return told instanceof CellResult.Failure failure ? failure : CellEngine.super.explain(thrown);
    }

    private interface Work {
        CellResult result() throws Throwable;
    }

    private CellResult guard(CellRun run, Cell cell, Work work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        boolean inside = loader.interruptSwitch().begin();
        try {
            if (!inside || cell.isOfFile()) {
                // Of a cell inside another the lines are those of the other, which the user has written.
                texts.put(cell);
            }
            return work.result();
        } catch (UnsuitableJdk unsuitable) {
            return unsuitable.failure();
        } catch (Throwable thrown) {
            // Also if the compiler itself runs out of stack or memory, or has a bug: the cell fails, the kernel goes
            // on.
            limit.begin();
            try {
                return tell(run, thrown);
            } finally {
                limit.end();
            }
        } finally {
            thread.setContextClassLoader(before);
            loader.interruptSwitch().end();
        }
    }

    /// An exception's message, cause and trace may be the user's code.
    private CellResult tell(CellRun run, Throwable thrown) {
        // What a rejected cell has meant is noted in the state of all.
        boolean noted = thrown instanceof Rejected;
        if (noted) {
            lock.lock();
        }
        try {
            return run.failure(thrown);
        } catch (Throwable broken) {
            return run.failure(thrown, broken);
        } finally {
            if (noted) {
                lock.unlock();
            }
        }
    }

    private interface Compiling<T> {
        T result() throws ReflectiveOperationException;
    }

    private MethodHandle prepare(CellRun run) throws ReflectiveOperationException {
        return locked(run::prepare);
    }

    private <T> T locked(Compiling<T> work) throws ReflectiveOperationException {
        lock.lock();
        try {
            return work.result();
        } catch (StackOverflowError deep) {
            throw Rejected.tooDeep();
        } catch (LinkageError | AssertionError | IllegalStateException broken) {
            // javac's parser puts what it did not expect into another.
            if (broken.getCause() instanceof StackOverflowError) {
                throw Rejected.tooDeep();
            }
            if (JdkCheck.isUnknown()) {
                throw new UnsuitableJdk(broken);
            }
            throw broken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CellResult evaluate(String expression) {
        return execute(new Cell(0, expression));
    }

    @Override
    public void interrupt() {
        stop(InterruptSwitch.BY_USER);
    }

    private void stop(String why) {
        loader.interruptSwitch().press(why);
        stuck.watch();
        for (CellListener one : loader.listeners()) {
            Thread.ofPlatform()
                    .daemon()
                    .name("stopped")
                    .start(() -> loader.interruptSwitch().stopOthers(one::stopped));
        }
    }

    @Override
    public Completeness completeness(String code) {
        return assistant.completeness(code);
    }

    @Override
    public Completion complete(String code, int cursor) {
        return assistant.complete(code, cursor);
    }

    @Override
    public Optional<Inspection> inspect(String code, int cursor, boolean detailed) {
        return assistant.inspect(code, cursor, detailed);
    }

    @Override
    public List<Variable> variables() {
        return assistant.variables();
    }

    @Override
    public Map<String, Object> values() {
        return held(() -> {
            Map<String, Object> values = new LinkedHashMap<>();
            for (Binding one : parts.bindings()) {
                if (one.value() != null) {
                    values.put(one.name(), one.value());
                }
            }
            return values;
        });
    }

    @Override
    public List<Binding> bindings() {
        return assistant.bindings();
    }

    @Override
    public <T> Optional<T> look(Duration limit, Supplier<T> question) {
        return assistant.look(limit, question);
    }

    @Override
    public Stops stops() {
        return loader.stops();
    }

    @Override
    public void stopping(Stops.Weaving told) {
        lock.lock();
        try {
            loader.stops().setWeaving(told);
            if (told != Stops.Weaving.NOTHING) {
                parts.classes().weaveAgain();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isVariable(String name) {
        return held(() -> parts.state().variables.containsKey(name));
    }

    @Override
    public List<Declaration> declarations() {
        return held(() -> parts.state().declarations());
    }

    @Override
    public Optional<String> forget(Set<String> names) {
        return held(() -> parts.forget(names));
    }

    private <T> T held(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Map<String, byte[]> classFiles(String name) {
        return held(() -> {
            Map<String, byte[]> files = new LinkedHashMap<>();
            parts.state()
                    .all()
                    .filter(one -> one.kind() != Declared.Kind.VARIABLE && one.isUsable())
                    .forEach(one -> files.putAll(parts.classes().files(one, name)));
            return files;
        });
    }

    @Override
    public void fetchSources(Function<Path, @Nullable Future<?>> fetcher) {
        assistant.librarySources().fetch(fetcher);
    }

    @Override
    public ClassLoader classLoader() {
        return loader;
    }

    @Override
    public void addToClassPath(Path path) {
        lock.lock();
        try {
            parts.compiler().add(path, loader.add(path));
            parts.imports().forget();
        } finally {
            lock.unlock();
        }
        LatePlugins.register(loader);
        onClassPath.forEach(Runnable::run);
    }

    @Override
    public void showStatements(boolean all) {
        parts.state().showsAll = all;
    }

    @Override
    public void takeSugar(boolean taken) {
        parts.state().sugar = taken;
    }

    /// The text is checked as a cell is that is run, and leaves nothing behind.
    @Override
    public CellResult plain(Cell cell) {
        PlainCell reader = new PlainCell();
        return compile(cell, () -> {
            new Compilation(parts, cell, reader).compile();
            return new CellResult.Value(reader.text());
        });
    }

    /// Does something with the compiler that concerns a cell; if it fails, this is told as of the cell.
    CellResult compile(Cell cell, Supplier<CellResult> work) {
        return guard(new CellRun(parts, cell), cell, () -> locked(work::get));
    }

    CellResult.Failure failure(Cell cell, Rejected why) {
        return new CellRun(parts, cell).failure(why);
    }

    /// Jars and folders that cells can use, with those that were added.
    public List<Path> classPath() {
        return parts.compiler().classPath();
    }

    /// A program of cells, which are compiled in this engine and do not run.
    public JavaProgram program() {
        return new JavaProgram(parts, this);
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
        lock.lock();
        try {
            loader.listen(listener);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        interrupt();
        uncaught.uninstall();
        assistant.close();
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
}
