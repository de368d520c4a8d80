package himalia.kernel.output;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// `System.in` of a cell: asks the front end for a line whenever nothing is left to read.
public final class PromptedInput extends InputStream {
    private final Supplier<String> prompt;
    private byte[] line = new byte[0];
    private int at;

    /// @param prompt asks for one line and returns it without its end; may throw if nobody can be asked
    public PromptedInput(Supplier<String> prompt) {
        this.prompt = prompt;
    }

    @Override
    public synchronized int read() {
        fill();
        return line[at++] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        fill();
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

    private void fill() {
        if (at == line.length) {
            line = (prompt.get() + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
    }
}
