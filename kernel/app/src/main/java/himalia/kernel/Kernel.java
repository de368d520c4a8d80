package himalia.kernel;

import himalia.api.CellResult;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Traceback;
import himalia.kernel.debug.Debugger;
import himalia.kernel.history.History;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.CommContent;
import himalia.kernel.protocol.Header;
import himalia.kernel.protocol.Incoming;
import himalia.kernel.protocol.IncomingType;
import himalia.kernel.protocol.Message;
import himalia.kernel.protocol.Reply;
import himalia.kernel.protocol.Request;
import himalia.kernel.protocol.Unread;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What the kernel does with each message.
///
/// Cells run on a thread of their own ([CellRunner]). Everything else is answered beside it, so that a running cell
/// holds up nothing: questions of the shell channel on one thread, the control channel (interrupt, shutdown) on
/// another, comms (a slider that moves while a model trains) on a third, the debugger, which may evaluate what does not
/// end, on a fourth. A subshell is one more queue of cells, beside the others.
final class Kernel {
    private static final String NO_SUBSHELL = "NoSubshell";
    private static final String NOT_UNDERSTOOD = "NotUnderstood";
    private static final String REQUEST = "_request";

    private final Channels channels;
    private final Publisher publisher;
    private final Streams streams;
    private final CellEngine engine;
    private final History history;
    private final Comms open;
    private final CellRunner cells;
    private final Subshells subshells;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Debugger debugger;
    private final Lane shell = new Lane("shell");
    private final Lane control = new Lane("control");
    private final Lane comms = new Lane("comms");
    private final Lane debugs = new Lane("debug");
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean spokenTo;

    Kernel(
            Channels channels,
            Publisher publisher,
            Streams streams,
            CellEngine engine,
            History history,
            NotebookFrontend frontend) {
        this.channels = channels;
        this.publisher = publisher;
        this.streams = streams;
        this.engine = engine;
        this.history = history;
        open = frontend.openComms();
        debugger = new Debugger(engine, frontend, publisher::publish);
        CellRunner.Shared shared =
                new CellRunner.Shared(engine, publisher, streams, history, frontend, debugger, numbers);
        cells = CellRunner.of(shared);
        subshells = new Subshells(lane -> CellRunner.beside(shared, lane));
    }

    /// Serves until a front end shuts the kernel down.
    void serve() {
        publisher.publish(new Broadcast.Status("starting"));
        channels.open(this::receive, publisher::welcome);
        boolean serving = true;
        while (serving) {
            try {
                stopped.await();
                serving = false;
            } catch (InterruptedException e) {
                // A cell has interrupted all threads there are: that ends nothing here.
                Log.line("interrupted while serving");
            }
        }
    }

    /// Ends [#serve].
    void stop() {
        publisher.running().forget();
        stopped.countDown();
    }

    /// Whether a front end has ever sent a message.
    boolean isSpokenTo() {
        return spokenTo;
    }

    /// A second has gone by.
    void tick(QuietTime quiet) {
        quiet.second(publisher.lastCell(), publisher.running().cell().isPresent());
    }

    @SuppressWarnings("IfChainToSwitch") // to link a switch over types takes ten milliseconds of the start
    private void receive(Channel channel, Message<Incoming> message) {
        spokenTo = true;
        String subshell = channel == Channel.SHELL ? message.header().subshell() : "";
        Subshells.Subshell asked = subshell.isEmpty() ? null : subshells.find(subshell);
        if (asked == null && !subshell.isEmpty()) {
            shell.execute(() -> refuse(channel, message, NO_SUBSHELL, "There is no subshell " + subshell + "."));
            return;
        }
        Incoming content = message.content();
        if (content instanceof Unread unread) {
            notUnderstood(channel, message, unread);
        } else if (content instanceof Request.Execute request) {
            (asked == null ? cells : asked.cells()).submit(channel, message, request);
        } else if (content instanceof Request.InputAnswer answer) {
            streams.answered(message.parent(), answer.value());
        } else if (content instanceof Request.Debug debug) {
            debugs.execute(() -> answer(channel, message, debug));
        } else if (content instanceof Request.Question question) {
            (channel == Channel.CONTROL ? control : shell).execute(() -> answer(channel, message, question));
        } else {
            Lane lane = asked == null ? comms : asked.lane();
            lane.execute(() -> serveComm(lane, message, (CommContent) content));
        }
    }

    /// A page waits for the answer also to what nobody understands. On stdin it is the kernel that waits.
    private void notUnderstood(Channel channel, Message<Incoming> message, Unread unread) {
        Log.line("a message on " + channel + " was not understood: " + unread.why());
        if (channel != Channel.STDIN) {
            (channel == Channel.CONTROL ? control : shell)
                    .execute(() -> refuse(
                            channel,
                            message,
                            NOT_UNDERSTOOD,
                            "The kernel does not understand this message: " + unread.why() + "."));
        }
    }

    private void refuse(Channel channel, Message<Incoming> message, String name, String why) {
        String type = message.header().type();
        publisher.serve(message.header(), () -> {
            if (type.equals(IncomingType.EXECUTE.type())) {
                publisher.publish(new Broadcast.Error(name, why, List.of(why)));
                publisher.reply(
                        channel,
                        message,
                        new Reply.ExecuteFailed(numbers.get(), name, why, List.of(why)),
                        Map.of("started", Header.now()));
            } else if (type.endsWith(REQUEST)) {
                publisher.reply(channel, message, new Reply.Failed(replyTo(type), name, why));
            }
        });
    }

    private static String replyTo(String type) {
        return type.replace(REQUEST, "_reply");
    }

    private void answer(Channel channel, Message<Incoming> message, Request.Question question) {
        publisher.serve(message.header(), () -> {
            Reply reply = answer(question);
            publisher.reply(channel, message, reply);
            if (reply instanceof Reply.Shutdown shutdown) {
                publisher.publish(new Broadcast.Shutdown(shutdown.restart()));
            }
        });
        if (question instanceof Request.Shutdown) {
            stop();
        }
    }

    private Reply answer(Request.Question question) {
        try {
            return answered(question);
        } catch (Throwable e) {
            Log.error("could not answer a " + question.type(), e);
            return new Reply.Failed(replyTo(question.type()), e.getClass().getSimpleName(), Traceback.brief(e));
        }
    }

    /// Not by a switch over the types, as above.
    private Reply answered(Request.Question question) {
        if (question instanceof Request.KernelInfo) {
            return KernelInfo.reply();
        }
        if (question instanceof Request.IsComplete code) {
            return isComplete(code.code());
        }
        if (question instanceof Request.Complete place) {
            return complete(place);
        }
        if (question instanceof Request.Inspect place) {
            return inspect(place);
        }
        if (question instanceof Request.History which) {
            return history(which);
        }
        if (question instanceof Request.CommInfo which) {
            return commInfo(which.target());
        }
        if (question instanceof Request.Debug asked) {
            return debugger.answer(asked);
        }
        if (question instanceof Request.CreateSubshell) {
            return new Reply.SubshellCreated(subshells.create());
        }
        if (question instanceof Request.DeleteSubshell which) {
            return subshells.delete(which.id())
                    ? new Reply.SubshellDeleted()
                    : new Reply.Failed(
                            "delete_subshell_reply", NO_SUBSHELL, "There is no subshell " + which.id() + ".");
        }
        if (question instanceof Request.ListSubshells) {
            return new Reply.Subshells(subshells.ids());
        }
        if (question instanceof Request.Interrupt) {
            cells.stop();
            subshells.stop();
            engine.interrupt();
            return new Reply.Interrupted();
        }
        return new Reply.Shutdown(((Request.Shutdown) question).restart());
    }

    private Reply isComplete(String code) {
        Completeness known = engine.completeness(code);
        return new Reply.IsComplete(known.state().name().toLowerCase(Locale.ROOT), known.indent());
    }

    private Reply complete(Request.Complete question) {
        CodePoints code = new CodePoints(question.code());
        int cursor = code.toIndex(question.cursor());
        Completion found = engine.complete(question.code(), cursor);
        int start = code.fromIndex(found.start());
        int end = code.fromIndex(found.end());
        List<String> texts = new ArrayList<>();
        List<Map<String, Object>> types = new ArrayList<>();
        for (Completion.Match match : found.matches()) {
            texts.add(match.text());
            types.add(Map.of(
                    "text", match.text(),
                    "type", match.kind(),
                    "signature", match.signature(),
                    "start", start,
                    "end", end));
        }
        return new Reply.Complete(texts, start, end, types);
    }

    private Reply inspect(Request.Inspect question) {
        int cursor = new CodePoints(question.code()).toIndex(question.cursor());
        return engine.inspect(question.code(), cursor, question.detail() > 0)
                .map(found -> new Reply.Inspect(true, Map.of("text/plain", found.text(), "text/html", found.html())))
                .orElseGet(() -> new Reply.Inspect(false, Map.of()));
    }

    private Reply history(Request.History question) {
        List<History.Entry> found = switch (question.access()) {
            case "range" -> history.range(question.session(), question.start(), question.stop());
            case "search" -> history.search(question.pattern(), question.unique(), question.n());
            default -> history.tail(question.n());
        };
        List<List<Object>> entries = new ArrayList<>();
        for (History.Entry entry : found) {
            // Outputs are not kept: the notebook keeps them.
            Object text = question.output() ? Arrays.asList(entry.source(), null) : entry.source();
            entries.add(List.of(entry.session(), entry.line(), text));
        }
        return new Reply.History(entries);
    }

    private Reply commInfo(String target) {
        Map<String, Object> found = new LinkedHashMap<>();
        open.all().forEach((id, comm) -> {
            if (target.isEmpty() || target.equals(comm.target())) {
                found.put(id, Map.of("target_name", comm.target()));
            }
        });
        return new Reply.CommInfo(found);
    }

    private void serveComm(Lane lane, Message<Incoming> message, CommContent content) {
        Header cell = open.cellOf(content.commId());
        publisher.serve(
                message.header(),
                () -> publisher.speakFor(cell, () -> {
                    // A handler may take its time.
                    publisher.flush();
                    CellResult result = engine.beside(
                            () -> {
                                open.receive(content, message.metadata(), message.buffers());
                                streams.flush();
                                return new CellResult.Done();
                            },
                            said -> goOn(lane, message, cell, said));
                    if (result instanceof CellResult.Failure failure) {
                        complain(failure);
                    }
                    streams.flushOwn();
                }));
    }

    /// The thread of the comms is lost to a handler that does not stop: another says so and takes its place.
    private void goOn(Lane lane, Message<Incoming> message, @Nullable Header cell, CellResult.Failure said) {
        streams.renew();
        lane.goOn(() -> publisher.goOn(
                message.header(),
                () -> publisher.speakFor(cell, () -> {
                    complain(said);
                    streams.flushOwn();
                })));
    }

    /// The handler is the user's: the failure belongs where their cell prints.
    private void complain(CellResult.Failure failure) {
        streams.complain("A comm handler failed: " + String.join("\n", failure.traceback()));
    }
}
