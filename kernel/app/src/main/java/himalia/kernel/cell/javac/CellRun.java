package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.CompileReport;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Traceback;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One cell on its way: compiled, loaded, run. Used once.
final class CellRun {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]+(\\(.*\\))?");

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
        Compiled compiled = compile(Set.of());
        Set<String> redefined = parts.classes().inUse(compiled, state.variables.values());
        if (!redefined.isEmpty()) {
            Compiled kinder = compile(redefined);
            if (parts.classes().redefine(kinder, redefined)) {
                compiled = kinder;
            } else {
                redefined = Set.of();
            }
        }
        Class<?> run = parts.classes().load(compiled, redefined);
        hasValue = compiled.hasValue();
        noteLost(compiled);
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
        remark(compiled);
        return run.getMethod(Layout.RUN_METHOD);
    }

    /// @param bodies classes of earlier cells of which only the method bodies change
    private Compiled compile(Set<String> bodies) {
        return new Compilation(parts.compiler(), state, parts.imports(), cell, bodies).compile();
    }

    /// An object of a class as it was before has no place in a variable of the class as it is now.
    private void noteLost(Compiled compiled) {
        for (Declared variable : compiled.stale()) {
            if (parts.classes().value(variable).isPresent()) {
                state.lost.put(
                        variable.name(),
                        "`" + variable.name() + "` held a `" + heldType(compiled, variable)
                                + "` from before its change and is gone: run Cell ["
                                + variable.cell().cell() + "] again, which makes it.");
            }
        }
    }

    private void remark(Compiled compiled) {
        for (Declared one : compiled.declared()) {
            if (one.isBroken()) {
                // Methods may be written before what they use.
                String what = String.join(", ", one.missing());
                boolean isName = one.missing().stream()
                        .allMatch(name -> NAME.matcher(name).matches());
                note("`" + one.name() + "` "
                        + (isName
                                ? "can be used once " + what + " is defined."
                                : "does not fit any more: " + what + "."));
            }
        }
        Set<String> stale = compiled.stale().stream().map(Declared::name).collect(Collectors.toSet());
        state.lost.keySet().removeIf(name -> !isLost(name));
        state.lost.forEach((name, said) -> {
            if (stale.contains(name) || !declared.contains(name) && uses(name)) {
                note(said);
            }
        });
        compiled.remarks().forEach(CellRun::note);
        for (CompileProblem warning : compiled.warnings()) {
            if (state.isNews(warning.message() + "\n" + lineOf(warning.at()))) {
                System.err.println(CompileReport.warning(cell, warning));
            }
        }
    }

    private static void note(String text) {
        System.err.println("Note: " + text);
    }

    private boolean isLost(String variable) {
        Declared known = state.variables.get(variable);
        return known != null && parts.classes().value(known).isEmpty();
    }

    /// Whether the cell does more with a variable than set it.
    private boolean uses(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_$.])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$]|\\s*=[^=])")
                .matcher(Mask.of(cell.code()))
                .find();
    }

    private String lineOf(int at) {
        int start = cell.code().lastIndexOf('\n', at - 1) + 1;
        return cell.code().substring(start).lines().findFirst().orElse("");
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
            return unlessStopped(hasValue ? new CellResult.Value(value) : new CellResult.Done());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /// A result, if the cell has not been stopped just before it came.
    CellResult unlessStopped(CellResult result) {
        boolean stopped = loader.interruptSwitch().isPressed() && !(result instanceof CellResult.Failure);
        return stopped ? interrupted(null) : result;
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

    private CellResult interrupted(@Nullable Throwable thrown) {
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
