package himalia.kernel.cell.javac;

import himalia.kernel.cell.CellNames;
import himalia.kernel.cell.CompileProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// Tells errors of the cell from names that a later cell may still define.
final class Problems {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+\\w+ ([\\p{L}\\p{N}_$]+(?:\\([^\\n]*\\))?)");

    /// What is wrong only because the class above is not known yet.
    private static final Pattern FOLLOWS = Pattern.compile("does\\.not\\.override");

    private final Session session;
    private final List<Part> parts;

    Problems(Session session, List<Part> parts) {
        this.session = session;
        this.parts = parts;
    }

    /// The report on a cell that cannot be parsed: what follows the first error only confuses.
    static Rejected syntax(Session session) {
        Diagnostic<?> first = session.errors().getFirst();
        return new Rejected(List.of(problem(first)), session.source().isCutOff());
    }

    static CompileProblem problem(Diagnostic<?> one) {
        int at = (int) Math.max(0, one.getPosition());
        return new CompileProblem(
                one.getCode(),
                one.getMessage(Locale.ENGLISH),
                (int) Math.max(0, one.getStartPosition()),
                (int) Math.max(at, one.getEndPosition()),
                at);
    }

    /// The same with the names that a call knows, if it is about that of an argument.
    private CompileProblem known(Diagnostic<?> one) {
        CompileProblem problem = problem(one);
        return new CompileProblem(
                problem.code(),
                problem.message(),
                problem.start(),
                problem.end(),
                problem.at(),
                session.sugar.instead(problem.at()));
    }

    /// Notes which declarations must wait for what.
    ///
    /// @throws Rejected if there is any other error in the cell
    void sort(Map<String, Compilation.Lack> lacking) {
        List<CompileProblem> fatal = new ArrayList<>();
        boolean learnt = false;
        Set<Part> waiting = new HashSet<>();
        for (Diagnostic<? extends JavaFileObject> one : session.errors()) {
            if (one.getSource() == session.source() && mayCome(one)) {
                parts.stream()
                        .filter(p -> p.holds(one.getSource(), one.getPosition()))
                        .findFirst()
                        .ifPresent(waiting::add);
            }
        }
        for (Diagnostic<? extends JavaFileObject> one : session.errors()) {
            Optional<Part> part = parts.stream()
                    .filter(p -> p.holds(one.getSource(), one.getPosition()))
                    .findFirst();
            boolean joined = part.isPresent() && one.getSource() != session.source();
            if (part.isPresent()
                    && waiting.contains(part.get())
                    && FOLLOWS.matcher(one.getCode()).find()) {
                continue;
            }
            if (part.isPresent() && part.get().kind != Declared.Kind.VARIABLE && (joined || mayCome(one))) {
                learnt |= note(part.get(), one, lacking);
            } else {
                fatal.add(known(one));
            }
        }
        if (!fatal.isEmpty() || !learnt) {
            List<CompileProblem> all =
                    fatal.isEmpty() ? session.errors().stream().map(this::known).toList() : fatal;
            Map<String, String> without = new HashMap<>();
            for (Part part : parts) {
                Compilation.Lack lack = lacking.get(part.id());
                if (lack != null) {
                    without.put(part.name, Declared.explanation(part.name, lack.what()));
                }
            }
            throw Rejected.of(
                    all.stream()
                            .sorted(Comparator.comparingInt(CompileProblem::at))
                            .toList(),
                    without);
        }
    }

    /// Whether the error is only that a simple name is not known.
    private boolean mayCome(Diagnostic<?> one) {
        if (!one.getCode().startsWith("compiler.err.cant.resolve")) {
            return false;
        }
        String code = session.source().code();
        int at = (int) one.getPosition();
        if (at < 0 || at >= code.length() || code.charAt(at) == '.') {
            return false;
        }
        return !code.substring(0, at).stripTrailing().endsWith(".");
    }

    private static boolean note(Part part, Diagnostic<?> one, Map<String, Compilation.Lack> lacking) {
        String message = one.getMessage(Locale.ENGLISH);
        Matcher symbol = SYMBOL.matcher(message);
        String what = symbol.find()
                ? symbol.group(1)
                : CellNames.clean(message.lines().findFirst().orElse(""));
        Compilation.Lack before = lacking.get(part.id());
        Set<String> all = new LinkedHashSet<>(before == null ? List.of() : before.what());
        all.add(what);
        boolean inBody = part.isInBody(one.getPosition()) && (before == null || before.inBody());
        Compilation.Lack after = new Compilation.Lack(List.copyOf(all), inBody);
        return !after.equals(lacking.put(part.id(), after));
    }
}
