package himalia.kernel.cell;

import java.util.Optional;
import java.util.regex.Pattern;

/// A magic in a place where it is read as Java.
final class MisplacedMagic {
    private static final Pattern MAGIC =
            Pattern.compile("(%{1,2}[A-Za-z]\\w*|!\\s*[A-Za-z][\\w.-]*\\s+[\\w./~*\"'$-].*)(?s:.*)");

    private MisplacedMagic() {}

    /// Where it would be one.
    static Optional<String> hint(CompileProblem problem, String code) {
        Source source = Source.of(code);
        int start = source.lineStart(problem.at());
        if (problem.code().contains("void.not.allowed")) {
            // What is left of a `%` must have a value.
            start = Math.min(code.length(), source.lineEnd(start) + 1);
        }
        String line = code.substring(start, source.lineEnd(start)).strip();
        if (!MAGIC.matcher(line).matches()) {
            return Optional.empty();
        }
        String magic = line.split("\\s+")[0];
        String before = source.mask().substring(0, start);
        if (depth(before) > 0) {
            return Optional.of("`" + magic + "` is a magic only outside of all brackets.");
        }
        String above = before.stripTrailing();
        return above.isEmpty() || above.endsWith(";") || above.endsWith("}")
                ? Optional.empty()
                : Optional.of(
                        "the line above goes on in `" + magic + "`: end it with `;`, and `" + magic + "` is a magic.");
    }

    private static int depth(String mask) {
        int depth = 0;
        for (int i = 0; i < mask.length(); i++) {
            depth += "([{".indexOf(mask.charAt(i)) >= 0 ? 1 : ")]}".indexOf(mask.charAt(i)) >= 0 ? -1 : 0;
        }
        return depth;
    }
}
