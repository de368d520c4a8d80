package himalia.kernel;

import himalia.kernel.cell.GivenUp;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// Does tasks one after the other on a thread of its own. When one does not end and is given up, another thread goes on
/// with the rest.
final class Lane {
    /// The last task.
    private static final class End implements Runnable {
        @Override
        public void run() {}
    }

    private final String name;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    /// A group apart: a cell that interrupts all threads of its group means its own.
    private final ThreadGroup group;

    private boolean started;

    Lane(String name) {
        this.name = name;
        group = new ThreadGroup(name);
    }

    /// Puts a task at the end.
    synchronized void execute(Runnable task) {
        queue.add(task);
        if (!started) {
            started = true;
            begin(this::doAll);
        }
    }

    /// The task that is being done was given up. Its thread is lost; [GivenUp] ends it, should the task ever return.
    ///
    /// @param rest what is left to do of the task
    void goOn(Runnable rest) {
        begin(() -> {
            done(rest);
            doAll();
        });
    }

    /// Lets its thread go when all is done.
    void end() {
        queue.add(new End());
    }

    private void begin(Runnable work) {
        Thread thread = new Thread(group, work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void doAll() {
        Runnable task = next();
        while (!(task instanceof End) && done(task)) {
            task = next();
        }
    }

    /// @return whether this thread is still the one that does the tasks
    private boolean done(Runnable task) {
        try {
            task.run();
        } catch (GivenUp another) {
            Log.line("what did not stop in `" + name + "` was given up");
            return false;
        } catch (Throwable e) {
            log(e);
        }
        return true;
    }

    private void log(Throwable failure) {
        try {
            Log.error("a task of `" + name + "` failed", failure);
        } catch (OutOfMemoryError full) {
            return; // a cell has filled the heap; the next task may find room
        }
    }

    /// The next task. An interrupt that came too late for the last one finds nothing to stop.
    private Runnable next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException late) {
                Log.line("interrupted while `" + name + "` had nothing to do");
            }
        }
    }
}
