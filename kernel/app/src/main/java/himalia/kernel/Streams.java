package himalia.kernel;

import himalia.api.ShownPrint;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.output.BatchedOutput;
import himalia.kernel.output.PromptedInput;
import himalia.kernel.output.Turns;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `System.out`, `System.err` and `System.in` of the cells.
final class Streams {
    /// Consoles send the character of Ctrl-D where the user ends the input.
    private static final String END = "\u0004";

    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final Publisher publisher;
    private final BatchedOutput out;
    private final BatchedOutput err;
    private final PromptedInput in = new PromptedInput(this::ask);
    private final Questions questions = new Questions();
    private volatile @Nullable Message<Incoming> asker;

    @SuppressWarnings("ThreadLocalUsage") // a thread runs cells of one kernel
    private final ThreadLocal<Message<Incoming>> askerBeside = new ThreadLocal<>();

    private volatile Function<Object, @Nullable String> printed = value -> null;
    private volatile @Nullable NativeOutput past;
    private volatile @Nullable PrintStream printedOut;
    private volatile @Nullable PrintStream printedErr;

    Streams(Publisher publisher) {
        this.publisher = publisher;
        Turns turns = new Turns();
        out = new BatchedOutput(
                turns,
                publisher::voice,
                (voice, text) -> publisher.publish((Header) voice, new Broadcast.Stream("stdout", text)));
        err = new BatchedOutput(
                turns,
                publisher::voice,
                (voice, text) -> publisher.publish((Header) voice, new Broadcast.Stream("stderr", text)));
    }

    /// Says what a print shows of a value in place of its own text; null for that.
    void print(Function<Object, @Nullable String> how) {
        printed = how;
    }

    /// Puts these in the place of the process's own.
    void install() {
        renewOut();
        renewErr();
        System.setIn(in);
    }

    /// Gives the process its own back: what runs when all cells have ended, as a cell's shutdown hooks, prints there.
    void uninstall() {
        flushOwn();
        System.setOut(outBefore);
        System.setErr(errBefore);
        NativeOutput writtenPast = past;
        if (writtenPast != null) {
            writtenPast.giveBack();
            out.flushNow();
            err.flushNow();
        }
    }

    private void renewOut() {
        printedOut = new ShownPrint(out, value -> printed.apply(value));
        System.setOut(printedOut);
    }

    private void renewErr() {
        printedErr = new ShownPrint(err, value -> printed.apply(value));
        System.setErr(printedErr);
    }

    /// A cell was given up: its thread may hold the locks of these for ever.
    void renew() {
        if (System.out == printedOut) {
            renewOut();
        }
        if (System.err == printedErr) {
            renewErr();
        }
    }

    /// Sends what was printed, also into streams that a cell has put before ours: those are the user's code.
    void flush() {
        if (System.out != printedOut && !canFlush(System.out, "System.out")) {
            renewOut();
        }
        if (System.err != printedErr && !canFlush(System.err, "System.err")) {
            renewErr();
        }
        flushOwn();
    }

    private boolean canFlush(PrintStream stream, String name) {
        try {
            stream.flush();
            return true;
        } catch (CellInterrupted stopped) {
            throw stopped;
        } catch (Throwable broken) {
            complain(name + " was set to " + (stream == null ? "null" : "a stream whose flush() failed")
                    + "; it prints into the notebook again.");
            return false;
        }
    }

    /// What is written past these comes, too.
    void add(NativeOutput writtenPast) {
        past = writtenPast;
    }

    /// Where cells print, whatever they have put in its place.
    OutputStream out() {
        return out;
    }

    /// The same of errors.
    OutputStream err() {
        return err;
    }

    /// Sends what has come to ours.
    void flushOwn() {
        NativeOutput writtenPast = past;
        if (writtenPast != null) {
            writtenPast.pass();
        }
        out.flushNow();
        err.flushNow();
    }

    /// Tells the user of something that went wrong beside the cells.
    void complain(String text) {
        byte[] line = (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        err.write(line, 0, line.length);
    }

    /// A cell begins: it may ask the front end that sent it, if that wants to be asked.
    ///
    /// @param beside whether another may run, for which threads that run no cell go on to ask
    void begin(Message<Incoming> cell, boolean beside) {
        if (beside) {
            askerBeside.set(cell);
        } else {
            in.reset();
            asker = cell;
        }
    }

    /// The user has answered.
    ///
    /// @param question what the answer says that it belongs to
    void answered(@Nullable Header question, String value) {
        questions.answered(question, value);
    }

    private @Nullable String ask() {
        Message<Incoming> cell = askerBeside.get() == null ? asker : askerBeside.get();
        if (cell == null || !(cell.content() instanceof Request.Execute request) || !request.allowStdin()) {
            throw new IllegalStateException("This cell cannot read from System.in: whoever runs it gives no input.\n"
                    + "Hint: put the value into a variable at the top of the cell.");
        }
        flush();
        Message<Reply> question = publisher.answer(cell, new Reply.Input("", false), Map.of());
        try {
            String line = questions.ask(question.header(), () -> publisher.send(Channel.STDIN, question));
            return line.equals(END) ? null : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for input");
        }
    }
}
