package himalia.kernel.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;

/// A file that stands for a descriptor of the process: what is written at its end is passed on.
///
/// A file and no pipe: who writes into a full pipe waits for who reads it, and the VM itself prints while all threads
/// of Java stand still, so it would wait for ever.
///
/// What the VM says of itself goes to the log. It is known by how its lines begin.
public final class DescriptorFile implements Closeable {
    /// So much is passed on at once; what a flood has written beyond is left out.
    private static final int MOST = 16 << 20;

    /// From these on all is of the VM, which does not live on.
    private static final List<byte[]> LAST_WORDS = marks(
            "#\n# A fatal error has been detected by the Java Runtime",
            "#\n# There is insufficient memory for the Java Runtime");

    private static final List<byte[]> OF_VM = marks(
            "OpenJDK 64-Bit Server VM warning:",
            "Java HotSpot(TM) 64-Bit Server VM warning:",
            "WARNING: A restricted method in ",
            "WARNING: A terminally deprecated method in ",
            "WARNING: sun.misc.Unsafe::",
            "WARNING: Use --enable-native-access",
            "WARNING: Please consider reporting this to ");
    /// With which the two parts begin of a list of all threads, which somebody has asked for by a signal.
    private static final List<byte[]> THREADS = marks(
            "Full thread dump ",
            "Heap\n DefNew ",
            "Heap\n PSYoungGen ",
            "Heap\n garbage-first heap ",
            "Heap\n ZHeap ",
            "Heap\nShenandoah Heap\n");

    /// Whose a line is.
    private enum Kind {
        CELLS,
        LINE_OF_VM,
        /// Till nothing more is there.
        THREADS,
        LAST_WORDS,
        /// As much as is there does not tell.
        OPEN
    }

    private final RandomAccessFile file; // no channel: that would be closed by an interrupt
    private final OutputStream cells;
    private final OutputStream log;
    private final byte[] bytes = new byte[64 << 10];
    private int kept;
    private boolean inLine;
    private Kind kind = Kind.CELLS;

    /// @param path  of a file that is there
    /// @param cells takes what cells print: UTF-8, of which no character comes in two pieces
    /// @param log   takes what the VM prints
    public DescriptorFile(Path path, OutputStream cells, OutputStream log) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
        this.cells = cells;
        this.log = log;
    }

    private static List<byte[]> marks(String... marks) {
        return List.of(marks).stream().map(mark -> mark.getBytes(UTF_8)).toList();
    }

    /// Passes on what is there and was not yet.
    ///
    /// @param all also a line that has just begun and may become one of the VM
    public void pass(boolean all) throws IOException {
        int passed = 0;
        int count = file.read(bytes, kept, bytes.length - kept);
        while (count > 0 && passed < MOST) {
            passed += count;
            pass(kept + count, false);
            count = file.read(bytes, kept, bytes.length - kept);
        }
        if (count > 0) {
            cutOff(count);
        }
        if (all && kept > 0) {
            pass(kept, true);
        }
        if (file.getFilePointer() >= MOST) {
            // Those that write go on at the end, which is the beginning then.
            file.setLength(0);
            file.seek(0);
        }
        if (kind == Kind.THREADS) {
            kind = Kind.CELLS;
        }
    }

    private void cutOff(int read) throws IOException {
        long left = read + Math.max(0, file.length() - file.getFilePointer());
        file.seek(file.length());
        kept = 0;
        inLine = false;
        cells.write(("\n[" + Math.max(1, left >> 20) + " MB of output past System.out left out]\n").getBytes(UTF_8));
    }

    private void pass(int end, boolean all) throws IOException {
        int from = 0;
        int at = 0;
        while (at < end) {
            if (!inLine && kind != Kind.LAST_WORDS && kind != Kind.THREADS) {
                Kind next = kindOf(at, end, all);
                if (next == Kind.OPEN) {
                    break;
                }
                if (next != kind) {
                    write(from, at);
                    from = at;
                    kind = next;
                }
            }
            while (at < end && bytes[at] != '\n') {
                at++;
            }
            inLine = at == end;
            at = Math.min(end, at + 1);
        }
        int whole = all || at < end ? at : end - begun(from, end);
        write(from, whole);
        kept = end - whole;
        System.arraycopy(bytes, whole, bytes, 0, kept);
    }

    private void write(int from, int to) throws IOException {
        if (to > from) {
            (kind == Kind.CELLS ? cells : log).write(bytes, from, to - from);
        }
    }

    private Kind kindOf(int at, int end, boolean all) {
        boolean open = false;
        for (Kind of : List.of(Kind.LAST_WORDS, Kind.LINE_OF_VM, Kind.THREADS)) {
            List<byte[]> marks = switch (of) {
                case LAST_WORDS -> LAST_WORDS;
                case THREADS -> THREADS;
                default -> OF_VM;
            };
            for (byte[] mark : marks) {
                int same = same(mark, at, end);
                if (same == mark.length) {
                    return of;
                }
                open |= same == end - at;
            }
        }
        if (open && !all) {
            return Kind.OPEN;
        }
        return isUnifiedLog(at, end) ? Kind.LINE_OF_VM : Kind.CELLS;
    }

    private int same(byte[] mark, int at, int end) {
        int same = 0;
        while (same < mark.length && at + same < end && bytes[at + same] == mark[same]) {
            same++;
        }
        return same;
    }

    /// As `[0.123s][warning][gc] ...`.
    private boolean isUnifiedLog(int at, int end) {
        int i = at;
        if (bytes[i++] != '[') {
            return false;
        }
        while (i < end && (bytes[i] >= '0' && bytes[i] <= '9' || bytes[i] == '.')) {
            i++;
        }
        return i > at + 1 && i + 2 < end && bytes[i] == 's' && bytes[i + 1] == ']' && bytes[i + 2] == '[';
    }

    /// How many bytes at the end are of a character that is not whole.
    private int begun(int from, int end) {
        for (int back = 1; back <= 3 && end - back >= from; back++) {
            int one = bytes[end - back] & 0xff;
            if (one >= 0xc0) {
                int length = one >= 0xf0 ? 4 : one >= 0xe0 ? 3 : 2;
                return back < length ? back : 0;
            }
            if (one < 0x80) {
                return 0;
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
