package himalia.train;

import java.util.Map;

/// A number of the logs that should get better, and for how long it has not.
final class Watched {
    private final String who;
    private final String name;
    private final boolean upwards;
    private double minDelta;
    private double best;
    private int waited;

    Watched(String who, String name) {
        this.who = who;
        this.name = name;
        this.upwards = name.contains("acc") || name.contains("precision") || name.contains("recall");
        reset();
    }

    void minDelta(double delta) {
        minDelta = Math.abs(delta);
    }

    Watched withMinDelta(double delta) {
        minDelta(delta);
        return this;
    }

    void reset() {
        best = upwards ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        waited = 0;
    }

    /// Looks at an epoch.
    ///
    /// @throws IllegalArgumentException if the number is not followed; the message names the nearest
    boolean improves(Map<String, Double> logs) {
        double value = of(logs);
        boolean better = upwards ? value - minDelta > best : value + minDelta < best;
        if (better) {
            best = value;
        }
        waited = better ? 0 : waited + 1;
        return better;
    }

    double of(Map<String, Double> logs) {
        Double value = logs.get(name);
        if (value == null) {
            boolean validation = name.startsWith("val_") && logs.containsKey(name.substring(4));
            throw new IllegalArgumentException(who + ": nothing named \"" + name + "\" is followed, only "
                    + String.join(", ", logs.keySet())
                    + (validation ? "\nHint: give fit a validation(x, y) or a validationSplit(0.2)." : ""));
        }
        return value;
    }

    int waited() {
        return waited;
    }

    void waitAgain() {
        waited = 0;
    }
}
