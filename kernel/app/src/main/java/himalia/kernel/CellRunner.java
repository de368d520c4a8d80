package himalia.kernel;

import himalia.api.CellResult;
import himalia.api.DisplayHandle;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.GivenUp;
import himalia.kernel.cell.Traceback;
import himalia.kernel.debug.Debugger;
import himalia.kernel.history.History;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.MimeData;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Runs cells, one after the other, on one thread: a [Lane], in which a cell that does not stop can be given up.
final class CellRunner {
    private record Waiting(long number, Channel channel, Message<Incoming> message, Request.Execute request) {}

    /// What all have in common that run cells of one kernel.
    ///
    /// @param numbers the number of the last cell
    record Shared(
            CellEngine engine,
            Publisher publisher,
            Streams streams,
            History history,
            NotebookFrontend frontend,
            Debugger debugger,
            AtomicInteger numbers) {}

    private final CellEngine engine;
    private final Publisher publisher;
    private final Streams streams;
    private final Shared shared;
    private final Lane lane;
    private final boolean beside;
    private final AtomicLong received = new AtomicLong();
    private long givenUp;
    private int count;
    private @Nullable Waiting current;
    /// Whether a cell has been taken from the queue and has not ended.
    private volatile boolean busy;
    private volatile boolean stopped;

    private CellRunner(Shared shared, Lane lane, boolean beside) {
        this.shared = shared;
        this.lane = lane;
        this.beside = beside;
        engine = shared.engine;
        publisher = shared.publisher;
        streams = shared.streams;
    }

    /// The one for the cells of the notebook.
    static CellRunner of(Shared shared) {
        CellRunner runner = new CellRunner(shared, new Lane("cells"), false);
        shared.engine.onGivenUp(runner::goOn);
        return runner;
    }

    /// One for cells that run beside those of the notebook.
    ///
    /// @param lane on which they run
    static CellRunner beside(Shared shared, Lane lane) {
        return new CellRunner(shared, lane, true);
    }

    /// Puts a cell at the end of the queue.
    void submit(Channel channel, Message<Incoming> message, Request.Execute request) {
        Waiting cell = new Waiting(received.incrementAndGet(), channel, message, request);
        lane.execute(() -> {
            current = cell;
            stopped = false;
            busy = true;
            try {
                if (beside) {
                    publisher.serve(message.header(), () -> serveBeside(cell));
                } else {
                    publisher.serveCell(channel, message, () -> serve(cell));
                }
            } finally {
                busy = false;
            }
        });
    }

    /// Stops the cell that was taken from the queue and has not begun: to the engine there is none yet, the compiler
    /// may still start, and [CellEngine#interrupt], which comes next, would find nothing to stop.
    void stop() {
        stopped = busy;
    }

    private void begin() {
        if (stopped) {
            throw new CellInterrupted();
        }
    }

    private void serveBeside(Waiting next) {
        publisher.flush(); // that it is busy is said before the engine, which may still start, has begun
        engine.cellsBeside(
                () -> {
                    serve(next);
                    return new CellResult.Done();
                },
                this::goOn);
    }

    private void serve(Waiting next) {
        try {
            reply(next, answer(next));
        } catch (GivenUp another) {
            throw another;
        } catch (Throwable e) {
            // There may not have been memory enough for the answer.
            reply(next, failed(fault(e)));
        }
    }

    /// The thread of the running cell is lost: another says so and takes its place.
    private void goOn(CellResult.Failure failure) {
        streams.renew();
        lane.goOn(() -> {
            Waiting lost = Objects.requireNonNull(current); // it was given up while it ran
            publisher.goOn(lost.message.header(), () -> reply(lost, end(lost, failed(failure))));
        });
    }

    private void reply(Waiting to, Reply answer) {
        // JupyterLab shows from it how long the cell has run.
        Map<String, Object> metadata = Map.of("started", Header.now());
        publisher.reply(to.channel, to.message, answer, metadata);
    }

    private Reply answer(Waiting next) {
        if (next.number <= givenUp) {
            return new Reply.ExecuteAborted();
        }
        Request.Execute request = next.request;
        boolean counted = request.storeHistory() && !request.silent();
        count = counted ? shared.numbers.incrementAndGet() : shared.numbers.get();
        if (counted) {
            publisher.running().number(count);
            shared.history.add(count, request.code());
            shared.debugger.begins(count, request.code());
        }
        if (request.silent()) {
            // Nothing is said of it until it ends.
            publisher.flush();
        } else {
            publisher.publish(new Broadcast.ExecuteInput(request.code(), count));
        }
        streams.begin(next.message, beside);
        try {
            return end(next, run(request, new Cell(count, lines(request.code()))));
        } catch (GivenUp another) {
            throw another;
        } catch (Throwable e) {
            return end(next, failed(fault(e)));
        }
    }

    private static String lines(String code) {
        return code.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Reply end(Waiting cell, Reply reply) {
        streams.flushOwn();
        if (reply instanceof Reply.ExecuteFailed && cell.request.stopOnError()) {
            givenUp = received.get();
        }
        return reply;
    }

    private Reply run(Request.Execute request, Cell cell) {
        CellResult result = engine.execute(cell, this::begin);
        CellResult shown = engine.present(cell, () -> {
            shared.frontend.endCell();
            streams.flush();
            return result instanceof CellResult.Value value && !request.silent() ? show(value.value()) : result;
        });
        streams.flushOwn();
        List<Map<String, Object>> payload = shared.frontend.takePayload(); // of a cell that fails, nothing is done
        if (result instanceof CellResult.Failure failure) {
            return failed(failure);
        }
        if (shown instanceof CellResult.Failure failure) {
            return failed(failure);
        }
        Map<String, Object> values = evaluate(cell, request.expressions());
        return new Reply.Executed(count, values, payload);
    }

    private static CellResult.Failure fault(Throwable fault) {
        Log.error("the cell engine failed", fault);
        String message = "The kernel itself failed: " + Traceback.brief(fault) + ". The state of your cells is kept.";
        return new CellResult.Failure("KernelError", message, List.of(Ansi.strong(message)));
    }

    private Reply failed(CellResult.Failure failure) {
        publisher.publish(new Broadcast.Error(failure.name(), failure.message(), failure.traceback()));
        return new Reply.ExecuteFailed(count, failure.name(), failure.message(), failure.traceback());
    }

    /// A display handle is not a result: what it stands for is on the screen already.
    private CellResult show(Object value) {
        if (!(value instanceof DisplayHandle)) {
            MimeBundle bundle = shared.frontend.render(value);
            streams.flush();
            try {
                publisher.publish(new Broadcast.ExecuteResult(count, bundle.data(), bundle.metadata()));
            } catch (IllegalArgumentException e) {
                return unshowable(e);
            }
        }
        return new CellResult.Done();
    }

    /// A renderer has put something into its bundle that JSON cannot say.
    private static CellResult.Failure unshowable(IllegalArgumentException why) {
        String message = "The result cannot be shown: " + why.getMessage() + ".";
        return new CellResult.Failure("DisplayError", message, List.of(Ansi.strong(message)));
    }

    private CellResult fields(Object value) {
        MimeBundle bundle = shared.frontend.render(value);
        try {
            return new CellResult.Value(MimeData.fields(bundle.data(), bundle.metadata()));
        } catch (IllegalArgumentException e) {
            return unshowable(e);
        }
    }

    private Map<String, Object> evaluate(Cell cell, Map<String, String> expressions) {
        if (!expressions.isEmpty()) {
            // They may take their time.
            publisher.flush();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        expressions.forEach((name, code) -> values.put(name, evaluate(cell, code)));
        return values;
    }

    private Map<String, Object> evaluate(Cell cell, String expression) {
        CellResult result = engine.evaluate(expression);
        if (result instanceof CellResult.Value value) {
            result = engine.present(cell, () -> fields(value.value()));
        }
        return switch (result) {
            case CellResult.Value(Map<?, ?> fields) ->
                Map.of("status", "ok", "data", fields.get("data"), "metadata", fields.get("metadata"));
            case CellResult.Failure failure ->
                Map.of(
                        "status", "error",
                        "ename", failure.name(),
                        "evalue", failure.message(),
                        "traceback", failure.traceback());
            default -> Map.of("status", "ok", "data", Map.of(), "metadata", Map.of());
        };
    }
}
