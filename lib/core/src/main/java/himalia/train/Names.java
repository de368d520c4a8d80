package himalia.train;

import himalia.api.Closest;
import java.util.Collection;

/// Finds what a text names, or says what it could have meant.
final class Names {
    private Names() {}

    /// Keras' `to_snake_case`: `MaxPooling2D` becomes `max_pooling2d`.
    static String snake(String camel) {
        return camel.replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(java.util.Locale.ROOT);
    }

    /// Python's text of a shape: `(None, 4)`.
    static String shape(int[] shape) {
        StringBuilder text = new StringBuilder("(None");
        for (int n : shape) {
            text.append(", ").append(n < 0 ? "None" : Integer.toString(n));
        }
        return text.append(shape.length == 0 ? ",)" : ")").toString();
    }

    static IllegalArgumentException unknown(String what, String name, Collection<String> known) {
        String meant = Closest.hint(name, known);
        return new IllegalArgumentException("Unknown " + what + " \"" + name + "\"."
                + (meant.isEmpty() ? "\nHint: known are " + String.join(", ", known) + "." : meant));
    }
}
