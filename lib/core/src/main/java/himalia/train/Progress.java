package himalia.train;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.io.Console;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A loop that shows how far it is, as tqdm does: rounds, share, rate, time left. One line that is updated in a
/// notebook and on a terminal; where output goes into a file, a line now and then.
///
/// ```java
/// for (int epoch : progress(100)) {
///     for (var batch : progress(loader)) {            // a second line below, as long as it runs
///         ...
///     }
///     bar.setPostfix("loss", loss);
/// }
/// // 42/100 ━━━━━━━━──────────── 42% - loss: 0.1234 - 12/s - 5s left
/// ```
///
/// Where nothing goes from one to the next, as in threads, [#update] counts; [#stream] shows how far a stream is.
///
/// The line stays where it was when its loop ends, also by `break`, an exception or Stop: then it says how long that
/// took instead of what is left. A line below another goes when its loop has ended.
///
/// @param <T> what the loop goes through
public final class Progress<T> implements Iterable<T>, AutoCloseable {
    private static final long IN_PLACE = 50_000_000;
    private static final long IN_LINES = 2_000_000_000;

    /// The loop that this thread is in, in the middle of others.
    @SuppressWarnings("ThreadLocalUsage") // loops of one thread are one within the other
    private static final ThreadLocal<Pass> INNERMOST = new ThreadLocal<>();

    /// The outermost ones that have not ended.
    private static final Set<Pass> OPEN = ConcurrentHashMap.newKeySet();
    /// What tells of the end of the running cell.
    private static final AtomicReference<Frontend> TELLS = new AtomicReference<>();

    private final Iterable<T> items;
    private final long size;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private String description = "";
    private @Nullable Pass counted;
    private volatile @Nullable Pass newest;

    /// @param size how many there are, -1 if nobody knows
    Progress(Iterable<T> items, long size) {
        this.items = items;
        this.size = size;
    }

    /// Shows a number beside the bar from now on.
    public void set(String name, double value) {
        put(name, value);
    }

    /// Shows a text beside the bar from now on.
    public void set(String name, String value) {
        put(name, value);
    }

    private synchronized void put(String name, Object value) {
        values.put(name, value);
    }

    /// Shows these and nothing else beside the bar: names, each with its value.
    ///
    /// ```java
    /// bar.setPostfix("loss", loss, "accuracy", accuracy);
    /// ```
    ///
    /// @throws IllegalArgumentException if a name has no value
    public synchronized Progress<T> setPostfix(Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("setPostfix: names and values come in pairs. Received: "
                    + List.of(namesAndValues) + "\nHint: setPostfix(\"loss\", loss, \"accuracy\", accuracy)");
        }
        values.clear();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return this;
    }

    /// A word before the bar.
    public synchronized Progress<T> setDescription(String text) {
        description = text.replaceFirst(":\\s*$", ""); // the line brings its own
        return this;
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<T> all = items.iterator();
        return new Iterator<>() {
            private @Nullable Pass pass;
            private long begun;

            // Asked before every round, and after the last one.
            @Override
            public boolean hasNext() {
                Pass mine = begin();
                boolean more = all.hasNext();
                mine.reached(begun, !more);
                return more;
            }

            @Override
            public T next() {
                begin();
                T item = all.next();
                begun++;
                return item;
            }

            private Pass begin() {
                Pass mine = pass == null ? Pass.within(Progress.this) : pass;
                pass = mine;
                return mine;
            }
        };
    }

    /// Ends the bar where it is, as the end of a loop does: what only counts does not know when it is all.
    ///
    /// ```java
    /// try (var bar = progress(files.size())) { ... bar.update(1); ... }
    /// ```
    @Override
    public void close() {
        Pass last = newest;
        if (last != null) {
            last.end();
        }
    }

    /// The line as it is now.
    @Override
    public String toString() {
        Pass last = newest;
        return last != null
                ? last.line()
                : line(0, 0, false) + "\nHint: a loop moves it: for (var each : progress(" + (size >= 0 ? size : "...")
                        + ")) { ... }";
    }

    /// Counts so many more, from any thread.
    ///
    /// ```java
    /// var bar = progress(files.size());
    /// files.parallelStream().forEach(file -> {
    ///     load(file);
    ///     bar.update(1);
    /// });
    /// ```
    public void update(long rounds) {
        counted().add(rounds);
    }

    private synchronized Pass counted() {
        if (counted == null || counted.over) {
            counted = new Pass(this, null, null);
        }
        return counted;
    }

    /// What the loop goes through as a stream, of one thread or of many: each that is taken counts.
    public Stream<T> stream() {
        Pass pass = new Pass(this, null, null);
        return StreamSupport.stream(items.spliterator(), false).peek(item -> pass.add(1));
    }

    private synchronized String line(long done, double seconds, boolean ends) {
        StringBuilder text = new StringBuilder(description.isEmpty() ? "" : description + ": ");
        text.append(done);
        double share = size > 0 ? Math.min(1, done / (double) size) : 1;
        if (size >= 0) {
            text.append('/')
                    .append(size)
                    .append(' ')
                    .append(ProgressLine.bar(share))
                    .append(' ');
            text.append(Math.round(share * 100)).append('%');
        }
        values.forEach(
                (name, value) -> text.append(" - ").append(name).append(": ").append(shown(value)));
        double rate = done / Math.max(seconds, 1e-9);
        if (done > 0) {
            text.append(rate >= 10 ? " - " + Math.round(rate) + "/s" : String.format(Locale.ROOT, " - %.2f/s", rate));
        }
        if (ends) {
            text.append(" - ").append(ProgressLine.time(seconds));
        } else if (size > 0 && share > 0) {
            text.append(" - ")
                    .append(ProgressLine.time(seconds / share * (1 - share)))
                    .append(" left");
        }
        return text.toString();
    }

    private static String shown(Object value) {
        return value instanceof Number number && !(value instanceof Integer) && !(value instanceof Long)
                ? History.number(number.doubleValue())
                : String.valueOf(value);
    }

    private static void tellAtEndOfCell() {
        Frontend now = Frontend.current();
        if (TELLS.getAndSet(now) != now) {
            now.atEndOfCell(() -> {
                TELLS.set(null);
                OPEN.forEach(pass -> pass.screen.leaveAll());
            });
        }
    }

    /// One way through a loop. Loops within it share its place on the screen.
    private static final class Pass {
        private final Progress<?> loop;
        private final @Nullable Pass around;
        /// Null where something only counts.
        private final @Nullable LoopPlace place;
        private final Screen screen;
        private final long start = System.nanoTime();
        private volatile long end;
        private volatile long done;
        /// At its end.
        private volatile boolean over;
        /// Before its end, as it seems.
        private volatile boolean left;
        /// Whether it was on the screen once it had begun.
        private volatile boolean seen;

        Pass(Progress<?> loop, @Nullable Pass around, @Nullable LoopPlace place) {
            this.loop = loop;
            this.around = around;
            this.place = place;
            loop.newest = this;
            screen = around == null ? new Screen() : around.screen;
            if (around == null) {
                OPEN.add(this);
                tellAtEndOfCell();
            }
            screen.begin(this);
        }

        /// One for the loop that asks, within those of this thread that are still running.
        static Pass within(Progress<?> loop) {
            List<StackWalker.StackFrame> stack = LoopPlace.stack(Progress.class);
            LoopPlace here = LoopPlace.of(stack);
            Pass outer = INNERMOST.get();
            // What begins at the very place of another is no loop within it.
            while (outer != null && (here.equals(outer.place) || !outer.isRunning(stack))) {
                outer.leave();
                outer = outer.around;
            }
            Pass pass = new Pass(loop, outer, here);
            INNERMOST.set(pass);
            return pass;
        }

        private boolean isRunning(List<StackWalker.StackFrame> stack) {
            return !over && !left && place != null && place.isRunning(stack);
        }

        void reached(long rounds, boolean ends) {
            if (over) {
                return;
            }
            leaveInner();
            if (ends && INNERMOST.get() == this) {
                if (around == null) {
                    INNERMOST.remove();
                } else {
                    INNERMOST.set(around);
                }
            }
            tell(rounds, ends);
        }

        /// Loops within this one that were begun and are not at their end were left by `break`.
        private void leaveInner() {
            Pass inner = INNERMOST.get();
            while (inner != null && inner != this) {
                inner = inner.around;
            }
            if (inner == this) {
                for (Pass one = INNERMOST.get(); one != null && one != this; one = one.around) {
                    one.leave();
                }
                INNERMOST.set(this);
            }
        }

        synchronized void add(long rounds) {
            tell(done + rounds, loop.size >= 0 && done + rounds >= loop.size);
        }

        private synchronized void tell(long rounds, boolean ends) {
            done = rounds;
            if (over) {
                return;
            }
            if (left) { // it only seemed so: its cell has ended before it
                left = false;
                screen.again(this);
            }
            boolean shown = screen.isTime() || ends && (seen || around == null);
            if (ends) {
                close();
            }
            if (shown) {
                screen.show(this);
            } else if (ends) {
                screen.remove(this);
            }
        }

        private void close() {
            end = System.nanoTime();
            over = true;
            OPEN.remove(this);
        }

        /// It was left before its end.
        private synchronized void leave() {
            if (!over && !left) {
                end = System.nanoTime();
                left = true;
                OPEN.remove(this);
                screen.left(this);
            }
        }

        synchronized void end() {
            if (!over) {
                close();
                screen.show(this);
            }
        }

        private boolean isEnded() {
            return over || left;
        }

        String line() {
            boolean ended = isEnded();
            return loop.line(done, ((ended ? end : System.nanoTime()) - start) * 1e-9, ended);
        }
    }

    /// The place of a loop and of those within it.
    private static final class Screen {
        private final List<Pass> passes = new ArrayList<>();
        private final boolean notebook = ProgressLine.isNotebook();
        private final boolean terminal = isTerminal();
        private volatile long last = System.nanoTime();
        private @Nullable DisplayHandle handle;
        private int width;

        @SuppressWarnings("SystemConsoleNull") // the built-in one, which JDK 25 has gone back to, may be null
        private static boolean isTerminal() {
            Console console = System.console();
            return console != null && console.isTerminal();
        }

        synchronized void begin(Pass pass) {
            passes.add(pass);
            if (notebook && handle == null) {
                handle = Display.display(MimeBundle.text(pass.line()));
            }
        }

        synchronized void again(Pass pass) {
            if (!passes.contains(pass)) {
                passes.add(pass);
            }
            if (pass.around == null) {
                OPEN.add(pass);
            }
        }

        synchronized void remove(Pass pass) {
            passes.remove(pass);
        }

        /// The outermost stays as it was; one within it goes.
        synchronized void left(Pass pass) {
            if (pass.around == null) {
                show(pass);
            } else {
                passes.remove(pass);
            }
        }

        /// The cell has ended: all that is there stays as it is.
        synchronized void leaveAll() {
            if (passes.isEmpty()) {
                return;
            }
            for (Pass pass : passes) {
                if (!pass.isEnded()) {
                    pass.end = System.nanoTime();
                    pass.left = true;
                }
            }
            OPEN.remove(passes.getFirst());
            show(passes.getFirst());
        }

        boolean isTime() {
            return System.nanoTime() - last >= (notebook || terminal ? IN_PLACE : IN_LINES);
        }

        synchronized void show(Pass pass) {
            boolean ends = pass.isEnded() && pass.around == null;
            last = System.nanoTime();
            passes.forEach(one -> one.seen = true);
            if (handle != null) {
                handle.update(MimeBundle.text(text("\n  ")));
            } else if (terminal) {
                String line = text(" > ");
                System.out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())) + (ends ? "\n" : ""));
                System.out.flush();
                width = line.length();
            } else if (ends || !pass.over) {
                System.out.println(text(" > "));
            }
            if (pass.over && pass.around != null) {
                passes.remove(pass);
            }
        }

        private String text(String between) {
            return String.join(between, passes.stream().map(Pass::line).toList());
        }
    }
}
