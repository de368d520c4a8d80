package himalia.kernel.output;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// `System.in` of a cell: asks the front end for a line whenever nothing is left to read.
public final class PromptedInput extends InputStream {
    private final Supplier<@Nullable String> prompt;
    private byte[] line = new byte[0];
    private int at;

    /// @param prompt asks for one line and returns it without its end, or null at the end of the input: then it is
    ///     asked again only when somebody reads on; may throw if nobody can be asked
    public PromptedInput(Supplier<@Nullable String> prompt) {
        this.prompt = prompt;
    }

    @Override
    public synchronized int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, line.length - at);
        System.arraycopy(line, at, target, offset, count);
        at += count;
        return count;
    }

    @Override
    public synchronized int available() {
        return line.length - at;
    }

    /// Forgets the rest of the last line; a new cell begins with a question of its own.
    @Override
    public synchronized void reset() {
        at = line.length;
    }

    /// @return whether there is something to read
    private boolean fill() {
        if (at == line.length) {
            String next = prompt.get();
            if (next == null) {
                return false;
            }
            line = (next + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return true;
    }
}
