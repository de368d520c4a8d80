package himalia.kernel.magic;

import himalia.kernel.cell.CellEngine;
import java.util.List;

/// A command to the kernel, written as `%name arguments` at the top of a cell.
public interface Magic {
    /// The name without the percent sign.
    String name();

    /// How to write it, and what it does, in one line each.
    String usage();

    String summary();

    /// Runs it.
    ///
    /// @param arguments the words after the name
    /// @throws MagicFailure if the arguments are wrong; the message says what was expected
    void run(List<String> arguments, CellEngine engine) throws MagicFailure;
}
