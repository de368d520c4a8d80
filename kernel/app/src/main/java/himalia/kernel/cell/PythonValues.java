package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Several values at once in Java: `train, test = split(df)`, `[x * x for x in xs]`, `sum(p.numel() for p in all)`.
final class PythonValues extends PythonLine {
    private static final String UNPACKED = "several values are taken one by one";
    private static final String COMPREHENSION = "a list is made of another by a stream";
    private static final Pattern NAMES = Pattern.compile("\\s*(?:var\\s+)?(\\w+(?:\\s*,\\s*\\w+)+)\\s*=(?!=)\\s*");
    private static final Pattern FOR = Pattern.compile("(?s)(.+?)\\s+for\\s+(\\w+)\\s+in\\s+(.+?)(?:\\s+if\\s+(.+))?");
    private static final Map<String, String> REDUCED = Map.of(
            "sum", ".mapToDouble(%s).sum()",
            "max", ".mapToDouble(%s).max().getAsDouble()",
            "min", ".mapToDouble(%s).min().getAsDouble()",
            "any", ".anyMatch(%s)",
            "all", ".allMatch(%s)");

    PythonValues(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    /// `a, b = f()`: by the methods of a record that are called so, or from a list.
    void unpacked() {
        Matcher assignment = NAMES.matcher(mask()).region(from, to);
        if (!assignment.lookingAt()) {
            return;
        }
        String value = code().substring(assignment.end(), to).strip().replaceFirst(";$", "");
        List<String> names = List.of(assignment.group(1).split("\\s*,\\s*"));
        List<String> values = Source.of(value).parts(0, value.length());
        if (value.isEmpty()) {
            return;
        }
        if (values.size() == names.size()) {
            add(UNPACKED, from, to, declared(names, i -> values.get(i)));
            return;
        }
        String made = "all";
        for (int i = 2; names.contains(made) || mask().matches("(?s).*\\b" + made + "\\b.*"); i++) {
            made = "all" + i;
        }
        String whole = made;
        String first = "var " + whole + " = " + value + "; ";
        add(UNPACKED, from, to, first + declared(names, i -> whole + "." + method(names.get(i)) + "()"));
        add(UNPACKED, from, to, first + declared(names, i -> whole + "[" + i + "]"));
    }

    private static String declared(List<String> names, Function<Integer, String> value) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals("_")) {
                all.add("var " + names.get(i) + " = " + value.apply(i) + ";");
            }
        }
        return String.join(" ", all);
    }

    /// `X_train` is `xTrain`.
    private static String method(String name) {
        String camel = Pattern.compile("_(\\w)")
                .matcher(name)
                .replaceAll(found -> found.group(1).toUpperCase(java.util.Locale.ROOT));
        return Character.toLowerCase(camel.charAt(0)) + camel.substring(1);
    }

    /// `[x * x for x in xs if x > 0]`.
    void listed(int open) {
        int closed = source.closing(open);
        if (closed > 0) {
            stream(open, open + 1, closed, closed + 1, ".map(%s).toList()");
        }
    }

    /// `sum(x * x for x in xs)`.
    void summed(int open) {
        int closed = source.closing(open);
        int begin = source.operandStart(open);
        String function = closed < 0 ? "" : code().substring(begin, open).strip();
        if (REDUCED.containsKey(function)) {
            stream(begin, open + 1, closed, closed + 1, REDUCED.get(function));
        }
    }

    private void stream(int begin, int start, int end, int after, String then) {
        Matcher parts = FOR.matcher(mask()).region(start, end);
        if (!parts.matches()) {
            return;
        }
        String each = part(parts, 1);
        String name = parts.group(2);
        String all = part(parts, 3);
        String filter = parts.group(4) == null ? "" : ".filter(" + name + " -> " + part(parts, 4) + ")";
        boolean isSame = each.equals(name) && then.startsWith(".map(");
        for (String stream : List.of(all + ".stream()", "Arrays.stream(" + all + ")")) {
            String done = isSame ? ".toList()" : then.formatted(name + " -> " + each);
            add(COMPREHENSION, begin, after, stream + filter + done);
            add(COMPREHENSION, begin, after, stream + filter + done.replace(".map(", ".mapToObj("));
        }
    }

    private String part(Matcher parts, int group) {
        return code().substring(parts.start(group), parts.end(group)).strip();
    }
}
