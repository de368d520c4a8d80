package himalia.kernel.cell;

import himalia.api.CellResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes compiler errors under the lines they stand in.
public final class CompileReport {
    private static final int SHOWN = 5;
    /// The class that holds a method of a cell does not have the body, either.
    private static final Pattern BODILESS =
            Pattern.compile("^(?:[\\w.]+\\.)?\\$M\\d+_(\\S+) is not abstract and does not override");

    /// A class without a name, in the code of a cell.
    private static final Pattern ANONYMOUS =
            Pattern.compile("\\b(?:class )?(?:[\\p{L}\\p{N}_]+\\.)*\\$Run\\d+\\$\\d+(?:\\$\\d+)*");

    private static final int WIDTH = 160;
    private static final String CUT = "...";

    private CompileReport() {}

    /// @param scope what a misspelt name could have meant
    /// @param right the lines that were meant by that of the first problem, and by those behind it
    public static CellResult.Failure of(Cell cell, List<CompileProblem> problems, Scope scope, List<RightLine> right) {
        List<String> lines = new ArrayList<>();
        Set<RightLine> told = new HashSet<>();
        String message = problems.isEmpty()
                ? "the cell does not compile"
                : clean(problems.getFirst().message());
        lines.add(Ansi.strong("CompilationError") + ": " + firstLine(message));
        for (CompileProblem problem : problems.subList(0, Math.min(SHOWN, problems.size()))) {
            lines.addAll(place(cell, problem));
            // The message of the first one stands on top already.
            clean(problem.message())
                    .lines()
                    .skip(problem == problems.getFirst() ? 1 : 0)
                    .forEach(lines::add);
            Optional<String> hint;
            int number = line(cell, problem);
            Optional<RightLine> line =
                    right.stream().filter(one -> one.number() == number).findFirst();
            if (line.isPresent()) {
                // It has nothing of the other problems.
                hint = line.filter(told::add).map(one -> one.why() + ": `" + one.line() + "`");
            } else {
                hint = Hints.of(problem, cell.code(), scope);
            }
            hint.ifPresent(text -> lines.add("Hint: " + text));
        }
        right.stream()
                .filter(one -> !told.contains(one))
                .limit(SHOWN)
                .forEach(one -> lines.add("Hint: line " + one.number() + ": " + one.why() + ": `" + one.line() + "`"));
        if (problems.size() > SHOWN) {
            lines.add(Ansi.grey("... " + (problems.size() - SHOWN) + " more errors"));
        }
        return new CellResult.Failure("CompilationError", firstLine(message), lines);
    }

    /// A warning as a text of some lines.
    public static String warning(Cell cell, CompileProblem problem) {
        List<String> lines = new ArrayList<>();
        String message = firstLine(clean(problem.message())).replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "");
        lines.add("Warning: " + message);
        lines.addAll(place(cell, problem));
        return String.join("\n", lines);
    }

    private static int line(Cell cell, CompileProblem problem) {
        int at = Math.clamp(problem.at(), 0, cell.code().length());
        return 1
                + (int) cell.code()
                        .substring(0, at)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /// The number of the line, the line, and below it a mark.
    private static List<String> place(Cell cell, CompileProblem problem) {
        List<String> lines = new ArrayList<>();
        List<String> source = cell.code().lines().toList();
        int at = Math.clamp(problem.at(), 0, cell.code().length());
        int line = line(cell, problem);
        int start = cell.code().lastIndexOf('\n', at - 1) + 1;
        // An error at the end of a line, such as a missing `;`, is reported behind its line break.
        lines.add(Ansi.green(Frames.file(cell.number()) + ", line " + line));
        if (line <= source.size()) {
            String text = source.get(line - 1);
            int column = Math.min(at - start, text.length());
            int width = Math.max(1, Math.min(problem.end() - at, text.length() - column));
            // Pasted data may be a hundred thousand letters in one line.
            int from = text.length() <= WIDTH ? 0 : Math.clamp(column - WIDTH / 2, 0, text.length() - WIDTH);
            int to = Math.min(text.length(), from + WIDTH);
            text = (from > 0 ? CUT : "") + text.substring(from, to) + (to < text.length() ? CUT : "");
            column = column - from + (from > 0 ? CUT.length() : 0);
            width = Math.max(1, Math.min(width, text.length() - column));
            lines.add("    " + text);
            lines.add("    " + blanks(text, column) + Ansi.strong("^" + "~".repeat(width - 1)));
        }
        return lines;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /// Names of the classes in which the engine hides a cell's members mean nothing to its author.
    private static String clean(String message) {
        List<String> kept = new ArrayList<>();
        for (String line : message.lines().toList()) {
            String stripped = line.strip();
            if (stripped.matches(
                            "location:\\s+class .*(\\$Run\\d+|\\$[MV]\\d+_\\S+|" + CellClassLoader.PACKAGE + "\\.\\S*)")
                    || stripped.equals("location: class")) {
                continue;
            }
            Matcher bodiless = BODILESS.matcher(line);
            if (bodiless.find()) {
                kept.add("method `" + bodiless.group(1)
                        + "` has no body: only classes and interfaces have abstract methods");
                continue;
            }
            kept.add(CellNames.clean(ANONYMOUS
                            .matcher(line)
                            .replaceAll("the anonymous class")
                            .replaceAll(
                                    " in (class )?([\\p{L}\\p{N}_]+\\.)*\\$(Run\\d+|M\\d+_[\\p{L}\\p{N}_]+)(?![\\p{L}\\p{N}_])",
                                    ""))
                    .replace(" in class  ", " ")
                    .replaceFirst(" in (method \\$run\\(\\)|package " + CellClassLoader.PACKAGE + ")$", ""));
        }
        return String.join("\n", kept);
    }

    /// Blanks as wide as the text: tabs stay, Korean and Chinese letters take two columns.
    private static String blanks(String text, int end) {
        StringBuilder blanks = new StringBuilder();
        text.substring(0, end).codePoints().forEach(c -> {
            if (c == '\t') {
                blanks.append('\t');
            } else {
                blanks.append(isWide(c) ? "  " : " ");
            }
        });
        return blanks.toString();
    }

    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f
                        || c >= 0x2e80 && c <= 0xa4cf
                        || c >= 0xac00 && c <= 0xd7a3
                        || c >= 0xf900 && c <= 0xfaff
                        || c >= 0xfe30 && c <= 0xfe6f
                        || c >= 0xff00 && c <= 0xff60
                        || c >= 0x1f300 && c <= 0x1faff);
    }
}
