package himalia.kernel.cell.javac;

import himalia.kernel.cell.CompileProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A cell that compiles: what it changes, and the classes that do it.
///
/// @param runClass the class whose `run` runs the cell
/// @param closed   classes that are not written as public, and whether their constructor is as open as they are: javac
/// takes them for public, so that all cells can use them
/// @param replaced declarations that are replaced or gone
/// @param sets     the variables that the cell declares, anew or not
/// @param remarks  what its author should know
/// @param warnings the compiler's
/// @param stale    variables that lose their value, because a class they hold has changed
record Compiled(
        String runClass,
        Map<String, byte[]> classes,
        Map<String, Boolean> closed,
        List<Declared> declared,
        Collection<Import> imports,
        List<Declared> replaced,
        List<Declared> stale,
        Set<String> sets,
        List<String> remarks,
        List<CompileProblem> warnings,
        boolean hasValue) {}
