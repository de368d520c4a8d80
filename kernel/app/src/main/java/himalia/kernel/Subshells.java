package himalia.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The queues of cells that front ends have opened beside the kernel's own: what is in one does not wait for a cell in
/// another.
final class Subshells {
    /// @param cells runs its cells
    /// @param lane  on which they run, and the handlers of comms that are meant for it
    record Subshell(CellRunner cells, Lane lane) {}

    private final Function<Lane, CellRunner> runner;
    private final Map<String, Subshell> open = new LinkedHashMap<>();

    /// @param runner makes what runs the cells of one
    Subshells(Function<Lane, CellRunner> runner) {
        this.runner = runner;
    }

    /// Opens one.
    ///
    /// @return the name by which requests are sent to it
    synchronized String create() {
        String id = UUID.randomUUID().toString();
        Lane lane = new Lane("subshell");
        open.put(id, new Subshell(runner.apply(lane), lane));
        return id;
    }

    /// Closes one: what it has been sent is still done.
    ///
    /// @return whether there was one of that name
    synchronized boolean delete(String id) {
        Subshell closed = open.remove(id);
        if (closed != null) {
            closed.lane().end();
        }
        return closed != null;
    }

    /// Stops the cells in all of them that were taken from their queues and have not begun.
    synchronized void stop() {
        open.values().forEach(one -> one.cells().stop());
    }

    synchronized List<String> ids() {
        return new ArrayList<>(open.keySet());
    }

    synchronized @Nullable Subshell find(String id) {
        return open.get(id);
    }
}
