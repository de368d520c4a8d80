package himalia.data;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// The UTF-8 bytes of a file, at any place and as often as needed. A plain file stays on the disk; what is packed,
/// comes
/// from the web or is in another encoding is held in memory.
final class CsvSource implements Closeable {
    private final String name;
    private final FileChannel file;
    private final byte[] content;
    private final long from;

    private CsvSource(String name, FileChannel file, byte[] content, long from) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.from = from;
    }

    static CsvSource open(Path path, Charset charset) {
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
            CsvSource plain = new CsvSource(path.toString(), file, null, 0);
            byte[] start = Arrays.copyOf(plain.bytes(0, 4), 4);
            boolean utf8 = charset.equals(StandardCharsets.UTF_8) && !isWide(start) && !isPacked(start);
            if (utf8) {
                return startsWith(start, 0xEF, 0xBB, 0xBF) ? new CsvSource(path.toString(), file, null, 3) : plain;
            }
            try (plain) {
                return inMemory(path.toString(), plain.bytes(0, Math.toIntExact(file.size())), charset);
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
    static CsvSource web(String address, Charset charset) {
        return of(address, Web.load("csv", address), charset);
    }

    /// What was read already.
    static CsvSource of(String name, byte[] bytes, Charset charset) {
        try {
            return inMemory(name, bytes, charset);
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + name + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static CsvSource inMemory(String name, byte[] read, Charset charset) throws IOException {
        byte[] bytes = read;
        if (isPacked(read)) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(read))) {
                bytes = in.readAllBytes();
            }
        }
        Charset real = isWide(bytes) ? StandardCharsets.UTF_16 : charset;
        byte[] utf8 =
                real.equals(StandardCharsets.UTF_8) ? bytes : new String(bytes, real).getBytes(StandardCharsets.UTF_8);
        return new CsvSource(name, null, utf8, startsWith(utf8, 0xEF, 0xBB, 0xBF) ? 3 : 0);
    }

    /// The path or address, for messages.
    String name() {
        return name;
    }

    long size() {
        try {
            return (content == null ? file.size() : content.length) - from;
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
            while (buffer.hasRemaining() && file.read(buffer, from + at + buffer.position()) >= 0) {
                // a read may bring less than asked for
            }
        } catch (IOException e) {
            throw new UncheckedIOException("csv: " + name + " cannot be read: " + e.getMessage(), e);
        }
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

    private static boolean isPacked(byte[] start) {
        return startsWith(start, 0x1F, 0x8B);
    }

    private static boolean isWide(byte[] start) {
        return startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        boolean same = bytes.length >= mark.length;
        for (int i = 0; same && i < mark.length; i++) {
            same = (bytes[i] & 0xFF) == mark[i];
        }
        return same;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
