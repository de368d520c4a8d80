package himalia.kernel.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One line of help for the mistakes that beginners make most.
final class Hints {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(variable|class|method)\\s+([\\p{L}\\p{N}_$]+)");
    private static final Pattern MEMBER_OF =
            Pattern.compile("location:\\s+(?:variable \\S+ of type|class|interface) ([\\w.$]+)");
    private static final Pattern HIDDEN = Pattern.compile(
            "^(\\S+?)(?:\\([^)]*\\))? (?:is not public|has private access|has protected access) in ([\\w.$]+)");
    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+) does not exist");
    private static final Pattern OPERATOR = Pattern.compile("bad operand types? .*operator '(\\S+)'");
    private static final Pattern OWN_METHOD = Pattern.compile("^method (\\w+) .*cannot be applied to given types");
    private static final Pattern OWN_CLASS =
            Pattern.compile("(?:\\w+\\.)+(\\w+) cannot be converted to (?:[\\w$]+[._])*\\1$");
    private static final String OBJECTS =
            "operators combine numbers, and objects that have methods for it: `a + b` is `a.plus(b)` or `a.add(b)`.";
    private static final Pattern PRIMITIVE =
            Pattern.compile("(final\\s+)?(byte|short|int|long|float|double|char|boolean)");

    private static final Set<String> SIZES = Set.of("length", "size", "count", "len", "numel");
    private static final Set<String> PRINTING = Set.of("print", "println", "printf", "puts", "echo");
    private static final Map<String, String> IMPORTS = imports();
    /// What a cell can use without a declaration, and beginners misspell.
    private static final List<String> COMMON = Stream.concat(
                    IMPORTS.keySet().stream(),
                    Stream.of(
                            "String",
                            "System",
                            "Math",
                            "Integer",
                            "Double",
                            "Boolean",
                            "LocalDate",
                            "LocalDateTime",
                            "Duration",
                            "Executors",
                            "ExecutorService",
                            "CompletableFuture",
                            "AtomicInteger",
                            "Pattern",
                            "Matcher",
                            "HttpClient"))
            .toList();

    private Hints() {}

    static Optional<String> of(CompileProblem problem, String code, Scope scope) {
        String message = problem.message();
        String kind = problem.code().replace("compiler.err.", "");
        if (kind.equals("illegal.char")) {
            return Pasted.hint(code, problem.at());
        }
        Optional<String> magic = MisplacedMagic.hint(problem, code);
        if (magic.isPresent()) {
            return magic;
        }
        Optional<String> habit = Habits.ofLine(problem, code);
        if (habit.isPresent()) {
            return habit;
        }
        Matcher hidden = HIDDEN.matcher(message);
        if (hidden.find()) {
            boolean isOutside = message.contains("from outside package") && scope.isOfCell(hidden.group(2));
            return Optional.of(isOutside ? outside(hidden.group(2)) : hidden(hidden.group(1), hidden.group(2), scope));
        }
        if (kind.startsWith("cant.resolve")) {
            return unknownName(message, problem, code, scope);
        }
        Matcher missing = PACKAGE.matcher(message);
        if (missing.find()) {
            String name = missing.group(1);
            return Nearest.of(name, Stream.concat(scope.names().stream(), COMMON.stream()))
                    .map(other -> "did you mean `" + other + "`?")
                    .or(() -> Character.isUpperCase(name.charAt(0))
                            ? Optional.of("there is no class `" + name + "`: no cell that was run declares it.")
                            : Optional.of("no library has the package `" + name
                                    + "`, and no cell that was run begins with `package " + name + ";`."));
        }
        if (message.contains("missing return value") && message.contains("lambda")) {
            return Optional.of("this lambda must give a value: `() -> value`, or `return value;` in its `{ }`.");
        }
        if (message.contains("missing return value")) {
            return Optional.of(
                    "here `return` needs a value; a cell itself is not left by `return`: put its lines into a "
                            + "method, or into an `if`.");
        }
        if (kind.equals("premature.eof") && isBalanced(code)) {
            return Optional.of("the last line is not finished.");
        }
        Optional<String> own = hiding(message, scope);
        if (own.isPresent()) {
            return own;
        }
        if (kind.startsWith("prob.found.req") || kind.startsWith("incompatible")) {
            return mismatch(message, problem, code);
        }
        if (kind.startsWith("expected")) {
            return expected(message, problem, code);
        }
        if (kind.equals("type.found.req")) {
            return type(message, problem, code);
        }
        if (kind.startsWith("preview.feature.disabled") || kind.startsWith("is.preview")) {
            return Optional.of(
                    "start ./lab with the environment variable JDK_JAVA_OPTIONS=--enable-preview to try it.");
        }
        return CompilerHint.of(kind, message)
                .map(CompilerHint::text)
                .or(() -> kind.startsWith("operator.cant.be.applied") ? operator(message) : Optional.empty());
    }

    /// What a cell has declared has taken the place of what a library has under the same name.
    private static Optional<String> hiding(String message, Scope scope) {
        Matcher method = OWN_METHOD.matcher(message);
        Matcher type = OWN_CLASS.matcher(message);
        String name = method.find()
                        && scope.names().contains(method.group(1))
                        && scope.functions().anyMatch(method.group(1)::equals)
                ? method.group(1)
                : type.find() && scope.names().contains(type.group(1)) ? type.group(1) : "";
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of("`" + name + "` of a cell has taken the place of the library's: `%del " + name
                        + "` gives that back.");
    }

    /// A sign is missing, or so it seems to the parser.
    private static Optional<String> expected(String message, CompileProblem problem, String code) {
        if (!message.contains("';'")) {
            return Optional.empty();
        }
        int at = Math.clamp(problem.at(), 0, code.length());
        String before =
                Mask.of(code).substring(code.lastIndexOf('\n', at - 1) + 1, at).strip();
        String behind = code.substring(at).replaceFirst("^[^\\s)\\]}=]", "").stripLeading();
        if (message.contains("'{'")) {
            return Optional.of("the lines of a method stand in `{ }`: `int twice(int x) { return 2 * x; }`.");
        }
        if (PRIMITIVE.matcher(before).matches()) {
            return Optional.of(
                    "behind the type stands a name: of letters, digits and _, and none of Java's own words.");
        }
        if (behind.startsWith("==")) {
            return Optional.of("`=` assigns, `==` compares.");
        }
        if (behind.startsWith(")") || behind.startsWith("]")) {
            return Optional.of("the `" + behind.charAt(0) + "` closes nothing.");
        }
        return Optional.of("a statement ends with `;`.");
    }

    /// A type stands where it cannot.
    private static Optional<String> type(String message, CompileProblem problem, String code) {
        if (message.contains("type parameter")) {
            return Optional.of("nobody knows its class: let a `Supplier<T>` make the object.");
        }
        String before =
                code.substring(0, Math.clamp(problem.start(), 0, code.length())).stripTrailing();
        return before.endsWith("<") || before.endsWith(",")
                ? Optional.of("between < and > stands a class: `Integer` for `int`, `Double` for `double`, ...")
                : Optional.empty();
    }

    private static Optional<String> operator(String message) {
        Matcher found = OPERATOR.matcher(message);
        if (!found.find()) {
            return Optional.empty();
        }
        String sign = found.group(1);
        boolean isText = message.contains("java.lang.String");
        return switch (sign) {
            case "&&", "||", "!" ->
                Optional.of("it works on truth values: compare numbers with `==`, `<`, `>` or `!=`.");
            case "==", "!=" -> Optional.of("only values of one kind can be compared; texts are by `a.equals(b)`.");
            case "<", ">", "<=", ">=" ->
                isText ? Optional.of("texts are compared by `a.compareTo(b) " + sign + " 0`.") : Optional.of(OBJECTS);
            default ->
                message.contains("boolean")
                        ? Optional.of("truth values are combined with `&&` and `||`.")
                        : isText
                                ? Optional.of("texts have only `+`, and methods such as `a.repeat(3)`.")
                                : Optional.of(OBJECTS);
        };
    }

    private static boolean isBalanced(String code) {
        String mask = Mask.of(code);
        return Stream.of("{}", "()", "[]")
                .allMatch(pair -> mask.chars().filter(c -> c == pair.charAt(0)).count()
                        == mask.chars().filter(c -> c == pair.charAt(1)).count());
    }

    private static Optional<String> unknownName(String message, CompileProblem problem, String code, Scope scope) {
        Matcher symbol = SYMBOL.matcher(message);
        if (!symbol.find()) {
            return Optional.empty();
        }
        String name = symbol.group(2);
        Matcher place = MEMBER_OF.matcher(message);
        boolean member = place.find() && !place.group(1).matches("(.*\\.)?\\$(Run\\d+|[MV]\\d+_.*)");
        boolean method = symbol.group(1).equals("method");
        int at = Math.clamp(problem.at(), 0, code.length());
        String line = code.substring(code.lastIndexOf('\n', at - 1) + 1).stripLeading();
        if (line.startsWith("import ") && message.contains("package") && Character.isLowerCase(name.charAt(0))) {
            return Optional.of("the classes of a package are imported with a star: `import java.util.*;`.");
        }
        if (line.startsWith("import ") && !message.contains("package") && message.contains("symbol: class")) {
            return Optional.of(
                    "there is no class `" + name + "` in a cell; one of a library is imported with its package, "
                            + "as in `import static java.lang.Math.PI;`.");
        }
        // Else a prefix of another library is in front: `nn.Linear(2, 1)`.
        boolean isMade = method && Character.isUpperCase(name.charAt(0));
        if (!member && !isMade && at < code.length() && code.charAt(at) == '.' && !line.startsWith("import ")) {
            return method
                    ? Nearest.of(name, scope.functions()).map(other -> "did you mean `" + other + "`?")
                    : Optional.empty();
        }
        if (!member && scope.waiting().containsKey(name)) {
            return Optional.of(scope.waiting().get(name) + ".");
        }
        if (!member && scope.failed().contains(name)) {
            return Optional.of("the cell that defines `" + name + "` did not run: mend it, and run it first.");
        }
        if (method && !member && Character.isUpperCase(name.charAt(0))) {
            return Nearest.of(name, scope.names().stream())
                    .or(() -> scope.nearestType(name))
                    .map(other -> "did you mean `" + other + "`?")
                    .or(() -> Optional.of("an object is made with `new`: `new " + name + "(...)`."));
        }
        if (IMPORTS.containsKey(name) && !member) {
            return Optional.of("import " + IMPORTS.get(name) + "." + name + ";");
        }
        Optional<String> habit = member ? Optional.empty() : Habits.ofName(name);
        if (habit.isPresent()) {
            return habit;
        }
        if (!member && PRINTING.contains(name)) {
            return Optional.of("IO.println(...) prints a line.");
        }
        if (method && !member && scope.names().contains(name)) {
            return Optional.of(
                    "`" + name + "` is a variable: call a method of it, for example `" + name + ".forward(x)`.");
        }
        if (member && message.contains("[]") && SIZES.contains(name)) {
            return Optional.of("an array has `length`, without brackets.");
        }
        if (member && !method && scope.methods(place.group(1)).anyMatch(name::equals)) {
            return Optional.of("`" + name + "` is a method: write `" + name + "()`.");
        }
        if (member && method && scope.isFunctionOf(name, place.group(1))) {
            return Optional.of(
                    "`" + name + "` stands before what it works on: `" + name + "(x)`, not `x." + name + "()`.");
        }
        if (member && SIZES.contains(name)) {
            Optional<String> counts = scope.methods(place.group(1))
                    .filter(SIZES::contains)
                    .sorted()
                    .findFirst();
            if (counts.isPresent()) {
                return Optional.of("did you mean `" + counts.get() + "()`?");
            }
        }
        Stream<String> candidates = member
                ? scope.members(place.group(1))
                : Stream.concat(scope.names().stream(), method ? scope.functions() : COMMON.stream());
        Optional<String> nearest = Nearest.of(name, candidates)
                .or(() -> symbol.group(1).equals("class") && !member ? scope.nearestType(name) : Optional.empty());
        if (nearest.isPresent()) {
            return Optional.of("did you mean `" + nearest.get() + "`?");
        }
        if (member) {
            return Habits.ofMember(name, place.group(1));
        }
        return Optional.of("there is no `" + name + "`: no cell that was run declares it, and no library "
                + (symbol.group(1).equals("class") ? "is imported that has it." : "has it."));
    }

    /// What a cell may not use, as it comes of a forgotten `()`.
    private static String hidden(String name, String type, Scope scope) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (scope.methods(type).anyMatch(simple::equals)) {
            return "`" + simple + "` is a method: write `" + simple + "()`.";
        }
        return scope.members(type)
                .filter(simple::equalsIgnoreCase)
                .findFirst()
                .map(other -> "did you mean `" + other + "`?")
                .orElse("only the class itself may use it: "
                        + (scope.isOfJdk(type)
                                ? "use what is public there."
                                : "call one of its methods, or leave out `private` there."));
    }

    /// A member of a class that a cell has put into a package.
    private static String outside(String type) {
        String home = type.substring(0, type.lastIndexOf('.'));
        return "write `public` before it in its class"
                + (home.equals(CellClassLoader.PACKAGE)
                        ? "."
                        : ", or begin this cell with `package " + home + ";` and a class.");
    }

    private static Optional<String> mismatch(String message, CompileProblem problem, String code) {
        if (message.contains("possible lossy conversion from double to int")
                || message.contains("possible lossy conversion from double to long")) {
            return Optional.of("use `double`, or cut off the fraction with a cast: `(int) (...)`.");
        }
        if (message.contains("possible lossy conversion from double to float")) {
            return Optional.of("write the number with an f: `0.5f`, or use `double`.");
        }
        if (message.contains("possible lossy conversion")) {
            return Optional.of("the value may not fit: use the wider type, or a cast.");
        }
        if (message.contains("is not a functional interface")) {
            return Optional.of("a lambda needs a type: `Function<Integer, Integer> f = x -> x + 1;`");
        }
        if (message.contains("unexpected return value") && !message.contains("lambda")) {
            return Optional.of("a `void` method gives nothing back: write the type of the value in place of `void`.");
        }
        if (message.contains("himalia.tensor.Tensor cannot be converted to java.util.List")) {
            return Optional.of("`List.of(W, b)` makes a list of tensors.");
        }
        if (message.contains("cannot be converted to himalia.tensor.Tensor") && !message.contains("java.lang.String")) {
            return Optional.of("`tensor(...)` makes a tensor of numbers.");
        }
        if (message.contains("cannot be converted to boolean")) {
            String text = code.substring(
                    Math.clamp(problem.start(), 0, code.length()), Math.clamp(problem.end(), 0, code.length()));
            if (text.matches("(?s).*[^=!<>]=[^=].*")) {
                return Optional.of("`==` compares, `=` assigns.");
            }
            return Optional.of("a condition is true or false: compare with `==`, `<`, `>` or `!=`.");
        }
        if (message.contains("char cannot be converted to") && message.contains("String")) {
            return Optional.of("text stands in \"double quotes\"; 'c' is a single letter.");
        }
        if (message.contains("String cannot be converted to char")) {
            return Optional.of("a single letter stands in 'single quotes'.");
        }
        if (message.contains("String cannot be converted to int")) {
            return Optional.of("Integer.parseInt(text) reads a number from a text.");
        }
        if (message.contains("String cannot be converted to double")) {
            return Optional.of("Double.parseDouble(text) reads a number from a text.");
        }
        if (message.contains("bad return type in lambda expression") && message.contains("void cannot be converted")) {
            return Optional.of("what gives no value stands in braces: `x -> { f(x); }`.");
        }
        if (message.contains("void cannot be converted")) {
            return Optional.of("the method returns nothing, so there is no value to use.");
        }
        if (message.matches("(?s).*(int|double|long|float|boolean) cannot be converted to .*String.*")) {
            return Optional.of("String.valueOf(value) makes a text of it.");
        }
        return Optional.empty();
    }

    private static Map<String, String> imports() {
        Map<String, String> byName = new HashMap<>();
        put(byName, "java.awt.image", "BufferedImage");
        put(byName, "javax.imageio", "ImageIO");
        put(
                byName,
                "java.util",
                "List",
                "ArrayList",
                "Map",
                "HashMap",
                "Set",
                "HashSet",
                "Arrays",
                "Random",
                "Scanner",
                "Collections",
                "Optional");
        put(byName, "java.util.stream", "Collectors", "IntStream", "Stream", "DoubleStream");
        put(byName, "tech.tablesaw.api", "Table", "DoubleColumn", "StringColumn", "IntColumn");
        return Map.copyOf(byName);
    }

    private static void put(Map<String, String> byName, String where, String... names) {
        for (String name : names) {
            byName.put(name, where);
        }
    }
}
