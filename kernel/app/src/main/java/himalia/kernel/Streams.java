package himalia.kernel;

import himalia.kernel.output.BatchedOutput;
import himalia.kernel.output.PromptedInput;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// `System.out`, `System.err` and `System.in` of the cells.
final class Streams {
    private final Publisher publisher;
    private final BatchedOutput out;
    private final BatchedOutput err;
    private final PromptedInput in = new PromptedInput(this::ask);
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private volatile @Nullable Message<Incoming> asker;

    Streams(Publisher publisher) {
        this.publisher = publisher;
        out = new BatchedOutput(text -> publisher.publish(new Broadcast.Stream("stdout", text)));
        err = new BatchedOutput(text -> publisher.publish(new Broadcast.Stream("stderr", text)));
    }

    /// Puts these in the place of the process's own.
    void install() {
        System.setOut(new PrintStream(out, false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, false, StandardCharsets.UTF_8));
        System.setIn(in);
    }

    /// Sends what was printed.
    void flush() {
        System.out.flush();
        System.err.flush();
        out.flushNow();
        err.flushNow();
    }

    /// A cell begins: it may ask the front end that sent it, if that wants to be asked.
    void begin(Message<Incoming> cell) {
        in.reset();
        asker = cell;
    }

    /// The user has answered.
    void answered(String value) {
        answers.add(value);
    }

    private String ask() {
        Message<Incoming> cell = asker;
        if (cell == null || !(cell.content() instanceof Request.Execute request) || !request.allowStdin()) {
            throw new IllegalStateException("This cell cannot read from System.in: whoever runs it gives no input.\n"
                    + "Hint: put the value into a variable at the top of the cell.");
        }
        flush();
        answers.clear();
        publisher.reply(Channel.STDIN, cell, new Reply.Input("", false));
        try {
            return answers.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for input");
        }
    }
}
