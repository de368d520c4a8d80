package himalia.playground;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a hand does in the page of a playground, as the verbs that a cell would call.
record Hand(Playground playground) {
    /// A hand has done something in the page.
    void does(Map<?, ?> content) {
        String what = String.valueOf(content.get("do"));
        switch (what) {
            case "drawn" -> playground.drawn((int) number("n", content.get("n")));
            case "play" -> playground.play();
            case "pause" -> playground.pauseWithFilm();
            case "step" -> playground.step();
            case "reset" -> playground.reset();
            case "code" -> playground.tellCode();
            case "set" -> set(String.valueOf(content.get("name")), content.get("value"));
            default -> throw new IllegalArgumentException("playground: the page asked for \"" + what + "\".");
        }
    }

    private void set(String name, @Nullable Object value) {
        switch (name) {
            case "data" -> playground.data(String.valueOf(value));
            case "noise" -> playground.noise(number(name, value));
            case "share" -> playground.trainShare(number(name, value));
            case "seed" -> playground.seed((int) number(name, value));
            case "features" -> playground.features(texts(value).toArray(String[]::new));
            case "layers" ->
                playground.layers(texts(value).stream()
                        .mapToInt(text -> (int) number(name, text))
                        .toArray());
            case "activation" -> playground.activation(String.valueOf(value));
            case "lr" -> playground.lr(number(name, value));
            case "penalty" -> playground.regularization(String.valueOf(value), playground.penaltyRate());
            case "penaltyRate" -> playground.regularization(playground.penalty(), number(name, value));
            case "batchSize" -> playground.batchSize((int) number(name, value));
            case "speed" -> playground.speed((int) number(name, value));
            default -> throw new IllegalArgumentException("playground: there is no setting \"" + name + "\".");
        }
    }

    private static double number(String name, @Nullable Object value) {
        try {
            return value instanceof Number n ? n.doubleValue() : Double.parseDouble(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("playground: `" + name + "` must be a number. Received: " + value, e);
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
