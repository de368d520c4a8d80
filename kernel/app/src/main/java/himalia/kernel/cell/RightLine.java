package himalia.kernel.cell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The line that does what a line was meant to do that does not compile: put together of its own words, and compiled
/// before anybody is told of it.
///
/// @param why  what is said differently in Java
/// @param line the line; several stand behind each other
/// @param number the line of the cell that it is meant by
public record RightLine(String why, String line, int number) {
    /// So often a cell is compiled to find it, and a long one less often; only the first mistakes of one line are so
    /// easily understood. What the parser refuses costs little.
    private static final int TRIALS = 20 * Search.COMPILED;

    private static final int LETTERS = 60_000;

    private static final int STEPS = 5;

    /// So many of the problems of a line are looked at.
    private static final int LOOKED_AT = 4;

    private record Trial(String why, String code, List<CompileProblem> problems, int steps) {
        CompileProblem first() {
            return problems.getFirst();
        }
    }

    /// Looks for the line, and for those of the lines behind it that cannot be compiled either.
    ///
    /// @param problems those of the cell, at least one
    /// @param scope   what names could mean
    /// @param compile the problems of another cell in the place of this one; none if it can be compiled
    public static List<RightLine> find(
            String code, List<CompileProblem> problems, Scope scope, Function<String, List<CompileProblem>> compile) {
        Search search =
                new Search(scope, compile, Math.min(LETTERS * Search.COMPILED / Math.max(1, code.length()), TRIALS));
        RightLines lines = new RightLines(code);
        Trial now = new Trial("", code, problems, 0);
        while (!now.problems().isEmpty()) {
            Optional<Trial> next = search.next(now);
            if (next.isEmpty()) {
                break;
            }
            lines.change(next.get().code(), next.get().why());
            now = new Trial("", next.get().code(), next.get().problems(), 0);
        }
        return lines.all();
    }

    /// What is tried for one cell.
    private static final class Search {
        private static final int COMPILED = 4;
        private static final int READ = 1;

        private final Scope scope;
        private final Function<String, List<CompileProblem>> compile;
        private final Set<String> known = new HashSet<>();
        private int left;

        Search(Scope scope, Function<String, List<CompileProblem>> compile, int left) {
            this.scope = scope;
            this.compile = compile;
            this.left = left;
        }

        /// A cell whose first problem, if it has one, is behind that of another.
        Optional<Trial> next(Trial wrong) {
            known.add(wrong.code());
            Deque<Trial> open = new ArrayDeque<>(List.of(wrong));
            while (!open.isEmpty()) {
                Trial before = open.removeFirst();
                for (Rewriting next : rewritings(before, scope)) {
                    if (!known.add(next.code()) || left <= 0) {
                        continue;
                    }
                    String why = before.why().isEmpty() ? next.why() : before.why();
                    Trial trial = new Trial(why, next.code(), compile.apply(next.code()), before.steps() + 1);
                    left -= trial.problems().isEmpty() || isReadable(trial.first()) ? COMPILED : READ;
                    if (trial.problems().isEmpty() || isBehind(wrong.code(), next.code(), trial.first())) {
                        return Optional.of(trial);
                    }
                    if (trial.steps() <= STEPS && isFarther(trial, before)) {
                        open.addLast(trial);
                    }
                }
            }
            return Optional.empty();
        }

        /// Whether a change has changed what javac says, and not only the words.
        private static boolean isFarther(Trial trial, Trial before) {
            return !isReadable(before.first())
                    || trial.first().at() != before.first().at()
                    || !trial.first().code().equals(before.first().code())
                    || trial.problems().size() < before.problems().size();
        }
    }

    private static List<Rewriting> rewritings(Trial trial, Scope scope) {
        List<Rewriting> all = new ArrayList<>();
        if (isReadable(trial.first())) {
            int line = trial.code()
                    .indexOf(
                            '\n', Math.clamp(trial.first().at(), 0, trial.code().length()));
            trial.problems().stream()
                    .filter(one -> line < 0 || one.at() <= line)
                    .limit(LOOKED_AT)
                    .forEach(one -> all.addAll(OtherMeanings.of(trial.code(), one, scope)));
        }
        all.addAll(PythonSyntax.of(trial.code(), trial.first().at()));
        return all;
    }

    /// Whether the parser has let it pass.
    private static boolean isReadable(CompileProblem problem) {
        return !problem.code()
                .matches("compiler\\.err\\.(expected|illegal|not\\.stmt|premature|unclosed|else|orphan).*");
    }

    /// Whether the next problem is beyond what was changed.
    private static boolean isBehind(String before, String after, CompileProblem next) {
        String same = tail(before, after);
        return next.at() >= after.length() - same.length() && !same.isBlank() && same.length() < after.length();
    }

    /// The lines at the end that two texts share.
    private static String tail(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int same = 0;
        while (same < Math.min(a.size(), b.size()) - 1
                && a.get(a.size() - 1 - same).equals(b.get(b.size() - 1 - same))) {
            same++;
        }
        return b.subList(b.size() - same, b.size()).stream()
                .map(line -> "\n" + line)
                .collect(Collectors.joining());
    }
}
