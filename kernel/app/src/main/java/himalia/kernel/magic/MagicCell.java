package himalia.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A cell taken apart: the magics at its top, and the Java below.
///
/// Java itself has lines that begin with `%` (the remainder of a broken expression, a text block), so below the first
/// line of Java nothing is taken for a magic. Below a `%%` everything is its body.
///
/// @param code  the whole cell
/// @param lines its magics, from the top
/// @param below where the text below the magics begins
public record MagicCell(String code, List<Line> lines, int below) {
    /// One line with a magic. All numbers are offsets in the cell.
    ///
    /// @param percents 1 or 2
    /// @param start    where the percent sign is
    /// @param rest     where the arguments begin, or could
    /// @param end      the end of the line
    public record Line(int percents, String name, int start, int rest, int end) {
        public boolean isOverCell() {
            return percents == 2;
        }

        String text() {
            return "%".repeat(percents) + name;
        }
    }

    public static MagicCell of(String code) {
        List<Line> lines = new ArrayList<>();
        int at = 0;
        while (at < code.length()) {
            int newline = code.indexOf('\n', at);
            int end = newline < 0 ? code.length() : newline;
            int next = newline < 0 ? end : end + 1;
            String text = code.substring(at, end).strip();
            if (text.startsWith("%")) {
                Line line = line(code, code.indexOf('%', at), end);
                lines.add(line);
                if (line.isOverCell()) {
                    return new MagicCell(code, lines, next);
                }
            } else if (!text.isEmpty() && !text.startsWith("//")) {
                return new MagicCell(code, lines, at);
            }
            at = next;
        }
        return new MagicCell(code, lines, code.length());
    }

    private static Line line(String code, int start, int end) {
        int percents = code.startsWith("%%", start) ? 2 : 1;
        int name = skipBlanks(code, start + percents, end);
        int nameEnd = name;
        while (nameEnd < end && !Character.isWhitespace(code.charAt(nameEnd))) {
            nameEnd++;
        }
        return new Line(percents, code.substring(name, nameEnd), start, skipBlanks(code, nameEnd, end), end);
    }

    private static int skipBlanks(String code, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(code.charAt(at))) {
            at++;
        }
        return at;
    }

    public boolean hasMagics() {
        return !lines.isEmpty();
    }

    /// The arguments of a line.
    public String rest(Line line) {
        return code.substring(line.rest(), line.end()).strip();
    }

    /// The lines below a `%%`.
    Optional<String> body(Line line) {
        return line.isOverCell() ? Optional.of(code.substring(below)) : Optional.empty();
    }

    /// The Java of the cell at its place: blanks stand where the magics were.
    String java() {
        return blank(below) + code.substring(below);
    }

    /// The line in which an offset is; at its end counts.
    Optional<Line> lineAt(int offset) {
        return lines.stream()
                .filter(line -> line.start() <= offset && offset <= line.end())
                .findFirst();
    }

    /// What of the cell could be Java: what is below its magics, or below the last of them.
    Optional<String> anyJava() {
        String java = java();
        return java.isBlank() ? Optional.empty() : Optional.of(java);
    }

    /// Whether there is something below the magics that could be Java.
    boolean hasJava() {
        return below < code.length() && !lines.getLast().isOverCell();
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
