package himalia.kernel.cell.jshell;

import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.CellResult;
import himalia.kernel.cell.CompileProblem;
import himalia.kernel.cell.CompileReport;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Scope;
import himalia.kernel.cell.Traceback;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ErroneousSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;

/// One cell on its way through JShell. Used once, with the engine's lock held.
final class CellRun {
    private final JShell shell;
    private final CellClassLoader loader;
    private final LocalControl control;
    private final SnippetIndex index;
    private final Traceback traceback;
    private final OutOfMemory memory;
    private final Cell cell;
    private final List<String> declared = new ArrayList<>();
    private final List<DeclarationSnippet> unfinished = new ArrayList<>();
    /// Variables that lost their value, and the class whose change took it.
    private final Map<String, String> lost = new LinkedHashMap<>();

    CellRun(EngineParts parts, Cell cell) {
        this.shell = parts.shell();
        this.loader = parts.loader();
        this.control = parts.control();
        this.index = parts.index();
        this.traceback = parts.traceback();
        this.memory = parts.memory();
        this.cell = cell;
    }

    /// Runs the pieces; the last one that stands in the cell gives the value.
    CellResult run(List<Piece> inOrder, Piece last) {
        Object value = null;
        boolean hasValue = false;
        for (Piece piece : inOrder) {
            index.running(cell.number(), cell.code(), piece.start());
            makeRoom(piece);
            for (SnippetEvent event : shell.eval(piece.source())) {
                if (event.causeSnippet() != null || event.status() == Snippet.Status.OVERWRITTEN) {
                    noteLoss(event);
                    if (event.status().isActive()) {
                        index.register(event.snippet());
                    }
                    continue;
                }
                CellResult failure = problem(event, piece);
                if (failure != null) {
                    return failure;
                }
                if (loader.interruptSwitch().isPressed()) {
                    return interrupted(null);
                }
                boolean isValue = isExpression(event.snippet());
                if (isValue && piece == last && piece.hasValue()) {
                    value = control.takeValue();
                    hasValue = true;
                }
                finish(event.snippet());
            }
        }
        warnOfUnfinished();
        warnOfLoss();
        return hasValue ? new CellResult.Value(value) : new CellResult.Done();
    }

    /// A class of a cell may have the name of an imported one, and the other way round. Java refuses every later
    /// cell if both are there, so the newer one wins.
    private void makeRoom(Piece piece) {
        Sort sort = Sort.of(piece);
        String name = sort.name(piece);
        Stream<? extends Snippet> old = switch (sort) {
            case TYPE ->
                shell.imports().filter(one -> !one.isStatic() && one.name().equals(name));
            case IMPORT -> shell.types().filter(one -> one.name().equals(name));
            default -> Stream.empty();
        };
        old.toList().forEach(shell::drop);
    }

    private void noteLoss(SnippetEvent event) {
        if (event.snippet() instanceof VarSnippet variable
                && event.causeSnippet() instanceof TypeDeclSnippet type
                && event.previousStatus().isDefined()
                && (!event.status().isDefined() || loader.value(variable.name()).isEmpty())) {
            lost.put(variable.name(), type.name());
        }
    }

    /// An object of a class as it was before has no place in a variable of the class as it is now.
    private void warnOfLoss() {
        lost.keySet().removeAll(declared);
        lost.forEach((variable, type) -> System.err.println("Note: `" + variable + "` held a `" + type
                + "` from before its change and is gone: run the cell that makes it again."));
    }

    private static boolean isExpression(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private void finish(Snippet snippet) {
        control.takeValue();
        if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            // The value of an expression is shown, not kept.
            loader.reset(((VarSnippet) snippet).name());
            shell.drop(snippet);
            return;
        }
        index.register(snippet);
        if (snippet instanceof VarSnippet variable) {
            declared.add(variable.name());
            if (snippet.subKind() == Snippet.SubKind.VAR_DECLARATION_SUBKIND) {
                loader.reset(variable.name());
            }
        }
        if (snippet instanceof DeclarationSnippet declaration) {
            unfinished.add(declaration);
        }
    }

    private CellResult problem(SnippetEvent event, Piece piece) {
        Snippet snippet = event.snippet();
        Throwable thrown = control.takeThrown();
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            index.register(snippet);
            return unresolved(unresolved.getSnippet());
        }
        if (thrown != null) {
            if (snippet instanceof VarSnippet variable) {
                declared.add(variable.name());
            }
            return failure(thrown);
        }
        if (event.status() == Snippet.Status.REJECTED) {
            List<CompileProblem> problems = Problems.of(shell.diagnostics(snippet), piece.start());
            return CompileReport.of(cell, problems, Scope.of(knownNames()));
        }
        if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
                && snippet instanceof DeclarationSnippet missing
                && !(snippet instanceof MethodSnippet)
                && !(snippet instanceof TypeDeclSnippet)) {
            CellResult failure = unresolved(missing);
            shell.drop(snippet);
            return failure;
        }
        return null;
    }

    CellResult failure(Throwable thrown) {
        if (loader.interruptSwitch().isPressed()) {
            return interrupted(thrown);
        }
        if (thrown instanceof OutOfMemoryError error) {
            return outOfMemory(error);
        }
        return new CellResult.Failure(
                Traceback.name(thrown), firstLine(Traceback.message(thrown)), traceback.of(thrown));
    }

    private CellResult outOfMemory(OutOfMemoryError error) {
        memory.release();
        List<String> cleared = new ArrayList<>();
        shell.variables()
                .filter(variable -> declared.contains(variable.name()) || memory.isShort() && mentions(variable.name()))
                .filter(variable -> loader.value(variable.name())
                        .filter(v -> !(v instanceof Number))
                        .isPresent())
                .forEach(variable -> {
                    loader.reset(variable.name());
                    cleared.add(variable.name());
                });
        String message = OutOfMemory.message(error, cleared);
        List<String> lines = new ArrayList<>(traceback.of(error));
        lines.removeFirst();
        lines.addAll(0, message.lines().toList());
        lines.set(0, "OutOfMemoryError: " + lines.getFirst());
        memory.restore();
        return new CellResult.Failure("OutOfMemoryError", firstLine(message), lines);
    }

    private boolean mentions(String name) {
        return Words.in(cell.code()).contains(name);
    }

    private CellResult interrupted(Throwable thrown) {
        String message = "the cell was stopped";
        List<String> lines = new ArrayList<>(List.of("Interrupted: " + message));
        if (thrown != null) {
            lines.addAll(traceback.places(thrown));
        }
        return new CellResult.Failure("Interrupted", message, lines);
    }

    private CellResult unresolved(DeclarationSnippet snippet) {
        List<String> missing = shell.unresolvedDependencies(snippet).toList();
        String message = "`" + snippet.name() + "` needs " + String.join(", ", missing)
                + (missing.size() == 1 ? ", which is not defined" : ", which are not defined");
        return new CellResult.Failure(
                "CompilationError",
                message,
                List.of(
                        "CompilationError: " + message,
                        "Hint: define it, or correct its name, and run the cell again."));
    }

    /// Methods may be written before what they use; if it is still missing when the cell ends, say so.
    private void warnOfUnfinished() {
        for (DeclarationSnippet snippet : unfinished) {
            Snippet.Status status = shell.status(snippet);
            if (status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                System.err.println("Note: " + snippet.name() + " can be used once "
                        + String.join(
                                ", ", shell.unresolvedDependencies(snippet).toList()) + " is defined.");
            }
        }
    }

    Set<String> knownNames() {
        return Stream.concat(
                        Stream.concat(
                                shell.variables().map(VarSnippet::name),
                                shell.methods().map(MethodSnippet::name)),
                        Stream.concat(shell.types().map(TypeDeclSnippet::name), Words.declaredIn(cell.code()).stream()))
                .collect(Collectors.toSet());
    }

    /// The report on a piece that cannot be parsed.
    CellResult syntaxError(Piece piece) {
        List<CompileProblem> problems = new ArrayList<>();
        for (Snippet snippet : shell.sourceCodeAnalysis().sourceToSnippets(piece.source())) {
            if (snippet instanceof ErroneousSnippet || problems.isEmpty()) {
                problems.addAll(Problems.of(shell.diagnostics(snippet), piece.start()));
            }
        }
        if (problems.isEmpty()) {
            int end = cell.code().stripTrailing().length();
            problems.add(new CompileProblem(
                    "compiler.err.premature.eof", "the cell ends in the middle of a statement", end, end, end));
        }
        return CompileReport.of(cell, problems.subList(0, 1), Scope.of(knownNames()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
