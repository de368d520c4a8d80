package himalia.kernel.debug;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Frames;
import himalia.kernel.cell.Site;
import himalia.kernel.cell.Stops;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
        /// @param breakpoint that was hit, or null
        void stopped(String reason, Stopped at, @Nullable Breakpoint breakpoint);

        void continued();
    }

    /// Exceptions at which cells stop.
    enum Filter {
        CAUGHT("caught", "Caught exceptions", "Stop when something is thrown that code of a cell catches."),
        UNCAUGHT("uncaught", "Uncaught exceptions", "Stop when something is thrown that no code of a cell catches.");

        /// As a front end names it.
        final String id;

        final String label;
        final String description;

        Filter(String id, String label, String description) {
            this.id = id;
            this.label = label;
            this.description = description;
        }
    }

    private record Line(int cell, int line) {}

    /// Why a thread stops.
    private record Reason(String name, @Nullable Breakpoint breakpoint) {}

    /// @param methods those on the stack
    private record Going(Step step, Thread thread, int depth, int line, String method, Set<String> methods) {
        /// What is called does not matter to most steps, and runs at full speed.
        boolean concerns(String other) {
            return step == Step.IN || methods.contains(other);
        }

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

    /// What is thrown, beside the local variables.
    private static final String THROWN = "thrown";

    private static final Pattern IN_BRACES = Pattern.compile("\\{([^{}]+)}");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final StackWalker WALKER = StackWalker.getInstance();

    private final CellEngine engine;
    private final CellPaths paths;
    private final Evaluator evaluator;
    private final Page page;
    private final Map<String, List<Breakpoint>> breakpoints = new LinkedHashMap<>();
    private final Map<Breakpoint, Integer> times = new HashMap<>();
    /// Those of each line that was asked for: a condition is asked in each turn of a loop.
    private final Map<Line, List<Breakpoint>> aimed = new HashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Going going;
    private boolean pausing;
    private final Map<Thread, WeakReference<Throwable>> seen = new WeakHashMap<>();
    private volatile Set<Filter> filters = Set.of();
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
        weave();
        aim();
    }

    private void weave() {
        engine.stopping(
                !open ? Stops.Weaving.NOTHING : filters.isEmpty() ? Stops.Weaving.PLACES : Stops.Weaving.EXCEPTIONS);
    }

    /// At which exceptions to stop, in place of those that were chosen.
    void setFilters(Collection<String> chosen) {
        Set<Filter> before = filters;
        filters = Arrays.stream(Filter.values())
                .filter(one -> chosen.contains(one.id))
                .collect(Collectors.toUnmodifiableSet());
        // What tells of exceptions is slower to throw: only who wants it has it.
        if (open && filters.isEmpty() != before.isEmpty()) {
            weave();
        }
    }

    /// None does any more, and the one that has goes on.
    void close() {
        open = false;
        synchronized (this) {
            breakpoints.clear();
            pausing = false;
            going = null;
        }
        filters = Set.of();
        weave();
        aim();
        letGo();
    }

    /// Waits until the stopped thread has said that it goes on, for a page would take that for news of its next
    /// session; and for one that is just about to stop. But not for ever: what a page had it compute may not end.
    private void letGo() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean isFree = false;
        try {
            do {
                stopped().ifPresent(Stopped::go);
                isFree = turn.tryLock(1, TimeUnit.MILLISECONDS);
            } while (!isFree && System.nanoTime() < end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (isFree) {
                turn.unlock();
            }
        }
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
                            at.site().method(),
                            at.frames().stream()
                                    .map(one -> one.site().method())
                                    .collect(Collectors.toUnmodifiableSet()));
        }
        aim();
        at.go();
    }

    /// A cell begins: a step ends at the latest with the cell in which it was taken.
    void begins() {
        synchronized (this) {
            aimed.clear(); // its lines are new
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
            all = pausing;
            aimed.clear();
        }
        engine.stops()
                .aim((cell, line, method) -> all
                        || step != null && step.concerns(method)
                        || !at(cell, line).isEmpty());
    }

    /// The breakpoints of a line, also those of lines before it at which nothing can stop.
    private synchronized List<Breakpoint> at(int cell, int line) {
        return breakpoints.isEmpty() ? List.of() : aimed.computeIfAbsent(new Line(cell, line), this::find);
    }

    private List<Breakpoint> find(Line at) {
        List<Breakpoint> all = paths.ran(at.cell())
                .map(ran -> breakpoints.getOrDefault(ran.path(), List.of()))
                .orElse(List.of());
        if (all.isEmpty()) {
            return all;
        }
        NavigableSet<Integer> lines = engine.stops().lines(at.cell());
        return all.stream()
                .filter(one -> {
                    Integer next = lines.ceiling(one.line());
                    Integer nearest = next == null ? lines.floor(one.line()) : next;
                    return nearest != null && nearest == at.line();
                })
                .toList();
    }

    private static int depth() {
        return WALKER.walk(all -> Math.toIntExact(all.map(StackWalker.StackFrame::toStackTraceElement)
                .filter(one -> Frames.cell(one).isPresent())
                .count()));
    }

    @Override
    public void reached(Site site, @Nullable Object[] locals) {
        Reason reason = reason(site, locals);
        if (reason != null) {
            stopInTurn(site, locals, reason, null);
        }
    }

    /// An exception comes through all frames of its way; it stops in the first of them.
    @Override
    public void thrown(Site site, @Nullable Object[] locals, Throwable thrown) {
        Set<Filter> wanted = filters;
        if (wanted.isEmpty() || isSeen(thrown)) {
            return;
        }
        boolean isAny = wanted.size() == Filter.values().length;
        if (!isAny && !wanted.contains(engine.stops().isCaught(thrown) ? Filter.CAUGHT : Filter.UNCAUGHT)) {
            return;
        }
        synchronized (seen) {
            seen.put(Thread.currentThread(), new WeakReference<>(thrown));
        }
        List<Site.Local> names = new ArrayList<>(site.locals());
        names.add(new Site.Local(THROWN, "Throwable"));
        @Nullable Object[] values = Arrays.copyOf(locals, names.size());
        values[locals.length] = thrown;
        Site told = new Site(site.cell(), site.line(), site.method(), List.copyOf(names));
        stopInTurn(told, values, new Reason("exception", null), thrown);
        System.arraycopy(values, 0, locals, 0, locals.length);
    }

    private boolean isSeen(Throwable thrown) {
        synchronized (seen) {
            WeakReference<Throwable> last = seen.get(Thread.currentThread());
            return last != null && last.refersTo(thrown);
        }
    }

    private void stopInTurn(Site site, @Nullable Object[] locals, Reason reason, @Nullable Throwable thrown) {
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
            stop(new Stopped(site, locals, engine.stops().frames(), thrown), reason);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Reason reason(Site site, @Nullable Object[] locals) {
        Going step;
        synchronized (this) {
            if (pausing) {
                return new Reason("pause", null);
            }
            step = going;
        }
        for (Breakpoint one : at(site.cell(), site.line())) {
            if (isMet(one, site, locals)) {
                return new Reason("breakpoint", one);
            }
        }
        return step != null && step.ends(site, depth()) ? new Reason("step", null) : null;
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

    private void stop(Stopped here, Reason reason) {
        synchronized (this) {
            pausing = false;
            going = null;
            stopped = here;
        }
        aim();
        page.stopped(reason.name(), here, reason.breakpoint());
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
