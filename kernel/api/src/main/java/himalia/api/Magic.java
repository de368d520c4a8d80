package himalia.api;

import java.util.List;

/// A command to the notebook, written as `%name arguments` where a statement may stand, or as `%%name arguments` over
/// the lines that it takes.
///
/// A library registers its magics in `META-INF/services/himalia.api.Magic`; the kernel finds them on the cells' class
/// path, also in a jar that was added a cell ago. The kernel's own names win.
///
/// ```java
/// public final class RepeatMagic implements Magic {
///     public String name() { return "repeat"; }
///     public String usage() { return "%repeat TIMES JAVA"; }
///     public String summary() { return "runs a line again and again"; }
///     public CellResult run(MagicCall call) throws MagicFailure {
///         String[] words = call.rest().split(" ", 2);
///         CellResult last = new CellResult.Done();
///         for (int i = Integer.parseInt(words[0]); i > 0 && !(last instanceof CellResult.Failure); i--) {
///             last = call.run(words[1]);
///         }
///         return last;
///     }
/// }
/// ```
public interface Magic {
    /// How a magic may be written.
    enum Form {
        /// `%name` and what follows in the line.
        LINE,
        /// `%%name` and the lines below.
        CELL,
        /// Either.
        BOTH
    }

    /// The name without the percent sign.
    String name();

    /// Other names by which it goes, too.
    default List<String> otherNames() {
        return List.of();
    }

    /// How to write it, in one line.
    String usage();

    /// What it does, in one line.
    String summary();

    /// How it may be written.
    default Form form() {
        return Form.LINE;
    }

    /// Runs it. It can be stopped like a cell, and what it throws is shown like an exception of a cell.
    ///
    /// @return a value to show, if nothing follows in the cell; a failure, which ends the cell; or that it is done
    /// @throws MagicFailure if it cannot do what was asked
    /// @throws Exception    if something else goes wrong
    CellResult run(MagicCall call) throws Exception;

    /// What could stand in the place of the last word of the arguments.
    ///
    /// @param typed the arguments up to the cursor
    default List<String> complete(String typed) {
        return List.of();
    }

    /// Where Java begins in the arguments, so that completion and help work in it as in a cell; for a magic over a cell
    /// the lines below are Java, too. Negative if there is none.
    default int javaStart(String rest) {
        return -1;
    }
}
