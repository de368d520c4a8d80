package himalia.train;

import himalia.plot.Animation;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a model knew before the first epoch and after some of the others, evenly spread.
final class Snapshots {
    /// How many are kept if nobody says so, of models that are no larger than this.
    private static final int FRAMES = 40;

    private static final int SMALL = 5_000;

    private record Snapshot(int epoch, Map<String, Tensor> state) {}

    private final Model model;
    private final int frames;
    private final int epochs;
    private final List<Snapshot> kept = new ArrayList<>();

    private Snapshots(Model model, int frames, int epochs) {
        this.model = model;
        this.frames = frames;
        this.epochs = epochs;
    }

    /// Those of a plan; of a large model none that nobody has asked for.
    static Snapshots of(Fit plan) {
        int frames = plan.snapshots >= 0 ? plan.snapshots : plan.model.countParams() <= SMALL ? FRAMES : 0;
        return new Snapshots(plan.model, frames, plan.epochs);
    }

    /// So many epochs are done.
    void after(int epoch) {
        if (frames > 0 && (epoch == 0 || epoch == epochs || place(epoch) > place(epoch - 1))) {
            Map<String, Tensor> state = new LinkedHashMap<>();
            model.stateDict().forEach((name, t) -> state.put(name, t.detach().clone()));
            kept.add(new Snapshot(epoch, state));
        }
    }

    private long place(int epoch) {
        return (long) epoch * (frames - 1) / epochs;
    }

    /// A picture of each, with a model that knows what this one knew.
    Animation animate(Function<? super Model, Figure> picture) {
        if (kept.isEmpty()) {
            throw new IllegalStateException("animate: of this training no snapshots were kept, as the model has "
                    + model.countParams() + " numbers.\nHint: fit(x, y).epochs(100).snapshots(40).run() keeps 40.");
        }
        Model then = model.copy();
        List<Figure> figures = new ArrayList<>();
        for (Snapshot snapshot : kept) {
            then.loadStateDict(snapshot.state());
            figures.add(picture.apply(then));
        }
        return Plot.animate(figures)
                .labels(kept.stream().map(one -> "epoch " + one.epoch()).toList());
    }
}
