package himalia.nn;

import java.util.Arrays;

/// Settings of layers, checked.
final class Settings {
    private Settings() {}

    /// A setting for rows and columns, given as one number for both or as two.
    ///
    /// @throws IllegalArgumentException if it is neither, naming the setting
    static int[] pair(String setting, int... v) {
        return switch (v.length) {
            case 1 -> new int[] {v[0], v[0]};
            case 2 -> v.clone();
            default ->
                throw new IllegalArgumentException(
                        setting + ": expected one number, or two for rows and columns," + " got " + Arrays.toString(v));
        };
    }

    /// A setting for depth, rows and columns, given as one number for all or as three.
    static int[] triple(String setting, int... v) {
        if (v.length != 1 && v.length != 3) {
            throw new IllegalArgumentException(
                    setting + ": expected one number, or three for depth, rows and columns, got " + Arrays.toString(v));
        }
        return v.length == 3 ? v.clone() : new int[] {v[0], v[0], v[0]};
    }

    /// A size that a layer can have.
    ///
    /// @throws IllegalArgumentException if it is negative, naming layer and setting
    static int notNegative(String layer, String setting, int size) {
        if (size < 0) {
            throw new IllegalArgumentException(layer + ": " + setting + " must not be negative, got " + size
                    + "\nHint: a size says how many numbers there are; 1 is the smallest useful one.");
        }
        return size;
    }

    /// A setting of several numbers, none of which is too small; a copy.
    ///
    /// @throws IllegalArgumentException if one is, naming layer and setting
    static int[] atLeast(String layer, String setting, int least, int... v) {
        for (int n : v) {
            if (n < least) {
                throw new IllegalArgumentException(layer + ": " + setting + " must be at least " + least + ", got "
                        + Arrays.toString(v)
                        + (least == 0
                                ? "\nHint: it counts elements; 0 is none."
                                : "\nHint: it counts elements; " + least + " is the smallest that moves or sees one."));
            }
        }
        return v.clone();
    }
}
