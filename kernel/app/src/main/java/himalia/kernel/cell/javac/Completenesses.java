package himalia.kernel.cell.javac;

import himalia.kernel.cell.Completeness;
import himalia.kernel.cell.Mask;
import java.util.Set;

/// Whether a text is a whole cell, and if not how its next line should begin.
final class Completenesses {
    private static final int INDENT = 4;
    /// What only the end of the text can be the reason of.
    private static final Set<String> OPEN =
            Set.of("compiler.err.premature.eof", "compiler.err.unclosed.comment", "compiler.err.unclosed.text.block");

    private final CellCompiler compiler;

    Completenesses(CellCompiler compiler) {
        this.compiler = compiler;
    }

    Completeness of(String code) {
        return compiler.compile(new CellSource(0, code), session -> {
            if (session.errors().isEmpty()) {
                return Completeness.of(Completeness.State.COMPLETE);
            }
            String first = session.errors().getFirst().getCode();
            return session.source().isCutOff() || OPEN.contains(first)
                    ? new Completeness(Completeness.State.INCOMPLETE, indent(code))
                    : Completeness.of(Completeness.State.INVALID);
        });
    }

    /// As the last line, and one step more for every bracket it leaves open.
    private static String indent(String code) {
        String last = code.stripTrailing().lines().reduce((a, b) -> b).orElse("");
        int blanks = last.length() - last.stripLeading().length();
        int open = 0;
        for (char c : Mask.of(last).toCharArray()) {
            open += c == '{' || c == '(' || c == '[' ? 1 : c == '}' || c == ')' || c == ']' ? -1 : 0;
        }
        return " ".repeat(blanks + (open > 0 ? INDENT : 0));
    }
}
