package himalia.kernel.cell.javac;

import himalia.kernel.cell.CompileProblem;
import java.util.List;

/// A cell does not compile.
final class Rejected extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<CompileProblem> problems;
    private final boolean cutOff;

    Rejected(List<CompileProblem> problems, boolean cutOff) {
        super("the cell does not compile", null, false, false);
        this.problems = problems;
        this.cutOff = cutOff;
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

    /// Whether the cell ends in the middle of something.
    boolean isCutOff() {
        return cutOff;
    }
}
