package himalia.tensor.io;

import himalia.tensor.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Several named tensors in a file, as `numpy.savez` writes them and `numpy.load` reads them.
///
/// ```java
/// Npz.save("data.npz", Map.of("x", x, "y", y));
/// Tensor x = Npz.load("data.npz").get("x");
/// ```
public final class Npz {
    private Npz() {}

    /// Writes tensors by name, compressed.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(String path, Map<String, ? extends Tensor> tensors) {
        save(Path.of(path), tensors);
    }

    /// Writes tensors by name, compressed.
    ///
    /// @throws UncheckedIOException if the file cannot be written
    public static void save(Path path, Map<String, ? extends Tensor> tensors) {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, ? extends Tensor> e : tensors.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey() + ".npy"));
                out.write(Npy.bytes(e.getValue()));
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + e.getMessage(), e);
        }
    }

    /// Reads all tensors, in the order of the file.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged, or holds something else than numbers
    public static Map<String, Tensor> load(String path) {
        return load(Path.of(path));
    }

    /// Reads all tensors, in the order of the file.
    ///
    /// @throws UncheckedIOException if the file cannot be read
    /// @throws IllegalArgumentException if it is damaged, or holds something else than numbers
    public static Map<String, Tensor> load(Path path) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        if (!Files.exists(path)) {
            throw Damage.unreadable(path, new NoSuchFileException(path.toString()));
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String file = entry.getName();
                String name = file.endsWith(".npy") ? file.substring(0, file.length() - 4) : file;
                tensors.put(name, Npy.read(bytes(zip, entry, path), path + " (" + file + ")"));
            }
        } catch (ZipException | EOFException | IllegalStateException e) {
            throw new IllegalArgumentException(
                    path + " is no npz file or is damaged: " + e.getMessage()
                            + ".\nHint: Npy.load reads a single array.",
                    e);
        } catch (IOException e) {
            throw Damage.unreadable(path, e);
        }
        return tensors;
    }

    /// No more than the file says that there are: a damaged one may unpack without end.
    private static byte[] bytes(ZipFile zip, ZipEntry entry, Path path) throws IOException {
        long size = entry.getSize();
        Damage.checkSize(path, size);
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) Math.max(0, size) + 1);
            if (bytes.length != size) {
                throw new IllegalArgumentException(path + " (" + entry.getName() + ") is damaged: it shall have " + size
                        + " bytes unpacked, and has " + (bytes.length > size ? "more." : bytes.length + "."));
            }
            return bytes;
        }
    }
}
