package himalia.plot;

import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A figure that grows in place while a model learns. [Plot#live] makes one.
///
/// Numbers are taken at once; a thread of its own paints what is there, at most 20 times a second and at most half of
/// the time, so that training does not wait for pictures. When the cell ends, or at [#close], the last state is shown
/// and stays in the notebook: no number is lost and no picture arrives later.
///
/// ```java
/// try (var chart = live("loss").logY()) {
///     for (int step = 0; step < 1000; step++) {
///         chart.add("train", 1.0 / (step + 1));
///     }
/// }
/// ```
public final class Live implements AutoCloseable {
    private static final long LEAST_NANOS = 50_000_000;

    private static final class Series {
        double[] x = new double[256];
        double[] y = new double[256];
        int size;

        void add(double at, double value) {
            if (size == x.length) {
                x = Arrays.copyOf(x, 2 * size);
                y = Arrays.copyOf(y, 2 * size);
            }
            x[size] = at;
            y[size++] = value;
        }
    }

    private final DisplayHandle handle = new DisplayHandle(UUID.randomUUID().toString());
    private final Map<String, Series> series = new LinkedHashMap<>();
    private UnaryOperator<Figure> dress;
    private @Nullable Thread painter;
    private boolean shown;
    private boolean changed;
    private boolean closed;
    private boolean watched;
    /// Counts the last pictures: what a painter began before one of them is out of date.
    private int ended;

    Live(@Nullable String title) {
        this.dress = figure -> title == null ? figure : figure.title(title);
    }

    /// What the horizontal axis shows.
    public Live xLabel(String text) {
        return dressed(figure -> figure.xLabel(text));
    }

    /// What the vertical axis shows.
    public Live yLabel(String text) {
        return dressed(figure -> figure.yLabel(text));
    }

    /// A logarithmic vertical axis, as soon as there is a value above 0.
    public Live logY() {
        return dressed(figure -> {
            boolean positive = figure.traces().stream()
                    .flatMapToDouble(t -> Arrays.stream(t.ys()))
                    .anyMatch(y -> y > 0);
            return positive ? figure.logY() : figure;
        });
    }

    /// Width and height on the screen, in CSS pixels.
    public Live size(int width, int height) {
        return dressed(figure -> figure.size(width, height));
    }

    private synchronized Live dressed(UnaryOperator<Figure> more) {
        UnaryOperator<Figure> before = dress;
        dress = figure -> more.apply(before.apply(figure));
        return this;
    }

    /// The next value of the only series.
    public void add(double value) {
        add("", value);
    }

    /// The next value of a series, which need not exist before.
    public synchronized void add(String name, double value) {
        Series of = series.computeIfAbsent(name, n -> new Series());
        add(name, of.size, value);
    }

    /// A value of a series at a place of the horizontal axis.
    ///
    /// @throws IllegalStateException if the figure is closed
    public synchronized void add(String name, double x, double value) {
        if (closed) {
            throw new IllegalStateException("add: this live figure is closed.\nHint: make a new one with live(...).");
        }
        series.computeIfAbsent(name, n -> new Series()).add(x, value);
        changed = true;
        if (!watched) {
            watched = true;
            Frontend.current().atEndOfCell(this::end);
        }
        if (painter == null) {
            painter = Thread.ofPlatform().daemon().name("live figure").start(this::paint);
        }
        notifyAll();
    }

    private void paint() {
        int mine;
        synchronized (this) {
            mine = ended;
        }
        try {
            while (awaitChange(mine)) {
                long start = System.nanoTime();
                show(mine, false);
                long spent = System.nanoTime() - start;
                long pause = Math.max(LEAST_NANOS - spent, spent);
                Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// False when this painter is no longer needed: a figure that was forgotten keeps no thread.
    private synchronized boolean awaitChange(int mine) throws InterruptedException {
        while (!changed && mine == ended) {
            wait(2_000);
            if (!changed && mine == ended) {
                painter = null;
                return false;
            }
        }
        return mine == ended;
    }

    /// Pictures only, while they follow each other; the last one can also be looked at closely.
    private void show(int mine, boolean last) {
        Figure figure;
        synchronized (this) {
            if (mine != ended || series.isEmpty()) {
                return;
            }
            figure = figure();
            changed = false;
        }
        MimeBundle bundle = last ? PlotRenderers.render(figure) : PlotRenderers.picture(figure, Painter.png(figure, 1));
        synchronized (this) {
            if (mine == ended) {
                Frontend.current().show(bundle, handle.id(), shown);
                shown = true;
            }
        }
    }

    /// Stops the painter and shows the last state before this returns.
    private void end() {
        int mine;
        synchronized (this) {
            if (!watched) {
                return;
            }
            watched = false;
            painter = null;
            mine = ++ended;
            notifyAll();
        }
        show(mine, true);
    }

    /// What has been added so far, as a figure of its own.
    public synchronized Figure figure() {
        if (series.isEmpty()) {
            throw new IllegalStateException("figure: nothing was added yet.");
        }
        Figure figure = null;
        for (var entry : series.entrySet()) {
            Series of = entry.getValue();
            LineTrace line = new LineTrace(
                    Arrays.copyOf(of.x, of.size),
                    Arrays.copyOf(of.y, of.size),
                    entry.getKey().isEmpty() ? null : entry.getKey());
            Figure one = new Figure(java.util.List.of(line), Layout.DEFAULT);
            figure = figure == null ? one : figure.add(one);
        }
        return dress.apply(Objects.requireNonNull(figure, "there is a series"));
    }

    /// Shows the last state and takes no more numbers.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        end();
    }

    /// What is seen, in one line.
    @Override
    public synchronized String toString() {
        return series.isEmpty() ? "Live figure (nothing added yet)" : figure().toString();
    }
}
