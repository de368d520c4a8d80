package himalia.tensor.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/// What readers of all formats say about files that they cannot read.
final class Damage {
    private Damage() {}

    static UncheckedIOException unreadable(Path path, IOException e) {
        return new UncheckedIOException(
                e instanceof NoSuchFileException
                        ? "There is no file " + path + ".\nHint: paths count from "
                                + Path.of("").toAbsolutePath() + "."
                        : "Cannot read " + path + ": " + e.getMessage(),
                e);
    }

    static int size(String digits, String name) {
        if (digits.startsWith("-")) {
            throw new IllegalArgumentException(
                    name + " is damaged: it has a dimension of negative size " + digits + ".");
        }
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException(
                    name + " has a dimension of " + digits + " elements; a Java array holds 2147483639.");
        }
    }

    /// What a tensor takes, however large a damaged header says that it is.
    static long bytes(Element element, int[] shape, String name) {
        java.math.BigInteger needed = java.math.BigInteger.valueOf(element.bytes);
        for (int d : shape) {
            needed = needed.multiply(java.math.BigInteger.valueOf(d));
        }
        if (needed.bitLength() > 40) {
            throw new IllegalArgumentException(name + " is damaged or too large: a tensor of shape "
                    + Arrays.toString(shape) + " takes " + needed + " bytes; a Java array holds 2147483639 elements.");
        }
        return needed.longValue();
    }

    /// Refuses a file that one Java array cannot hold.
    static void checkSize(Path path, long bytes) {
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(path + " has " + bytes + " bytes; a Java array holds 2147483639."
                    + "\nHint: safetensors files are read tensor by tensor and may be larger.");
        }
    }

    /// Refuses a shape that the bytes left in the file do not fill.
    static void checkRoom(long bytes, Element element, int[] shape, String name) {
        long needed = bytes(element, shape, name);
        if (needed > bytes) {
            throw new IllegalArgumentException(name + " is damaged: a tensor of shape " + Arrays.toString(shape)
                    + " takes " + needed + " bytes, but only " + bytes + " are left in the file.");
        }
    }
}
