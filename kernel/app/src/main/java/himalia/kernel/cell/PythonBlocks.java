package himalia.kernel.cell;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines of Python that end in a colon, with the lines below them that stand farther to the right, in Java.
final class PythonBlocks extends PythonLine {
    private static final String BLOCK = "a condition stands in round brackets, what follows in curly ones";
    private static final String LOOP =
            "a loop is written `for (int i = 0; i < n; i++) { ... }` or `for (var x : values) { ... }`";
    private static final Pattern FOR_RANGE = Pattern.compile("for\\s+(\\w+)\\s+in\\s+range\\s*\\((.*)\\)\\s*:\\s*(.*)");
    private static final Pattern TOGETHER = Pattern.compile("for\\s+(\\w+)\\s*,\\s*(\\w+)\\s+in\\s+(.+?)\\s*:\\s*(.*)");
    private static final Pattern FOR_EACH = Pattern.compile("for\\s+(\\w+)\\s+in\\s+(.+?)\\s*:\\s*(.*)");
    private static final Pattern HEADER = Pattern.compile("(if|while|elif|else|with)\\b\\s*(.*?)\\s*:\\s*(.*)");
    private static final Pattern CLASS = Pattern.compile("class\\s+(\\w+)\\s*(?:\\(\\s*([\\w.]*)\\s*\\))?\\s*:.*");
    private static final Pattern FUNCTION = Pattern.compile("def\\s+(\\w+)\\s*\\(([\\w\\s,]*)\\)\\s*:\\s*(.*)");

    PythonBlocks(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    void blocks() {
        int begin = source.skipBlanks(from);
        String line = code().substring(begin, to).strip();
        // Behind a `:` in a text or a bracket nothing begins.
        if (!Source.of(line).mask().contains(":") || begin == to) {
            return;
        }
        int indent = begin - from;
        int end = bodyEnd(indent);
        List<String> lines = code().substring(to, end)
                .lines()
                .filter(one -> !one.isBlank() && !one.strip().equals("pass"))
                .toList();
        // Blocks inside are for the next step, which sees them by their margins.
        boolean isNested = lines.stream().anyMatch(one -> one.stripTrailing().endsWith(":"));
        String body = lines.stream()
                .map(one -> isNested ? one.stripTrailing() : one.strip())
                .map(one -> one.matches(".*[;:{}]") ? one : one + ";")
                .collect(Collectors.joining(isNested ? "\n" : " ", isNested ? "\n" : "", isNested ? "\n" : ""));
        Matcher counted = FOR_RANGE.matcher(line);
        Matcher each = FOR_EACH.matcher(line);
        Matcher header = HEADER.matcher(line);
        Matcher function = FUNCTION.matcher(line);
        Matcher type = CLASS.matcher(line);
        Matcher together = TOGETHER.matcher(line);
        if (together.matches()) {
            together(begin, end, together, body);
        } else if (counted.matches()) {
            List<String> ends = source.parts(
                    code().indexOf('(', code().indexOf("range", begin)) + 1,
                    source.closing(code().indexOf('(', code().indexOf("range", begin))));
            String i = counted.group(1);
            String first = ends.size() > 1 ? ends.get(0) : "0";
            String last = ends.isEmpty() ? "n" : ends.get(ends.size() > 1 ? 1 : 0);
            String step = ends.size() > 2 ? i + " += " + ends.get(2) : i + "++";
            add(
                    LOOP,
                    begin,
                    end,
                    "for (int " + i + " = " + first + "; " + i + " < " + last + "; " + step + ") "
                            + block(counted.group(3), body));
        } else if (each.matches()) {
            add(
                    LOOP,
                    begin,
                    end,
                    "for (var " + each.group(1) + " : " + each.group(2) + ") " + block(each.group(3), body));
        } else if (function.matches()) {
            for (String of : List.of("Tensor", "double")) {
                String parameters = Stream.of(function.group(2).split(","))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty() && !one.equals("self"))
                        .map(one -> of + " " + one)
                        .collect(Collectors.joining(", "));
                String all = block(function.group(3), body);
                add(
                        "a method is written `int twice(int x) { return 2 * x; }`",
                        begin,
                        end,
                        (all.contains("return ") ? of : "void") + " " + function.group(1) + "(" + parameters + ") "
                                + all);
            }
        } else if (type.matches()) {
            String above = type.group(2) == null || type.group(2).isEmpty() ? "" : " extends " + type.group(2);
            String forward = above.endsWith("Module") ? "public Tensor forward(Tensor x) { return x; } " : "";
            add("a class is written with braces", begin, end, "class " + type.group(1) + above + " { " + forward + "}");
        } else if (header.matches()) {
            String word = header.group(1).equals("elif") ? "else if" : header.group(1);
            String condition = header.group(2);
            if (word.equals("with")) {
                String open = condition.replaceFirst("\\s+as\\s+\\w+$", "");
                String name = open.replaceFirst("^torch\\.", "").replaceFirst("\\(\\s*\\)$", "");
                add(
                        "lines without gradients stand in a lambda",
                        begin,
                        end,
                        (name.equals("no_grad") ? "noGrad" : name) + "(() -> " + block(header.group(3), body) + ");");
            } else {
                String test = word.equals("else") ? "" : "(" + unbracketed(condition) + ") ";
                add(BLOCK, begin, end, word + " " + test + block(header.group(3), body));
            }
        }
    }

    /// `for i, x in enumerate(xs)`, `for a, b in zip(x, y)`, `for x, y in loader`.
    private void together(int begin, int end, Matcher loop, String body) {
        String a = loop.group(1);
        String b = loop.group(2);
        String all = loop.group(3);
        Matcher of = Pattern.compile("(enumerate|zip)\\s*\\((.*)\\)").matcher(all);
        if (!of.matches()) {
            for (String entries : List.of(all.replaceFirst("\\.items\\s*\\(\\s*\\)$", ""), all)) {
                add(
                        LOOP,
                        begin,
                        end,
                        "for (var entry : " + entries + ".entrySet()) "
                                + block(
                                        "var " + a + " = entry.getKey(); var " + b + " = entry.getValue();",
                                        loop.group(4) + " " + body));
            }
            add(
                    LOOP,
                    begin,
                    end,
                    "for (var batch : " + all + ") "
                            + block(
                                    "var " + a + " = batch.x(); var " + b + " = batch.y();",
                                    loop.group(4) + " " + body));
            return;
        }
        List<String> sources = Source.of(of.group(2)).parts(0, of.group(2).length());
        boolean isNumbered = of.group(1).equals("enumerate");
        String i = isNumbered ? a : "k";
        String first = isNumbered ? "" : "var " + a + " = " + sources.getFirst() + "[" + i + "]; ";
        add(
                LOOP,
                begin,
                end,
                "for (int " + i + " = 0; " + i + " < len(" + sources.getFirst() + "); " + i + "++) "
                        + block(
                                first + "var " + b + " = " + sources.getLast() + "[" + i + "];",
                                loop.group(4) + " " + body));
    }

    private static String block(String first, String rest) {
        String one = first.isBlank() || first.strip().equals("pass")
                ? ""
                : first.strip() + (first.strip().endsWith(";") ? "" : ";");
        if (one.isEmpty() && rest.startsWith("\n")) {
            return "{" + rest + "}";
        }
        String all = (one + " " + rest).strip();
        return all.isEmpty() ? "{ }" : "{ " + all + " }";
    }

    /// The end of the lines that stand farther to the right.
    private int bodyEnd(int indent) {
        int end = to;
        while (end < code().length()) {
            int next = source.lineEnd(end + 1);
            String line = code().substring(end + 1, next);
            int blanks = line.length() - line.stripLeading().length();
            if (line.isBlank() || blanks <= indent) {
                break;
            }
            end = next;
        }
        return end;
    }
}
