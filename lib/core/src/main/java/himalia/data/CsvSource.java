package himalia.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The UTF-8 bytes of a file, at any place and as often as needed. A plain file stays on the disk; what is packed,
/// comes from the web or is in another encoding is held in memory.
final class CsvSource implements Closeable {
    private final String name;
    private final @Nullable FileChannel file;
    private final byte @Nullable [] content;
    private final long from;

    private CsvSource(String name, @Nullable FileChannel file, byte @Nullable [] content, long from) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.from = from;
    }

    static CsvSource open(Path path, CsvOptions options) {
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            CsvSource plain = new CsvSource(path.toString(), file, null, 0);
            byte[] start = plain.bytes(0, FileKind.LOOKED_AT);
            Charset marked = Encodings.marked(start);
            boolean utf8 = marked == null
                    ? options.charset().equals(StandardCharsets.UTF_8)
                    : marked == StandardCharsets.UTF_8;
            if (utf8 && FileKind.of(start) == FileKind.TEXT) {
                return marked == null
                        ? plain
                        : new CsvSource(path.toString(), file, null, Encodings.markLength(marked));
            }
            try (plain) {
                return of(path.toString(), plain.bytes(0, Math.toIntExact(file.size())), options);
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "csv: " + path + " is larger than 2 GiB and packed or in another encoding.\n"
                            + "Hint: unpack it, or save it as UTF-8.",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Loads a file from the web.
    static CsvSource web(String address, CsvOptions options) {
        return of(address, Web.load("csv", address), options);
    }

    /// What was read already.
    ///
    /// @throws IllegalArgumentException if it is no text, or not in that encoding
    static CsvSource of(String name, byte[] read, CsvOptions options) {
        byte[] bytes = FileKind.text("csv", name, read);
        Charset marked = Encodings.marked(bytes);
        int from = marked == null ? 0 : Encodings.markLength(marked);
        Charset real = marked == null ? Encodings.unmarked(options.charset(), bytes) : marked;
        if (real.equals(StandardCharsets.UTF_8)) {
            return new CsvSource(name, null, bytes, from);
        }
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.encode(Encodings.decode(bytes, from, bytes.length, real));
            byte[] copy = new byte[utf8.remaining()];
            utf8.get(copy);
            return new CsvSource(name, null, copy, 0);
        } catch (Encodings.Malformed e) {
            throw CsvMessages.malformed(name, bytes, from, real, e, options);
        }
    }

    /// The path or address, for messages.
    String name() {
        return name;
    }

    private FileChannel file() {
        return Objects.requireNonNull(file, "what is not in memory is on the disk");
    }

    long size() {
        try {
            return (content == null ? file().size() : content.length) - from;
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The bytes from a place on, at most `most`; fewer only at the end.
    byte[] bytes(long at, int most) {
        byte[] bytes = new byte[Math.clamp(size() - at, 0, most)];
        read(at, bytes, bytes.length);
        return bytes;
    }

    /// Puts `count` bytes from a place on into an array.
    void read(long at, byte[] bytes, int count) {
        if (content != null) {
            System.arraycopy(content, (int) (from + at), bytes, 0, count);
            return;
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
            while (buffer.hasRemaining() && file().read(buffer, from + at + buffer.position()) >= 0) {
                // a read may bring less than asked for
            }
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// How many bytes of the file stand before those that count here.
    long start() {
        return from;
    }

    /// The line, counted from 1, on which a byte stands: only for messages, so it is counted only then.
    long lineOf(long offset) {
        long line = 1;
        boolean afterReturn = false;
        for (long at = 0; at < offset; ) {
            byte[] bytes = bytes(at, (int) Math.min(offset - at, 1 << 20));
            for (byte b : bytes) {
                line += b == '\r' || (b == '\n' && !afterReturn) ? 1 : 0;
                afterReturn = b == '\r';
            }
            at += bytes.length;
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
