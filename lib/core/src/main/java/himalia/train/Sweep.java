package himalia.train;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.api.Plans;
import himalia.optim.Comparison;
import himalia.plot.Figure;
import himalia.tensor.Generator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// One training with several settings. [Train#sweep] makes it; it starts when it is first asked for something, at the
/// end of its cell at the latest, so that [#threads], [#seed] and [#name] can be said before.
///
/// ```java
/// var runs = sweep(List.of(0.01, 0.1, 0.5), lr -> train(lr));
/// runs.plot()
/// ```
///
/// **The same as alone.** Each setting runs on a thread of its own and draws from a generator of its own, which begins
/// at the same seed: all start from the same weights, and neither the number of threads nor the order changes a
/// number. `manualSeed(0)` and one call of the function give what the sweep gives for that setting. That holds for a
/// function that makes its own model and changes nothing that others use.
///
/// **Failures.** A setting whose training fails, such as a rate at which the loss is no number any more, is a row with
/// the message. Stop ends all; what is done stays, and [#run] or [#more] goes on with the rest.
///
/// @param <S> what a setting is
public final class Sweep<S> {
    private static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();
    private static final long LOOK_MILLIS = 200;
    private static final String SHARED = "sweep: the settings train one and the same model on and on, so none of them"
            + " begins anew, and their losses do not compare.\nHint: make the model and its optimizer within the function:"
            + " sweep(List.of(0.01, 0.1), lr -> { var model = ...; ... })";

    /// How long threads have to end when the sweep is stopped.
    private static final long END_MILLIS = 2_000;

    private record Finished<S>(Thread thread, SweepRun<S> run, long at) {}

    private final Function<? super S, ?> train;
    private final Set<S> settings = new LinkedHashSet<>();
    private final Map<S, SweepRun<S>> done = new LinkedHashMap<>();
    /// Starts the sweep if nobody has asked it when its cell ends.
    private final Consumer<Object> atEnd = this::endOfCell;
    private int threads = Runtime.getRuntime().availableProcessors();
    private long seed;
    private @Nullable String called;
    private boolean wanted;
    private volatile boolean stopping;

    Sweep(Collection<? extends S> settings, Function<? super S, ?> train) {
        this.train = train;
        add(settings);
    }

    private void add(Collection<? extends S> more) {
        if (settings.isEmpty() && more.isEmpty()) {
            throw new IllegalArgumentException(
                    "sweep: there is no setting to try.\nHint: sweep(List.of(0.01, 0.1), lr -> train(lr))");
        }
        settings.addAll(more);
        wanted = true;
        Plans.remove(atEnd);
        Plans.add(atEnd);
    }

    /// Whether this thread trains for a sweep, which tells of the progress of all.
    static boolean isRunningHere() {
        return RUNNING.isBound();
    }

    /// The losses in what a training function gave back, by their names: what a [SweepRun] keeps of it. For who trains
    /// in another process, from which only numbers come back.
    ///
    /// @throws IllegalArgumentException if there is no number in it
    public static Map<String, double[]> losses(@Nullable Object result) {
        return SweepRun.losses(result);
    }

    /// How many settings are trained at once; as many as there are processors, if nothing is said. The numbers do not
    /// depend on it.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public Sweep<S> threads(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("threads: there must be at least 1. Received: " + n);
        }
        threads = n;
        return this;
    }

    /// Where the random numbers of each setting begin; at seed 0, if nothing is said. A `manualSeed` in the function
    /// goes before.
    ///
    /// @throws IllegalStateException if there are runs with another seed already
    public Sweep<S> seed(long seed) {
        if (!done.isEmpty() && seed != this.seed) {
            throw new IllegalStateException("seed: " + done.size() + " settings have run with seed " + this.seed
                    + " and would not compare.\nHint: make a new sweep.");
        }
        this.seed = seed;
        return this;
    }

    /// What a setting is called that is one value. If nothing is said, `lr` where all are decimals above 0, as rates
    /// are, else `setting`.
    public Sweep<S> name(String name) {
        called = name;
        return this;
    }

    private String name() {
        boolean areRates = settings.stream()
                .allMatch(s -> (s instanceof Double || s instanceof Float) && ((Number) s).doubleValue() > 0);
        return called != null ? called : areRates ? "lr" : "setting";
    }

    /// Adds settings; those that have run stay as they are, those that have failed are tried again.
    public Sweep<S> more(Collection<? extends S> more) {
        more.forEach(setting -> done.computeIfPresent(setting, (_, run) -> run.isFailed() ? null : run));
        add(more);
        return this;
    }

    /// Trains with all settings that have not run yet, also after a stop.
    ///
    /// @throws CancellationException if the thread was interrupted; what is done stays
    public Sweep<S> run() {
        wanted = true;
        start();
        return this;
    }

    /// Whether it is shown or not: what comes of it is the variable's.
    private void endOfCell(Object value) {
        start();
    }

    private void start() {
        Plans.remove(atEnd);
        if (!wanted) {
            return;
        }
        wanted = false;
        List<S> open = settings.stream().filter(s -> !done.containsKey(s)).toList();
        if (!open.isEmpty()) {
            trainAll(open);
        }
    }

    private void trainAll(List<S> open) {
        BlockingQueue<Finished<S>> finished = new LinkedBlockingQueue<>();
        Map<Thread, S> running = new LinkedHashMap<>();
        String name = name();
        SweepLine line = new SweepLine(settings.size());
        Comparison comparison = new Comparison(SHARED);
        int next = 0;
        stopping = false;
        try {
            while (next < open.size() || !running.isEmpty()) {
                while (running.size() < threads && next < open.size()) {
                    S setting = open.get(next++);
                    // a thread of its own, so that none leaves another anything behind
                    Thread thread = Thread.ofPlatform()
                            .daemon()
                            .name("sweep " + Settings.text(setting, name))
                            .unstarted(() -> finished.add(finished(setting, comparison)));
                    running.put(thread, setting);
                    thread.start();
                }
                line.shown(
                        done.size(),
                        running.values().stream()
                                .map(setting -> Settings.text(setting, name))
                                .toList());
                Finished<S> one = finished.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (one != null) {
                    running.remove(one.thread());
                    done.put(one.run().setting(), one.run());
                }
            }
        } catch (InterruptedException e) {
            stop(running.keySet());
            finished.forEach(one -> done.put(one.run().setting(), one.run()));
            // what Stop has ended in its training has not failed
            long before = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS + END_MILLIS);
            finished.stream()
                    .filter(one -> one.run().isFailed() && one.at() - before > 0)
                    .forEach(one -> done.remove(one.run().setting()));
            CancellationException told = new CancellationException("Stopped: " + done.size() + " of " + settings.size()
                    + " settings are done and stay.\nHint: run() goes on with the others.");
            told.initCause(e);
            throw told;
        } finally {
            line.close(done.values(), stopping);
        }
    }

    private Finished<S> finished(S setting, Comparison comparison) {
        long start = System.nanoTime();
        SweepRun<S> run;
        try {
            run = ScopedValue.where(RUNNING, true)
                    .call(() -> new Generator(seed).use(() -> {
                        // a plan is carried out by what reads its losses
                        return comparison.run(() -> SweepRun.of(setting, train.apply(setting), seconds(start)));
                    }));
        } catch (Throwable e) { // an error too is what came of this setting: too little memory, for example
            run = SweepRun.failed(setting, e, seconds(start));
        }
        return new Finished<>(Thread.currentThread(), run, System.nanoTime());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) * 1e-9;
    }

    private void stop(Collection<Thread> running) {
        stopping = true;
        running.forEach(Thread::interrupt);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(END_MILLIS);
        try {
            for (Thread thread : running) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt(); // pressed twice: nobody waits
        }
    }

    /// What came of each setting, in the order in which they were given; those that were stopped are missing.
    public List<SweepRun<S>> runs() {
        start();
        return ended();
    }

    private List<SweepRun<S>> ended() {
        return settings.stream().filter(done::containsKey).map(done::get).toList();
    }

    /// What came of one setting.
    ///
    /// @throws IllegalArgumentException if it is none of the settings, or was stopped
    public SweepRun<S> get(S setting) {
        start();
        SweepRun<S> run = done.get(setting);
        if (run == null) {
            throw new IllegalArgumentException("get: there is no run with " + Settings.text(setting, name())
                    + ".\nHint: the settings are "
                    + settings.stream().map(Settings::text).toList()
                    + "; more(...) adds one.");
        }
        return run;
    }

    /// The run with the least last loss.
    ///
    /// @throws IllegalStateException if none has ended with a number
    public SweepRun<S> best() {
        return ended("best").stream()
                .min(Comparator.comparingDouble(SweepRun::last))
                .orElseThrow();
    }

    private List<SweepRun<S>> ended(String who) {
        List<SweepRun<S>> ended =
                runs().stream().filter(run -> Double.isFinite(run.last())).toList();
        if (ended.isEmpty()) {
            String why = done.values().stream()
                    .filter(SweepRun::isFailed)
                    .map(run -> " The first failed with: " + run.message())
                    .findFirst()
                    .orElse("");
            throw new IllegalStateException(who + ": no setting has come to an end with a finite loss." + why);
        }
        return ended;
    }

    /// A row per setting: its values, the last loss, the least, how many epochs, further numbers at their last, the
    /// seconds, and the message where one has failed.
    public Table table() {
        return SweepTable.of(runs(), name());
    }

    /// All losses over the epochs, and beside them the last one over the setting: a logarithmic axis for a rate, a heat
    /// map for two settings with names, else bars.
    ///
    /// @throws IllegalStateException if none has ended with a number
    public Figure plot() {
        return SweepFigure.of(ended("plot"), best(), name());
    }

    /// The table, what each failed setting failed with, and the best; of one that has not been asked yet, what is
    /// planned.
    @Override
    public String toString() {
        if (done.isEmpty()) {
            return "sweep of " + settings.size() + " settings, to be started by run()";
        }
        StringBuilder text = new StringBuilder(shown().plain());
        failures().forEach(line -> text.append('\n').append(line));
        done.values().stream()
                .filter(run -> Double.isFinite(run.last()))
                .min(Comparator.comparingDouble(SweepRun::last))
                .ifPresent(best -> text.append("\nbest: ")
                        .append(Settings.text(best.setting(), name()))
                        .append(", ")
                        .append(best.lossName())
                        .append(' ')
                        .append(History.number(best.last())));
        int open = settings.size() - done.size();
        return open == 0 ? text.toString() : text + "\n" + open + " not done; run() goes on";
    }

    /// The table as it is looked at: what has failed says so where its losses would stand.
    MimeBundle shown() {
        return Display.render(SweepTable.shown(ended(), name()));
    }

    /// What each failed setting failed with, in full; those with the same words together.
    List<String> failures() {
        Map<String, List<String>> settingsOf = new LinkedHashMap<>();
        ended().stream()
                .filter(SweepRun::isFailed)
                .forEach(run -> settingsOf
                        .computeIfAbsent(run.why(), _ -> new ArrayList<>())
                        .add(Settings.text(run.setting(), name())));
        return settingsOf.entrySet().stream()
                .map(one -> String.join("; ", one.getValue()) + " failed: "
                        + one.getKey().strip().replace("\n", "\n    "))
                .toList();
    }
}
