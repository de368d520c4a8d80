package himalia.kernel.cell.javac;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// A cell that compiles: what it changes, and the classes that do it.
///
/// @param runClass the class whose `run` runs the cell
/// @param replaced declarations that are replaced or gone
/// @param stale    variables that lose their value, because a class they hold has changed
record Compiled(
        String runClass,
        Map<String, byte[]> classes,
        List<Declared> declared,
        Collection<Import> imports,
        List<Declared> replaced,
        List<Declared> stale,
        boolean hasValue) {}
