package himalia.train;

import himalia.nn.Embedding;
import himalia.optim.Comparison;
import himalia.optim.GoingOn;
import himalia.optim.Optimizer;
import himalia.tensor.DType;
import himalia.tensor.NonFiniteLossException;
import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The loop behind `fit`, `evaluate` and `trainOnBatch`.
final class Trainer {
    private final Model model;
    private final String who;
    private final Compiled compiled;
    private List<Metric> metrics = List.of();
    private List<Layer> layers = List.of();
    private @Nullable Shares team;

    Trainer(Model model, String who) {
        this.model = model;
        this.who = who;
        this.compiled = model.compiled(who);
    }

    // ---- what goes in

    private Tensor examples(Tensor x) {
        Tensor floats = x.dtype() == DType.FLOAT32 || takesNumbersOfWords() ? x : x.toFloat();
        model.builtFor(who, floats);
        metrics = compiled.metrics(model.graph().output());
        layers = model.modules().stream()
                .filter(Layer.class::isInstance)
                .map(Layer.class::cast)
                .toList();
        return floats.isContiguous() ? floats : floats.contiguous();
    }

    private boolean takesNumbersOfWords() {
        return !model.layers().isEmpty() && model.layers().getFirst() instanceof Embedding;
    }

    private Tensor targets(Tensor x, Tensor y) {
        if (y.dim() == 0 || y.size(0) != x.size(0)) {
            throw new IllegalArgumentException(who + ": there must be as many targets as examples, but x is "
                    + x.shape() + " and y is " + y.shape());
        }
        Tensor fitting = compiled.loss.targets(y, model.graph().output());
        return fitting.isContiguous() ? fitting : fitting.contiguous();
    }

    // ---- fit

    History fit(Fit plan) {
        History history = new History();
        Batches batches = null;
        Tensor vx = plan.validationX;
        Tensor vy = plan.validationY;
        if (plan.elsewhere != null) {
            examples(plan.elsewhere.example());
            checkElsewhere(plan);
        } else if (plan.loader != null) {
            examples(plan.loader.dataset().batch(0).x());
            batches = new Batches.OfLoader(
                    plan.loader, compiled.loss, model.graph().output());
        } else {
            Tensor x = examples(Objects.requireNonNull(plan.x, "without a loader there are tensors"));
            Tensor y = targets(x, Objects.requireNonNull(plan.y));
            Tensor w = SampleWeights.of(plan, y);
            int n = x.size(0);
            if (plan.validationSplit > 0) {
                int train = (int) Math.floor(n * (1 - plan.validationSplit));
                if (train == 0 || train == n) {
                    throw new IllegalArgumentException("fit: of " + n + " examples validationSplit("
                            + plan.validationSplit + ") leaves " + train + " to train with and " + (n - train)
                            + " to validate with.\nHint: there must be some of both.");
                }
                vx = x.narrow(0, train, n - train);
                vy = y.narrow(0, train, n - train);
                x = x.narrow(0, 0, train);
                y = y.narrow(0, 0, train);
                w = w == null ? null : w.narrow(0, 0, train);
            }
            batches = new Batches.OfTensors(x, y, w, plan.batchSize, plan.shuffle);
        }
        Batches validation = null;
        if (vx != null && vy != null) {
            Tensor ex = examples(vx);
            validation = new Batches.OfTensors(ex, targets(ex, vy), null, plan.batchSize, false);
        }
        return run(plan, batches, validation, history);
    }

    private void checkElsewhere(Fit plan) {
        String unknown = plan.validationSplit > 0
                ? "validationSplit"
                : plan.sampleWeight != null ? "sampleWeight" : plan.classWeight != null ? "classWeight" : null;
        if (unknown != null) {
            throw new IllegalArgumentException("fit: `" + unknown
                    + "` needs the examples in this process, but the model"
                    + " is trained elsewhere."
                    + (plan.validationSplit > 0 ? "\nHint: .validation(vx, vy), of rows that were taken out." : ""));
        }
        if (compiled.loss.kind() == LossFunction.Kind.OTHER && compiled.loss.isNoMean()) {
            throw new IllegalArgumentException("fit: the loss \"" + compiled.loss.name()
                    + "\" is no mean over examples," + " so that it cannot be computed in parts elsewhere.");
        }
    }

    /// @param batches null if they are elsewhere
    private History run(Fit plan, @Nullable Batches batches, @Nullable Batches validation, History history) {
        Optimizer optimizer = compiled.optimizer(model);
        int before = model.epochs();
        tellIfGoingOn(plan, optimizer, before);
        String[] own = names("");
        String[] names = validation == null ? own : both(own, names("val_"));
        model.begins(history);
        plan.callbacks.forEach(c -> c.onTrainBegin(model));
        model.train();
        StopButton button = plan.stopButton ? StopButton.of(model) : null;
        ProgressLine line = ProgressLine.of(plan, optimizer, batches == null ? 1 : batches.count(), history);
        Snapshots snapshots = Snapshots.of(plan);
        history.keeps(snapshots);
        snapshots.after(0);
        Elsewhere.Epochs elsewhere = null;
        try {
            if (plan.elsewhere != null) {
                elsewhere = plan.elsewhere.start(new Elsewhere.Order(model, plan.epochs, plan.batchSize, plan.shuffle));
            }
            for (int epoch = 0; epoch < plan.epochs && !model.stops(); epoch++) {
                for (Callback c : plan.callbacks) {
                    c.onEpochBegin(model, epoch);
                }
                double[] values = new double[names.length];
                try {
                    if (elsewhere != null) {
                        applyRate(plan, optimizer);
                        Map<String, Double> seen = elsewhere.next(optimizer.lr());
                        for (int i = 0; i < own.length; i++) {
                            values[i] = seen.getOrDefault(own[i], Double.NaN);
                        }
                    } else {
                        epoch(plan, Objects.requireNonNull(batches), optimizer, epoch, line, values);
                    }
                } catch (CancellationException e) {
                    throw stopped(plan, epoch, e); // also where Stop came within a tensor operation
                }
                if (validation != null) {
                    model.eval();
                    look(validation, values, own.length);
                    model.train();
                }
                history.add(names, values);
                snapshots.after(epoch + 1);
                line.epoch(epoch, names, values);
                if (!plan.callbacks.isEmpty()) {
                    Map<String, Double> logs = logs(names, values);
                    plan.callbacks.forEach(onEnd(epoch, logs));
                }
            }
        } finally {
            if (elsewhere != null) {
                elsewhere.close();
            }
            model.eval();
            line.close(names);
            if (button != null) {
                button.close();
            }
            plan.callbacks.forEach(c -> c.onTrainEnd(model));
            model.trainedFor(before + history.epochs());
        }
        return history;
    }

    /// A `fit` that shows its progress tells of it each time, a silent one once after `compile`: it may be one of many.
    private void tellIfGoingOn(Fit plan, Optimizer optimizer, int before) {
        optimizer.goesOn(); // one note is enough
        if (Comparison.isRunning()) {
            return; // the optimizer tells of it
        }
        if (plan.goesOn || before == 0 && !GoingOn.from(optimizer.params())) {
            return;
        }
        if (compiled.goesOnFirst() || plan.verbose > 0) {
            String epochs = String.format(Locale.ROOT, before == 1 ? "after %,d epoch" : "after %,d epochs", before);
            GoingOn.note("fit", before > 0 ? epochs : "from weights that were trained before", "the model");
        }
    }

    private static CancellationException stopped(Fit plan, int epoch, CancellationException e) {
        CancellationException told = new CancellationException("Stopped while training, in epoch " + (epoch + 1)
                + " of " + plan.epochs + ". The model keeps what it has learned; model.history() tells it.");
        told.setStackTrace(e.getStackTrace());
        return told;
    }

    private java.util.function.Consumer<Callback> onEnd(int epoch, Map<String, Double> logs) {
        return c -> c.onEpochEnd(model, epoch, logs);
    }

    private void epoch(Fit plan, Batches batches, Optimizer optimizer, int epoch, ProgressLine line, double[] values) {
        metrics.forEach(Metric::reset);
        double loss = 0;
        int seen = 0;
        int number = 0;
        Shares shares = shares(plan, batches);
        batches.begin();
        while (true) {
            boolean has = batches.next();
            if (!has && !shares.isOthers(number)) {
                break;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException();
            }
            applyRate(plan, optimizer);
            if (!has) {
                idle(shares, optimizer, number++);
                continue;
            }
            int n = batches.x.size(0);
            double cost = step(batches, optimizer, plan, epoch, number, shares);
            if (!Double.isFinite(cost) && endsQuietly(plan)) {
                System.out.println("Epoch " + (epoch + 1) + ", batch " + (number + 1)
                        + ": the loss is no number any more, training ends.");
                model.stopTraining();
                loss = cost;
                seen = 1;
                break;
            }
            loss += cost * n;
            seen += n;
            for (Callback c : plan.callbacks) {
                c.onBatchEnd(model, number, cost);
            }
            number++;
            line.batch(epoch, number, loss / seen);
        }
        double[] sums = {loss, seen};
        shares.epoch(model, metrics, sums);
        put(values, 0, sums[1] == 0 ? 0 : sums[0] / sums[1]);
    }

    private void applyRate(Fit plan, Optimizer optimizer) {
        model.applyRate(optimizer);
        if (plan.rate != null) {
            optimizer.lr(plan.rate.getAsDouble());
        }
    }

    /// What this training is in its team, if it has one.
    private Shares shares(Fit plan, Batches batches) {
        if (team == null) {
            int rows = plan.x == null ? 0 : plan.x.size(0);
            team = new Shares(plan, plan.batchSize, rows, plan.team == null ? 0 : batches.count());
        }
        return team;
    }

    /// A step in which only others of the team have examples.
    private void idle(Shares shares, Optimizer optimizer, int number) {
        optimizer.zeroGrad();
        shares.gradients(optimizer.params());
        if (shares.weight(number, 0) == 0) {
            optimizer.step();
        }
        shares.weights(model, number);
    }

    private double step(
            Batches batch, Optimizer optimizer, @Nullable Fit plan, int epoch, int number, @Nullable Shares shares) {
        optimizer.zeroGrad();
        Output output = run(batch.x);
        Tensor cost = compiled.loss.of(output, batch.y, batch.weights);
        Tensor price = price();
        cost = price == null ? cost : cost.add(price);
        double value = cost.item();
        if (!Double.isFinite(value) && plan != null && endsQuietly(plan)) {
            return value;
        }
        try {
            double weight = shares == null ? 1 : shares.weight(number, batch.x.size(0));
            (weight == 1 ? cost : cost.mul(weight)).backward();
        } catch (NonFiniteLossException e) {
            String where = plan == null ? "" : " in epoch " + (epoch + 1) + ", batch " + (number + 1);
            throw NonFinite.explained(model, batch.x, value, where, optimizer.lr(), e);
        }
        if (shares != null) {
            shares.gradients(optimizer.params());
        }
        optimizer.step();
        if (shares != null) {
            shares.weights(model, number);
        }
        for (int i = 0; i < metrics.size(); i++) {
            metrics.get(i).update(output, batch.y);
        }
        return value;
    }

    /// What the weights of all layers add to the loss; null for nothing.
    private @Nullable Tensor price() {
        Tensor all = null;
        for (Layer layer : layers) {
            Tensor one = layer.price();
            if (one != null) {
                all = all == null ? one : all.add(one);
            }
        }
        return all;
    }

    private Output run(Tensor x) {
        return compiled.loss.ofLogits() == null
                ? Output.of(model.graph().run(x))
                : model.graph().runToLogits(x, compiled.loss.ofLogits().outputs());
    }

    private static boolean endsQuietly(Fit plan) {
        for (Callback c : plan.callbacks) {
            if (c instanceof TerminateOnNaN) {
                return true;
            }
        }
        return false;
    }

    // ---- evaluate

    Evaluation evaluate(Tensor x, Tensor y, int size) {
        Tensor ex = examples(x);
        Batches batches = new Batches.OfTensors(ex, targets(ex, y), null, size, false);
        String[] names = names("");
        double[] values = new double[names.length];
        boolean training = model.isTraining();
        model.eval();
        try {
            look(batches, values, 0);
        } finally {
            model.train(training);
        }
        return lossFirst(names, values);
    }

    private void look(Batches batches, double[] values, int at) {
        metrics.forEach(Metric::reset);
        double loss = 0;
        int seen = 0;
        batches.begin();
        try (var _ = Tensor.noGrad()) {
            while (batches.next()) {
                Output output = run(batches.x);
                int n = batches.x.size(0);
                loss += compiled.loss.of(output, batches.y, null).item() * n;
                seen += n;
                metrics.forEach(m -> m.update(output, batches.y));
            }
        }
        Tensor price = Tensor.noGrad(this::price);
        put(values, at, seen == 0 ? 0 : loss / seen + (price == null ? 0 : price.item()));
    }

    Map<String, Double> once(Tensor x, Tensor y) {
        Tensor ex = examples(x);
        Batches batch = new Batches.OfTensors(ex, targets(ex, y), null, Math.max(1, ex.size(0)), false);
        Optimizer optimizer = compiled.optimizer(model);
        metrics.forEach(Metric::reset);
        model.applyRate(optimizer);
        model.train();
        batch.begin();
        double loss = 0;
        try {
            while (batch.next()) {
                loss = step(batch, optimizer, null, 0, 0, null);
            }
        } finally {
            model.eval();
        }
        double[] values = new double[metrics.size() + 1];
        put(values, 0, loss);
        return lossFirst(names(""), values);
    }

    // ---- names and values, in the order of the alphabet as in Keras

    private String[] names(String prefix) {
        String[] names = new String[metrics.size() + 1];
        for (int i = 0; i < metrics.size(); i++) {
            names[place(metrics.get(i).name())] = prefix + metrics.get(i).name();
        }
        names[place("loss")] = prefix + "loss";
        return names;
    }

    private int place(String name) {
        int place = 0;
        for (Metric m : metrics) {
            place += m.name().compareTo(name) < 0 ? 1 : 0;
        }
        return place + ("loss".compareTo(name) < 0 ? 1 : 0);
    }

    private void put(double[] values, int at, double loss) {
        values[at + place("loss")] = loss;
        for (Metric m : metrics) {
            values[at + place(m.name())] = m.result();
        }
    }

    private static String[] both(String[] a, String[] b) {
        String[] all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    private static Map<String, Double> logs(String[] names, double[] values) {
        Map<String, Double> logs = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i++) {
            logs.put(names[i], values[i]);
        }
        return logs;
    }

    private static Evaluation lossFirst(String[] names, double[] values) {
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("loss", 0.0);
        all.putAll(logs(names, values));
        return new Evaluation(all);
    }
}
