package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts of Python in Java: quotes, letters before them, and values that are put into them.
final class PythonTexts extends PythonLine {
    private static final String FORMAT = "values are put into a text by `formatted`";
    private static final Pattern FIELD = Pattern.compile("\\{([^{}:!]*)(?:![rsa])?(?::([^{}]*))?}");
    private static final Pattern SPEC =
            Pattern.compile("(?:.?[<>^=])?([-+ ]?)(0?)(\\d*)(,?)(?:\\.(\\d+))?([dfeEgGsxXbo%]?)");

    PythonTexts(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    void text(int at) {
        int end = Math.min(Mask.end(code(), at), to);
        char quote = code().charAt(at);
        String inside = end - at >= 2 ? code().substring(at + 1, end - 1) : "";
        char prefix = at > from ? code().charAt(at - 1) : ' ';
        boolean isPrefixed = "fFrRbu".indexOf(prefix) >= 0 && (at < from + 2 || !Source.isWord(mask().charAt(at - 2)));
        if (quote == '\'' && inside.length() != 1 && !inside.startsWith("\\")) {
            add(
                    "text stands in \"double quotes\"; 'c' is a single letter",
                    at,
                    end,
                    "\"" + inside.replace("\"", "\\\"").replace("\\'", "'") + "\"");
            return;
        }
        if (isPrefixed) {
            if (prefix == 'f' || prefix == 'F') {
                List<String> values = new ArrayList<>();
                String format = format(inside, values);
                add(FORMAT, at - 1, end, "\"" + format + "\"" + formatted(values));
            } else {
                add("a text has no letter before it", at - 1, at, "");
            }
        }
        Matcher method =
                Pattern.compile("\\s*\\.\\s*format\\s*\\(").matcher(mask()).region(end, mask().length());
        if (method.lookingAt() && inside.contains("{")) {
            int closed = source.closing(method.end() - 1);
            if (closed > 0) {
                List<String> given = source.parts(method.end(), closed);
                List<String> names = new ArrayList<>();
                String format = format(inside, names);
                add(FORMAT, at, closed + 1, "\"" + format + "\"" + formatted(arguments(names, given)));
            }
        }
        int percent = source.skipBlanks(end);
        if (mask().startsWith("%", percent) && inside.contains("%")) {
            int last = source.operandEnd(percent + 1);
            if (last > percent + 1) {
                String values = unbracketed(code().substring(percent + 1, last).strip());
                add(FORMAT, at, last, "\"" + inside + "\".formatted(" + values + ")");
            }
        }
    }

    private static String formatted(List<String> values) {
        return values.isEmpty() ? "" : ".formatted(" + String.join(", ", values) + ")";
    }

    /// The arguments of Python's `format` in the order of its fields, which may have numbers or names.
    private static List<String> arguments(List<String> fields, List<String> given) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            int place = field.isEmpty() ? i : field.matches("\\d+") ? Integer.parseInt(field) : -1;
            Optional<String> named = given.stream()
                    .filter(one -> one.matches("(?s)" + Pattern.quote(field) + "\\s*=.*"))
                    .map(one -> one.substring(one.indexOf('=') + 1).strip())
                    .findFirst();
            arguments.add(named.orElse(place >= 0 && place < given.size() ? given.get(place) : field));
        }
        return arguments;
    }

    /// Python's fields as those of Java.
    ///
    /// @param values takes what stands in them
    private static String format(String text, List<String> values) {
        Matcher field = FIELD.matcher(text.replace("%", "%%"));
        StringBuilder format = new StringBuilder();
        while (field.find()) {
            values.add(field.group(1).strip());
            field.appendReplacement(format, Matcher.quoteReplacement(spec(field.group(2))));
        }
        return field.appendTail(format).toString();
    }

    private static String spec(String python) {
        Matcher spec = SPEC.matcher(python == null ? "" : python.replace("%%", "%"));
        if (!spec.matches()) {
            return "%s";
        }
        boolean isLeft = python != null && python.startsWith("<");
        String flags = (isLeft ? "-" : "") + spec.group(1) + spec.group(2) + spec.group(4);
        String precision = spec.group(5) == null ? "" : "." + spec.group(5);
        String kind = spec.group(6);
        if (kind.equals("%")) {
            return "%" + flags + spec.group(3) + precision + "f%%";
        }
        String of = kind.isEmpty() ? (precision.isEmpty() ? (spec.group(4).isEmpty() ? "s" : "d") : "f") : kind;
        return "%" + flags + spec.group(3) + precision + (of.equals("b") ? "s" : of);
    }
}
