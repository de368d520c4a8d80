package himalia.plot;

import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A figure that grows in place while a model learns. [Plot#live] makes one.
///
/// Numbers are taken at once; a thread of its own paints what is there, at most 20 times a second and at most half of
/// the
/// time, so that training does not wait for pictures. [#close] shows the last state, which stays in the notebook.
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
    private Thread painter;
    private boolean shown;
    private boolean changed;
    private boolean closed;

    Live(String title) {
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
        if (painter == null) {
            painter = Thread.ofPlatform().daemon().name("live figure").start(this::paint);
        }
        notifyAll();
    }

    private void paint() {
        try {
            while (true) {
                synchronized (this) {
                    while (!changed && !closed) {
                        wait(2_000);
                        if (!changed && !closed) {
                            painter = null; // a figure that was forgotten keeps no thread
                            return;
                        }
                    }
                    if (closed) {
                        return;
                    }
                }
                long start = System.nanoTime();
                show(false);
                long spent = System.nanoTime() - start;
                long pause = Math.max(LEAST_NANOS - spent, spent);
                Thread.sleep(pause / 1_000_000, (int) (pause % 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Pictures only, while they follow each other; the last one can also be looked at closely.
    private void show(boolean last) {
        Figure figure;
        synchronized (this) {
            if (series.isEmpty()) {
                return;
            }
            figure = figure();
            changed = false;
        }
        MimeBundle bundle =
                last ? new FigureRenderer().render(figure) : FigureRenderer.picture(figure, Painter.png(figure, 1));
        synchronized (this) {
            if (closed && !last) {
                return;
            }
            Frontend.current().show(bundle, handle.id(), shown);
            shown = true;
        }
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
        return dress.apply(figure);
    }

    /// Shows the last state and ends the updates.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        show(true);
    }

    /// What is seen, in one line.
    @Override
    public synchronized String toString() {
        return series.isEmpty() ? "Live figure (nothing added yet)" : figure().toString();
    }
}
