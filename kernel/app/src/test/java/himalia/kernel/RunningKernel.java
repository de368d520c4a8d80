package himalia.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.kernel.cell.CellEngine;
import himalia.kernel.history.History;
import himalia.kernel.magic.Magics;
import himalia.kernel.protocol.Codec;
import himalia.kernel.protocol.Request;
import himalia.kernel.protocol.Signer;
import himalia.kernel.transport.Channel;
import himalia.kernel.transport.Channels;
import himalia.kernel.transport.ConnectionFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zeromq.ZContext;

/// A kernel behind its sockets, all in this process, and a client of it.
final class RunningKernel implements AutoCloseable {
    final List<String> log = new CopyOnWriteArrayList<>();
    /// Whose cells are single words; null if the cells are Java.
    final ScriptedEngine engine;

    private final CellEngine cells;
    final NotebookFrontend frontend;
    final TestClient client;
    final Thread serving;
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final Channels channels;

    RunningKernel() throws IOException {
        this(new ScriptedEngine());
    }

    RunningKernel(CellEngine cells) throws IOException {
        this.cells = cells;
        engine = cells instanceof ScriptedEngine scripted ? scripted : null;
        ConnectionFile connection = new ConnectionFile("inproc", "kernel", 1, 2, 3, 4, 5, "hmac-sha256", "secret");
        ZContext context = new ZContext();
        Codec codec = new Codec(new Signer("hmac-sha256", "secret"));
        channels = new Channels(connection, codec, log::add, context);
        Publisher publisher = new Publisher(channels);
        Streams streams = new Streams(publisher);
        frontend = new NotebookFrontend(publisher, streams, cells);
        frontend.open();
        streams.install();
        History history = new History(null);
        CellEngine magics = Magics.standard(cells, history);
        Kernel kernel = new Kernel(channels, publisher, streams, magics, history, frontend);
        client = new TestClient(context, connection, codec);
        serving = Thread.ofPlatform().daemon().start(kernel::serve);
        awaitSubscription();
    }

    /// A subscriber sees nothing until the publisher knows of it.
    private void awaitSubscription() {
        TestClient.Received heard;
        do {
            heard = client.receive(Channel.IOPUB);
        } while (!heard.type().equals("iopub_welcome"));
        assertThat(heard.content()).containsEntry("subscription", "");
    }

    /// A cell as front ends send it, that cannot ask for input.
    static Request.Execute cell(String code) {
        return new Request.Execute(code, false, true, Map.of(), false, true);
    }

    /// What a question is answered.
    Map<String, Object> ask(Request request) {
        return ask(Channel.SHELL, request);
    }

    /// What a question on a channel is answered.
    Map<String, Object> ask(Channel channel, Request request) {
        return client.answer(channel, client.send(channel, request)).content();
    }

    /// What a cell is answered that may not end by itself: it is stopped, again and again, as an impatient user does.
    ///
    /// @param soon whether it is known not to end; others get time enough to end on a slow machine
    Map<String, Object> askStopping(Request.Execute cell, boolean soon) {
        String id = client.send(Channel.SHELL, cell);
        int patience = soon ? 300 : 20_000;
        while (!client.hasAnswer(Channel.SHELL, patience)) {
            ask(Channel.CONTROL, new Request.Interrupt());
            patience = 700;
        }
        Map<String, Object> reply = client.answer(Channel.SHELL, id).content();
        client.published(id);
        return reply;
    }

    /// Fails if the next cell is not answered; a variable `keep` must hold 42 still.
    void isAlive(String after) {
        String id = client.send(
                Channel.SHELL, new Request.Execute("1 + 1", false, true, Map.of("it", "keep + 1"), false, true));
        Map<String, Object> reply = client.answer(Channel.SHELL, id).content();
        assertThat(reply).as("after " + after).containsEntry("status", "ok");
        assertThat(reply.get("user_expressions").toString())
                .as("after " + after)
                .contains("text/plain=43");
        assertThat(client.published(id))
                .as("after " + after)
                .filteredOn(message -> message.type().equals("execute_result"))
                .singleElement()
                .satisfies(message -> assertThat(message.content().get("data")).isEqualTo(Map.of("text/plain", "2")));
    }

    @Override
    public void close() {
        cells.close();
        client.close();
        channels.close();
        frontend.close();
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }
}
