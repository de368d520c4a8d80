package himalia.kernel;

import himalia.api.Frontend;
import himalia.api.MimeBundle;
import himalia.api.Renderers;
import himalia.kernel.cell.CellNames;
import himalia.kernel.protocol.Broadcast;
import himalia.kernel.protocol.CommContent;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/// What `display` and comms of a cell reach: the notebook.
final class NotebookFrontend implements Frontend {
    private final Publisher publisher;
    private final Streams streams;
    private final Supplier<ClassLoader> cells;
    private final Queue<Runnable> atEnd = new ConcurrentLinkedQueue<>();
    private Renderers renderers;

    /// @param cells the loader in which the cells' libraries, and so their renderers, live
    NotebookFrontend(Publisher publisher, Streams streams, Supplier<ClassLoader> cells) {
        this.publisher = publisher;
        this.streams = streams;
        this.cells = cells;
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

    /// A renderer that fails costs its pretty form, not the value: the text is shown instead, and why.
    @Override
    public MimeBundle render(Object value) {
        try {
            return readable(renderers().render(value));
        } catch (Exception | LinkageError e) {
            System.err.println("A " + value.getClass().getSimpleName() + " could not be rendered: " + e);
            return MimeBundle.text(value.getClass().getName());
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
            } catch (RuntimeException | Error e) {
                System.err.println("At the end of the cell: " + e);
            }
        }
    }

    private static MimeBundle readable(MimeBundle bundle) {
        String text = bundle.plain();
        String clean = CellNames.clean(text);
        return clean.equals(text) ? bundle : bundle.with(MimeBundle.TEXT, clean);
    }

    private synchronized Renderers renderers() {
        if (renderers == null) {
            renderers = Renderers.find(cells.get());
        }
        return renderers;
    }

    /// Looks for renderers again: the class path of the cells has grown.
    synchronized void forgetRenderers() {
        renderers = null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void comm(String type, String commId, Map<String, ?> content) {
        streams.flush();
        Map<String, Object> data = (Map<String, Object>) content.get("data");
        publisher.publish(
                switch (type) {
                    case "comm_open" -> new CommContent.Open(commId, (String) content.get("target_name"), data);
                    case "comm_close" -> new CommContent.Close(commId, data);
                    default -> new CommContent.Data(commId, data);
                });
    }
}
