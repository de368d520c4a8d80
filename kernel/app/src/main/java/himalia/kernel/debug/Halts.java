package himalia.kernel.debug;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Frames;
import himalia.kernel.cell.Site;
import himalia.kernel.cell.Stops;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Decides where cells stop, and holds the thread that has stopped: one at a time.
final class Halts implements Stops.Listener {
    /// How a step ends.
    enum Step {
        IN,
        OVER,
        OUT
    }

    /// Is told when a cell stops and goes on.
    interface Page {
        void stopped(String reason);

        void continued();
    }

    private record Going(Step step, Thread thread, int depth, int line, String method) {
        boolean ends(Site site, int now) {
            boolean isElsewhere =
                    site.line() != line || now != depth || !site.method().equals(method);
            return Thread.currentThread() == thread
                    && switch (step) {
                        case IN -> isElsewhere;
                        case OVER -> isElsewhere && now <= depth;
                        case OUT -> now < depth;
                    };
        }
    }

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]+)}");
    private static final StackWalker WALKER = StackWalker.getInstance();

    private final CellEngine engine;
    private final CellPaths paths;
    private final Evaluator evaluator;
    private final Page page;
    private final Map<String, List<Breakpoint>> breakpoints = new LinkedHashMap<>();
    private final Map<Breakpoint, Integer> times = new HashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Going going;
    private boolean pausing;
    private volatile boolean open;
    private volatile @Nullable Stopped stopped;

    Halts(CellEngine engine, CellPaths paths, Evaluator evaluator, Page page) {
        this.engine = engine;
        this.paths = paths;
        this.evaluator = evaluator;
        this.page = page;
    }

    /// Cells can stop from here on.
    void open() {
        open = true;
        engine.stops().listen(this);
        engine.stopping(true);
        aim();
    }

    /// None does any more, and the one that has goes on.
    void close() {
        open = false;
        synchronized (this) {
            breakpoints.clear();
            pausing = false;
            going = null;
        }
        engine.stopping(false);
        aim();
        stopped().ifPresent(Stopped::go);
    }

    /// The breakpoints of a path in place of those that it had.
    void set(String path, List<Breakpoint> at) {
        synchronized (this) {
            breakpoints.put(path, List.copyOf(at));
            times.clear();
        }
        aim();
    }

    synchronized Map<String, List<Breakpoint>> breakpoints() {
        return new LinkedHashMap<>(breakpoints);
    }

    Optional<Stopped> stopped() {
        return Optional.ofNullable(stopped);
    }

    /// Stops at the next place that any cell comes to.
    void pause() {
        synchronized (this) {
            pausing = true;
        }
        aim();
    }

    /// Lets the stopped thread go on, to the end of a step or, without, to the next breakpoint.
    void go(@Nullable Step step) {
        Stopped at = stopped().orElseThrow(() -> new IllegalStateException("no cell has stopped"));
        synchronized (this) {
            going = step == null
                    ? null
                    : new Going(
                            step,
                            at.thread(),
                            at.frames().size(),
                            at.site().line(),
                            at.site().method());
        }
        aim();
        at.go();
    }

    /// A cell begins: a step ends at the latest with the cell in which it was taken.
    void begins() {
        synchronized (this) {
            if (going == null) {
                return;
            }
            going = null;
        }
        aim();
    }

    private void aim() {
        Going step;
        boolean all;
        synchronized (this) {
            step = going;
            all = pausing || step != null;
        }
        engine.stops().aim((cell, line, method) -> all || !at(cell, line).isEmpty());
    }

    /// The breakpoints of a line, also those of lines before it at which nothing can stop.
    private synchronized List<Breakpoint> at(int cell, int line) {
        if (breakpoints.isEmpty()) {
            return List.of();
        }
        List<Breakpoint> all = paths.ran(cell)
                .map(ran -> breakpoints.getOrDefault(ran.path(), List.of()))
                .orElse(List.of());
        if (all.isEmpty()) {
            return all;
        }
        NavigableSet<Integer> lines = engine.stops().lines(cell);
        return all.stream()
                .filter(one -> {
                    Integer next = lines.ceiling(one.line());
                    Integer nearest = next == null ? lines.floor(one.line()) : next;
                    return nearest != null && nearest == line;
                })
                .toList();
    }

    private static List<StackTraceElement> frames() {
        return WALKER.walk(all -> all.map(StackWalker.StackFrame::toStackTraceElement)
                .filter(one -> Frames.cell(one).isPresent())
                .toList());
    }

    @Override
    public void reached(Site site, @Nullable Object[] locals) {
        String reason = reason(site, locals);
        if (reason == null) {
            return;
        }
        // While one has stopped the others wait.
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (!open) {
                return; // it was closed while this thread waited
            }
            stop(new Stopped(site, locals, frames()), reason);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable String reason(Site site, @Nullable Object[] locals) {
        Going step;
        synchronized (this) {
            if (pausing) {
                return "pause";
            }
            step = going;
        }
        for (Breakpoint one : at(site.cell(), site.line())) {
            if (isMet(one, site, locals)) {
                return "breakpoint";
            }
        }
        return step != null && step.ends(site, frames().size()) ? "step" : null;
    }

    private boolean isMet(Breakpoint one, Site site, @Nullable Object[] locals) {
        if (!one.condition().isEmpty()) {
            try {
                if (Boolean.FALSE.equals(evaluator.evaluate(one.condition(), site, locals))) {
                    return false;
                }
            } catch (Evaluator.Failed wrong) {
                System.err.println("The condition `" + one.condition() + "` of line " + one.line() + " failed: "
                        + wrong.getMessage());
            }
        }
        synchronized (this) {
            if (!one.isHit(times.merge(one, 1, Integer::sum))) {
                return false;
            }
        }
        if (one.log().isEmpty()) {
            return true;
        }
        System.out.println(IN_BRACES.matcher(one.log()).replaceAll(part -> {
            try {
                return Matcher.quoteReplacement(String.valueOf(evaluator.evaluate(part.group(1), site, locals)));
            } catch (Evaluator.Failed wrong) {
                return Matcher.quoteReplacement("(" + wrong.getMessage() + ")");
            }
        }));
        return false;
    }

    private void stop(Stopped here, String reason) {
        synchronized (this) {
            pausing = false;
            going = null;
            stopped = here;
        }
        aim();
        page.stopped(reason);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    here.work();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (engine.stops().isEnding()) {
                        return;
                    }
                }
            }
        } finally {
            stopped = null;
            here.end();
            page.continued();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
