package himalia.kernel.cell.javac;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.CompileReport;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Traceback;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One cell on its way: compiled, loaded, run. Used once.
final class CellRun {
    private final EngineParts parts;
    private final CellClassLoader loader;
    private final CellState state;
    private final Cell cell;
    private final List<String> declared = new ArrayList<>();
    private boolean hasValue;

    CellRun(EngineParts parts, Cell cell) {
        this.parts = parts;
        this.loader = parts.loader();
        this.state = parts.state();
        this.cell = cell;
    }

    /// Compiles and loads the cell; what it declares is declared from here on.
    ///
    /// @return what runs it
    Method prepare() throws ReflectiveOperationException {
        Compiled compiled = new Compilation(parts.compiler(), state, parts.imports(), cell).compile();
        Class<?> run = parts.classes().load(compiled);
        hasValue = compiled.hasValue();
        Set<String> lost = lost(compiled);
        for (Declared gone : compiled.replaced()) {
            parts.compiler()
                    .remove(parts.classes().forget(gone, compiled.classes().keySet()));
        }
        compiled.imports().forEach(state::put);
        for (Declared one : compiled.declared()) {
            state.put(one);
            if (one.kind() == Declared.Kind.VARIABLE) {
                declared.add(one.name());
            }
        }
        parts.compiler().add(parts.classes().lasting(compiled));
        warn(compiled, lost);
        return run.getMethod(Layout.RUN_METHOD);
    }

    private Set<String> lost(Compiled compiled) {
        Set<String> lost = new LinkedHashSet<>();
        for (Declared variable : compiled.stale()) {
            if (parts.classes().value(variable).isPresent()) {
                lost.add(variable.name());
            }
        }
        return lost;
    }

    /// Methods may be written before what they use; an object of a class as it was before has no place in a variable
    /// of the class as it is now.
    private void warn(Compiled compiled, Set<String> lost) {
        for (Declared one : compiled.declared()) {
            if (one.isBroken()) {
                System.err.println("Note: " + one.name() + " can be used once " + String.join(", ", one.missing())
                        + " is defined.");
            }
        }
        for (Declared variable : compiled.stale()) {
            if (lost.contains(variable.name())) {
                System.err.println("Note: `" + variable.name() + "` held a `" + heldType(compiled, variable)
                        + "` from before its change and is gone: run the cell that makes it again.");
            }
        }
    }

    private static String heldType(Compiled compiled, Declared variable) {
        return compiled.declared().stream()
                .filter(one -> one.kind() == Declared.Kind.TYPE
                        && variable.uses().contains(CellFiles.PACKAGE + "." + one.name()))
                .map(Declared::name)
                .findFirst()
                .orElse(variable.type());
    }

    /// Runs what [#prepare] has made.
    CellResult run(Method run) throws Throwable {
        try {
            Object value = run.invoke(null);
            if (loader.interruptSwitch().isPressed()) {
                return interrupted(null);
            }
            return hasValue ? new CellResult.Value(value) : new CellResult.Done();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    CellResult failure(Throwable thrown) {
        if (thrown instanceof Rejected rejected) {
            return CompileReport.of(cell, rejected.problems(), parts.scope(cell));
        }
        if (loader.interruptSwitch().isPressed()) {
            return interrupted(thrown);
        }
        if (thrown instanceof OutOfMemoryError error) {
            return outOfMemory(error);
        }
        Optional<Declared> unfinished = state.all()
                .filter(one -> one.isBroken() && one.explanation().equals(thrown.getMessage()))
                .findFirst();
        if (unfinished.isPresent()) {
            return unfinished(thrown, unfinished.get());
        }
        return new CellResult.Failure(
                Traceback.name(thrown),
                firstLine(Traceback.message(thrown)),
                parts.traceback().of(thrown));
    }

    private CellResult unfinished(Throwable thrown, Declared method) {
        List<String> lines = new ArrayList<>();
        lines.add("CompilationError: " + method.explanation());
        lines.addAll(parts.traceback().places(thrown));
        lines.add("Hint: define it, or correct its name, and run the cell again.");
        return new CellResult.Failure("CompilationError", method.explanation(), lines);
    }

    private CellResult outOfMemory(OutOfMemoryError error) {
        OutOfMemory memory = parts.memory();
        memory.release();
        List<String> cleared = new ArrayList<>();
        for (Declared variable : List.copyOf(state.variables.values())) {
            boolean chosen = declared.contains(variable.name())
                    || memory.isShort() && cell.code().contains(variable.name());
            boolean big = parts.classes()
                    .value(variable)
                    .filter(value -> !(value instanceof Number))
                    .isPresent();
            if (chosen && big) {
                parts.classes().reset(variable);
                cleared.add(variable.name());
            }
        }
        String message = OutOfMemory.message(error, cleared);
        List<String> lines = new ArrayList<>(parts.traceback().of(error));
        lines.removeFirst();
        lines.addAll(0, message.lines().toList());
        lines.set(0, "OutOfMemoryError: " + lines.getFirst());
        memory.restore();
        return new CellResult.Failure("OutOfMemoryError", firstLine(message), lines);
    }

    private CellResult interrupted(Throwable thrown) {
        String message = "the cell was stopped";
        List<String> lines = new ArrayList<>(List.of("Interrupted: " + message));
        if (thrown != null) {
            lines.addAll(parts.traceback().places(thrown));
        }
        return new CellResult.Failure("Interrupted", message, lines);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
