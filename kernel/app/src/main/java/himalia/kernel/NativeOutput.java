package himalia.kernel;

import himalia.kernel.output.DescriptorFile;
import himalia.kernel.output.Descriptors;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What is written past `System.out` into the descriptors 1 and 2 of this process, by native code and by processes that
/// it starts: printed by the cell that runs, or ran last.
///
/// The descriptors become files beside the connection file, which are read every now and then and when a cell ends.
/// Only once a cell reaches for native code: a kernel without it is as it ever was. What is written when the kernel has
/// died is still in the files; its [Obituary] brings it to the log.
final class NativeOutput {
    private static final long WHILE_RUNNING_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long BETWEEN_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /// So much of what a dead kernel has left goes to the log.
    private static final int LEFT = 64 << 10;

    /// Of one descriptor.
    ///
    /// @param copy of what the descriptor stood for
    private record Taken(int number, int copy, Path path, DescriptorFile file) {}

    private final Path place;
    private final Streams streams;
    private final Publisher publisher;
    private final List<Taken> taken = new ArrayList<>();
    private @Nullable Descriptors descriptors;

    /// @param place where the kernel's note is: the files stand beside it
    NativeOutput(Path place, Streams streams, Publisher publisher) {
        this.place = place;
        this.streams = streams;
        this.publisher = publisher;
    }

    private static List<Path> files(Path place) {
        return List.of(
                place.resolveSibling(place.getFileName() + ".out"), place.resolveSibling(place.getFileName() + ".err"));
    }

    /// Takes the descriptors. Where that cannot be, all goes to the log of the server as before.
    void take() {
        try {
            synchronized (taken) {
                Descriptors system = new Descriptors();
                descriptors = system;
                take(system, 1, files(place).getFirst(), streams.out());
                take(system, 2, files(place).getLast(), streams.err());
            }
            Thread.ofPlatform().daemon().name("native-output").start(this::watch);
            streams.add(this);
        } catch (Throwable e) {
            giveBack();
            Log.line("what native code prints is not shown in cells: " + e);
        }
    }

    private void take(Descriptors system, int number, Path path, OutputStream cells) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        int copy = system.copy(number);
        OutputStream log = system.stream(copy);
        if (number == 2) {
            Log.to(log);
        }
        taken.add(new Taken(number, copy, path, new DescriptorFile(path, cells, log)));
        system.append(number, path);
    }

    private void watch() {
        while (isTaken()) {
            boolean runs = publisher.running().cell().isPresent();
            LockSupport.parkNanos(this, runs ? WHILE_RUNNING_NS : BETWEEN_NS);
            boolean _ = Thread.interrupted(); // by a cell that interrupts all threads there are
            try {
                pass(false);
            } catch (Throwable _) {
                // Also an error of the VM: the next time will do.
            }
        }
    }

    private boolean isTaken() {
        synchronized (taken) {
            return !taken.isEmpty();
        }
    }

    /// Prints what has come.
    void pass() {
        pass(true);
    }

    private void pass(boolean all) {
        synchronized (taken) {
            Descriptors system = descriptors;
            try {
                if (system != null && !taken.isEmpty()) {
                    system.flush();
                }
                for (Taken one : taken) {
                    one.file.pass(all);
                }
            } catch (IOException e) {
                Log.line("what native code prints cannot be read: " + e);
            }
        }
    }

    /// Gives the descriptors back: what is written from now on goes to the log of the server.
    void giveBack() {
        pass(true);
        synchronized (taken) {
            Descriptors system = descriptors;
            for (Taken one : taken) {
                try {
                    if (system != null) {
                        system.giveBack(one.number, one.copy);
                    }
                    if (one.number == 2) {
                        Log.toStandardError();
                    }
                    one.file.close();
                    Files.deleteIfExists(one.path);
                } catch (IOException e) {
                    Log.line("a file is left behind: " + e);
                }
            }
            taken.clear();
        }
    }

    /// Brings the end of what a kernel that died has left to the log.
    static void log(Path place) {
        for (Path path : files(place)) {
            if (Files.isRegularFile(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
                    byte[] end = new byte[(int) Math.min(LEFT, file.length())];
                    file.seek(file.length() - end.length);
                    file.readFully(end);
                    if (end.length > 0) {
                        Log.line("what the kernel printed last: " + new String(end, StandardCharsets.UTF_8));
                    }
                    Files.deleteIfExists(path);
                } catch (IOException e) {
                    Log.line("a file is left behind: " + e);
                }
            }
        }
    }
}
