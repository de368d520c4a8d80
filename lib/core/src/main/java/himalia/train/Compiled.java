package himalia.train;

import himalia.optim.Optimizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What `compile` was told: how a model learns, what it makes small, what is followed meanwhile.
final class Compiled {
    final LossFunction loss;
    private final Optimizers.Rule rule;
    private final String[] names;
    private final List<Metric> own = new ArrayList<>();
    private @Nullable Optimizer optimizer;
    private @Nullable List<Metric> metrics;
    private @Nullable Outputs outputs;
    private boolean goesOn;

    Compiled(Optimizers.Rule rule, LossFunction loss, String... metrics) {
        Metrics.check(metrics);
        this.rule = rule;
        this.loss = loss;
        this.names = metrics.clone();
    }

    /// For a model of several outputs.
    Compiled(Optimizers.Rule rule, Outputs outputs) {
        this(rule, outputs.loss());
        this.outputs = outputs;
        own.addAll(outputs.lossMetrics());
    }

    /// @throws IllegalStateException if the model was compiled with one loss
    Outputs outputs(String who) {
        if (outputs == null) {
            throw new IllegalStateException(who + ": the model was not compiled with a loss for each of its outputs."
                    + "\nHint: model.compile(Optimizers.sgd(0.1), List.of(\"mse\", \"mae\")).");
        }
        return outputs;
    }

    void add(Metric metric) {
        own.add(metric);
        metrics = null;
    }

    /// The optimizer, made when the model has its parameters; it stays over several calls of `fit`, as in Keras.
    Optimizer optimizer(Model model) {
        if (optimizer == null) {
            optimizer = rule.on(model.parameters());
            Map<Object, Object> held = new IdentityHashMap<>();
            optimizer.params().forEach(p -> held.put(p, p));
            if (model.parameters().stream().noneMatch(held::containsKey)) {
                throw new IllegalArgumentException("compile: the optimizer holds none of the parameters of this model, "
                        + "so that nothing would be learned."
                        + "\nHint: new SGD(model.parameters(), lr) of the same model, or Optimizers.sgd(lr).");
            }
        }
        return optimizer;
    }

    /// Whether `fit` now goes on from trained weights for the first time since `compile`.
    boolean goesOnFirst() {
        boolean first = !goesOn;
        goesOn = true;
        return first;
    }

    List<Metric> metrics(int... output) {
        if (metrics == null) {
            metrics = new ArrayList<>(own);
            for (String name : names) {
                metrics.add(Metrics.of(name, output));
            }
        }
        return metrics;
    }
}
