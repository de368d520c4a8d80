package himalia.optim;

import himalia.tensor.Tensor;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Several trainings that are to be compared, one after the other or at the same time, as those of a sweep: each is to
/// begin anew. If two of them change the same weights, that is said on `System.err`, once.
///
/// ```java
/// var comparison = new Comparison("Both train one model.");
/// double slow = comparison.run(() -> train(0.01));
/// double fast = comparison.run(() -> train(0.1));
/// ```
public final class Comparison {
    private static final ScopedValue<Training> RUNNING = ScopedValue.newInstance();

    private final String note;
    private final Map<Tensor, Training> trained = new IdentityHashMap<>();
    private boolean told;

    /// @param note what is said
    public Comparison(String note) {
        this.note = note;
    }

    /// One of the trainings.
    private static final class Training {
        private final Comparison comparison;
        private List<? extends Tensor> last = List.of();
        private volatile boolean over;

        Training(Comparison comparison) {
            this.comparison = comparison;
        }

        void changes(List<? extends Tensor> params) {
            if (params != last) {
                last = params;
                comparison.changes(this, params);
            }
        }
    }

    /// Runs one of them, on the calling thread.
    ///
    /// @return what comes of it
    public <T> T run(Supplier<T> training) {
        Training one = new Training(this);
        try {
            return ScopedValue.where(RUNNING, one).call(training::get);
        } finally {
            one.over = true;
        }
    }

    /// Whether this thread runs one.
    public static boolean isRunning() {
        return RUNNING.isBound();
    }

    /// The one that this thread runs, if it does, is about to change these.
    static void changes(List<? extends Tensor> params) {
        if (RUNNING.isBound()) {
            RUNNING.get().changes(params);
        }
    }

    private synchronized void changes(Training training, List<? extends Tensor> params) {
        for (Tensor p : params) {
            Training before = p.requiresGrad() ? trained.put(p, training) : null;
            // Weights that were set anew since are a new start, unless somebody still trains them.
            boolean goesOn = before != null && before != training && (!before.over || GoingOn.from(List.of(p)));
            if (goesOn && !told && !GoingOn.isSilent()) {
                told = true;
                System.err.println(note);
            }
        }
    }
}
