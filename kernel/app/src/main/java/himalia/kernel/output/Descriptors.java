package himalia.kernel.output;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The descriptors 1 and 2 of this process, into which native code and child processes write past `System.out`, on
/// Linux and macOS.
///
/// Making one takes a fifth of a second, for it calls the C library: so nobody does before there is such code.
@SuppressWarnings("restricted") // the functions are those of POSIX
public final class Descriptors {
    private static final boolean IS_MAC = System.getProperty("os.name").startsWith("Mac");
    private static final int WRITE_ONLY = 1;
    private static final int APPEND = IS_MAC ? 8 : 0x400;

    private final Linker linker = Linker.nativeLinker();
    private final MethodHandle open = function("open", JAVA_INT, ADDRESS, JAVA_INT);
    private final MethodHandle close = function("close", JAVA_INT, JAVA_INT);
    private final MethodHandle dup = function("dup", JAVA_INT, JAVA_INT);
    private final MethodHandle dup2 = function("dup2", JAVA_INT, JAVA_INT, JAVA_INT);
    private final MethodHandle write = function("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private final MethodHandle fflush = function("fflush", JAVA_INT, ADDRESS);
    /// Where the C library keeps the pointer to its standard output.
    private final MemorySegment standardOut =
            linker.defaultLookup().findOrThrow(IS_MAC ? "__stdoutp" : "stdout").reinterpret(ADDRESS.byteSize());

    /// The functions of this system.
    public Descriptors() {}

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    private interface Call {
        long result() throws Throwable;
    }

    private static long call(String name, Call call) throws IOException {
        long result;
        try {
            result = call.result();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (result < 0) {
            throw new IOException(name + " failed");
        }
        return result;
    }

    /// Another descriptor for what a descriptor stands for.
    public int copy(int descriptor) throws IOException {
        return (int) call("dup", () -> (int) dup.invokeExact(descriptor));
    }

    /// Lets a descriptor stand for the end of a file.
    public void append(int descriptor, Path file) throws IOException {
        int opened;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(file.toString());
            opened = (int) call("open", () -> (int) open.invokeExact(name, WRITE_ONLY | APPEND));
        }
        giveBack(descriptor, opened);
    }

    /// Lets a descriptor stand again for what the copy stands for, which is closed.
    public void giveBack(int descriptor, int copy) throws IOException {
        call("dup2", () -> (int) dup2.invokeExact(copy, descriptor));
        call("close", () -> (int) close.invokeExact(copy));
    }

    /// Has the C library write what it still keeps of its standard output: into what is no terminal it writes when 4 KB
    /// are there.
    public void flush() throws IOException {
        call("fflush", () -> {
            // That it failed is the affair of who printed.
            int _ = (int) fflush.invokeExact(standardOut.get(ADDRESS, 0));
            return 0;
        });
    }

    /// A stream that writes into a descriptor.
    public OutputStream stream(int descriptor) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] data, int offset, int length) throws IOException {
                try (Arena arena = Arena.ofConfined()) {
                    MemorySegment bytes = arena.allocate(Math.max(1, length));
                    MemorySegment.copy(data, offset, bytes, JAVA_BYTE, 0, length);
                    long written = 0;
                    while (written < length) {
                        MemorySegment rest = bytes.asSlice(written);
                        long left = length - written;
                        written += call("write", () -> (long) write.invokeExact(descriptor, rest, left));
                    }
                }
            }
        };
    }
}
