package himalia.kernel.cell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Loops and parameters as other languages of braces write them: `for (int i in list)`, `foreach`, commas for the
/// semicolons of a `for`, one type for several parameters.
final class OtherLoops extends PythonLine {
    private static final String EACH = "a loop over values is written `for (var x : values) { ... }`";
    private static final String PARTS = "the three parts of a `for` are divided by `;`";
    private static final String TYPES = "each parameter has its own type";
    private static final Pattern IN = Pattern.compile(
            "\\bfor(?:each)?\\s*\\(\\s*(?:(?:const|let|auto)\\s+)?((?:[\\w<>\\[\\].]+\\s+)?)(\\w+)\\s+(?:in|of)\\s+");
    private static final Pattern FOREACH = Pattern.compile("\\bforeach(?=\\s*\\()");
    private static final Pattern FOR = Pattern.compile("\\bfor\\s*\\(");
    private static final Pattern METHOD = Pattern.compile("^\\s*(?:[\\w.<>\\[\\]]+\\s+)+\\w+\\s*\\(");

    OtherLoops(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    void loops() {
        String line = mask().substring(from, to);
        Matcher in = IN.matcher(line);
        if (in.find()) {
            String type = in.group(1).isBlank() ? "var" : in.group(1).strip();
            add(EACH, from + in.start(), from + in.end(), "for (" + type + " " + in.group(2) + " : ");
        }
        Matcher foreach = FOREACH.matcher(line);
        if (foreach.find()) {
            add(EACH, from + foreach.start(), from + foreach.end(), "for");
        }
        Matcher loop = FOR.matcher(line);
        if (loop.find()) {
            parts(from + loop.end() - 1);
        }
        Matcher method = METHOD.matcher(line);
        if (method.find()) {
            parameters(from + method.end() - 1);
        }
    }

    private void parts(int open) {
        int closed = source.closing(open);
        List<String> parts = closed < 0 ? List.of() : source.parts(open + 1, closed);
        if (parts.size() == 3 && !mask().substring(open, closed).contains(";")) {
            add(PARTS, open + 1, closed, String.join("; ", parts));
        }
    }

    /// `int sum(int a, b)`.
    private void parameters(int open) {
        int closed = source.closing(open);
        List<String> parts = closed < 0 ? List.of() : source.parts(open + 1, closed);
        if (parts.size() < 2) {
            return;
        }
        StringBuilder all = new StringBuilder();
        String type = "";
        for (String part : parts) {
            int blank = part.lastIndexOf(' ');
            type = blank < 0 ? type : part.substring(0, blank).strip();
            all.append(all.isEmpty() ? "" : ", ").append(blank < 0 ? type + " " + part : part);
        }
        if (!type.isEmpty()) {
            add(TYPES, open + 1, closed, all.toString());
        }
    }
}
