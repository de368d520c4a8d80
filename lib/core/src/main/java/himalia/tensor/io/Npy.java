package himalia.tensor.io;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One tensor in a file, as `numpy.save` writes it and `numpy.load` reads it.
///
/// Every version of the format is read, in both byte orders and both orders of elements; half precision becomes
/// float32, and small whole numbers become the next larger type that tensors have.
///
/// ```java
/// Npy.save("weights.npy", w);
/// Tensor w = Npy.load("weights.npy");
/// ```
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d\\s,L]*)\\)");

    private Npy() {}

    /// Writes a tensor.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(String path, Tensor x) {
        save(Path.of(path), x);
    }

    /// Writes a tensor.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(Path path, Tensor x) {
        try {
            Files.write(path, bytes(x));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /// Reads a tensor.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged, or holds something else than numbers
    public static Tensor load(String path) {
        return load(Path.of(path));
    }

    /// Reads a tensor.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged, or holds something else than numbers
    public static Tensor load(Path path) {
        try {
            if (Files.exists(path)) {
                Damage.checkSize(path, Files.size(path));
            }
            return read(Files.readAllBytes(path), path.toString());
        } catch (IOException e) {
            throw Damage.unreadable(path, e);
        }
    }

    static byte[] bytes(Tensor x) {
        Element element = Element.of(x.dtype());
        int[] shape = x.shape().toArray();
        String sizes = Arrays.toString(shape).replace("[", "").replace("]", "");
        String header = "{'descr': '" + (element.bytes == 1 ? "|" : "<") + element.npy
                + "', 'fortran_order': False, 'shape': (" + sizes + (shape.length == 1 ? "," : "") + "), }";
        // the data begin at a multiple of 64 bytes, the header ends in a line feed
        int start = (MAGIC.length + 4 + header.length() + 1 + 63) / 64 * 64;
        ByteBuffer out = ByteBuffer.allocate(Math.addExact(start, Math.multiplyExact(x.numel(), element.bytes)))
                .order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (start - MAGIC.length - 4));
        out.put(header.getBytes(StandardCharsets.US_ASCII));
        while (out.position() < start - 1) {
            out.put((byte) ' ');
        }
        element.write(x, out.put((byte) '\n'));
        return out.array();
    }

    static Tensor read(byte[] file, String name) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 10 || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IllegalArgumentException(name + " is no npy file: it does not begin with \\x93NUMPY."
                    + (file.length > 1 && file[0] == 'P' && file[1] == 'K'
                            ? "\nHint: it is a zip file; Npz.load reads those of numpy.savez."
                            : ""));
        }
        in.position(MAGIC.length + 2);
        long length = file[MAGIC.length] == 1
                ? Short.toUnsignedInt(in.getShort())
                : file.length < 12 ? Long.MAX_VALUE : Integer.toUnsignedLong(in.getInt());
        if (length > in.remaining()) {
            throw new IllegalArgumentException(
                    name + " is damaged: it ends within its header, after " + file.length + " bytes.");
        }
        String header = new String(file, in.position(), (int) length, StandardCharsets.UTF_8);
        in.position(in.position() + (int) length);
        return elements(in, header, name);
    }

    private static Tensor elements(ByteBuffer in, String header, String name) {
        Matcher descr = DESCR.matcher(header);
        Matcher fortran = FORTRAN.matcher(header);
        Matcher sizes = SHAPE.matcher(header);
        if (!descr.find() || !fortran.find() || !sizes.find()) {
            throw new IllegalArgumentException(
                    name + " is damaged: its header has no descr, fortran_order and shape: " + header.strip());
        }
        Element element = element(descr, name);
        int[] shape = Arrays.stream(sizes.group(1).replace("L", "").split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .mapToInt(s -> Damage.size(s, name))
                .toArray();
        in.order(descr.group(1).startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Damage.checkRoom(in.remaining(), element, shape, name);
        if (fortran.group(1).equals("False")) {
            return element.read(in, shape);
        }
        // columns first: the same elements as the transposed tensor row by row
        int[] reversed = new int[shape.length];
        for (int i = 0; i < shape.length; i++) {
            reversed[i] = shape[shape.length - 1 - i];
        }
        return element.read(in, reversed).T().contiguous();
    }

    private static Element element(Matcher descr, String name) {
        String type = descr.group(1);
        for (Element e : Element.values()) {
            if (type != null
                    && type.length() > 1
                    && !e.npy.isEmpty()
                    && type.substring(1).equals(e.npy)) {
                return e;
            }
        }
        String what = type == null
                ? "records with several fields"
                : type.contains("O")
                        ? "Python objects (" + type + ")"
                        : type.contains("U") || type.contains("S")
                                ? "text (" + type + ")"
                                : type.contains("c") ? "complex numbers (" + type + ")" : "elements of type " + type;
        throw new IllegalArgumentException(name + " holds " + what + ", which a tensor cannot hold."
                + "\nHint: in Python, x.astype('float32') makes numbers of it.");
    }
}
