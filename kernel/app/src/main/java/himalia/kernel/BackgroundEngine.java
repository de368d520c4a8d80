package himalia.kernel;

import himalia.api.CellResult;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.ForwardingEngine;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// An engine that starts beside the kernel: the compiler needs a while, and a front end that asks what kernel this is
/// should not wait for it. The first cell does.
final class BackgroundEngine extends ForwardingEngine {
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

    @Override
    protected CellEngine engine() {
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

    /// No cell runs before the engine does.
    @Override
    public void interrupt() {
        if (start.isDone()) {
            engine().interrupt();
        }
    }

    @Override
    public void onClassPath(Runnable listener) {
        onClassPath.add(listener);
    }

    @Override
    public void onGivenUp(Consumer<CellResult.Failure> listener) {
        onGivenUp.add(listener);
    }
}
