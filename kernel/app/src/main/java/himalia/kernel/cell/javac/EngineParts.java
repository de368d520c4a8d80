package himalia.kernel.cell.javac;

import himalia.kernel.cell.Binding;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.CellClassLoader;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.OutOfMemory;
import himalia.kernel.cell.Scope;
import himalia.kernel.cell.Traceback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a run of a cell works with.
record EngineParts(
        CellCompiler compiler,
        CellState state,
        Imports imports,
        CellClassLoader loader,
        ClassNames classNames,
        LiveClasses classes,
        Traceback traceback,
        OutOfMemory memory) {
    private static final Pattern DECLARED = Pattern.compile(
            "(?:(?<![\\p{L}\\p{N}_$])(?!(?:return|new|throw|throws|else|case|yield|assert|extends|implements|permits"
                    + "|instanceof|import|package|static|in)\\b)[\\p{L}_$][\\p{L}\\p{N}_$]*|(?<!-)>|\\])"
                    + "\\s+([\\p{L}_$][\\p{L}\\p{N}_$]*)\\s*[=;,:(){]");

    /// Asks javac about a text that is being written.
    ///
    /// Half of a cell makes javac stumble now and then. What it has understood until then must do; what it keeps in
    /// mind it forgets, as ever when it fails.
    <T> T look(String text, BiFunction<Session, Draft, T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        try {
            compiler.compile(new CellSource(0, text, true, state.sugar), session -> {
                Attempt attempt = new Attempt(new Compilation(compiler, state, imports, new Cell(0, "")), session);
                attempt.look(() -> answer.set(question.apply(session, attempt.draft())));
                return null;
            });
        } catch (RuntimeException | AssertionError | StackOverflowError stumbled) {
            if (answer.get() == null) {
                throw stumbled;
            }
        }
        return Objects.requireNonNull(answer.get());
    }

    /// The variables of cells and what they hold now; none of those that only the kernel knows.
    List<Binding> bindings() {
        List<Binding> now = new ArrayList<>();
        for (Declared one : state.variables.values()) {
            if (one.name().indexOf('$') < 0) {
                now.add(new Binding(
                        one.name(),
                        Member.simple(one.type()),
                        classes.value(one).orElse(null)));
            }
        }
        return now;
    }

    /// What a misspelt name of the cell could have meant.
    ///
    /// @param here declarations of the cell that lack something, and what
    Scope scope(Cell cell, Map<String, String> here) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> waiting = new HashMap<>(here);
        state.all().forEach(one -> {
            names.add(one.name());
            if (one.isBroken()) {
                waiting.put(one.name(), one.explanation());
            }
        });
        state.deleted.forEach(
                one -> waiting.putIfAbsent(one, "`" + one + "` was deleted by a magic: declare it again"));
        Set<String> failed = new LinkedHashSet<>(state.failed);
        names.forEach(failed::remove);
        Set<String> declared = declared(cell.code(), true);
        names.addAll(declared);
        failed.removeAll(declared);
        List<String> libraries = imports.defaults().stream()
                .filter(one -> one.isStatic() && one.isOnDemand())
                .map(Import::path)
                .toList();
        List<String> types = imports.defaults().stream()
                .filter(one -> !one.isStatic() && one.isOnDemand() && !one.isModule())
                .flatMap(one -> classNames.in(one.path()).stream())
                .toList();
        return new Scope(
                names,
                waiting,
                failed,
                libraries,
                types,
                imports.words(),
                imports.instead(),
                classNames::ofLibraries,
                loader);
    }

    /// Lets go of declarations.
    ///
    /// @return if others need them, which; then all stays as it was
    Optional<String> forget(Set<String> names) {
        List<Declared> gone =
                state.all().filter(one -> names.contains(one.name())).toList();
        List<String> users = state.all()
                .filter(one -> !names.contains(one.name()))
                .filter(one -> gone.stream()
                        .anyMatch(
                                other -> other.isUsable() && one.uses().stream().anyMatch(other::owns)))
                .map(Declared::name)
                .distinct()
                .toList();
        if (!users.isEmpty()) {
            return Optional.of(String.join(", ", users));
        }
        for (Declared one : gone) {
            state.of(one.kind()).remove(one.key());
            state.lost.remove(one.name());
            compiler.remove(classes.forget(one, Set.of()));
            state.deleted.add(one.name());
        }
        state.imports.removeIf(one -> names.contains(one.name()));
        compiler.remove(classes.sweep(state.variables.values()));
        return Optional.empty();
    }

    /// A cell was rejected: what it would have declared is told of when it is missed.
    void noteFailed(Cell cell) {
        state.failed.addAll(declared(cell.code(), false));
    }

    /// @param inside also what only the lines around it know
    private static Set<String> declared(String code, boolean inside) {
        String mask = Mask.of(code);
        Set<String> names = new LinkedHashSet<>();
        Matcher word = DECLARED.matcher(mask);
        int depth = 0;
        int seen = 0;
        while (word.find()) {
            for (; seen < word.start(); seen++) {
                depth += "({".indexOf(mask.charAt(seen)) >= 0 ? 1 : ")}".indexOf(mask.charAt(seen)) >= 0 ? -1 : 0;
            }
            // Other cells know nothing of what stands inside. Where a bracket is missing, the margin tells.
            boolean isAtMargin = word.start() == 0 || mask.charAt(word.start() - 1) == '\n';
            if (inside || depth <= 0 || isAtMargin) {
                names.add(word.group(1));
            }
        }
        return names;
    }
}
