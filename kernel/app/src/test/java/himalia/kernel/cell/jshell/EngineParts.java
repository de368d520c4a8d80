package himalia.kernel.cell.jshell;

import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Traceback;
import jdk.jshell.JShell;

/// What a run of a cell works with.
record EngineParts(
        JShell shell,
        CellClassLoader loader,
        LocalControl control,
        SnippetIndex index,
        Traceback traceback,
        OutOfMemory memory) {}
