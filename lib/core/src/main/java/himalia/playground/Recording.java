package himalia.playground;

import himalia.nn.Sequential;
import himalia.plot.Animation;
import himalia.plot.Figure;
import himalia.plot.Plot;
import himalia.tensor.Tensor;
import himalia.train.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was seen of a training: both losses of every epoch, and of some, evenly spread, what the network knew.
final class Recording {
    /// Twice as many are kept before every other is forgotten.
    private static final int FRAMES = 12;
    /// As many points of a curve as a page can tell apart.
    private static final int CURVE = 300;

    private record Moment(int epoch, double train, double test, List<Tensor> weights) {}

    private final Training training;
    private final Setup setup;
    private final List<Moment> moments = new ArrayList<>();
    private int stride = 1;
    private double[] train = new double[64];
    private double[] test = new double[64];
    private int epochs;

    Recording(Training training, Setup setup) {
        this.training = training;
        this.setup = setup.copy();
        keep();
    }

    /// An epoch is done.
    void epoch() {
        if (epochs == train.length) {
            train = Arrays.copyOf(train, 2 * epochs);
            test = Arrays.copyOf(test, 2 * epochs);
        }
        train[epochs] = training.trainLoss();
        test[epochs] = training.testLoss();
        epochs++;
        if (epochs % stride == 0) {
            keep();
        }
    }

    private void keep() {
        moments.add(new Moment(
                training.epoch(),
                training.trainLoss(),
                training.testLoss(),
                training.net.parameters().stream().map(p -> p.detach().clone()).toList()));
        if (moments.size() > 2 * FRAMES) {
            stride *= 2;
            moments.removeIf(moment -> moment.epoch() % stride != 0);
        }
    }

    History history() {
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("loss", Arrays.copyOf(train, epochs));
        series.put("val_loss", Arrays.copyOf(test, epochs));
        return History.of(series);
    }

    /// Epoch, loss and loss of the test of each point of the curves, as many as a page needs: of any stretch the last.
    float[] curve() {
        int n = Math.min(epochs, CURVE);
        float[] curve = new float[3 * n];
        for (int i = 0; i < n; i++) {
            int at = (int) ((i + 1L) * epochs / n) - 1;
            curve[3 * i] = at + 1;
            curve[3 * i + 1] = (float) train[at];
            curve[3 * i + 2] = (float) test[at];
        }
        return curve;
    }

    /// The plane at the recorded epochs, the last one included.
    Animation film() {
        List<Moment> all = new ArrayList<>(moments);
        if (all.getLast().epoch() != training.epoch()) {
            all.add(new Moment(training.epoch(), training.trainLoss(), training.testLoss(), weightsNow()));
        }
        Sequential then = Training.network(setup);
        List<Figure> figures = new ArrayList<>();
        for (Moment moment : all) {
            Tensor.noGrad(() -> {
                List<Tensor> parameters = then.parameters();
                for (int i = 0; i < parameters.size(); i++) {
                    parameters.get(i).copy_(moment.weights().get(i));
                }
            });
            figures.add(picture(then, moment));
        }
        return Plot.animate(figures)
                .labels(all.stream().map(moment -> "epoch " + moment.epoch()).toList());
    }

    private List<Tensor> weightsNow() {
        return training.net.parameters().stream().map(Tensor::detach).toList();
    }

    /// The plane as it is now.
    Figure figure() {
        return picture(
                training.net, new Moment(training.epoch(), training.trainLoss(), training.testLoss(), List.of()));
    }

    private Figure picture(Sequential net, Moment moment) {
        Points.Names names = training.points.names();
        double[] from = names.from();
        double[] to = names.to();
        Tensor places = training.split.xTrain();
        double[] chosen = training.split.yTrain().toDoubleArray();
        String[] labels = new String[chosen.length];
        Arrays.setAll(labels, i -> chosen[i] == 0 ? names.zero() : names.one());
        double zero = names.hasNumbers() ? Double.parseDouble(names.zero()) : 0;
        double one = names.hasNumbers() ? Double.parseDouble(names.one()) : 1;
        return Plot.decisionBoundary(
                        seen -> Training.chance(net, setup.features, inside(seen.toFloat(), from, to))
                                .mul(one - zero)
                                .add(zero), // from one number to the other, where classes are numbers
                        outside(places, from, to),
                        Arrays.asList(labels))
                .title(String.format(Locale.ROOT, "loss %.4f, of the test %.4f", moment.train(), moment.test()))
                .xLabel(names.x1())
                .yLabel(names.x2())
                .xLim(from[0], to[0])
                .yLim(from[1], to[1])
                .size(480, 440);
    }

    /// From the user's numbers to those of the plane.
    private static Tensor inside(Tensor seen, double[] from, double[] to) {
        return Tensor.cat(
                List.of(
                        stretched(seen, 0, from[0], to[0], -Points.EDGE, Points.EDGE),
                        stretched(seen, 1, from[1], to[1], -Points.EDGE, Points.EDGE)),
                1);
    }

    private static Tensor outside(Tensor places, double[] from, double[] to) {
        return Tensor.cat(
                List.of(
                        stretched(places, 0, -Points.EDGE, Points.EDGE, from[0], to[0]),
                        stretched(places, 1, -Points.EDGE, Points.EDGE, from[1], to[1])),
                1);
    }

    private static Tensor stretched(Tensor all, int column, double from, double to, double newFrom, double newTo) {
        double scale = to == from ? 0 : (newTo - newFrom) / (to - from);
        return all.narrow(1, column, 1).sub(from).mul(scale).add(newFrom);
    }
}
