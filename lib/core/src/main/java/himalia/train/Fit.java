package himalia.train;

import himalia.data.DataLoader;
import himalia.data.Tables;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// A plan of training, made by [Model#fit]; [#run()] starts it, and so does showing it as a cell's last value.
///
/// ```java
/// model.fit(X, Y).epochs(1000).batchSize(100).validation(vX, vY).run()
/// ```
public final class Fit {
    final Model model;
    final @Nullable Tensor x;
    final @Nullable Tensor y;
    final @Nullable DataLoader loader;
    final @Nullable Elsewhere elsewhere;
    int epochs = 1;
    int batchSize = 32;
    int verbose = 1;
    boolean shuffle = true;
    boolean live;
    boolean goesOn;
    boolean stopButton;

    @Nullable
    DoubleSupplier rate;
    /// How many; -1 where nobody has said it.
    int snapshots = -1;
    double validationSplit;

    @Nullable
    Tensor validationX;

    @Nullable
    Tensor validationY;

    @Nullable
    Tensor sampleWeight;

    @Nullable
    Map<Integer, Double> classWeight;

    @Nullable
    Team team;

    int every = 1;

    final List<Callback> callbacks = new ArrayList<>();
    /// Starts the plan if nobody has when its cell ends.
    final Consumer<Object> atEnd = this::endOfCell;

    private @Nullable History done;

    Fit(
            Model model,
            @Nullable Tensor x,
            @Nullable Tensor y,
            @Nullable DataLoader loader,
            @Nullable Elsewhere elsewhere) {
        this.model = model;
        this.x = x;
        this.y = y;
        this.loader = loader;
        this.elsewhere = elsewhere;
    }

    /// How often to go through all examples; once, if nothing is said.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Fit epochs(int epochs) {
        this.epochs = notBelow(0, "epochs", epochs);
        return this;
    }

    /// How many examples one step looks at; 32, if nothing is said. The last batch of an epoch may be smaller.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public Fit batchSize(int batchSize) {
        this.batchSize = notBelow(1, "batchSize", batchSize);
        return this;
    }

    private static int notBelow(int least, String name, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "fit: `" + name + "` must be at least " + least + ". Received: " + value);
        }
        return value;
    }

    /// Examples that are looked at after every epoch but never learned from.
    public Fit validation(Tensor x, Tensor y) {
        validationX = x;
        validationY = y;
        return this;
    }

    /// The same for a model of several inputs or outputs.
    public Fit validation(List<Tensor> x, List<Tensor> y) {
        return validation(model.inputs("validation", x), model.targets("validation", y));
    }

    /// Rows of a table that are looked at after every epoch but never learned from.
    public Fit validation(Table x, Column<?> y) {
        return validation(Tables.tensor(x), Tables.tensor(y));
    }

    /// Takes the last part of the examples, before any shuffling, for the validation: 0.2 for every fifth.
    ///
    /// @throws IllegalArgumentException if it is not between 0 and 1
    public Fit validationSplit(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("fit: `validationSplit` must be between 0 and 1. Received: " + share);
        }
        validationSplit = share;
        return this;
    }

    /// Whether every epoch has an order of its own; it has, if nothing is said.
    public Fit shuffle(boolean shuffle) {
        this.shuffle = shuffle;
        return this;
    }

    /// How much is told: 0 nothing, 1 one line that is updated (on a console Keras' text, at most 20 epochs a second),
    /// 2 a line per epoch.
    public Fit verbose(int verbose) {
        this.verbose = verbose;
        return this;
    }

    /// Draws the loss while it falls, in a notebook.
    public Fit live() {
        live = true;
        return this;
    }

    /// Reads the learning rate anew before each batch: of a slider that a hand moves while the model trains, or of a
    /// formula. It takes the place of the optimizer's own, also of one that a callback sets.
    ///
    /// ```java
    /// var lr = logSlider(-4, 0).description("lr");
    /// display(lr);
    /// model.fit(x, y).epochs(1000).learningRate(lr).stopButton().live().run();
    /// ```
    public Fit learningRate(DoubleSupplier rate) {
        this.rate = Objects.requireNonNull(rate, "rate");
        return this;
    }

    /// Shows a button that ends the training after the epoch that runs. What was learned stays.
    public Fit stopButton() {
        stopButton = true;
        return this;
    }

    /// Says that the model was trained before and that this is meant, as in fine-tuning: without it, `fit` tells of it
    /// on `System.err`.
    ///
    /// ```java
    /// model.fit(more, labels).epochs(10).goesOn().run();
    /// ```
    ///
    /// @see himalia.optim.GoingOn
    public Fit goesOn() {
        goesOn = true;
        return this;
    }

    /// Keeps what the model knew at so many times, evenly spread over the epochs, for [History#animate]. Without this
    /// call it is 40 for models of at most 5,000 numbers and none for larger ones.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Fit snapshots(int n) {
        snapshots = notBelow(0, "snapshots", n);
        return this;
    }

    /// What is asked after every epoch: [EarlyStopping], [ModelCheckpoint] ...
    public Fit callbacks(Callback... callbacks) {
        this.callbacks.addAll(List.of(callbacks));
        return this;
    }

    /// How much every example counts, `[n]`.
    public Fit sampleWeight(Tensor weights) {
        sampleWeight = weights;
        return this;
    }

    /// How much the examples of a class count: `Map.of(0, 1.0, 1, 5.0)`; those of other classes count 1.
    public Fit classWeight(Map<Integer, Double> weights) {
        classWeight = Map.copyOf(weights);
        return this;
    }

    /// Trains as one of several processes, each of which calls this with its own rows of every batch:
    /// `batchSize` is how many of them are here. Loss and metrics are those of all rows.
    ///
    /// @param every after how many steps the processes agree. 1: their gradients are added up before each
    /// step, so that weights and losses are those of one process with the whole batches, apart from rounding.
    /// More: each takes as many steps of its own, then the weights become the mean of all
    /// @throws IllegalArgumentException if `every` is below 1
    public Fit together(Team team, int every) {
        this.team = team;
        this.every = notBelow(1, "every", every);
        return this;
    }

    /// Trains.
    ///
    /// @return loss and metrics of every epoch
    /// @throws IllegalStateException if the model is not compiled
    /// @throws IllegalArgumentException if examples or targets do not fit the model; the message names the layer
    /// @throws ArithmeticException if the loss is no number any more; the message names epoch, batch and layer
    /// @throws java.util.concurrent.CancellationException if the thread was interrupted; what was learned stays
    public History run() {
        model.started(this);
        done = new Trainer(model, "fit").fit(this);
        return done;
    }

    /// What is a cell's value is shown by what came of it, and needs no word.
    private void endOfCell(Object value) {
        History trained = run();
        if (value != this) {
            System.err.println(
                    "Note: the model was trained at the end of the cell: " + trained + "\nHint: end it in .run()");
        }
    }

    /// What came of the plan, which is started if it was not.
    History outcome() {
        return done == null ? run() : done;
    }

    /// What is planned.
    @Override
    public String toString() {
        if (elsewhere != null) {
            return "fit(" + elsewhere + ").epochs(" + epochs + ").batchSize(" + batchSize
                    + "), to be started by .run()";
        }
        int rows = loader != null
                ? loader.dataset().size()
                : Objects.requireNonNull(x).size(0);
        return "fit(" + rows + " examples).epochs(" + epochs + ")"
                + (loader != null ? "" : ".batchSize(" + batchSize + ")") + ", to be started by .run()";
    }
}
