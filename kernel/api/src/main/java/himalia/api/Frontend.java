package himalia.api;

import java.util.Map;

/// What shows things: a notebook while a kernel runs, else the console.
///
/// The kernel installs its own before the first cell; a program that is started without a kernel prints to the console.
public interface Frontend {
    /// Shows a bundle under an id, or replaces what was shown under that id.
    void show(MimeBundle bundle, String displayId, boolean update);

    /// Clears the outputs of the running cell, at once or when the next output comes.
    void clear(boolean wait);

    /// All forms of a value, by the renderers of the cells' class path.
    MimeBundle render(Object value);

    /// Sends a comm message: `comm_open`, `comm_msg` or `comm_close`.
    void comm(String type, String commId, Map<String, ?> content);

    /// Whether what is shown can be replaced by an update, as in a notebook; a console prints one below the other.
    default boolean isNotebook() {
        return true;
    }

    /// Runs something once when the running cell has ended and before its answer goes out: what it shows then belongs
    /// to that cell. Between cells it waits for the end of the next; where there are no cells, it never runs.
    default void atEndOfCell(Runnable last) {}

    /// The one in use.
    static Frontend current() {
        return FrontendHolder.current;
    }

    /// Puts another in use; the kernel calls this once.
    static void install(Frontend frontend) {
        FrontendHolder.current = frontend;
    }
}
