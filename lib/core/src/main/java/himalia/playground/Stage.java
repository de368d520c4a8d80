package himalia.playground;

import himalia.data.TensorSplit;
import himalia.tensor.Tensor;
import himalia.widgets.AnyWidget;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What a page shows of a playground: a widget with a module of its own (`playground.js`), to which pictures go as
/// bytes.
///
/// The page says once a second how many have come. If it is behind, it is sent no more: a slow page sees fewer of them,
/// not older ones.
final class Stage {
    /// How wide the picture of the network is; that of a neuron is a half of it.
    private static final int SIZE = 60;

    /// So many pictures may be on their way: those of somewhat more than a second.
    private static final int ON_THE_WAY = 45;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);
    private static final long GONE = TimeUnit.SECONDS.toNanos(30);

    private final AnyWidget widget = new AnyWidget();
    private final Tensor places = Training.pixels(SIZE);
    private volatile boolean shown;
    private volatile int sent;
    private volatile int drawn;
    /// When the page was last heard of.
    private volatile long heard;

    Stage() {
        widget.esm(resource("playground.js")).css(resource("playground.css"));
        widget.state("size", SIZE)
                .state("edge", Points.EDGE)
                .state("shapes", Points.SHAPES)
                .state("allFeatures", Feature.names())
                .state("activations", Setup.ACTIVATIONS)
                .state("penalties", Setup.PENALTIES)
                .state("mostLayers", Setup.MOST_LAYERS)
                .state("mostNeurons", Setup.MOST_NEURONS)
                .state("playing", false)
                .state("note", "")
                .state("code", Map.of());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Stage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AnyWidget widget() {
        return widget;
    }

    /// From now on somebody looks at it.
    void isShown() {
        shown = true;
        heard = System.nanoTime();
    }

    /// Whether nobody has looked at it for long.
    boolean isForsaken() {
        return shown && System.nanoTime() - heard > GONE;
    }

    /// The page has drawn so many pictures.
    void isDrawn(int pictures) {
        drawn = pictures;
        heard = System.nanoTime();
    }

    void playing(boolean playing) {
        if (playing) {
            heard = System.nanoTime();
        }
        widget.state("playing", playing);
    }

    /// Tells the page all of it at once.
    void together(Runnable told) {
        widget.holdSync(told);
    }

    void note(String note) {
        widget.state("note", note);
    }

    void code(Map<String, String> code) {
        widget.state("code", code);
    }

    void settings(Setup setup) {
        widget.state("settings", setup.asMap());
    }

    void points(Training training) {
        TensorSplit split = training.split;
        Points.Names names = training.points.names();
        float[] places = new float[4 * (split.xTrain().size(0) + split.xTest().size(0))];
        put(places, 0, split.xTrain(), split.yTrain(), 0);
        put(places, 4 * split.xTrain().size(0), split.xTest(), split.yTest(), 1);
        widget.state("points", bytes(places));
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("x1", names.x1());
        words.put("x2", names.x2());
        words.put("from", boxed(names.from()));
        words.put("to", boxed(names.to()));
        words.put("zero", names.zero());
        words.put("one", names.one());
        widget.state("names", words);
    }

    private static List<Double> boxed(double[] values) {
        return java.util.Arrays.stream(values).boxed().toList();
    }

    private static void put(float[] all, int at, Tensor x, Tensor y, float test) {
        float[] places = x.toFloatArray();
        float[] labels = y.toFloatArray();
        for (int i = 0; i < labels.length; i++) {
            all[at + 4 * i] = places[2 * i];
            all[at + 4 * i + 1] = places[2 * i + 1];
            all[at + 4 * i + 2] = labels[i];
            all[at + 4 * i + 3] = test;
        }
    }

    /// Whether the page would draw another picture now.
    boolean wantsPicture() {
        return sent - drawn < ON_THE_WAY || System.nanoTime() - heard > PATIENCE;
    }

    /// Sends what is to be seen of a training. Only its playground calls this, and one at a time.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void picture(Training training, Recording recording) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("epoch", training.epoch());
        frame.put("train", finite(training.trainLoss()));
        frame.put("test", finite(training.testLoss()));
        frame.put("weights", bytes(training.weights()));
        byte[][] pictures = training.pictures(places);
        int neurons = pictures.length - 1;
        int half = SIZE / 2;
        byte[] small = new byte[neurons * half * half];
        for (int k = 0; k < neurons; k++) {
            for (int i = 0; i < half * half; i++) {
                small[k * half * half + i] = pictures[k][2 * (i / half) * SIZE + 2 * (i % half)];
            }
        }
        frame.put("neurons", small);
        frame.put("plane", pictures[neurons]);
        frame.put("curve", bytes(recording.curve()));
        frame.put("n", ++sent);
        widget.state("frame", frame);
    }

    /// JSON has no other numbers.
    private static double finite(double loss) {
        return Double.isFinite(loss) ? loss : -1;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    void close() {
        widget.close();
    }
}
