package himalia.kernel.cell.javac;

import himalia.api.CellResult;
import himalia.api.Plans;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellInterrupted;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.CompileReport;
import himalia.kernel.cell.Eclipsed;
import himalia.kernel.cell.ExceptionHints;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Pasted;
import himalia.kernel.cell.RightLine;
import himalia.kernel.cell.Traceback;
import himalia.kernel.cell.VmNames;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One cell on its way: compiled, loaded, run. Used once.
final class CellRun {
    private static final MethodType CODE = MethodType.methodType(Object.class);
    private static final CompileProblem UNKNOWN = new CompileProblem("", "", 0, 0, 0);

    private final EngineParts parts;
    private final CellClassLoader loader;
    private final CellState state;
    private final Cell cell;
    private final List<String> declared = new ArrayList<>();
    private boolean hasValue;
    /// If the cell was rejected, the lines that were meant.
    private List<RightLine> rightLines = List.of();
    /// Whether the cell was to declare anything.
    private boolean prepared;

    CellRun(EngineParts parts, Cell cell) {
        this.parts = parts;
        this.loader = parts.loader();
        this.state = parts.state();
        this.cell = cell;
    }

    /// Compiles and loads the cell; what it declares is declared from here on.
    ///
    /// @return what runs it
    MethodHandle prepare() throws ReflectiveOperationException {
        prepared = true;
        Compiled compiled = compile();
        Set<String> redefined = parts.classes().redefinable(compiled, state.variables.values());
        if (!redefined.isEmpty()) {
            Compiled kinder = compile(redefined);
            if (parts.classes().redefine(kinder, redefined)) {
                compiled = kinder;
            } else {
                redefined = Set.of();
            }
        }
        Set<String> lost = noteLost(compiled);
        Set<Declared> news = news(compiled);
        List<String> leftBehind = parts.classes().leftBehind(compiled, state.variables.values(), redefined);
        Class<?> run = parts.classes().load(compiled, redefined);
        hasValue = compiled.hasValue();
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
        parts.compiler().remove(parts.classes().sweep(state.variables.values()));
        parts.compiler().add(parts.classes().lasting(compiled));
        remark(compiled, news, lost);
        leftBehind.forEach(CellRun::note);
        // Not by reflection, which makes itself ready for calls that never come.
        return MethodHandles.publicLookup().findStatic(run, VmNames.MAIN, CODE);
    }

    private Compiled compile() {
        try {
            return compile(Set.of());
        } catch (Rejected rejected) {
            if (!rejected.problems().isEmpty()) {
                rightLines = RightLine.find(
                        cell.code(), rejected.problems(), parts.scope(cell, rejected.waiting()), this::problemsOf);
            }
            throw rejected;
        }
    }

    /// What javac would say of another cell in the place of this one.
    private List<CompileProblem> problemsOf(String code) {
        Map<String, Integer> ended = Map.copyOf(state.ended);
        try {
            Compiled compiled =
                    new Compilation(parts.compiler(), state, parts.imports(), new Cell(cell.number(), code)).compile();
            // What waits for something is not known to be right.
            return compiled.declared().stream().anyMatch(Declared::isBroken) ? List.of(UNKNOWN) : List.of();
        } catch (Rejected rejected) {
            return rejected.problems().isEmpty() ? List.of(UNKNOWN) : rejected.problems();
        } catch (RuntimeException | AssertionError | StackOverflowError stumbled) {
            return List.of(UNKNOWN);
        } finally {
            state.ended.clear();
            state.ended.putAll(ended);
        }
    }

    /// @param bodies classes of earlier cells of which only the method bodies change
    private Compiled compile(Set<String> bodies) {
        return new Compilation(parts.compiler(), state, parts.imports(), cell, bodies).compile();
    }

    /// What cannot be used, of which that has not been said: those of earlier cells are tried with each cell.
    private Set<Declared> news(Compiled compiled) {
        Set<Declared> news = new HashSet<>();
        for (Declared one : compiled.declared()) {
            Declared before = state.of(one.kind()).get(one.key());
            boolean isKnown = before != null
                    && before.isBroken()
                    && before.cell().cell() == one.cell().cell()
                    && before.explanation().equals(one.explanation());
            if (one.isBroken() && !isKnown) {
                news.add(one);
            }
        }
        return news;
    }

    /// An object of a class as it was before has no place in a variable of the class as it is now.
    ///
    /// @return the names of those variables
    private Set<String> noteLost(Compiled compiled) {
        Set<String> lost = new HashSet<>();
        Set<String> told = new HashSet<>();
        for (Declared variable : compiled.stale()) {
            if (parts.classes().value(variable).isPresent()) {
                String type = heldType(compiled, variable);
                String changes = parts.classes().changes(compiled, CellFiles.PACKAGE + "." + type);
                // A cell that makes the variable and holds the class as it was would bring that back.
                boolean holdsClass = Pattern.compile(
                                "\\b(class|record|enum|interface)\\s+" + Pattern.quote(type) + "\\b")
                        .matcher(Mask.of(variable.cell().code()))
                        .find();
                lost.add(variable.name());
                state.lost.put(
                        variable.name(),
                        "`" + variable.name() + "` held a `" + type + "` from before its change and is gone: "
                                + (holdsClass
                                        ? "set it again."
                                        : "run Cell [" + variable.cell().cell() + "] again, which makes it.")
                                + (told.add(type) ? changes : ""));
            }
        }
        return lost;
    }

    private void remark(Compiled compiled, Set<Declared> news, Set<String> lost) {
        for (Declared one : compiled.declared()) {
            if (news.contains(one)) {
                // Methods may be written before what they use.
                note(
                        one.isWaiting()
                                ? "`" + one.name() + "` can be used once " + String.join(", ", one.missing())
                                        + " is defined."
                                : one.explanation() + ".");
            }
        }
        Set<String> stale = compiled.stale().stream().map(Declared::name).collect(Collectors.toSet());
        state.lost.keySet().removeIf(name -> !isLost(name));
        List<String> told = new ArrayList<>();
        state.lost.forEach((name, said) -> {
            boolean used = !stale.contains(name) && !declared.contains(name) && uses(name);
            if (used || lost.contains(name)) {
                note(said);
            }
            if (used) {
                told.add(name);
            }
        });
        // Said when it is lost and when it is first missed.
        state.lost.keySet().removeAll(told);
        compiled.remarks().forEach(CellRun::note);
        Set<String> taken = Pasted.of(cell.code()).taken();
        if (!taken.isEmpty()) {
            note("this cell has characters that are not Java; read were " + String.join(", ", taken) + ".");
        }
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

    private boolean mentions(String name) {
        return Pattern.compile("(?<![\\p{L}\\p{N}_$.])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}_$])")
                .matcher(Mask.of(cell.code()))
                .find();
    }

    private String lineOf(int at) {
        int start = cell.code().lastIndexOf('\n', at - 1) + 1;
        return cell.code().substring(start).lines().findFirst().orElse("");
    }

    private static String heldType(Compiled compiled, Declared variable) {
        return compiled.declared().stream()
                .filter(one ->
                        one.kind() == Declared.Kind.TYPE && variable.uses().contains(Declared.typeName(one.key())))
                .map(Declared::name)
                .findFirst()
                .orElse(variable.type());
    }

    /// Runs what [#prepare] has made.
    CellResult run(MethodHandle run) throws Throwable {
        try {
            Object value = (Object) run.invokeExact();
            Plans.carryOut(hasValue ? value : null);
            return unlessStopped(hasValue ? new CellResult.Value(value) : new CellResult.Done());
        } finally {
            Plans.drop();
        }
    }

    /// A result, if the cell has not been stopped just before it came.
    CellResult unlessStopped(CellResult result) {
        boolean stopped = loader.interruptSwitch().isStopping() && !(result instanceof CellResult.Failure);
        return stopped ? interrupted(null) : result;
    }

    CellResult.Failure failure(Throwable thrown) {
        if (thrown instanceof Rejected rejected) {
            CellResult.Failure failure =
                    CompileReport.of(cell, rejected.problems(), parts.scope(cell, rejected.waiting()), rightLines);
            if (prepared) {
                parts.noteFailed(cell);
            }
            return failure;
        }
        if (loader.interruptSwitch().isStopping() || thrown instanceof CellInterrupted) {
            return interrupted(thrown);
        }
        if (thrown instanceof OutOfMemoryError error) {
            return outOfMemory(error);
        }
        String said = Traceback.message(thrown);
        Optional<Declared> unfinished = state.all()
                .filter(one -> one.isBroken() && one.explanation().equals(said))
                .findFirst();
        if (unfinished.isPresent()) {
            return unfinished(thrown, unfinished.get());
        }
        List<String> lines = new ArrayList<>(parts.traceback().of(thrown));
        if (!said.contains("Hint: ")) {
            Eclipsed.hint(cell, thrown, parts.scope(cell, Map.of()))
                    .or(() -> ExceptionHints.of(cell, thrown).map(hint -> "Hint: " + hint))
                    .ifPresent(lines::add);
        }
        return new CellResult.Failure(Traceback.name(thrown), firstLine(said), lines);
    }

    /// The failure of an exception that cannot be told because its own methods fail.
    CellResult failure(Throwable thrown, Throwable broken) {
        if (loader.interruptSwitch().isStopping()) {
            return interrupted(null);
        }
        String message = "its own methods threw " + Traceback.name(broken);
        return new CellResult.Failure(
                Traceback.name(thrown), message, List.of(Traceback.name(thrown) + ": (" + message + ")"));
    }

    private CellResult.Failure unfinished(Throwable thrown, Declared method) {
        List<String> lines = new ArrayList<>();
        lines.add("CompilationError: " + method.explanation());
        lines.addAll(parts.traceback().places(thrown));
        lines.add(
                method.isWaiting()
                        ? "Hint: define it, or correct its name, and run the cell again."
                        : "Hint: correct `" + method.name() + "`, and run its cell again.");
        return new CellResult.Failure("CompilationError", method.explanation(), lines);
    }

    private CellResult.Failure outOfMemory(OutOfMemoryError error) {
        OutOfMemory memory = parts.memory();
        memory.release();
        List<String> cleared = new ArrayList<>();
        List<Declared> variables = List.copyOf(state.variables.values());
        variables.stream()
                .filter(variable -> declared.contains(variable.name()))
                .forEach(variable -> empty(variable, cleared));
        variables.stream()
                .filter(variable -> !declared.contains(variable.name()) && mentions(variable.name()))
                .filter(variable -> memory.isShort())
                .forEach(variable -> empty(variable, cleared));
        String message = OutOfMemory.message(error, cleared);
        List<String> lines = new ArrayList<>(parts.traceback().of(error));
        lines.removeFirst();
        lines.addAll(0, message.lines().toList());
        lines.set(0, "OutOfMemoryError: " + lines.getFirst());
        memory.restore();
        return new CellResult.Failure("OutOfMemoryError", firstLine(message), lines);
    }

    /// Lets go of what may be large.
    private void empty(Declared variable, List<String> cleared) {
        boolean small = parts.classes()
                .value(variable)
                .map(value -> value instanceof Number || value instanceof Boolean || value instanceof Character)
                .orElse(true);
        if (!small) {
            parts.classes().reset(variable);
            cleared.add(variable.name());
        }
    }

    /// The failure of a cell that was stopped.
    ///
    /// @param thrown where it was, if that is known
    CellResult.Failure interrupted(@Nullable Throwable thrown) {
        List<String> why = loader.interruptSwitch().why().lines().toList();
        String message = why.getFirst();
        List<String> lines = new ArrayList<>(List.of("Interrupted: " + message));
        lines.addAll(why.subList(1, why.size()));
        if (thrown != null) {
            lines.addAll(parts.traceback().places(thrown));
        }
        return new CellResult.Failure("Interrupted", message, lines);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
