package himalia.tensor;

import org.jspecify.annotations.Nullable;

/// How tensors are printed; set for all of them by [Tensor#printOptions(int)] and its other forms.
///
/// @param precision digits after the point
/// @param threshold how many elements are printed in full
/// @param edgeitems how many elements of each end of a dimension a summary shows
/// @param linewidth characters in a line
/// @param sciMode whether numbers are written as `1.0000e+03`; `null` decides by their sizes
record PrintOptions(
        int precision,
        int threshold,
        int edgeitems,
        int linewidth,
        @Nullable Boolean sciMode) {
    static final PrintOptions DEFAULT = new PrintOptions(4, 1000, 3, 80, null);
    static volatile PrintOptions current = DEFAULT;

    PrintOptions {
        check("precision", precision, 0);
        check("threshold", threshold, 0);
        check("edgeitems", edgeitems, 1);
        check("linewidth", linewidth, 1);
    }

    private static void check(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "printOptions: " + name + " must be " + least + " or more, but is " + value);
        }
    }

    static PrintOptions profile(String name) {
        return switch (name) {
            case "default" -> DEFAULT;
            case "short" -> new PrintOptions(2, 1000, 2, 80, null);
            case "full" -> new PrintOptions(4, Integer.MAX_VALUE, 3, 80, null);
            default ->
                throw new IllegalArgumentException("printOptions: there is no profile \"" + name
                        + "\"; there are \"default\", \"short\" and \"full\"");
        };
    }
}
