package himalia.kernel.output;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Collects what is printed and passes it on in pieces: after 50 ms, or when 64 KB are there, or on [#flushNow].
///
/// A message for every line would drown the front end (100,000 lines: 90 s); a message every 50 ms still looks live.
/// Bytes are UTF-8; a character whose bytes come in two writes is passed on whole.
///
/// Several may print at once, a cell and a handler beside it. A piece is of one of them: when another begins to print,
/// what is there is passed on first.
public final class BatchedOutput extends OutputStream {
    private static final int PIECE = 64 << 10;
    private static final long DELAY_NS = 50_000_000;

    private final Turns turns;
    private final Supplier<@Nullable Object> speaker;
    private final BiConsumer<@Nullable Object, String> sink;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharBuffer chars = CharBuffer.allocate(PIECE);
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    /// Passes on what nobody else does. No timer of the JDK: whoever prints may run out of stack in the middle of its
    /// queue, which is broken then for good.
    private final Thread timer;

    private boolean scheduled;
    /// Whose output is there.
    private @Nullable Object spoken;

    /// @param sink called with one piece of text after the other, on the printing thread or on the timer's
    public BatchedOutput(Consumer<String> sink) {
        this(new Turns(), () -> null, (speaker, text) -> sink.accept(text));
    }

    /// @param turns   shared by the streams whose order is kept
    /// @param speaker for whom the thread prints that asks
    /// @param sink    called with that and one piece of text after the other, on that thread or on the timer's
    public BatchedOutput(Turns turns, Supplier<@Nullable Object> speaker, BiConsumer<@Nullable Object, String> sink) {
        this.turns = turns;
        this.speaker = speaker;
        this.sink = sink;
        timer = Thread.ofPlatform().daemon().name("output").start(this::flushInTime);
    }

    @Override
    public void write(int b) {
        synchronized (turns) {
            speak();
            if (!bytes.hasRemaining()) {
                flushNow();
            }
            bytes.put((byte) b);
            schedule();
        }
    }

    @Override
    public void write(byte[] data, int offset, int length) {
        synchronized (turns) {
            speak();
            int at = offset;
            int left = length;
            while (left > 0) {
                if (!bytes.hasRemaining()) {
                    flushNow();
                }
                int piece = Math.min(left, bytes.remaining());
                bytes.put(data, at, piece);
                at += piece;
                left -= piece;
            }
            schedule();
        }
    }

    /// Another may begin to speak.
    private void speak() {
        turns.begin(this);
        Object now = speaker.get();
        if (!Objects.equals(now, spoken)) {
            flushNow();
            spoken = now;
        }
    }

    /// Left to the timer: `println` flushes after every line, and that is just what batching avoids.
    @Override
    public void flush() {
        // See above.
    }

    /// Passes on what is there.
    public void flushNow() {
        synchronized (turns) {
            boolean more = true;
            while (more) {
                bytes.flip();
                try {
                    // What could not be passed on last time may leave no room for all of it.
                    more = decoder.decode(bytes, chars, false).isOverflow();
                } finally {
                    bytes.compact();
                }
                if (chars.position() > 0) {
                    // Forgotten only when it is passed on: whoever prints may have run out of stack or heap.
                    sink.accept(spoken, new String(chars.array(), 0, chars.position()));
                    chars.clear();
                }
            }
        }
    }

    private void schedule() {
        if (!scheduled) {
            LockSupport.unpark(timer);
            scheduled = true;
        }
    }

    private void flushInTime() {
        while (true) {
            LockSupport.park(this);
            boolean _ = Thread.interrupted(); // by a cell that interrupts all threads there are
            LockSupport.parkNanos(this, DELAY_NS);
            try {
                flushScheduled();
            } catch (Throwable _) {
                // What it could not pass on goes with what is printed next. Also after an error of the VM: without
                // this thread all output would wait until its cell has ended.
            }
        }
    }

    private void flushScheduled() {
        synchronized (turns) {
            if (scheduled) {
                scheduled = false;
                turns.rest();
                flushNow();
            }
        }
    }
}
