package himalia.kernel.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What may have been meant by a line that can be read but not compiled. Each rewriting puts one thing right, the
/// likeliest first; the compiler decides.
final class OtherMeanings {
    private static final Pattern PATH = Pattern.compile("(?:\\w+\\s*\\.\\s*)*(\\w+)(\\s*\\(\\s*\\))?");
    private static final Pattern EQUALS = Pattern.compile("==|!=");
    private static final String IDENTITY = "`==` asks whether both are the same object";
    private static final Pattern SETTING = Pattern.compile("(.*\\.)(\\w+)\\s*=\\s*([^=].*?)\\s*;?");

    private static final Pattern OPERANDS = Pattern.compile(
            "bad operand types for binary operator '(\\S+)'\\s+first type:\\s+([\\w.$]+)\\s+second type:\\s+([\\w.$]+)");
    /// A comparison at the end.
    private static final Pattern COMPARED = Pattern.compile("([<>]=?)\\s*$");

    private static final Pattern WANTS = Pattern.compile("required:\\s+([\\w.$,]+)\\s");
    private static final Pattern NAMED = Pattern.compile("\\w+\\s*=(?!=)\\s*");
    private static final Pattern TYPE = Pattern.compile("location:\\s+variable \\S+ of type ([\\w.$]+)");
    private static final int NAMES_TRIED = 3;
    private static final Set<String> PRINT_OPTIONS = Set.of("sep", "end", "flush", "file");
    private static final Map<String, List<String>> OF_VALUES = Map.of(
            "len", List.of("%s.length", "%s.size()"),
            "sum", List.of("Arrays.stream(%s).sum()", "%s.stream().mapToDouble(x -> x).sum()"),
            "max",
                    List.of(
                            "Arrays.stream(%s).max().getAsInt()",
                            "Arrays.stream(%s).max().getAsDouble()", "Collections.max(%s)"),
            "min",
                    List.of(
                            "Arrays.stream(%s).min().getAsInt()",
                            "Arrays.stream(%s).min().getAsDouble()", "Collections.min(%s)"),
            "sorted", List.of("Arrays.stream(%s).sorted().toArray()", "%s.stream().sorted().toList()"));
    private static final Map<String, String> MADE = Map.of(
            "List", "ArrayList",
            "Collection", "ArrayList",
            "Map", "HashMap",
            "Set", "HashSet",
            "Queue", "ArrayDeque",
            "Deque", "ArrayDeque",
            "SortedMap", "TreeMap",
            "SortedSet", "TreeSet");
    private static final Pattern MAKING = Pattern.compile("new\\s+(?:java\\.util\\.)?(\\w+)");

    private final Source source;
    private final CompileProblem problem;
    private final Scope scope;
    private final List<Rewriting> found = new ArrayList<>();

    private OtherMeanings(String code, CompileProblem problem, Scope scope) {
        source = Source.of(code);
        this.problem = problem;
        this.scope = scope;
    }

    static List<Rewriting> of(String code, CompileProblem problem, Scope scope) {
        OtherMeanings meanings = new OtherMeanings(code, problem, scope);
        meanings.look();
        return meanings.found;
    }

    private void add(String why, int from, int to, String text) {
        found.add(new Rewriting(why, source.with(from, to, text)));
    }

    private void look() {
        String kind = problem.code().replace("compiler.err.", "");
        int start = Math.clamp(problem.start(), 0, source.code().length());
        if (kind.startsWith("cant.resolve") || kind.startsWith("doesnt.exist")) {
            name(start);
        }
        // Where even the first name is unknown there is no table or map that could have a key.
        if (kind.startsWith("cant.resolve")) {
            key(Math.clamp(problem.at(), 0, source.code().length()));
        }
        if (kind.startsWith("cant.apply") || kind.startsWith("prob.found.req") || kind.startsWith("cant.be.applied")) {
            value(start);
            arguments(start);
        }
        if (kind.startsWith("operator.cant")) {
            operands(Math.clamp(problem.at(), 0, source.code().length()));
        }
        if (kind.startsWith("cant.deref") || kind.startsWith("incomparable") || kind.startsWith("operator.cant")) {
            comparison(start);
        }
        if (kind.startsWith("void.not.allowed") && source.around(start, source.lineStart(start)) >= 0) {
            add("what is to be done stands in a lambda", start, start, "() -> ");
        }
        if (kind.startsWith("abstract.cant.be.instantiated")) {
            made(start);
        }
        if (kind.startsWith("foreach.not.applicable")) {
            int end = source.expressionEnd(start);
            add(
                    "`range(n)` counts from 0",
                    start,
                    end,
                    "range(" + source.code().substring(start, end).strip() + ")");
        }
        if (kind.startsWith("operator.cant") && problem.message().contains("unary operator")) {
            step(Math.clamp(problem.at(), 0, source.code().length()));
        }
        if (kind.startsWith("override.weaker.access")) {
            add("what a class overrides is as public as it was there", start, start, "public ");
        }
        setting();
    }

    /// `new List<>()`.
    private void made(int start) {
        Matcher making =
                MAKING.matcher(source.mask()).region(start, source.mask().length());
        if (making.lookingAt() && MADE.containsKey(making.group(1))) {
            String other = MADE.get(making.group(1));
            add("a `" + making.group(1) + "` is made as one of its kinds", making.start(1), making.end(1), other);
        }
    }

    /// `x++` of what is no number of Java's.
    private void step(int at) {
        String sign = source.mask().substring(at, Math.min(at + 2, source.mask().length()));
        if (sign.equals("++") || sign.equals("--")) {
            int left = source.operandStart(at);
            int right = source.operandEnd(at + 2);
            String x = source.code()
                    .substring(left < at ? left : at + 2, left < at ? at : right)
                    .strip();
            add("one more is `+= 1`", Math.min(left, at), left < at ? at + 2 : right, x + " " + sign.charAt(0) + "= 1");
        }
    }

    /// A value that must be made another: `double sum = x.sum();`.
    private void value(int at) {
        int start = at;
        boolean isInside = start > 0
                && start < source.mask().length()
                && ".([".indexOf(source.mask().charAt(start)) >= 0
                && !Character.isWhitespace(source.mask().charAt(start - 1));
        if (isInside) {
            start = source.operandStart(start);
        }
        while (source.mask().startsWith(".", start - 1) && source.operandStart(start - 1) < start - 1) {
            start = source.operandStart(start - 1);
        }
        // Of what is sugar javac does not know the end.
        int end =
                source.expressionEnd(Math.clamp(problem.end(), at, source.code().length()));
        String value = source.code().substring(start, end).stripTrailing();
        if (value.isEmpty() || value.contains("\n")) {
            return;
        }
        for (Conversions.Form form : Conversions.of(problem.message(), scope)) {
            add(form.why(), start, start + value.length(), form.of(value));
        }
    }

    /// An operand that must be made another: `2 * slider`, `x > 0 && x < 1`.
    private void operands(int at) {
        Matcher types = OPERANDS.matcher(problem.message());
        if (!types.find()) {
            return;
        }
        String sign = types.group(1);
        boolean areTensors = problem.message().contains("himalia.tensor.Tensor");
        if (areTensors && (sign.equals("&&") || sign.equals("||"))) {
            add("truth values of tensors are combined with `&` and `|`", at, at + 2, sign.substring(1));
        }
        if (areTensors && (sign.equals("==") || sign.equals("!="))) {
            comparison(at);
        }
        if (sign.startsWith("<") || sign.startsWith(">")) {
            between(at, sign);
        }
        int left = source.operandStart(at);
        int behind = at + sign.length() + (source.mask().startsWith("=", at + sign.length()) ? 1 : 0);
        int begin = source.skipBlanks(behind);
        int right = source.operandEnd(begin);
        if (right > begin) {
            for (Conversions.Form form : Conversions.ofOperand(types.group(3), types.group(2), scope)) {
                add(form.why(), begin, right, form.of(source.code().substring(begin, right)));
            }
        }
        if (left < at) {
            for (Conversions.Form form : Conversions.ofOperand(types.group(2), types.group(3), scope)) {
                String operand = source.code().substring(left, at);
                String blanks = operand.substring(operand.stripTrailing().length());
                add(form.why(), left, at, form.of(operand.strip()) + blanks);
            }
        }
    }

    /// `0 < x < 1`.
    private void between(int at, String sign) {
        int middle = source.operandStart(at);
        Matcher before = COMPARED.matcher(source.mask()).region(source.lineStart(at), middle);
        if (middle < at && before.find()) {
            int left = source.operandStart(before.start(1));
            int right = source.operandEnd(at + sign.length());
            String x = source.code().substring(middle, at).strip();
            for (String and : List.of("&&", "&")) {
                add(
                        "two comparisons are joined",
                        left,
                        right,
                        source.code().substring(left, at).stripTrailing() + " " + and + " " + x + " "
                                + source.code().substring(at, right));
            }
        }
    }

    /// A name that nobody knows.
    private void name(int at) {
        // javac is at the dot before a name that is missing behind another library's.
        int start = source.mask().startsWith(".", at) ? source.operandStart(at) : at;
        Matcher path = PATH.matcher(source.mask()).region(start, source.mask().length());
        if (!path.lookingAt()) {
            return;
        }
        String name = path.group(1);
        int nameEnd = wordEnd(start);
        boolean isCalled = source.mask().startsWith("(", source.skipBlanks(nameEnd));
        for (String other : Nearest.of(source.code().substring(start, nameEnd), problem.instead(), NAMES_TRIED)) {
            add("an argument is called so", start, nameEnd, other);
        }
        if (PRINT_OPTIONS.contains(name)) {
            printed(start, name);
        } else if (!problem.instead().isEmpty()) {
            add(
                    "arguments have no names here",
                    start,
                    source.skipBlanks(source.mask().indexOf('=', start) + 1),
                    "");
        }
        if (source.mask().startsWith("(", source.skipBlanks(path.end(1)))) {
            function(name, path.start(1), path.end(1));
        }
        scope.words().stream()
                .filter(word -> plain(word).equals(plain(name)))
                .findFirst()
                .ifPresent(word -> add("it is named by a text", start, path.end(), "\"" + word + "\""));
        if (!isCalled && path.end(1) == nameEnd && scope.isMethod(name)) {
            for (String lambda : List.of("x -> %s(x)", "(x, y) -> %s(x, y)", "() -> %s()")) {
                add("a method is handed over in a lambda", start, nameEnd, lambda.formatted(name));
            }
        }
        String first = source.mask().substring(start, nameEnd);
        // A variable of the notebook is no library's name, though it be called `figure`.
        boolean isVariable = problem.message().contains("location: variable ");
        for (Map.Entry<String, String> one : scope.instead().entrySet()) {
            if (one.getKey().equals(name) || !isVariable && one.getKey().equals(first)) {
                int end = source.operandEnd(start);
                int begin = source.mask().substring(0, start).matches("(?s).*\\bnew\\s+")
                        ? source.mask().lastIndexOf("new", start)
                        : start;
                add("here it is done so", begin, Math.max(end, path.end()), one.getValue());
            }
        }
        if (source.mask().startsWith("(", source.skipBlanks(path.end(1))) && Character.isUpperCase(name.charAt(0))) {
            add("an object is made with `new`", start, start, "new ");
        }
        if (Character.isUpperCase(first.isEmpty() ? 'x' : first.charAt(0))) {
            for (String full : scope.full().apply(first)) {
                add("a class that is not imported is named with its package", start, start + first.length(), full);
            }
        }
        if (isAssigned(start)) {
            add("a variable is declared once", start, start, "var ");
        }
        if (source.mask().substring(source.lineStart(start), start).matches("(?s).*\\bfor\\s*\\(\\s*")) {
            add("the variable of a loop is declared in it", start, start, "int ");
        }
    }

    /// `print(a, b, sep=", ")`, `print(a, end="")`.
    private void printed(int at, String name) {
        int open = source.around(at, source.lineStart(at));
        int closed = open < 0 ? -1 : source.closing(open);
        if (closed < 0) {
            return;
        }
        List<String> values = new ArrayList<>();
        String given = "";
        for (String part : source.parts(open + 1, closed)) {
            Matcher named = NAMED.matcher(part);
            if (!named.lookingAt()) {
                values.add(part);
            } else if (part.startsWith(name)) {
                given = part.substring(named.end());
            }
        }
        int begin = source.operandStart(open);
        if (name.equals("sep")) {
            String joined = String.join(", ", values);
            String why = "`String.join` puts something between texts";
            add(why, begin, closed + 1, "println(String.join(" + given + ", " + joined + "))");
            String texts = String.join(" + " + given + " + ", values);
            add("texts are joined by `+`", begin, closed + 1, "println(" + texts + ")");
        } else if (name.equals("end")) {
            String text = String.join(" + \" \" + ", values) + (given.equals("\"\"") ? "" : " + " + given);
            add("a line is left open by `System.out.print`", begin, closed + 1, "System.out.print(" + text + ")");
        }
    }

    /// What Python's functions of lists do to an array or a list.
    private void counted(String name, int start, int end) {
        int open = source.skipBlanks(end);
        int closed = source.closing(open);
        if (closed < 0 || source.parts(open + 1, closed).size() != 1) {
            return;
        }
        String values = source.code().substring(open + 1, closed).strip();
        for (String form : OF_VALUES.getOrDefault(name, List.of())) {
            add("of an array or a list it is said so", start, closed + 1, form.formatted(values));
        }
    }

    /// A function that has another name.
    private void function(String name, int start, int end) {
        counted(name, start, end);
        if (name.equals("printf")) {
            add("a text with places for values is printed by `System.out.printf`", start, end, "System.out.printf");
        }
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return;
        }
        // `IntSlider` is made by `slider`.
        for (String part : List.of(name, name.replaceFirst(".*(?=\\p{Lu}[^\\p{Lu}]+$)", ""))) {
            String small = Character.toLowerCase(part.charAt(0)) + part.substring(1);
            if (scope.functions().anyMatch(small::equals)) {
                add("`" + small + "` makes one", start, end, small);
            }
        }
    }

    /// `table.price`: the name of a column, or a key.
    private void key(int dot) {
        if (!source.mask().startsWith(".", dot)) {
            return;
        }
        int begin = source.skipBlanks(dot + 1);
        int end = wordEnd(begin);
        if (end > begin && !source.mask().startsWith("(", source.skipBlanks(end))) {
            String key = source.code().substring(begin, end);
            add("it is a method", end, end, "()");
            if (!problem.message().contains("himalia.tensor.Tensor")) {
                add("a column and a value of a map are taken by a text", dot, end, "[\"" + key + "\"]");
            }
        } else if (end > begin) {
            Matcher type = TYPE.matcher(problem.message());
            if (type.find()) {
                scope.methods(type.group(1))
                        .filter(other -> hasWords(other, source.code().substring(begin, end)))
                        .sorted()
                        .limit(NAMES_TRIED)
                        .forEach(other -> add("it is called `" + other + "`", begin, end, other));
            }
        }
    }

    /// Whether a longer name has the words of another in their order: `toDoubleArray` of `toArray`.
    private static boolean hasWords(String longer, String name) {
        String words = name.replaceAll("_(\\w)", "$1").replaceAll("(?=\\p{Lu})", ".*");
        return longer.length() > name.length() && longer.matches(words + "(\\p{Lu}.*)?");
    }

    /// Whether a statement begins at a place that sets something: `loss = ...`.
    private boolean isAssigned(int start) {
        String before = source.mask().substring(source.lineStart(start), start).stripTrailing();
        boolean begins = before.isEmpty() || before.endsWith("{") || before.endsWith(";");
        int sign = source.skipBlanks(wordEnd(start));
        return begins && source.mask().startsWith("=", sign) && !source.mask().startsWith("==", sign);
    }

    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < source.mask().length() && Source.isWord(source.mask().charAt(end))) {
            end++;
        }
        return end;
    }

    /// A call that takes other arguments.
    private void arguments(int start) {
        // javac is at the method, or at one of its arguments.
        int line = source.lineStart(start);
        int open = source.mask().indexOf('(', Math.max(start, problem.at()));
        int around = source.around(start, line);
        for (int bracket : around == open || around < 0 ? new int[] {open} : new int[] {around, open}) {
            int closed = bracket < 0 ? -1 : source.closing(bracket);
            if (closed > 0 && bracket < source.lineEnd(start)) {
                arguments(bracket, closed);
            }
        }
    }

    private void arguments(int open, int closed) {
        List<String> parts = source.parts(open + 1, closed);
        boolean isAnnotation =
                source.mask().substring(source.lineStart(open), open).matches(".*@[\\w.]+\\s*");
        if (isAnnotation) {
            return;
        }
        lambda(open, closed, parts);
        if (parts.isEmpty()) {
            return;
        }
        if (parts.getLast().equals("true") && parts.size() > 1) {
            add(
                    "a tensor learns after `requiresGrad_()`",
                    open + 1,
                    closed + 1,
                    String.join(", ", parts.subList(0, parts.size() - 1)) + ").requiresGrad_(true)");
        }
        for (Conversions.Form form : Conversions.of(problem.message(), scope)) {
            for (int i = 0; i < parts.size(); i++) {
                Matcher named = NAMED.matcher(parts.get(i));
                String name = named.lookingAt() ? named.group() : "";
                put(open, closed, parts, i, name + form.of(parts.get(i).substring(name.length())), form.why());
            }
            if (parts.size() > 1) {
                String all = parts.stream().map(form::of).collect(Collectors.joining(", "));
                add(form.why(), open + 1, closed, all);
            }
        }
    }

    /// A call without what is to be done: `button("Go")`.
    private void lambda(int open, int closed, List<String> parts) {
        Matcher wants = WANTS.matcher(problem.message());
        if (!wants.find()) {
            return;
        }
        List<String> required = List.of(wants.group(1).split(","));
        if (parts.isEmpty() && required.equals(List.of("java.lang.String", "java.lang.Runnable"))) {
            add("what is to be done stands in a lambda", open + 1, closed, "\"Go\", () -> { }");
        }
        if (required.size() == parts.size() + 1 && required.getLast().equals("java.lang.Runnable")) {
            List<String> all = new ArrayList<>(parts);
            if (parts.isEmpty() || !parts.getLast().contains("->")) {
                all.addLast("() -> { }");
                add("what is to be done stands in a lambda", open + 1, closed, String.join(", ", all));
            } else if (required.getFirst().equals("java.lang.String")) {
                all.addFirst("\"Go\"");
                add("a text comes first", open + 1, closed, String.join(", ", all));
            }
        }
    }

    private void put(int open, int closed, List<String> parts, int i, String text, String why) {
        List<String> other = new ArrayList<>(parts);
        other.set(i, text);
        add(why, open + 1, closed, String.join(", ", other));
    }

    /// `(predicted == Y).sum()` compares two objects, and so does `x == 3` with a tensor.
    private void comparison(int start) {
        int line = source.lineStart(start);
        Matcher sign = EQUALS.matcher(source.mask()).region(line, source.lineEnd(start));
        while (sign.find()) {
            int left = source.operandStart(sign.start());
            int right = source.operandEnd(sign.end());
            int open = source.around(left, line);
            int closed = open < 0 ? -1 : source.closing(open);
            boolean isWhole = open >= 0
                    && source.skipBlanks(open + 1) == left
                    && source.skipBlanks(right) == closed
                    && (open == 0 || !Source.isWord(source.mask().charAt(open - 1)));
            String a = source.code().substring(left, sign.start()).strip();
            String b = source.code().substring(sign.end(), right).strip();
            String method = sign.group().equals("==") ? ".eq(" : ".ne(";
            String other = a + method + PythonLine.unbracketed(b) + ")";
            if (a.isEmpty() || b.isEmpty()) {
                continue;
            }
            if (isWhole) {
                // A mean has a fraction.
                String real =
                        source.mask().substring(closed + 1).matches("(?s)\\s*\\.\\s*mean\\b.*") ? ".toFloat()" : "";
                add(IDENTITY, open, closed + 1, other + real);
            } else {
                add(IDENTITY, left, right, other);
            }
        }
    }

    /// What is set by a method: `w.requires_grad = true`.
    private void setting() {
        int line = source.lineStart(problem.start());
        int end = source.lineEnd(problem.start());
        Matcher setting = SETTING.matcher(source.code().substring(line, end));
        if (setting.matches()) {
            String name = setting.group(2);
            String camel = Pattern.compile("_(\\w)")
                    .matcher(name)
                    .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
            for (String method :
                    List.of(camel + "_", camel, "set" + Character.toUpperCase(camel.charAt(0)) + camel.substring(1))) {
                add("it is set by a method", line, end, setting.group(1) + method + "(" + setting.group(3) + ");");
            }
        }
    }
}
