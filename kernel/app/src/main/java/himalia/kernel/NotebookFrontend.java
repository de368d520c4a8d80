package himalia.kernel;

import himalia.api.CellListener;
import himalia.api.CellResult;
import himalia.api.Comm;
import himalia.api.CommMessage;
import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderer;
import himalia.api.Renderers;
import himalia.kernel.cell.AsWritten;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellEngine;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.CellNames;
import himalia.kernel.cell.GivenUp;
import himalia.kernel.cell.Traceback;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.Header;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `display` and comms of a cell reach: the notebook.
final class NotebookFrontend extends Frontend {
    private final Publisher publisher;
    private final Streams streams;
    private final CellEngine engine;
    private final Comms comms;
    private final Queue<Runnable> atEnd = new ConcurrentLinkedQueue<>();
    private final List<Renderer<?>> registered = new CopyOnWriteArrayList<>();
    private volatile @Nullable Renderers renderers;
    private final Map<String, Map<String, Object>> payload = Collections.synchronizedMap(new LinkedHashMap<>());

    /// @param engine in whose class path the cells' libraries, and so their renderers, are
    NotebookFrontend(Publisher publisher, Streams streams, CellEngine engine) {
        this.publisher = publisher;
        this.streams = streams;
        this.engine = engine;
        comms = new Comms(
                (content, metadata, buffers) -> {
                    // What was printed before stands before.
                    streams.flush();
                    publisher.publish(content, metadata, buffers);
                },
                publisher::voice);
        engine.onClassPath(this::forgetRenderers);
    }

    /// Becomes the one that cells and libraries reach.
    void open() {
        install();
        streams.print(this::printed);
    }

    /// Leaves the place to the one before.
    void close() {
        uninstall();
    }

    @Override
    public void show(MimeBundle bundle, String displayId, boolean update) {
        streams.flush();
        publisher.publish(new Broadcast.DisplayData(bundle.data(), bundle.metadata(), displayId, update));
    }

    @Override
    public void clear(boolean wait) {
        streams.flush();
        publisher.publish(new Broadcast.ClearOutput(wait));
    }

    @Override
    protected CellResult run(String code) {
        return engine.execute(Cell.ofFile("eval", code));
    }

    @Override
    protected void nextCell(String text) {
        ask("set_next_input", Map.of("text", text, "replace", false));
    }

    @Override
    protected void leave(boolean keepsKernel) {
        ask("ask_exit", Map.of("keepkernel", keepsKernel));
    }

    private void ask(String what, Map<String, Object> how) {
        Map<String, Object> asked = new LinkedHashMap<>(how);
        asked.put("source", what);
        payload.put(what, asked);
    }

    /// What the front end is to do when it hears that the cell has ended, once.
    List<Map<String, Object>> takePayload() {
        synchronized (payload) {
            List<Map<String, Object>> taken = List.copyOf(payload.values());
            payload.clear();
            return taken;
        }
    }

    /// A renderer that fails costs its pretty form, not the value: the text is shown instead, and why.
    @Override
    public MimeBundle render(Object value) {
        try {
            return readable(value, renderers().render(value));
        } catch (Exception | LinkageError e) {
            streams.complain("A " + value.getClass().getSimpleName() + " could not be rendered: " + Traceback.brief(e));
            return MimeBundle.text(value.getClass().getName());
        }
    }

    /// What a print shows of a value in place of its own text, or null; a renderer that fails costs its text only.
    private @Nullable String printed(@Nullable Object value) {
        if (value == null || value.getClass().getName().startsWith("java.lang.")) {
            return AsWritten.text(value); // and no renderer is looked for
        }
        try {
            return renderers().printed(value);
        } catch (Exception | LinkageError e) {
            return null;
        }
    }

    @Override
    public void atEndOfCell(Runnable last) {
        atEnd.add(last);
    }

    /// Runs what waits for the end of the cell; what is asked for meanwhile waits for the next end.
    void endCell() {
        for (int waiting = atEnd.size(); waiting > 0; waiting--) {
            try {
                atEnd.remove().run();
            } catch (CellInterrupted stopped) {
                throw stopped;
            } catch (Throwable e) {
                streams.complain("At the end of the cell: " + Traceback.brief(e));
            }
        }
    }

    private static MimeBundle readable(Object value, MimeBundle bundle) {
        String text = bundle.plain();
        String clean = CellNames.clean(value, text);
        return clean.equals(text) ? bundle : bundle.with(MimeBundle.TEXT, clean);
    }

    private Renderers renderers() {
        Renderers known = renderers;
        if (known == null) {
            // Nothing is locked meanwhile: their constructors are a user's code.
            known = Renderers.find(engine.classLoader());
            for (Renderer<?> one : registered) {
                known = known.with(one);
            }
            renderers = known;
        }
        return known;
    }

    @Override
    public void register(Renderer<?> renderer) {
        registered.add(renderer);
        forgetRenderers();
    }

    /// Looks for renderers again: the class path of the cells has grown.
    private void forgetRenderers() {
        renderers = null;
    }

    /// The page can collect the answers to one message: to that which this thread serves, not to a cell for which it
    /// speaks and which may be running.
    @Override
    public void capture(Consumer<String> collector, Runnable code) {
        streams.flush();
        publisher.speakFor(null, () -> {
            Header served = publisher.voice();
            collector.accept(served == null ? "" : served.id());
            try {
                code.run();
            } catch (CellInterrupted | GivenUp stopped) {
                throw stopped;
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                streams.flush();
                CellResult.Failure told = engine.explain(e);
                publisher.publish(new Broadcast.Error(told.name(), told.message(), told.traceback()));
            } finally {
                streams.flush();
                collector.accept("");
            }
        });
    }

    @Override
    public Map<String, Object> variables() {
        return engine.values();
    }

    @Override
    public void listen(CellListener listener) {
        engine.listen(listener);
    }

    @Override
    protected Comm openComm(String target, CommMessage opening) {
        return comms.open(target, opening);
    }

    @Override
    protected void onOpenComm(String target, BiConsumer<Comm, CommMessage> handler) {
        comms.onOpen(target, handler);
    }

    @Override
    protected Map<String, Comm> comms() {
        return comms.all();
    }

    /// The kernel's side of the comms.
    Comms openComms() {
        return comms;
    }
}
