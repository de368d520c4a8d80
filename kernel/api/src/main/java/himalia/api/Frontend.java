package himalia.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What shows things: a notebook while a kernel runs, else the console.
///
/// A library asks [#current]; cells have [Display] and [Comm]. A kernel extends this class and puts its own in use
/// before the first cell; a program that is started without a kernel prints to the console.
public abstract class Frontend {
    // Nothing but this names the console's class: it cannot be initialized first.
    @SuppressWarnings("ClassInitializationDeadlock")
    private static volatile Frontend current = new ConsoleFrontend();

    private @Nullable Frontend before;

    /// The one in use.
    public static Frontend current() {
        return current;
    }

    /// Puts this one in use.
    protected final void install() {
        before = current;
        current = this;
    }

    /// Puts back the one that was in use before this.
    protected final void uninstall() {
        if (before != null) {
            current = before;
        }
    }

    /// Shows a bundle under an id, or replaces what was shown under that id.
    public abstract void show(MimeBundle bundle, String displayId, boolean update);

    /// Clears the outputs of the running cell, at once or when the next output comes.
    public abstract void clear(boolean wait);

    /// All forms of a value, by the renderers of the cells' class path.
    public abstract MimeBundle render(Object value);

    /// Has values of a type shown by a renderer from here on: by this one rather than by those of libraries. What shall
    /// be found without being registered is a service: see [Renderer].
    public void register(Renderer<?> renderer) {}

    /// Whether what is shown can be replaced by an update, as in a notebook; a console prints one below the other.
    public boolean isNotebook() {
        return true;
    }

    /// Runs something once when the running cell has ended and before its answer goes out: what it shows then belongs
    /// to that cell. Between cells it waits for the end of the next; where there are no cells, it never runs.
    public void atEndOfCell(Runnable last) {}

    /// The variables of the cells that have a value, and what that is at this moment, in the order in which they were
    /// declared: for a library that takes their names in a text, such as a query. Empty where there are no cells.
    public Map<String, Object> variables() {
        return Map.of();
    }

    /// Tells somebody of the cells from here on, and of the classes that they have defined before. Where there are no
    /// cells, there is nothing to tell.
    public void listen(CellListener listener) {}

    /// Runs something whose output a part of the page collects. That part is told which message the output answers, and
    /// at the end an empty text. What the code throws is output, too; a console collects nothing.
    public void capture(Consumer<String> collector, Runnable code) {
        code.run();
    }

    /// Runs a text as a cell: [Display#eval].
    protected CellResult run(String code) {
        return new CellResult.Failure("NoKernel", "there is no kernel that runs cells", List.of());
    }

    /// Puts a text into a cell below the running one, to be changed and run; where there are no cells, prints it.
    protected void nextCell(String text) {
        System.out.println(text);
    }

    /// Leaves the console that runs the cells; where there is none, nothing happens.
    ///
    /// @param keepsKernel whether the kernel goes on without it
    protected void leave(boolean keepsKernel) {}

    /// Opens a comm: [Comm#open].
    protected Comm openComm(String target, CommMessage opening) {
        return new SilentComm(UUID.randomUUID().toString(), target);
    }

    /// Names a target of comms: [Comm#onOpen].
    protected void onOpenComm(String target, BiConsumer<Comm, CommMessage> handler) {}

    /// The comms that are open: [Comm#all].
    protected Map<String, Comm> comms() {
        return Map.of();
    }
}
