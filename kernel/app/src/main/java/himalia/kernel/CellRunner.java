package himalia.kernel;

import himalia.api.CellResult;
import himalia.api.DisplayHandle;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.history.History;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.transport.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Runs cells, one after the other, on one thread that lives as long as the kernel.
final class CellRunner implements Runnable {
    private record Waiting(long number, Channel channel, Message<Incoming> message, Request.Execute request) {}

    private final CellEngine engine;
    private final Publisher publisher;
    private final Streams streams;
    private final History history;
    private final NotebookFrontend frontend;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private long givenUp;
    private int count;

    CellRunner(CellEngine engine, Publisher publisher, Streams streams, History history, NotebookFrontend frontend) {
        this.engine = engine;
        this.publisher = publisher;
        this.streams = streams;
        this.history = history;
        this.frontend = frontend;
    }

    /// Puts a cell at the end of the queue.
    void submit(Channel channel, Message<Incoming> message, Request.Execute request) {
        queue.add(new Waiting(received.incrementAndGet(), channel, message, request));
    }

    @Override
    public void run() {
        while (true) {
            Waiting next = take();
            publisher.serveCell(next.message.header(), () -> {
                // JupyterLab shows from it how long the cell has run.
                Map<String, Object> metadata = Map.of("started", Header.now());
                publisher.reply(next.channel, next.message, answer(next), metadata);
            });
        }
    }

    /// The next cell. An interrupt that came too late for the last one finds nothing to stop.
    private Waiting take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException late) {
                Log.line("interrupted while no cell was running");
            }
        }
    }

    private Reply answer(Waiting next) {
        if (next.number <= givenUp) {
            return new Reply.ExecuteAborted(count);
        }
        Request.Execute request = next.request;
        boolean counted = request.storeHistory() && !request.silent();
        if (counted) {
            count++;
            history.add(count, request.code());
        }
        if (request.silent()) {
            // Nothing is said of it until it ends.
            publisher.flush();
        } else {
            publisher.publish(new Broadcast.ExecuteInput(request.code(), count));
        }
        streams.begin(next.message);
        CellResult result = run(request.code());
        frontend.endCell();
        streams.flush();
        Reply reply = reply(request, result);
        if (reply instanceof Reply.ExecuteFailed && request.stopOnError()) {
            givenUp = received.get();
        }
        streams.flush();
        return reply;
    }

    private Reply reply(Request.Execute request, CellResult result) {
        try {
            if (result instanceof CellResult.Failure failure) {
                return failed(failure);
            }
            if (result instanceof CellResult.Value value && !request.silent()) {
                show(value.value());
            }
            return new Reply.Executed(count, evaluate(request.expressions()));
        } catch (IllegalArgumentException unshowable) {
            // A renderer has put something into its bundle that JSON cannot say.
            String message = "The result cannot be shown: " + unshowable.getMessage() + ".";
            return failed(new CellResult.Failure("DisplayError", message, List.of(Ansi.strong(message))));
        } catch (RuntimeException | Error e) {
            return failed(fault(e));
        }
    }

    private CellResult run(String code) {
        try {
            return engine.execute(new Cell(count, code.replace("\r\n", "\n").replace('\r', '\n')));
        } catch (RuntimeException | Error e) {
            return fault(e);
        }
    }

    private static CellResult.Failure fault(Throwable fault) {
        Log.error("the cell engine failed", fault);
        String message = "The kernel itself failed: " + fault + ". The state of your cells is kept.";
        return new CellResult.Failure("KernelError", message, List.of(Ansi.strong(message)));
    }

    private Reply failed(CellResult.Failure failure) {
        publisher.publish(new Broadcast.Error(failure.name(), failure.message(), failure.traceback()));
        return new Reply.ExecuteFailed(count, failure.name(), failure.message(), failure.traceback());
    }

    /// A display handle is not a result: what it stands for is on the screen already.
    private void show(Object value) {
        if (!(value instanceof DisplayHandle)) {
            MimeBundle bundle = frontend.render(value);
            streams.flush();
            publisher.publish(new Broadcast.ExecuteResult(count, bundle.data(), bundle.metadata()));
        }
    }

    private Map<String, Object> evaluate(Map<String, String> expressions) {
        if (!expressions.isEmpty()) {
            // They may take their time.
            publisher.flush();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        expressions.forEach((name, code) -> values.put(name, evaluate(code)));
        return values;
    }

    private Map<String, Object> evaluate(String expression) {
        return switch (engine.evaluate(expression)) {
            case CellResult.Value value -> {
                MimeBundle bundle = frontend.render(value.value());
                yield Map.of("status", "ok", "data", bundle.data(), "metadata", bundle.metadata());
            }
            case CellResult.Done done -> Map.of("status", "ok", "data", Map.of(), "metadata", Map.of());
            case CellResult.Failure failure ->
                Map.of(
                        "status", "error",
                        "ename", failure.name(),
                        "evalue", failure.message(),
                        "traceback", failure.traceback());
        };
    }
}
