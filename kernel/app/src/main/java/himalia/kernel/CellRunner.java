package himalia.kernel;

import himalia.api.DisplayHandle;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.kernel.cell.Ansi;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellResult;
import himalia.kernel.history.History;
import himalia.kernel.magic.MagicFailure;
import himalia.kernel.magic.Magics;
import himalia.kernel.protocol.Broadcast;
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
    private record Waiting(long number, Channel channel, Message message, Request.Execute request) {}

    private final CellEngine engine;
    private final Publisher publisher;
    private final Streams streams;
    private final History history;
    private final Magics magics;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final AtomicLong received = new AtomicLong();
    private long givenUp;
    private int count;

    CellRunner(CellEngine engine, Publisher publisher, Streams streams, History history, Magics magics) {
        this.engine = engine;
        this.publisher = publisher;
        this.streams = streams;
        this.history = history;
        this.magics = magics;
    }

    /// Puts a cell at the end of the queue.
    void submit(Channel channel, Message message, Request.Execute request) {
        queue.add(new Waiting(received.incrementAndGet(), channel, message, request));
    }

    @Override
    public void run() {
        while (true) {
            Waiting next = take();
            publisher.serveCell(next.message.header());
            Broadcast busy = new Broadcast.Status("busy");
            if (isShown(next)) {
                publisher.queue(busy);
            } else {
                publisher.publish(busy);
            }
            publisher.queueReply(next.channel, next.message, answer(next));
            publisher.publish(new Broadcast.Status("idle"));
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

    /// Whether the front ends are told of the cell before it is run.
    private boolean isShown(Waiting next) {
        return next.number > givenUp && !next.request.silent();
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
        if (!request.silent()) {
            publisher.publish(new Broadcast.ExecuteInput(request.code(), count));
        }
        streams.begin(next.message);
        CellResult result = run(request.code());
        if (Frontend.current() instanceof NotebookFrontend notebook) {
            notebook.endCell();
        }
        streams.flush();
        Reply reply = switch (result) {
            case CellResult.Failure failure -> failed(failure);
            case CellResult.Value value -> {
                if (!request.silent()) {
                    show(value.value(), request.expressions().isEmpty());
                }
                yield new Reply.Executed(count, evaluate(request.expressions()));
            }
            case CellResult.Done done -> new Reply.Executed(count, evaluate(request.expressions()));
        };
        if (result instanceof CellResult.Failure && request.stopOnError()) {
            givenUp = received.get();
        }
        streams.flush();
        return reply;
    }

    private CellResult run(String code) {
        try {
            String java = magics.run(code.replace("\r\n", "\n").replace('\r', '\n'), engine);
            return java.isBlank() ? new CellResult.Done() : engine.execute(new Cell(count, java));
        } catch (MagicFailure e) {
            return new CellResult.Failure("MagicError", e.getMessage(), List.of(Ansi.strong(e.getMessage())));
        } catch (RuntimeException | Error e) {
            Log.error("the cell engine failed", e);
            String message = "The kernel itself failed: " + e + ". The state of your cells is kept.";
            return new CellResult.Failure("KernelError", message, List.of(Ansi.strong(message)));
        }
    }

    private Reply failed(CellResult.Failure failure) {
        publisher.publish(new Broadcast.Error(failure.name(), failure.message(), failure.traceback()));
        return new Reply.ExecuteFailed(count, failure.name(), failure.message(), failure.traceback());
    }

    /// A display handle is not a result: what it stands for is on the screen already.
    ///
    /// @param last whether the reply follows at once
    private void show(Object value, boolean last) {
        if (!(value instanceof DisplayHandle)) {
            MimeBundle bundle = Frontend.current().render(value);
            streams.flush();
            Broadcast result = new Broadcast.ExecuteResult(count, bundle.data(), bundle.metadata());
            if (last) {
                publisher.queue(result);
            } else {
                publisher.publish(result);
            }
        }
    }

    private Map<String, Object> evaluate(Map<String, String> expressions) {
        Map<String, Object> values = new LinkedHashMap<>();
        expressions.forEach((name, code) -> values.put(name, evaluate(code)));
        return values;
    }

    private Map<String, Object> evaluate(String expression) {
        return switch (engine.evaluate(expression)) {
            case CellResult.Value value -> {
                MimeBundle bundle = Frontend.current().render(value.value());
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
