package himalia.kernel.cell.javac;

import himalia.kernel.cell.CompileProblem;
import java.util.List;
import java.util.Map;

/// A cell does not compile.
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<CompileProblem> problems;
    private final boolean cutOff;
    private final transient Map<String, String> waiting;

    Rejected(List<CompileProblem> problems, boolean cutOff) {
        this(problems, cutOff, Map.of());
    }

    private Rejected(List<CompileProblem> problems, boolean cutOff, Map<String, String> waiting) {
        super("the cell does not compile", null, false, false);
        this.problems = problems;
        this.cutOff = cutOff;
        this.waiting = waiting;
    }

    /// @param waiting names of declarations of the cell that lack something, to what that is
    static Rejected of(List<CompileProblem> problems, Map<String, String> waiting) {
        return new Rejected(problems, false, waiting);
    }

    /// A class of the user's is called what those of ours are.
    static Rejected ours(String name, int at) {
        String message = "`" + name + "`: classes of this name are the kernel's\nHint: leave the `$` out.";
        return new Rejected(List.of(new CompileProblem("name.ours", message, at, at + name.length(), at)), false);
    }

    /// The compiler has run out of stack.
    static Rejected tooDeep() {
        return new Rejected(
                List.of(new CompileProblem(
                        "too.deep", "the cell is nested too deep for the compiler: it ran out of stack", 0, 0, 0)),
                false);
    }

    List<CompileProblem> problems() {
        return problems;
    }

    /// Declarations of the cell that cannot be used yet, and why.
    Map<String, String> waiting() {
        return waiting;
    }

    /// Whether the cell ends in the middle of something.
    boolean isCutOff() {
        return cutOff;
    }
}
