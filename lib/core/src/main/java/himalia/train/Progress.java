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
/// @param <T> what the loop goes through
public final class Progress<T> implements Iterable<T> {
    private static final long IN_PLACE = 50_000_000;
    private static final long IN_LINES = 2_000_000_000;

    /// The loop that this thread is in, in the middle of others.
    @SuppressWarnings("ThreadLocalUsage") // loops of one thread are one within the other
    private static final ThreadLocal<Pass> INNERMOST = new ThreadLocal<>();

    private final Iterable<T> items;
    private final long size;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private String description = "";
    private @Nullable Pass counted;

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
        description = text;
        return this;
    }

    @Override
    public Iterator<T> iterator() {
        Pass pass = new Pass(this, INNERMOST.get());
        pass.isInnermost();
        Iterator<T> all = items.iterator();
        return new Iterator<>() {
            private long begun;

            // Asked before every round, and after the last one.
            @Override
            public boolean hasNext() {
                boolean more = all.hasNext();
                pass.reached(begun, !more);
                return more;
            }

            @Override
            public T next() {
                T item = all.next();
                begun++;
                return item;
            }
        };
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
            counted = new Pass(this, null);
        }
        return counted;
    }

    /// What the loop goes through as a stream, of one thread or of many: each that is taken counts.
    public Stream<T> stream() {
        Pass pass = new Pass(this, null);
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
        text.append(rate >= 10 ? " - " + Math.round(rate) + "/s" : String.format(Locale.ROOT, " - %.2f/s", rate));
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

    /// One way through a loop. Loops within it share its place on the screen.
    private static final class Pass {
        private final Progress<?> loop;
        private final @Nullable Pass around;
        private final Screen screen;
        private final long start = System.nanoTime();
        private final long depth = StackWalker.getInstance().walk(Stream::count);
        private long done;
        private String text;
        private volatile boolean over;

        Pass(Progress<?> loop, @Nullable Pass around) {
            this.loop = loop;
            Pass outer = around;
            // One that was left by `break` has told nobody; its method may have returned.
            while (outer != null && (outer.over || outer.depth > depth)) {
                outer = outer.around;
            }
            this.around = outer;
            text = loop.line(0, 0, false);
            screen = this.around == null ? new Screen() : this.around.screen;
            screen.begin(this);
        }

        /// Loops begun on this thread from now on are within this one.
        void isInnermost() {
            if (around == null) {
                Frontend.current().atEndOfCell(INNERMOST::remove);
            }
            INNERMOST.set(this);
        }

        void reached(long rounds, boolean ends) {
            if (over) {
                return;
            }
            if (INNERMOST.get() != this) {
                screen.leave(this);
                INNERMOST.set(this);
            }
            if (ends) {
                if (around == null) {
                    INNERMOST.remove();
                } else {
                    INNERMOST.set(around);
                }
            }
            tell(rounds, ends);
        }

        synchronized void add(long rounds) {
            tell(done + rounds, loop.size >= 0 && done + rounds >= loop.size);
        }

        private synchronized void tell(long rounds, boolean ends) {
            done = rounds;
            if (!over && (ends || screen.isTime())) {
                over = ends;
                text = loop.line(rounds, (System.nanoTime() - start) * 1e-9, ends);
                screen.show(this, ends && around == null);
            }
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
                handle = Display.display(MimeBundle.text(pass.text));
            }
        }

        /// Loops within this one were left by `break`.
        synchronized void leave(Pass pass) {
            passes.subList(passes.indexOf(pass) + 1, passes.size()).clear();
        }

        boolean isTime() {
            return System.nanoTime() - last >= (notebook || terminal ? IN_PLACE : IN_LINES);
        }

        synchronized void show(Pass pass, boolean ends) {
            last = System.nanoTime();
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
            return String.join(between, passes.stream().map(pass -> pass.text).toList());
        }
    }
}
