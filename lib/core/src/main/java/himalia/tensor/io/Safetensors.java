package himalia.tensor.io;

import himalia.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Several named tensors in a file, as `safetensors.torch.save_file` writes them: how weights travel to and from
/// Python.
///
/// ```java
/// Safetensors.save("model.safetensors", Map.of("weight", w, "bias", b));
/// Tensor w = Safetensors.load("model.safetensors").get("weight");
/// ```
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    /// Larger headers are refused by the other readers, too.
    private static final long MOST = 100_000_000;

    private Safetensors() {}

    /// Writes tensors by name.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(String path, Map<String, ? extends Tensor> tensors) {
        save(Path.of(path), tensors);
    }

    /// Writes tensors by name.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(Path path, Map<String, ? extends Tensor> tensors) {
        StringJoiner entries = new StringJoiner(",", "{", "}");
        entries.add("\"" + METADATA + "\":{\"format\":\"pt\"}");
        long at = 0;
        for (Map.Entry<String, ? extends Tensor> e : tensors.entrySet()) {
            Tensor x = e.getValue();
            Element element = Element.of(x.dtype());
            long end = at + (long) x.numel() * element.bytes;
            String shape = java.util.Arrays.toString(x.shape().toArray()).replace(" ", "");
            entries.add(HeaderJson.quote(e.getKey()) + ":{\"dtype\":\"" + element.name() + "\",\"shape\":" + shape
                    + ",\"data_offsets\":[" + at + "," + end + "]}");
            at = end;
        }
        byte[] header = entries.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (header.length + 7) / 8 * 8;
        ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(padded).put(header);
        while (head.hasRemaining()) {
            head.put((byte) ' ');
        }
        try (FileChannel out = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(out, head);
            for (Tensor x : tensors.values()) {
                Element element = Element.of(x.dtype());
                ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(x.numel(), element.bytes))
                        .order(ByteOrder.LITTLE_ENDIAN);
                element.write(x, data);
                write(out, data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    private static void write(FileChannel out, ByteBuffer data) throws IOException {
        data.flip();
        while (data.hasRemaining()) {
            out.write(data);
        }
    }

    /// Reads all tensors, in the order of the header; half precision becomes float32.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public static Map<String, Tensor> load(String path) {
        return load(Path.of(path));
    }

    /// Reads all tensors, in the order of the header; half precision becomes float32.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged
    public static Map<String, Tensor> load(Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = in.size();
            long length = size < 8 ? -1 : read(in, 0, 8).getLong();
            if (length < 2 || length > MOST || length > size - 8) {
                throw new IllegalArgumentException(path + " is no safetensors file or is damaged: "
                        + (length < 0
                                ? "it has " + size + " bytes."
                                : "its header shall have " + length + " bytes, the whole file has " + size + "."));
            }
            String text = new String(read(in, 8, (int) length).array(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> e :
                    HeaderJson.parse(text, path.toString()).entrySet()) {
                if (!e.getKey().equals(METADATA)) {
                    tensors.put(e.getKey(), tensor(in, 8 + length, e, path + " (" + e.getKey() + ")"));
                }
            }
        } catch (IOException e) {
            throw Damage.unreadable(path, e);
        }
        return tensors;
    }

    private static Tensor tensor(FileChannel in, long start, Map.Entry<String, Object> entry, String name)
            throws IOException {
        if (!(entry.getValue() instanceof Map<?, ?> fields)
                || !(fields.get("dtype") instanceof String type)
                || !(fields.get("shape") instanceof List<?> sizes)
                || !(fields.get("data_offsets") instanceof List<?> offsets)
                || offsets.size() != 2) {
            throw new IllegalArgumentException(
                    name + " is damaged: its header entry has no dtype, shape and data_offsets.");
        }
        Element element = null;
        for (Element e : Element.values()) {
            element = e.name().equals(type) ? e : element;
        }
        if (element == null) {
            throw new IllegalArgumentException(name + " holds elements of type " + type + ", which tensors here do not "
                    + "have.\nHint: in Python, x.float() makes float32 of it.");
        }
        int[] shape =
                sizes.stream().mapToInt(s -> Damage.size(s.toString(), name)).toArray();
        long from = number(offsets.get(0), name);
        long to = number(offsets.get(1), name);
        long bytes = Damage.bytes(element, shape, name);
        if (to - from != bytes) {
            throw new IllegalArgumentException(
                    name + " is damaged: a tensor of shape " + java.util.Arrays.toString(shape) + " takes " + bytes
                            + " bytes, but its place in the file is from " + from + " to " + to + ".");
        }
        Damage.checkRoom(Math.max(0, in.size() - start - from), element, shape, name);
        return element.read(read(in, start + from, Math.toIntExact(bytes)), shape);
    }

    private static long number(Object value, String name) {
        if (value instanceof Long v && v >= 0) {
            return v;
        }
        throw new IllegalArgumentException(name + " is damaged: " + value + " is no place in the file.");
    }

    private static ByteBuffer read(FileChannel in, long at, int size) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (out.hasRemaining() && in.read(out, at + out.position()) >= 0) {
            // a read may bring fewer bytes than asked for
        }
        return out.flip();
    }
}
