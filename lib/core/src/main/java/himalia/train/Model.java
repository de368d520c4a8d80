package himalia.train;

import himalia.api.Plans;
import himalia.data.DataLoader;
import himalia.data.Tables;
import himalia.nn.Loss;
import himalia.optim.Optimizer;
import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A network with all that Keras does with one. Made of an input and an output (Keras' functional API), or as a
/// [Sequential].
///
/// ```java
/// var input = new Input(2);
/// var x = new Dense(4, "sigmoid").call(input);
/// x = new Dense(5, "sigmoid").call(x);
/// var output = new Dense(1, "sigmoid").call(x);
/// var model = new Model(input, output);
/// ```
///
/// - **Look**: [#summary], [#countParams], [#getWeights], [#layer]
/// - **Train**: [#compile], [#fit], [#trainOnBatch], [#learningRate(double)], [#stopTraining]
/// - **Use**: [#evaluate], [#predict]
/// - **Keep**: [#saveWeights], [#loadWeights], [#setWeights]
///
/// A model is a [Module]: its `parameters()` and `forward` serve a loop in PyTorch's style as well.
public non-sealed class Model extends LayeredModel {
    private @Nullable Compiled compiled;
    private @Nullable Fit waiting;
    private History history = new History();
    private int epochs;
    private long trained;
    private volatile double wantedRate = Double.NaN;
    private volatile boolean stop;

    /// A stack that is still empty.
    Model() {
        super();
    }

    /// The layers between an input and an output.
    ///
    /// @throws IllegalArgumentException if the output is not computed from this input
    public Model(Input input, Symbol output) {
        this(List.of(input), List.of(output));
    }

    /// A model of several inputs or outputs: `new Model(List.of(a, b), List.of(price, kind))`.
    ///
    /// @throws IllegalArgumentException if an output is computed from another input, or an input leads to none
    public Model(List<Input> inputs, List<? extends Symbol> outputs) {
        super(Graph.between(inputs, outputs));
    }

    /// Gives the model a name of its own, which [#summary()] shows.
    public Model named(String name) {
        title(name);
        return this;
    }

    /// A model of the same layers with the same weights in tensors of its own; it is compiled anew.
    @Override
    public Model copy() {
        Model copy = (Model) super.copy();
        copy.joinAs(this);
        copy.compiled = null;
        copy.waiting = null;
        copy.history = new History();
        copy.epochs = 0;
        return copy;
    }

    /// Gives the layers their shapes.
    void build(int... input) {
        // a functional model has them from the start
    }

    @Override
    public Tensor forward(Tensor x) {
        builtFor("forward", x);
        return graph().run(x);
    }

    /// @throws IllegalArgumentException if the examples have another shape than the model was built for
    final void builtFor(String who, Tensor x) {
        int[] example = Arrays.copyOfRange(x.shape().toArray(), Math.min(1, x.dim()), x.dim());
        if (!graph().isBuilt() || graph().steps().isEmpty()) {
            if (layers().isEmpty()) {
                throw new IllegalStateException(who + ": the model has no layers.\nHint: add(new Dense(1)).");
            }
            build(example);
        }
        graph().check(who, x.shape(), example);
    }

    // ---- compile

    /// Says how the model learns, by Keras' names: `compile("sgd", "mse", "mae")`.
    ///
    /// @param optimizer "sgd", "adam", "adamw", "rmsprop" or "adagrad", with Keras' settings
    /// @param loss such as "binary_crossentropy", "mse", "sparse_categorical_crossentropy"
    /// @param metrics such as "accuracy", "mae"
    /// @throws IllegalArgumentException if a name is none; the message names the nearest
    public Model compile(String optimizer, String loss, String... metrics) {
        return compile(Optimizers.of(optimizer), loss, metrics);
    }

    /// Says how the model learns: `compile(Optimizers.sgd(0.5), "binary_crossentropy", "accuracy")`.
    public Model compile(Optimizers.Rule optimizer, String loss, String... metrics) {
        return compiled(new Compiled(optimizer, LossFunction.of(loss), metrics));
    }

    /// With an optimizer of this model's parameters: `compile(new SGD(model.parameters(), 0.5), "mse")`.
    public Model compile(Optimizer optimizer, String loss, String... metrics) {
        return compile(_ -> optimizer, loss, metrics);
    }

    /// With the metrics in a list: `compile("adam", "mse", List.of("mae", "mape"))`.
    public Model compile(String optimizer, String loss, List<String> metrics) {
        return compile(optimizer, loss, metrics.toArray(new String[0]));
    }

    /// With the metrics in a list: `compile(Optimizers.sgd(0.5), "mse", List.of("mae", "mape"))`.
    public Model compile(Optimizers.Rule optimizer, String loss, List<String> metrics) {
        return compile(optimizer, loss, metrics.toArray(new String[0]));
    }

    /// With a loss of `himalia.nn`: `compile(Optimizers.adam(0.001), new CrossEntropyLoss(), "accuracy")`.
    public Model compile(Optimizers.Rule optimizer, Loss loss, String... metrics) {
        return compiled(new Compiled(optimizer, LossFunction.of(loss), metrics));
    }

    /// With an optimizer of this model's parameters and a loss of `himalia.nn`.
    public Model compile(Optimizer optimizer, Loss loss, String... metrics) {
        return compile(_ -> optimizer, loss, metrics);
    }

    /// A loss for each output, in their order; [#metrics] and [#lossWeights] say more.
    ///
    /// ```java
    /// model.compile(Optimizers.adam(0.001), List.of("mse", "sparse_categorical_crossentropy"))
    ///         .metrics("price", "mae").metrics("kind", "accuracy").lossWeights(1, 0.5);
    /// ```
    public Model compile(Optimizers.Rule optimizer, List<String> losses) {
        Outputs outputs = new Outputs(graph().outputs(), graph().logits(), losses);
        compiled(new Compiled(optimizer, outputs));
        return this;
    }

    /// Follows metrics of one of several outputs, which is named as in `summary`.
    public Model metrics(String output, String... metrics) {
        Compiled c = compiled("metrics");
        c.outputs("metrics").metrics(output, metrics).forEach(c::add);
        return this;
    }

    /// How much the loss of each output counts.
    public Model lossWeights(double... weights) {
        compiled("lossWeights").outputs("lossWeights").shares(weights);
        return this;
    }

    private Model compiled(Compiled next) {
        compiled = next;
        wantedRate = Double.NaN;
        return this;
    }

    /// Follows one more metric, of your own.
    public Model addMetric(Metric metric) {
        compiled("addMetric").add(metric);
        return this;
    }

    final Compiled compiled(String who) {
        if (compiled == null) {
            throw new IllegalStateException(who + ": the model is not compiled, so it does not know how to learn."
                    + "\nHint: first model.compile(\"sgd\", \"mse\"), or another optimizer and loss.");
        }
        return compiled;
    }

    // ---- fit, evaluate, predict

    /// Plans the training on examples and targets; `run()` of the plan starts it. In a notebook the end of the cell
    /// does so, too, and says it.
    ///
    /// ```java
    /// var history = model.fit(X, Y).epochs(2000).batchSize(4).run();
    /// ```
    public Fit fit(Tensor x, Tensor y) {
        return plan(new Fit(this, x, y, null, null));
    }

    /// Plans the training on rows of numbers.
    public Fit fit(double[][] x, double[][] y) {
        return fit(Tensor.tensor(x), Tensor.tensor(y));
    }

    /// Plans the training on the columns of a table.
    public Fit fit(Table x, Column<?> y) {
        return fit(Tables.tensor(x), Tables.tensor(y));
    }

    /// Plans the training on what a loader gives, in its batches and its order.
    public Fit fit(DataLoader loader) {
        return plan(new Fit(this, null, null, loader, null));
    }

    /// Plans the training in other processes, which is followed here.
    public Fit fit(Elsewhere elsewhere) {
        return plan(new Fit(this, null, null, null, elsewhere));
    }

    /// Plans the training of a model of several inputs or outputs.
    public Fit fit(List<Tensor> x, List<Tensor> y) {
        return fit(inputs("fit", x), targets("fit", y));
    }

    final Tensor inputs(String who, List<Tensor> x) {
        return graph().inputs().pack(who, "input", x);
    }

    final Tensor targets(String who, List<Tensor> y) {
        return y.size() == 1 && graph().outputs().shapes().size() == 1
                ? y.getFirst()
                : compiled(who).outputs(who).targets(who, y);
    }

    private Fit plan(Fit next) {
        remind();
        waiting = next;
        Plans.add(next.atEnd);
        return next;
    }

    final void started(Fit plan) {
        waiting = waiting == plan ? null : waiting;
        Plans.remove(plan.atEnd);
    }

    /// Tells of a `fit` that nobody has started, once.
    private void remind() {
        // A cell that failed has said why, and its plans are gone.
        if (waiting != null && Plans.remove(waiting.atEnd)) {
            System.err.println("model.fit(...) was planned but never started, so nothing was learned by it: " + waiting
                    + "\nHint: end it in .run()");
        }
        waiting = null;
    }

    /// Loss and metrics for examples that the model does not learn from: `{loss=0.0038, binary_accuracy=1.0}`, to be
    /// had by name or by place.
    public Evaluation evaluate(Tensor x, Tensor y) {
        remind();
        return new Trainer(this, "evaluate").evaluate(x, y, 32);
    }

    /// Loss and metrics for the columns of a table.
    public Evaluation evaluate(Table x, Column<?> y) {
        return evaluate(Tables.tensor(x), Tables.tensor(y));
    }

    /// Loss and metrics of a model of several inputs or outputs.
    public Evaluation evaluate(List<Tensor> x, List<Tensor> y) {
        return evaluate(inputs("evaluate", x), targets("evaluate", y));
    }

    /// What a model of several inputs or outputs makes of examples; one tensor for each output.
    public List<Tensor> predict(List<Tensor> x) {
        return graph().outputs().unpack(predict(inputs("predict", x)));
    }

    /// What the model makes of examples, without recording gradients.
    public Tensor predict(Tensor x) {
        remind();
        builtFor("predict", x);
        boolean training = isTraining();
        eval();
        try {
            return Tensor.noGrad(() -> graph().run(x));
        } finally {
            train(training);
        }
    }

    /// What the model makes of rows of numbers.
    public Tensor predict(double[][] x) {
        return predict(Tensor.tensor(x));
    }

    /// What the model makes of the rows of a table.
    public Tensor predict(Table x) {
        return predict(Tables.tensor(x));
    }

    /// One step of learning on one batch.
    ///
    /// @return loss and metrics before the step
    public Map<String, Double> trainOnBatch(Tensor x, Tensor y) {
        return new Trainer(this, "trainOnBatch").once(x, y);
    }

    /// What changes the weights, as [#compile] was told; it keeps its state over several calls of `fit`.
    ///
    /// @throws IllegalStateException if the model is not compiled
    public Optimizer optimizer() {
        return compiled("optimizer").optimizer(this);
    }

    /// The rate at which the model learns.
    public double learningRate() {
        return Double.isNaN(wantedRate)
                ? compiled("learningRate").optimizer(this).lr()
                : wantedRate;
    }

    /// Sets the rate, also from another thread (a slider's, say) while the model trains.
    public void learningRate(double rate) {
        if (!(rate >= 0)) {
            throw new IllegalArgumentException("Invalid learning rate: " + rate);
        }
        wantedRate = rate;
    }

    final void applyRate(Optimizer optimizer) {
        double wanted = wantedRate;
        if (!Double.isNaN(wanted)) {
            optimizer.lr(wanted);
            wantedRate = Double.NaN;
        }
    }

    /// Ends the training after the epoch that runs; for callbacks and other threads.
    public void stopTraining() {
        stop = true;
    }

    final boolean stops() {
        return stop;
    }

    final void begins(History next) {
        history = next;
        stop = false;
    }

    /// For how many epochs the weights were trained; 0 if they were changed otherwise since.
    final int epochs() {
        return trained == changes() ? epochs : 0;
    }

    final void trainedFor(int all) {
        epochs = all;
        trained = changes();
    }

    private long changes() {
        return parameters().stream().mapToLong(p -> p.storage().version()).sum();
    }

    /// What the last `fit` has seen, also if it was stopped.
    public History history() {
        return history;
    }

    @Override
    protected String name() {
        return isSequential() ? "Sequential" : "Model";
    }
}
