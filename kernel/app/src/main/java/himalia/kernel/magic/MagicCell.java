package himalia.kernel.magic;

import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A cell taken apart: its magics, and the Java around them.
///
/// A magic stands where a statement may: outside of all brackets, and at the start of a line or behind a `;`. One that
/// gives a value stands behind an `=`. What could be Java is Java: `a` and `% b` in two lines are a remainder, and
/// so nothing is a magic that follows an unfinished statement. Below a `%%` everything is its body.
///
/// @param code  the whole cell
/// @param lines its magics, from the top
public record MagicCell(String code, List<Line> lines) {
    /// `!ls` is a magic of this name.
    static final String SHELL = "system";
    /// `name?` is a magic of this name, `name??` the next.
    static final String HELP = "pinfo";

    static final String MORE_HELP = "pinfo2";

    private static final Pattern FAREWELL = Pattern.compile("\\s*(exit|quit)((?:\\h+(?:-k|True))?)\\s*;?\\s*");
    private static final int LONGEST_FAREWELL = 40;

    /// One line with a magic. All numbers are offsets in the cell.
    ///
    /// @param percents  1 or 2
    /// @param statement where the statement begins whose value it is; where the magic begins if it is none
    /// @param start     where the percent sign is
    /// @param rest      where the arguments begin, or could
    /// @param restEnd   where the arguments end
    /// @param end       where the line ends
    public record Line(int percents, String name, int statement, int start, int rest, int restEnd, int end)
            implements Part {
        public boolean isOverCell() {
            return percents == 2;
        }

        /// Whether Java waits for its value.
        public boolean isAssigned() {
            return statement < start;
        }

        String text() {
            return "%".repeat(percents) + name;
        }
    }

    /// Java between magics.
    record Java(int from, int to) implements Part {}

    /// What a cell consists of, in the order in which it is run.
    sealed interface Part permits Line, Java {}

    /// @param code a cell in which no word is a variable
    public static MagicCell of(String code) {
        return of(code, name -> false);
    }

    /// @param isVariable what of the names in it is Java's, so that `!name` is Java
    static MagicCell of(String code, Predicate<String> isVariable) {
        // Most cells have none.
        return new MagicCell(
                code, Scan.mayHaveMagics(code) ? new Scan(code, isVariable).lines() : farewell(code, isVariable));
    }

    /// `exit`, the word by which all consoles are left, and nothing else: Java has no statement like it.
    private static List<Line> farewell(String code, Predicate<String> isVariable) {
        if (code.length() > LONGEST_FAREWELL) {
            return List.of();
        }
        Matcher found = FAREWELL.matcher(code);
        if (!found.matches() || isVariable.test(found.group(1))) {
            return List.of();
        }
        int start = found.start(1);
        int rest = found.end(1);
        return List.of(new Line(1, found.group(1), start, start, rest, found.end(2), code.length()));
    }

    public boolean hasMagics() {
        return !lines.isEmpty();
    }

    /// The arguments of a line.
    public String rest(Line line) {
        return code.substring(Math.min(line.rest(), line.restEnd()), line.restEnd())
                .strip();
    }

    /// The `%%` of the cell, if it has one.
    Optional<Line> over() {
        return hasMagics() && lines.getLast().isOverCell() ? Optional.of(lines.getLast()) : Optional.empty();
    }

    /// Where the lines below a `%%` begin.
    int bodyStart() {
        return Math.min(code.length(), lines.getLast().end() + 1);
    }

    /// The lines below a `%%`.
    Optional<String> body(Line line) {
        return line.isOverCell() ? Optional.of(code.substring(bodyStart())) : Optional.empty();
    }

    /// The Java of the cell at its place, with the lines below a `%%`: blanks stand where the magics were, and `null`
    /// for a value.
    String java() {
        return java(0, code.length());
    }

    /// The Java that follows a line, at its place.
    String javaBelow(Line line) {
        return java(line.end(), javaEnd());
    }

    private int javaEnd() {
        return over().map(Line::start).orElse(code.length());
    }

    private String java(int from, int to) {
        StringBuilder java = new StringBuilder(blank(from)).append(code, from, to);
        for (Line line : lines) {
            for (int i = Math.max(from, line.start()); i < Math.min(to, line.end()); i++) {
                java.setCharAt(i, ' ');
            }
            String nothing = "null;";
            if (line.isAssigned() && line.start() >= from && line.start() + nothing.length() <= line.end()) {
                java.replace(line.start(), line.start() + nothing.length(), nothing);
            }
        }
        return java.toString();
    }

    /// Whether there is Java outside of the magics; comments are none.
    boolean hasJava() {
        return parts().stream().anyMatch(Java.class::isInstance);
    }

    /// Magics and Java in their order; the Java behind a magic that gives a value begins with the statement that waits
    /// for it.
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        for (Line line : lines) {
            addJava(parts, at, line.statement());
            parts.add(line);
            at = line.isAssigned() ? line.statement() : line.end();
        }
        if (over().isEmpty()) {
            addJava(parts, at, code.length());
        }
        return parts;
    }

    private void addJava(List<Part> parts, int from, int to) {
        if (from < to && !Mask.of(code.substring(from, to)).isBlank()) {
            parts.add(new Java(from, to));
        }
    }

    /// A part at its place.
    ///
    /// @param value what stands for the value of a magic
    String text(Java part, String value) {
        StringBuilder text = new StringBuilder(blank(part.from())).append(code, part.from(), part.to());
        for (Line line : lines) {
            if (line.isAssigned() && part.from() <= line.start() && line.end() <= part.to()) {
                text.replace(line.start(), line.end(), value + ";");
            }
        }
        return text.toString();
    }

    /// What stands before the `=` behind which a magic stands.
    String target(Line line) {
        String before = code.substring(line.statement(), line.start()).stripTrailing();
        return before.substring(0, before.length() - 1).strip();
    }

    /// The line in which an offset is; at its end counts.
    Optional<Line> lineAt(int offset) {
        return lines.stream()
                .filter(line -> line.start() <= offset && offset <= line.end())
                .findFirst();
    }

    /// The cell up to an offset, with blanks instead of all but its line ends.
    public String blank(int end) {
        StringBuilder blanks = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            blanks.append(code.charAt(i) == '\n' ? '\n' : ' ');
        }
        return blanks.toString();
    }
}
