package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lines that Java's parser refuses because they are Python's, said in Java with the same operands. Each rewriting puts
/// one thing right; where several are possible the likeliest comes first, and the compiler decides.
final class PythonSyntax {
    static final String SEMICOLON = "a statement ends with `;`";
    private static final String SLICE = "a slice is a text";
    private static final String PLACES = "two places are two brackets or a text";
    private static final String LIST =
            "a list is written `List.of(a, b)`, a shape `2, 3`, a tensor `tensor(\"[[1., 2.], [3., 4.]]\")`";
    private static final String TUPLE = "a shape is written without brackets of its own";
    private static final String BRACES = "braces fill an array, whose type stands before them";
    private static final String POWER = "a power is a method";
    private static final String BLOCK = "a condition stands in round brackets, what follows in curly ones";
    private static final String LOOP =
            "a loop is written `for (int i = 0; i < n; i++) { ... }` or `for (var x : values) { ... }`";
    private static final String LOGIC = "`&&` is and, `||` is or, `!` is not";
    private static final String FORMAT = "values are put into a text by `formatted`";
    private static final String WORDS =
            "`float` and the like are words of Java; a tensor has `x.toFloat()`, `x.toLong()`, `x.toInt()`";

    private static final Pattern SLICED = Pattern.compile("[^,]*(?::|\\.\\.\\.)[^,]*");
    private static final Pattern PLAIN_PLACE =
            Pattern.compile("\\s*-?\\d*\\s*(:\\s*-?\\d*\\s*){0,2}|\\s*\\.\\.\\.\\s*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
    private static final Pattern CONVERSION = Pattern.compile("\\.(float|double|long|int|byte|short)\\s*\\(\\s*\\)");
    private static final Map<String, String> CONVERTED = Map.of(
            "float",
            "toFloat",
            "double",
            "toDouble",
            "long",
            "toLong",
            "int",
            "toInt",
            "byte",
            "toByte",
            "short",
            "toInt");
    private static final Pattern DTYPE = Pattern.compile(
            "\\b(?:torch|np|numpy|tf)\\s*\\.\\s*(float|double|long|int|short|byte|boolean)\\b(?!\\s*\\()");
    private static final Map<String, String> DTYPES = Map.of(
            "float", "FLOAT32", "double", "FLOAT64", "long", "INT64", "int", "INT32", "short", "INT32", "byte", "UINT8",
            "boolean", "BOOL");

    private static final Pattern FOR_RANGE = Pattern.compile("for\\s+(\\w+)\\s+in\\s+range\\s*\\((.*)\\)\\s*:\\s*(.*)");
    private static final Pattern TOGETHER = Pattern.compile("for\\s+(\\w+)\\s*,\\s*(\\w+)\\s+in\\s+(.+?)\\s*:\\s*(.*)");
    private static final Pattern FOR_EACH = Pattern.compile("for\\s+(\\w+)\\s+in\\s+(.+?)\\s*:\\s*(.*)");
    private static final Pattern HEADER = Pattern.compile("(if|while|elif|else|with)\\b\\s*(.*?)\\s*:\\s*(.*)");
    private static final Pattern CLASS = Pattern.compile("class\\s+(\\w+)\\s*(?:\\(\\s*([\\w.]*)\\s*\\))?\\s*:.*");
    private static final Pattern FUNCTION = Pattern.compile("def\\s+(\\w+)\\s*\\(([\\w\\s,]*)\\)\\s*:\\s*(.*)");
    private static final Pattern LAMBDA = Pattern.compile("\\blambda\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s*:\\s*");
    private static final Pattern CHOICE = Pattern.compile(
            "(?<=^|[(,=]|\\breturn\\b)(?!=)\\s*([^(),=;]+(?:\\([^()]*\\))?)\\s+if\\s+(.+?)\\s+else\\s+([^),;]+(?:\\([^()]*\\))?)");
    private static final Pattern RESOURCE = Pattern.compile("\\btry\\s*\\(");
    private static final Pattern FIELD = Pattern.compile("\\{([^{}:!]*)(?:![rsa])?(?::([^{}]*))?}");
    private static final Pattern SPEC =
            Pattern.compile("(?:.?[<>^=])?([-+ ]?)(0?)(\\d*)(,?)(?:\\.(\\d+))?([dfeEgGsxXbo%]?)");

    private final Source source;
    private final int from;
    private final int to;
    private final List<Rewriting> found = new ArrayList<>();

    private PythonSyntax(Source source, int at) {
        this.source = source;
        from = source.lineStart(at);
        to = source.lineEnd(at);
    }

    /// What the line at a place may mean.
    static List<Rewriting> of(String code, int at) {
        PythonSyntax line = new PythonSyntax(Source.of(code), at);
        line.look();
        return line.found;
    }

    private String code() {
        return source.code();
    }

    private String mask() {
        return source.mask();
    }

    private void add(String why, int begin, int end, String text) {
        String other = source.with(begin, end, text);
        if (!other.equals(code())) {
            found.add(new Rewriting(why, other));
        }
    }

    private void look() {
        blocks();
        for (int i = from; i < to; i++) {
            switch (mask().charAt(i)) {
                case '*' -> power(i);
                case '@' -> product(i);
                case '[' -> brackets(i);
                case '(' -> tuple(i);
                case '{' -> braces(i);
                case '"' -> {
                    text(i);
                    while (i + 1 < to && mask().charAt(i + 1) == '"') {
                        i++;
                    }
                }
                default -> {}
            }
        }
        words();
    }

    // ---- Operators

    private void power(int at) {
        if (!mask().startsWith("**", at)) {
            return;
        }
        int begin = source.operandStart(at);
        int end = source.operandEnd(at + 2);
        if (begin == at || end == at + 2) {
            return;
        }
        String base = code().substring(begin, at).strip();
        String power = code().substring(at + 2, end).strip();
        if (!NUMBER.matcher(base).matches()) {
            add(POWER, begin, end, base + ".pow(" + unbracketed(power) + ")");
        }
        add(POWER, begin, end, "Math.pow(" + unbracketed(base) + ", " + unbracketed(power) + ")");
    }

    private static String unbracketed(String text) {
        return text.startsWith("(") && Source.of(text).closing(0) == text.length() - 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private void product(int at) {
        int begin = source.operandStart(at);
        int end = source.operandEnd(at + 1);
        // `a * x @ w` begins with the first product.
        int before = begin - 1;
        while (before > from && mask().charAt(before) == ' ') {
            before--;
        }
        boolean goesOn = before >= from && "*/%@".indexOf(mask().charAt(before)) >= 0;
        if (begin < at && end > at + 1 && !goesOn) {
            String right = code().substring(at + 1, end).strip();
            add(
                    "`@` is a method",
                    begin,
                    end,
                    code().substring(begin, at).strip() + ".matmul(" + unbracketed(right) + ")");
        }
    }

    // ---- Brackets

    private void brackets(int open) {
        int closed = source.closing(open);
        if (closed < 0) {
            return;
        }
        boolean isPlace =
                open > 0 && (Source.isWord(mask().charAt(open - 1)) || ")]".indexOf(mask().charAt(open - 1)) >= 0);
        String inside = code().substring(open + 1, closed);
        if (isPlace && inside.strip().startsWith("[") && inside.strip().endsWith("]")) {
            String chosen = inside.strip().substring(1, inside.strip().length() - 1);
            if (chosen.contains("\"")) {
                add("several columns are selected by a method", open, closed + 1, ".select(" + chosen + ")");
            } else {
                add("several places are a tensor", open + 1, closed, "tensor(" + chosen + ")");
            }
        } else if (isPlace) {
            place(open, closed, inside);
        } else if (!mask().substring(open + 1, closed).contains(" for ")) {
            list(open, closed);
        }
    }

    private void place(int open, int closed, String inside) {
        List<String> parts = source.parts(open + 1, closed);
        boolean isText = mask().startsWith("\"", open + 1);
        if (isText
                || parts.size() < 2
                        && !SLICED.matcher(mask().substring(open + 1, closed)).matches()) {
            return;
        }
        boolean isSliced = mask().substring(open + 1, closed).matches("(?s).*(:|\\.\\.\\.).*");
        String why = isSliced ? SLICE : PLACES;
        if (!isSliced) {
            add(
                    why,
                    open,
                    closed + 1,
                    parts.stream().map(part -> "[" + part + "]").collect(Collectors.joining()));
        }
        if (parts.stream().allMatch(part -> PLAIN_PLACE.matcher(part).matches())) {
            add(why, open, closed + 1, "[\"" + inside.strip() + "\"]");
        } else {
            add(
                    "a slice between variables is an index",
                    open,
                    closed + 1,
                    ".get(" + parts.stream().map(PythonSyntax::index).collect(Collectors.joining(", ")) + ")");
        }
    }

    /// A place or slice as an entry of an index.
    private static String index(String part) {
        if (part.equals(":")) {
            return "all()";
        }
        if (part.equals("...")) {
            return "ellipsis()";
        }
        List<String> ends = List.of(part.split(":", -1));
        if (ends.size() < 2) {
            return "at(" + part + ")";
        }
        String start = ends.get(0).isBlank() ? "0" : ends.get(0).strip();
        return ends.get(1).isBlank()
                ? "Index.from(" + start + ")"
                : "slice(" + start + ", " + ends.get(1).strip()
                        + (ends.size() > 2 ? ", " + ends.get(2).strip() : "") + ")";
    }

    private void list(int open, int closed) {
        List<String> parts = source.parts(open + 1, closed);
        boolean isNested = parts.stream().anyMatch(part -> part.startsWith("["));
        String inside = code().substring(open + 1, closed).strip();
        String whole = code().substring(open, closed + 1);
        boolean isNumbers = whole.matches("[-+\\d.,eE\\s\\[\\]]+");
        boolean isCall = isCall(open);
        if (isNested) {
            Matcher declared = declaration(open);
            if (declared.matches() && isNumbers) {
                add(
                        LIST,
                        declarationStart(open),
                        closed + 1,
                        "double[][] " + declared.group(1) + " = " + braced(whole));
            }
            if (isNumbers && isCall) {
                add(LIST, open, closed + 1, "\"" + whole.replaceAll("\\s+", " ") + "\"");
            }
            if (isNumbers) {
                add(LIST, open, closed + 1, "tensor(\"" + whole.replaceAll("\\s+", " ") + "\")");
            }
            add(LIST, open, closed + 1, "new double[][] " + braced(whole));
            add(LIST, open, closed + 1, listOf(whole));
            return;
        }
        if (parts.isEmpty()) {
            add(LIST, open, closed + 1, "new ArrayList<Double>()");
            add(LIST, open, closed + 1, "List.of()");
            return;
        }
        if (isCall) {
            add(LIST, open, closed + 1, inside);
        }
        add(LIST, open, closed + 1, listOf(whole));
        if (isNumbers) {
            add(LIST, open, closed + 1, "new int[] " + braced(whole));
            add(LIST, open, closed + 1, "new double[] " + braced(whole));
        }
    }

    private static String braced(String list) {
        return list.replace('[', '{').replace(']', '}').replaceAll("\\s+", " ");
    }

    private static String listOf(String list) {
        return list.replace("[", "List.of(").replace(']', ')').replaceAll("\\s+", " ");
    }

    /// Whether a bracket stands where an argument does.
    private boolean isCall(int open) {
        return code().substring(from, open).matches("(?s).*\\w\\s*\\(([^()]*,|\\s*\\w+\\s*=)?\\s*");
    }

    private int declarationStart(int open) {
        int start = Math.max(from, mask().lastIndexOf(';', open) + 1);
        return source.skipBlanks(start);
    }

    private Matcher declaration(int open) {
        return Pattern.compile("(?:var\\s+|double\\[]\\[]\\s+)?(\\w+)\\s*=\\s*")
                .matcher(code().substring(declarationStart(open), open));
    }

    private void tuple(int open) {
        int closed = source.closing(open);
        boolean isArgument = open > 0
                && code().substring(from, open).matches(".*[(,=]\\s*")
                && !code().substring(from, open).matches(".*==\\s*");
        if (closed < 0 || !isArgument || !mask().substring(open, closed).contains(",")) {
            call(open);
            return;
        }
        List<String> parts = source.parts(open + 1, closed);
        boolean isLambda = mask().startsWith("->", source.skipBlanks(closed + 1));
        if (!isLambda && topLevelComma(open, closed)) {
            String inside = String.join(", ", parts);
            add(TUPLE, open, closed + 1, inside);
            add(LIST, open, closed + 1, "List.of(" + inside + ")");
            add(LIST, open, closed + 1, "new int[] {" + inside + "}");
        }
    }

    private boolean topLevelComma(int open, int closed) {
        return source.parts(open + 1, closed).size() > 1
                || mask().substring(open, closed).stripTrailing().endsWith(",");
    }

    /// `f(a)(b)`, and slices among arguments.
    private void call(int open) {
        int closed = source.closing(open);
        if (closed < 0) {
            return;
        }
        if (open > 0 && mask().charAt(open - 1) == ')') {
            for (String method : List.of("call", "forward", "apply")) {
                add("what was made is called by a method", open, open, "." + method);
            }
        }
        List<String> parts = source.parts(open + 1, closed);
        boolean isSlice = !parts.isEmpty()
                && code().substring(from, open).matches(".*\\.\\w+\\s*")
                && parts.stream().allMatch(part -> PLAIN_PLACE.matcher(part).matches())
                && mask().substring(open, closed).contains(":");
        if (isSlice) {
            add(SLICE, open + 1, closed, "\"" + String.join(", ", parts) + "\"");
        }
        Matcher resource = RESOURCE.matcher(mask()).region(from, to);
        if (resource.find()
                && resource.end() == open + 1
                && !mask().substring(open, closed).contains("=")) {
            add("what is closed at the end has a name", open + 1, open + 1, "var open = ");
        }
    }

    private void braces(int open) {
        int closed = source.closing(open);
        if (closed < 0 || closed == open + 1) {
            return;
        }
        List<String> parts = source.parts(open + 1, closed);
        String before = code().substring(from, open);
        String whole = code().substring(open, closed + 1);
        boolean isNested = parts.stream().allMatch(part -> part.startsWith("{"));
        if (isCall(open) && !mask().substring(open, closed).contains(";")) {
            if (isNested) {
                add(BRACES, open, open, "new double[][] ");
            } else if (!mask().substring(open, closed).contains(":")) {
                add("values are listed without braces", open, closed + 1, String.join(", ", parts));
                add(LIST, open, closed + 1, "List.of(" + String.join(", ", parts) + ")");
                add(BRACES, open, open, "new double[] ");
            }
        } else if (before.matches("\\s*(var\\s+)?\\w+\\s*=\\s*")
                && !mask().substring(open, closed).contains(":")) {
            Matcher declared = declaration(open);
            if (declared.matches()) {
                boolean isText = whole.contains("\"");
                String type = (isText ? "String[]" : "double[]") + (isNested ? "[]" : "");
                add(BRACES, declarationStart(open), open, type + " " + declared.group(1) + " = ");
            }
        }
        if (before.matches("(?s).*DataFrame\\(\\s*")) {
            frame(open, parts);
        }
        boolean isMap = parts.stream().allMatch(part -> Source.of(part).mask().contains(":"));
        if (isMap) {
            String pairs = parts.stream()
                    .map(part -> {
                        int colon = Source.of(part).mask().indexOf(':');
                        return part.substring(0, colon).strip() + ", "
                                + part.substring(colon + 1).strip();
                    })
                    .collect(Collectors.joining(", "));
            add("a map is written `Map.of(key, value)`", open, closed + 1, "Map.of(" + pairs + ")");
        }
    }

    /// `pd.DataFrame({"A": [1, 2]})`.
    private void frame(int open, List<String> parts) {
        int begin = source.operandStart(code().lastIndexOf("DataFrame", open) + "DataFrame".length());
        String columns = parts.stream()
                .map(part -> {
                    int colon = Source.of(part).mask().indexOf(':');
                    String values = colon < 0 ? "" : part.substring(colon + 1).strip();
                    return colon < 0
                            ? part
                            : "column(" + part.substring(0, colon).strip() + ", "
                                    + values.replaceFirst("^\\[", "").replaceFirst("]$", "") + ")";
                })
                .collect(Collectors.joining(", "));
        add(
                "a table is made of columns",
                begin,
                source.closing(code().indexOf('(', begin)) + 1,
                "table(" + columns + ")");
    }

    // ---- Texts

    private void text(int at) {
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

    // ---- Lines with a colon

    private void blocks() {
        int begin = source.skipBlanks(from);
        String line = code().substring(begin, to).strip();
        // Behind a `:` in a text or a bracket nothing begins.
        if (!Source.of(line).mask().contains(":") || begin == to) {
            return;
        }
        int indent = begin - from;
        int end = bodyEnd(indent);
        String body = code().substring(to, end)
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty() && !one.equals("pass"))
                .map(one -> one.endsWith(";") || one.endsWith("}") ? one : one + ";")
                .collect(Collectors.joining(" "));
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

    // ---- Words

    private void words() {
        String line = mask().substring(from, to);
        replaceAll(line, "\\s+and\\s+", LOGIC, " && ");
        replaceAll(line, "\\s+or\\s+", LOGIC, " || ");
        replaceAll(line, "\\bnot\\s+(?=[\\w(])", LOGIC, "!");
        replaceAll(line, "\\s+is\\s+not\\s+None\\b", "nothing is `null`", " != null");
        replaceAll(line, "\\s+is\\s+None\\b", "nothing is `null`", " == null");
        replaceAll(line, "^print\\s+(?=[\\w\"])(.*?)\\s*;?\\s*$", "`IO.println(...)` prints a line", "print($1)");
        Matcher lambda = LAMBDA.matcher(line);
        if (lambda.find()) {
            String names = lambda.group(1).contains(",") ? "(" + lambda.group(1) + ")" : lambda.group(1);
            add("a lambda is written `x -> x + 1`", from + lambda.start(), from + lambda.end(), names + " -> ");
        }
        Matcher choice = CHOICE.matcher(line);
        if (choice.find()) {
            String text = code().substring(from + choice.start(2), from + choice.end(2))
                            .strip() + " ? "
                    + code().substring(from + choice.start(1), from + choice.end(1))
                            .strip() + " : "
                    + code().substring(from + choice.start(3), from + choice.end(3))
                            .strip();
            add(
                    "one of two values is chosen by `condition ? a : b`",
                    from + choice.start(1),
                    from + choice.end(3),
                    text);
        }
        Matcher conversion = CONVERSION.matcher(line);
        if (conversion.find()) {
            add(
                    WORDS,
                    from + conversion.start(),
                    from + conversion.end(),
                    "." + CONVERTED.get(conversion.group(1)) + "()");
        }
        Matcher dtype = DTYPE.matcher(line);
        if (dtype.find()) {
            add(WORDS, from + dtype.start(), from + dtype.end(), "DType." + DTYPES.get(dtype.group(1)));
        }
        Matcher named = Pattern.compile(
                        "\\.(?:to|type|astype)\\s*\\(\\s*(float|double|long|int|short|byte|boolean)\\s*\\)")
                .matcher(line);
        if (named.find()) {
            add(WORDS, from + named.start(1), from + named.end(1), "DType." + DTYPES.get(named.group(1)));
        }
        String bare = line.stripTrailing();
        if (!bare.isEmpty() && !bare.matches(".*[;{}:,]")) {
            add(SEMICOLON, from + bare.length(), from + bare.length(), ";");
        }
    }

    /// All places of a word at once. What stands in literals is not looked at, but kept.
    private void replaceAll(String line, String pattern, String why, String text) {
        Matcher found = Pattern.compile(pattern).matcher(line);
        StringBuilder all = new StringBuilder();
        int last = 0;
        while (found.find()) {
            all.append(code(), from + last, from + found.start());
            String group = found.groupCount() > 0 ? code().substring(from + found.start(1), from + found.end(1)) : "";
            all.append(text.replace("$1", group));
            last = found.end();
        }
        if (last > 0) {
            add(why, from, to, all + code().substring(from + last, to));
        }
    }
}
