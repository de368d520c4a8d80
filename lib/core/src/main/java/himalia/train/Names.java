package himalia.train;

import java.util.Collection;
import java.util.Comparator;

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
        String nearest = known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .orElse("");
        boolean near = distance(name, nearest) <= Math.max(2, name.length() / 3);
        return new IllegalArgumentException("Unknown " + what + " \"" + name + "\"."
                + (near ? "\nHint: did you mean \"" + nearest + "\"?" : "\nHint: known are ")
                + (near ? "" : String.join(", ", known) + "."));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
