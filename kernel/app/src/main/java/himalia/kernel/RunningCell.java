package himalia.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Message;
import himalia.kernel.transport.Channel;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which cell runs, noted in a file that outlives this process: should it be killed, somebody else can tell the cell.
///
/// The file is there as long as the kernel has not ended as it should; so whoever finds it after the end knows that
/// something is to be told. What was written stays when the process is killed in the next moment.
final class RunningCell {
    /// What a note says.
    ///
    /// @param process  the kernel that wrote it
    /// @param number   of the cell, 0 if it has none
    /// @param channel  on which the cell came, null if none ran
    /// @param ids      whom its answer goes to
    /// @param header   that of its request, null if none ran
    /// @param sentence how the kernel ended, if that is known already; else empty
    record Note(
            long process,
            int number,
            @Nullable Channel channel,
            List<byte[]> ids,
            @Nullable Header header,
            String sentence) {
        Note {
            ids = List.copyOf(ids);
        }
    }

    private static final int SIZE = 4096;
    private static final int PROCESS = 0;
    private static final int NUMBER = 8;
    private static final int LENGTH = 12;
    private static final int RECORD = 16;
    private static final int FIELDS = 8;

    private volatile @Nullable Path file;
    private volatile @Nullable RandomAccessFile note;
    private volatile @Nullable Message<?> cell;
    private volatile Channel channel = Channel.SHELL;
    private volatile int number;

    /// The file of a kernel, hidden beside its connection file; null for one that stands in no folder of its own.
    static @Nullable Path fileOf(Path connection) {
        return connection.getParent() == null
                ? null
                : connection.resolveSibling("." + connection.getFileName() + ".himalia");
    }

    /// Begins to note. Where no file can be written nothing is noted, and nothing else is different.
    void open(Path place) {
        try {
            byte[] empty = ByteBuffer.allocate(SIZE)
                    .putLong(PROCESS, ProcessHandle.current().pid())
                    .array(); // the whole of it, while there is room on the disk
            putInPlace(place, empty);
            // No channel, which an interrupt of the writing thread would close.
            begin(place, new RandomAccessFile(place.toFile(), "rw"));
        } catch (IOException | UnsupportedOperationException e) {
            Log.line("nothing is noted for the case that this kernel is killed: " + e);
        }
    }

    /// With the cell that runs already.
    private synchronized void begin(Path place, RandomAccessFile open) {
        note = open;
        file = place;
        Message<?> running = cell;
        int numbered = number;
        if (running != null) {
            begins(channel, running);
            number(numbered);
        }
    }

    /// At once: who finds the file finds all of it, however early the kernel is killed.
    private static void putInPlace(Path place, byte[] bytes) throws IOException {
        Path whole = place.resolveSibling(place.getFileName() + ".new");
        Files.deleteIfExists(whole);
        Files.write(whole, bytes, CREATE_NEW, WRITE);
        Files.move(whole, place, ATOMIC_MOVE);
    }

    /// A cell begins.
    synchronized void begins(Channel on, Message<?> request) {
        channel = on;
        number = 0;
        cell = request;
        if (note != null) {
            Header head = request.header();
            ByteBuffer to = ByteBuffer.allocate(SIZE - NUMBER);
            to.position(RECORD - NUMBER);
            try {
                put(
                        to,
                        String.join(
                                        "\n",
                                        on.name(),
                                        head.id(),
                                        head.session(),
                                        head.username(),
                                        head.type(),
                                        head.date(),
                                        head.version(),
                                        head.subshell())
                                .getBytes(UTF_8));
                request.identities().forEach(id -> put(to, id));
            } catch (BufferOverflowException tooLong) {
                write(LENGTH, 0); // nobody can be told then
                return;
            }
            // First with a length of 0: a note that is half there is none.
            write(NUMBER, Arrays.copyOf(to.array(), to.position()));
            write(LENGTH, to.position() - (RECORD - NUMBER));
        }
    }

    private static void put(ByteBuffer to, byte[] bytes) {
        to.putInt(bytes.length).put(bytes);
    }

    /// It has got its number.
    synchronized void number(int of) {
        number = of;
        write(NUMBER, of);
    }

    /// A request is done: if it was that of the cell, this has ended.
    synchronized void ends(Header request) {
        Message<?> running = cell;
        if (running != null && running.header() == request) {
            cell = null;
            write(LENGTH, 0);
        }
    }

    private void write(int at, int number) {
        write(at, ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    private void write(int at, byte[] bytes) {
        RandomAccessFile to = note;
        if (to == null) {
            return;
        }
        try {
            to.seek(at);
            to.write(bytes);
        } catch (IOException e) {
            note = null;
            Log.line("nothing more is noted for the case that this kernel is killed: " + e);
        }
    }

    /// The one that runs now.
    Optional<Message<?>> cell() {
        return Optional.ofNullable(cell);
    }

    /// The channel on which it came.
    Channel channel() {
        return channel;
    }

    /// Its number.
    int number() {
        return number;
    }

    /// The kernel ends as it should: nothing is to be told.
    synchronized void forget() {
        Path was = file;
        file = null;
        RandomAccessFile open = note;
        note = null;
        if (was != null && open != null) {
            try {
                open.close();
                Files.deleteIfExists(was);
            } catch (IOException e) {
                Log.line("a file is left behind: " + e);
            }
        }
    }

    /// Leaves a sentence for the next kernel, which says it in its first cell.
    static void leave(Path place, String sentence) throws IOException {
        byte[] text = sentence.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(RECORD + text.length);
        bytes.putInt(LENGTH, -text.length).position(RECORD).put(text);
        putInPlace(place, bytes.array());
    }

    /// What was noted there; nothing if there is no such file, or one that nobody of ours has written.
    static Optional<Note> read(Path place) {
        try {
            if (!Files.isRegularFile(place, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            ByteBuffer from = ByteBuffer.wrap(Files.readAllBytes(place));
            long process = from.getLong(PROCESS);
            int number = from.getInt(NUMBER);
            int length = from.getInt(LENGTH);
            from.position(RECORD).limit(RECORD + Math.abs(length));
            if (length <= 0) {
                String sentence = UTF_8.decode(from).toString();
                return Optional.of(new Note(process, number, null, List.of(), null, sentence));
            }
            String[] words = new String(take(from), UTF_8).split("\n", -1);
            List<byte[]> ids = new ArrayList<>();
            while (from.hasRemaining()) {
                ids.add(take(from));
            }
            if (words.length != FIELDS) {
                return Optional.empty();
            }
            Header header = new Header(words[1], words[2], words[3], words[4], words[5], words[6], words[7]);
            return Optional.of(new Note(process, number, Channel.valueOf(words[0]), ids, header, ""));
        } catch (IOException | BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static byte[] take(ByteBuffer from) {
        int length = from.getInt();
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
