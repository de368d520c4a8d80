package himalia.kernel.cell;

import himalia.api.CellListener;
import himalia.api.CellResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compiles and runs cells. Knows nothing of Jupyter: code goes in, values and failures come out.
///
/// [#execute], [#attend], [#present] and [#evaluate] are called on one thread at a time, and on others inside of
/// [#beside]; the other methods may be called from any thread, also while a cell runs.
///
/// All code of the user's runs inside one of [#execute], [#attend], [#present] and [#beside], whoever calls it: a text,
/// an iterator or a handler of theirs may throw any error, never end, or turn the VM's switches, as a cell may.
public interface CellEngine extends AutoCloseable {
    /// Runs a cell to its end, its failure or its interruption. Never throws because of what the cell does.
    default CellResult execute(Cell cell) {
        return execute(cell, () -> {});
    }

    /// The same.
    ///
    /// @param start called when the cell is compiled and about to run; [CellInterrupted] if it shall not
    CellResult execute(Cell cell, Runnable start);

    /// Runs something that is no Java in the place of a cell: it can be interrupted, and what it throws is told as of a
    /// cell. It may execute cells.
    ///
    /// @param cell as the user wrote it
    CellResult attend(Cell cell, Callable<CellResult> work);

    /// What is done with the result of a cell: its text, its renderer, its iterator are the user's code, too. As
    /// [#attend], and stopped when it takes too long.
    CellResult present(Cell cell, Callable<CellResult> work);

    /// Runs what a cell has left behind for later, such as the handler of a comm: on any thread, also while a cell
    /// runs. An interrupt stops it, and what it throws is told as of a cell.
    ///
    /// @param givenUp told what to say of it if it does not stop; its thread is lost then: [GivenUp] ends it
    CellResult beside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp);

    /// Runs cells beside the others, by [#execute] and its like. Apart from them the work is no code of the user's:
    /// each is stopped by itself, and the next begins undisturbed.
    ///
    /// @param givenUp as of [#beside]
    default CellResult cellsBeside(Callable<CellResult> work, Consumer<CellResult.Failure> givenUp) {
        return beside(work, givenUp);
    }

    /// What to say of an exception that somebody else has caught: as of one that ended a cell.
    default CellResult.Failure explain(Throwable thrown) {
        String said = Traceback.brief(thrown);
        return new CellResult.Failure(Traceback.name(thrown), said, List.of(said));
    }

    /// The value of an expression, as the user expressions of a request need it; the state is otherwise left alone.
    CellResult evaluate(String expression);

    /// Stops the running cell: its result is then a failure. Does nothing if none runs. A cell that Java gives no way
    /// to stop is given up after a while.
    void interrupt();

    /// Whether a text could be run as it is, or wants another line.
    Completeness completeness(String code);

    /// What could stand at the cursor.
    ///
    /// @param cursor offset in UTF-16 units
    Completion complete(String code, int cursor);

    /// What is known of the name at the cursor: signature, documentation, value.
    Optional<Inspection> inspect(String code, int cursor, boolean detailed);

    /// The variables that cells have declared, in the order in which they did.
    List<Variable> variables();

    /// The values themselves, of those that have one, for a cell that runs: it waits for them.
    Map<String, Object> values();

    /// The same for who only looks on: none while the engine is busy for long. To look into the values is to run the
    /// user's code: see [#look].
    default List<Binding> bindings() {
        return List.of();
    }

    /// Looks at objects of cells, whose texts, iterators and renderers are the user's code: beside the cells, on a
    /// thread of the engine's.
    ///
    /// @param limit what takes longer is stopped
    /// @return empty if it took longer, failed or gave null
    default <T> Optional<T> look(Duration limit, Supplier<T> question) {
        return Optional.empty();
    }

    /// Where cells can be made to stop and go on.
    default Stops stops() {
        return new Stops(new InterruptSwitch());
    }

    /// Lets cells stop from here on: those that are run, and the methods and classes of those that ran before; or no
    /// more.
    default void stopping(Stops.Weaving told) {
        stops().setWeaving(told);
    }

    /// Whether cells have declared a variable of that name.
    boolean isVariable(String name);

    /// All that cells have declared and imported, each kind in the order in which they did.
    List<Declaration> declarations();

    /// Lets go of what cells have declared by these names, and of imports of classes of these names.
    ///
    /// @return if something else needs it, so that all stays as it was: what, for the user
    Optional<String> forget(Set<String> names);

    /// The class files of what cells have declared by a name, as the compiler has written them: of a class, of one
    /// nested in it (`Outer.Inner`), or of the methods of that name.
    ///
    /// @return by the names by which they run; empty if cells have declared no such class and no such method
    default Map<String, byte[]> classFiles(String name) {
        return Map.of();
    }

    /// The class loader in which cells and their libraries live.
    ClassLoader classLoader();

    /// Has the sources of a library fetched when somebody asks for the documentation of a class in it.
    ///
    /// @param fetcher as of [LibrarySources#fetch]
    default void fetchSources(Function<Path, @Nullable Future<?>> fetcher) {}

    /// Adds a jar or a folder of classes to what cells can use.
    void addToClassPath(Path path);

    /// Has something called whenever the class path has grown: what was found in it before may not be all.
    void onClassPath(Runnable listener);

    /// Has something called when a cell was given up because it did not stop, with what is to be said of it. The thread
    /// that ran the cell is lost then: [GivenUp] ends it.
    void onGivenUp(Consumer<CellResult.Failure> listener);

    /// Whether the last expression of a cell is shown also if it is a statement that a `;` ends, as notebooks
    /// written for other kernels expect it. At first it is not, but for an environment variable
    /// `HIMALIA_SEMICOLON=show`.
    void showStatements(boolean all);

    /// Whether a cell may also write what Java has nothing for where the objects have methods for it: `a + b`, `a[i]`,
    /// `a.f()` for `f(a)`. At first it may, but for an environment variable `HIMALIA_SUGAR=off`.
    void takeSugar(boolean taken);

    /// What a cell says in plain Java, which would do the same: a text that is a cell again. Nothing of it runs, and
    /// nothing is declared.
    ///
    /// @return the text as the value, or the failure of a cell that does not compile
    CellResult plain(Cell cell);

    /// Tells somebody of the cells from here on, and of the classes that they have defined before.
    default void listen(CellListener listener) {}

    @Override
    void close();
}
