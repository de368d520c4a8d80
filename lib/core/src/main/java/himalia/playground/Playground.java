package himalia.playground;

import himalia.api.Display;
import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.data.TensorSplit;
import himalia.nn.Sequential;
import himalia.plot.Animation;
import himalia.plot.Figure;
import himalia.tensor.Tensor;
import himalia.train.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/// A small network to be played with: points of two kinds, a network that learns to tell them apart, and a picture of
/// what each of its neurons has found, while it learns.
///
/// ```java
/// playground()                                                                  // all by hand
/// playground().data("spiral").features("x1", "x2", "sin(x1)", "sin(x2)").layers(6, 4).lr(0.03)
/// playground().data(table, "area", "age", "sold")                               // points of one's own
///
/// playground().data("xor").layers(2).run(200)                                   // without a hand: its history
/// ```
///
/// As a cell's last value it is shown with buttons to play, to go by steps and to begin again, and with all settings.
/// Of what was played, a film stays in the notebook, which needs no kernel. [#code] is the cell that builds the same
/// network.
///
/// **The network** is of `Linear` layers with an activation after each but the last, whose `sigmoid` is the chance that
/// a point is of class 1. It starts by Glorot's even distribution and biases of 0, and gradient descent makes the mean
/// binary cross entropy small, plus `rate` times the sum of all `|w|` (l1) or `w²` (l2) of the weights without biases.
///
/// **Numbers.** All random ones follow [#seed], whatever else draws some meanwhile.
public final class Playground {
    /// So long stands a picture at least.
    private static final long PICTURE_NANOS = TimeUnit.MILLISECONDS.toNanos(33);
    /// After so long a picture is due, however many epochs should have been done.
    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(90);

    private Setup setup = new Setup();
    private Training training = new Training(setup);
    private Recording recording = new Recording(training, setup);
    /// Whether something was moved while the network learned.
    private boolean bent;

    private @Nullable Stage stage;
    private @Nullable Thread player;
    private @Nullable DisplayHandle film;

    private Playground() {}

    /// A playground with the points and the network that it begins with: `circle`, and layers of 4 and 2 neurons.
    public static Playground playground() {
        return new Playground();
    }

    // ---- settings

    /// The points: `"circle"`, `"xor"`, `"gauss"` or `"spiral"`.
    ///
    /// @throws IllegalArgumentException if there is no such data set; the message names the nearest
    public Playground data(String name) {
        return anew(setup -> setup.data(name));
    }

    /// Points of one's own, `[n, 2]`, and their classes, `[n]` or `[n, 1]` of two different numbers. Each axis is
    /// stretched to go from -5 to 5.
    ///
    /// @throws IllegalArgumentException if they are not such points or classes
    public Playground data(Tensor x, Tensor y) {
        return anew(setup -> setup.data(x, y));
    }

    /// Two columns of a table as points, and a column of two different values, numbers or texts, as their classes.
    ///
    /// ```java
    /// playground().data(houses, "area", "age", "sold")
    /// ```
    ///
    /// @throws IllegalArgumentException if they are not such columns
    public Playground data(Table table, String x1, String x2, String y) {
        return anew(setup -> setup.data(table, x1, x2, y));
    }

    /// How far points stray into the other class, 0 to 0.5. Points of one's own have the noise that they have.
    ///
    /// @throws IllegalArgumentException if it is another number
    public Playground noise(double noise) {
        return anew(setup -> setup.noise(noise));
    }

    /// Which share of the points is learned from, 0.1 to 0.9; the others are the test. At first it is a half.
    ///
    /// @throws IllegalArgumentException if it is another number
    public Playground trainShare(double share) {
        return anew(setup -> setup.share(share));
    }

    /// What all random numbers follow: points, their order and the first weights.
    public Playground seed(int seed) {
        return anew(setup -> setup.seed = seed);
    }

    /// What the network is told of a point: some of `x1`, `x2`, `x1^2`, `x2^2`, `x1*x2`, `sin(x1)`, `sin(x2)`.
    ///
    /// @throws IllegalArgumentException if there is none, or no such feature; the message names the nearest
    public Playground features(String... names) {
        return anew(setup -> setup.features(List.of(names)));
    }

    /// How many neurons each hidden layer has: at most 6 layers of 1 to 8. `layers()` has none: logistic regression.
    ///
    /// @throws IllegalArgumentException if there are more
    public Playground layers(int... neurons) {
        return anew(setup -> setup.layers(Arrays.stream(neurons).boxed().toList()));
    }

    /// What follows each hidden layer: `"tanh"`, `"relu"`, `"sigmoid"` or `"linear"`.
    ///
    /// @throws IllegalArgumentException if there is no such activation; the message names the nearest
    public Playground activation(String name) {
        return anew(setup -> setup.activation(name));
    }

    /// The learning rate, 0 to 10. It may be moved while the network learns.
    ///
    /// @throws IllegalArgumentException if it is another number
    public Playground lr(double lr) {
        return onTheWay(setup -> setup.lr(lr));
    }

    /// What draws the weights to 0, and how strongly: `"l1"` or `"l2"`, or `"none"`. It may be moved while the network
    /// learns.
    ///
    /// ```java
    /// playground().regularization("l1", 0.003)
    /// ```
    ///
    /// @throws IllegalArgumentException if there is no such regularization, or the rate is not within 0 and 10
    public Playground regularization(String name, double rate) {
        return onTheWay(setup -> setup.penalty(name, rate));
    }

    /// How many points one step looks at, 10 at first. It may be moved while the network learns.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public Playground batchSize(int size) {
        return onTheWay(setup -> setup.batchSize(size));
    }

    /// How many epochs there are between two pictures, 1 at first: the network learns the same, only faster.
    ///
    /// @throws IllegalArgumentException if it is not within 1 and 1000
    public synchronized Playground speed(int epochs) {
        Setup wanted = setup.copy();
        wanted.speed(epochs);
        setup = wanted;
        tellSettings();
        return this;
    }

    /// Changes something with which the network begins.
    private synchronized Playground anew(Consumer<Setup> change) {
        Setup wanted = setup.copy();
        change.accept(wanted); // a bad setting changes nothing
        setup = wanted;
        start();
        return this;
    }

    /// Changes something with which it goes on.
    private synchronized Playground onTheWay(Consumer<Setup> change) {
        Setup wanted = setup.copy();
        change.accept(wanted);
        setup = wanted;
        if (training.epoch() > 0) {
            bent = true;
            training.bend(setup);
            tellSettings();
        } else {
            start();
        }
        return this;
    }

    private synchronized void start() {
        training = new Training(setup);
        recording = new Recording(training, setup);
        bent = false;
        tellAll();
    }

    // ---- playing

    /// Begins to learn, on a thread of its own.
    public synchronized Playground play() {
        if (player == null) {
            player = Thread.ofPlatform().daemon().name("playground").start(this::learn);
            onStage(shown -> {
                shown.note("");
                shown.playing(true);
            });
        }
        return this;
    }

    /// Stops learning; [#play] goes on. The film below the picture then shows what was learned so far.
    public Playground pause() {
        end();
        return this;
    }

    private synchronized boolean end() {
        boolean played = player != null;
        player = null;
        onStage(shown -> {
            shown.playing(false);
            shown.picture(training, recording);
        });
        return played;
    }

    /// Whether it learns now.
    public synchronized boolean isPlaying() {
        return player != null;
    }

    /// Goes once through all points.
    ///
    /// @throws ArithmeticException if the loss is no number any more
    public synchronized Playground step() {
        end();
        once();
        onStage(shown -> shown.picture(training, recording));
        return this;
    }

    /// Forgets what was learned and begins anew, with the same first weights.
    public synchronized Playground reset() {
        end();
        start();
        return this;
    }

    /// Goes so many times through all points, and comes back when that is done. A picture that is shown goes along.
    ///
    /// ```java
    /// var p = playground().data("xor").layers(2);
    /// p.run(200)       // History of 200 epochs: loss 0.8615 -> 0.3197, val_loss 0.9383 -> 0.2948
    /// ```
    ///
    /// @return both losses after each epoch since the beginning
    /// @throws IllegalArgumentException if the number is negative
    /// @throws ArithmeticException if the loss is no number any more
    /// @throws CancellationException if the thread was interrupted; what was learned stays
    public History run(int epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("playground: `epochs` must not be negative. Received: " + epochs);
        }
        end();
        long next = System.nanoTime();
        for (int i = 0; i < epochs; i++) {
            synchronized (this) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("Stopped in epoch " + training.epoch()
                            + " of the playground. It keeps what it has learned.");
                }
                once();
                Stage shown = stage;
                if (shown != null && System.nanoTime() > next && shown.wantsPicture()) {
                    shown.picture(training, recording);
                    next = System.nanoTime() + PICTURE_NANOS;
                }
            }
        }
        end();
        return history();
    }

    private void once() {
        training.learn();
        if (!training.isFinite()) {
            throw new ArithmeticException("The loss of the playground is no number any more, in epoch "
                    + training.epoch() + ".\nHint: reset(), and a smaller learning rate than " + setup.lr);
        }
        recording.epoch();
    }

    /// What the player does.
    private void learn() {
        Thread me = Thread.currentThread();
        try {
            long began = System.nanoTime();
            while (learnsOn(me, began)) {
                long rest = PICTURE_NANOS - (System.nanoTime() - began);
                if (rest > 0) {
                    TimeUnit.NANOSECONDS.sleep(rest);
                }
                began = System.nanoTime();
            }
        } catch (InterruptedException | CancellationException stopped) {
            given(me, "stopped");
        } catch (ArithmeticException e) {
            given(me, "The loss is no number any more: reset, and a smaller learning rate.");
        } catch (RuntimeException e) {
            given(me, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /// Some epochs and a picture.
    private synchronized boolean learnsOn(Thread me, long began) {
        if (player != me) {
            return false;
        }
        for (int i = 0; i < setup.speed && System.nanoTime() - began < LONGEST_NANOS; i++) {
            once();
        }
        Stage shown = stage;
        if (shown != null) {
            if (shown.isForsaken()) {
                end();
            } else if (shown.wantsPicture()) {
                shown.picture(training, recording);
            }
        }
        return player == me;
    }

    /// A player ends by itself.
    private synchronized void given(Thread me, String why) {
        if (player == me) {
            end();
            onStage(shown -> shown.note(why));
        }
    }

    /// Takes it out of the page and stops learning; its numbers can still be asked for.
    public synchronized void close() {
        player = null;
        onStage(Stage::close);
        stage = null;
    }

    // ---- what came of it

    /// How many times it went through all points.
    public synchronized int epoch() {
        return training.epoch();
    }

    /// The mean binary cross entropy of the points that are learned from, now.
    public synchronized double trainLoss() {
        return training.trainLoss();
    }

    /// The same of the test.
    public synchronized double testLoss() {
        return training.testLoss();
    }

    /// The network, as PyTorch has it: the features of points go in, and the `sigmoid` of what comes out is the chance
    /// of class 1. It goes on learning while it is looked at.
    public synchronized Sequential net() {
        return training.net;
    }

    /// The points in two parts: to learn from, and to judge with. Class and place, not features.
    public synchronized TensorSplit points() {
        return training.split;
    }

    /// The chance that points are of class 1, `[n, 2]` to `[n, 1]`; in the plane of the playground, from -6 to 6.
    public synchronized Tensor predict(Tensor points) {
        return training.chance(points);
    }

    /// Both losses after each epoch: `loss`, and `val_loss` of the test.
    public synchronized History history() {
        return recording.history();
    }

    /// The plane as the network sees it now.
    public synchronized Figure figure() {
        return recording.figure();
    }

    /// The plane at recorded epochs, with a slider that needs no kernel.
    public synchronized Animation film() {
        return recording.film();
    }

    /// The cell that builds this network and trains it for as many epochs, as PyTorch has it. It prints the numbers of
    /// the playground, unless learning rate, regularization or batch size were moved meanwhile.
    public String code() {
        return code("pytorch");
    }

    /// The same in a style: `"pytorch"` or `"keras"`.
    ///
    /// @throws IllegalArgumentException if it is another
    public synchronized String code(String style) {
        return new CellWriter(setup, training.epoch(), bent).in(style);
    }

    // ---- the page

    private void onStage(Consumer<Stage> what) {
        Stage shown = stage;
        if (shown != null) {
            what.accept(shown);
        }
    }

    private void tellSettings() {
        onStage(shown -> shown.settings(setup));
    }

    private void tellAll() {
        onStage(shown -> shown.together(() -> {
            shown.note("");
            shown.settings(setup);
            shown.points(training);
            shown.picture(training, recording);
        }));
    }

    MimeBundle shownInCell() {
        Stage shown;
        synchronized (this) {
            if (!Frontend.current().isNotebook()) {
                return MimeBundle.text(toString());
            }
            shown = stage;
            if (shown == null) {
                shown = new Stage();
                Hand hand = new Hand(this);
                stage = shown;
                shown.widget().onMessage((content, bytes) -> hand.does(content));
                tellAll();
                shown.playing(player != null);
            }
            shown.isShown();
            film = null; // it belongs below the cell that shows the picture
        }
        MimeBundle bundle = Display.render(shown.widget());
        String missing = bundle.plain().substring(bundle.plain().indexOf('\n'));
        if (epoch() > 0) {
            // for a saved notebook that nobody trusts: no widget lives there
            for (Map.Entry<String, Object> form : Display.render(film()).data().entrySet()) {
                bundle = bundle.with(form.getKey(), form.getValue());
            }
        }
        return bundle.with(MimeBundle.TEXT, this + missing);
    }

    /// Shows the page the cells that build this network.
    synchronized void tellCode() {
        Map<String, String> code = new LinkedHashMap<>();
        code.put("PyTorch", code("pytorch"));
        code.put("Keras", code("keras"));
        onStage(shown -> shown.code(code));
    }

    synchronized double penaltyRate() {
        return setup.penaltyRate;
    }

    synchronized String penalty() {
        return setup.penalty;
    }

    /// The page has drawn so many pictures.
    void drawn(int pictures) {
        onStage(shown -> shown.isDrawn(pictures));
    }

    /// Pauses, and shows below the picture what stays in the notebook.
    void pauseWithFilm() {
        if (!end()) {
            return;
        }
        Animation shown = film();
        DisplayHandle place;
        synchronized (this) {
            place = film;
        }
        if (place == null) {
            place = Display.display(shown);
            synchronized (this) {
                film = place;
            }
        } else {
            place.update(shown);
        }
    }

    /// What it is made of and where it stands: `Playground(xor, x1 x2 -> 2 tanh -> 1, lr 0.03; epoch 200: loss 0.3197,
    /// of the test 0.2948)`.
    @Override
    public synchronized String toString() {
        return String.format(
                Locale.ROOT,
                "Playground(%s; epoch %d: loss %.4f, of the test %.4f)",
                setup,
                training.epoch(),
                training.trainLoss(),
                training.testLoss());
    }
}
