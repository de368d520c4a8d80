package himalia.kernel.cell;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What those who know Python write out of habit, and how Java says it.
final class Habits {
    /// The start of a line, and what to write instead.
    private record Form(Pattern pattern, String hint) {
        Form(String pattern, String hint) {
            this(Pattern.compile(pattern), hint);
        }
    }

    private static final String LOGIC = "`&&` is and, `||` is or, `!` is not.";
    private static final String PRINT = "`IO.println(...)` prints a line.";
    private static final String VARIABLE = "a variable is declared `var x = 1;`; `final var X = 1;` is set only once.";

    private static final List<Form> FORMS = List.of(
            new Form(
                    "^import\\s+[A-Z]\\w*\\s*;?$",
                    "a class of a cell needs no import; one of a library is imported with its package, as in "
                            + "`import java.util.List;`."),
            new Form(
                    "^(from\\s+[\\w.]+\\s+import\\b|import\\s+[\\w.]+\\s+as\\s+\\w+|import\\s+\\w+\\s*;?$)",
                    "tensors, layers, tables and plots need no import; Java's own looks like `import java.util.List;`."),
            new Form(
                    "^(def|function|func|fun|fn)\\s+\\w+\\s*\\(",
                    "a method is written `int twice(int x) { return 2 * x; }`."),
            new Form(
                    "^for\\s+\\w+\\s+in\\b",
                    "a loop is written `for (int i = 0; i < n; i++) { ... }` or `for (var x : values) { ... }`."),
            new Form(
                    "^((if|while|elif|else|try|with|class)\\b[^{]*:\\s*|(if|while|elif)\\s+[^(\\s{][^{]*:\\s.*)$",
                    "a condition stands in round brackets, what follows in curly ones: `if (x > 0) { ... } else { ... }`."),
            new Form(
                    "^(!|(pip|conda|git|cd|ls)\\s+[\\w./-]+)",
                    "a cell is Java: `!git status` in a line of its own runs a command; %maven and %jars add libraries."),
            new Form(
                    "^(\\?+\\s*[\\w.]+|[\\w.]+\\?+)\\s*;?$",
                    "for the documentation put the cursor on the name and press Shift+Tab; `name?` shows it as the last line of a cell."),
            new Form("(\\w|\\))\\s+(and|or)\\s+(not\\s+)?[\\w(!]", LOGIC),
            new Form("(^|[(=]\\s*)not\\s+[\\w(]", LOGIC),
            new Form("===", "`==` compares numbers, `a.equals(b)` texts and other objects."),
            new Form("\\w\\s*<>\\s*\\w", "`!=` asks whether two are not equal."),
            new Form("\\w\\?\\.\\w", "a `null` is asked for: `x == null ? null : x.name()`."),
            new Form("\\S\\s+if\\s+.+\\s+else\\s", "one of two values is chosen by `condition ? a : b`."),
            new Form("^print\\s+[\\w\"']", PRINT),
            new Form("^(\\w+\\s*=\\s*)?\\{\\s*(\\d+|\"+)\\s*:", "a map is written `Map.of(\"key\", 1)`."),
            new Form("^const\\s+\\w+", VARIABLE),
            new Form("\\blambda\\s+\\w+\\s*:", "a lambda is written `x -> x + 1`."),
            new Form("(^|[\\s(,=+])f\"", "texts are joined with +, or formatted: `\"cost %.2f\".formatted(cost)`."),
            new Form("\\w\\s*\\*\\*\\s*\\w", "a power is written `x.pow(2)`, of a number `Math.pow(a, 2)`."),
            new Form(
                    "\\.(float|double|long|int|byte)\\(\\)",
                    "`float` and the like are words of Java; a tensor has `x.toFloat()`, `x.toLong()`, `x.toInt()`."),
            new Form("\\w\\[[^\\]]*:[^\\]]*\\]", "a slice is a text: `x[\"2:5\"]`, `x[\":, 1\"]`."),
            new Form(
                    "\\w\\[[^\\[\\]\"]*,[^\\]]*\\]",
                    "two places are two brackets or a text: `x[0][1]`, `x[\"0, 1\"]`."),
            new Form("(^|[^@\\w])[\\w.)\\]]+\\s*@\\s*\\w", "`@` is a method: `x.matmul(W)`."),
            new Form(
                    "(^|[(,=])\\s*\\[",
                    "a list is written `List.of(a, b)`, a shape `2, 3`, a tensor `tensor(\"[[1., 2.], [3., 4.]]\")`."));

    /// An argument with a name, as in `x.mean(dim=0)`.
    private static final Pattern NAMED = Pattern.compile("^\\w+\\s*=(?!=)\\s*([^,)\\s]*)");

    /// What comes before one: the name of a method, and perhaps other arguments.
    private static final Pattern ARGUMENT =
            Pattern.compile("\\b(?!(?:if|while|for|switch|return)\\b)\\w+\\s*\\((?:[^;{}]*,)?\\s*$");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("let", VARIABLE),
            Map.entry("auto", VARIABLE),
            Map.entry("val", VARIABLE),
            Map.entry("not", LOGIC),
            Map.entry("bool", "it is written `boolean`."),
            Map.entry("Int", "it is written `int`."),
            Map.entry("integer", "it is written `int`."),
            Map.entry("NULL", "it is written `null`."),
            Map.entry("nil", "it is written `null`."),
            Map.entry("console", PRINT),
            Map.entry("cout", PRINT),
            Map.entry("True", "it is written `true`."),
            Map.entry("False", "it is written `false`."),
            Map.entry("None", "it is written `null`."),
            Map.entry("self", "it is written `this`, and only inside a class."),
            Map.entry("len", "`text.length()`, `list.size()` and `array.length` count."),
            Map.entry("range", "`for (int i = 0; i < n; i++)` counts, and so does `IntStream.range(0, n)`."),
            Map.entry("input", "`IO.readln(\"name? \")` asks for a line."),
            Map.entry("str", "`String.valueOf(x)` makes a text of it."),
            Map.entry("torch", "leave out `torch.`: `tensor(1, 2)`, `zeros(2, 3)`, `manualSeed(0)`."),
            Map.entry("np", "leave out `np.`: `tensor(1, 2)`, `zeros(2, 3)`, `x.mean()`."),
            Map.entry(
                    "F",
                    "leave out `F.`: `mseLoss(h, y)`, `crossEntropy(h, y)`; activations are methods of a tensor: `x.relu()`."),
            Map.entry("nn", "leave out `nn.`: `new Linear(4, 2)`."),
            Map.entry("optim", "leave out `optim.`: `new Adam(model.parameters(), 0.001)`."),
            Map.entry("pd", "leave out `pd.`: `csv(\"file.csv\")` reads a table."),
            Map.entry("plt", "leave out `plt.`: `line(x, y)`, `scatter(x, y)`, and no `show()`."));

    private static final int SHOWN = 8;
    private static final Set<String> MAKERS = Set.of("of", "from", "create", "array", "asTensor");

    private Habits() {}

    /// Looks at the line of a problem; only those of the parser count, for a line that can be read is Java.
    static Optional<String> ofLine(CompileProblem problem, String code) {
        String kind = problem.code();
        if (kind.matches("compiler\\.err\\.(prob\\.found|cant\\.apply|operator\\.cant).*")) {
            return Optional.empty();
        }
        int at = Math.clamp(problem.at(), 0, code.length());
        // What stands in texts and comments is no code.
        String line = Mask.of(code)
                .substring(code.lastIndexOf('\n', at - 1) + 1)
                .lines()
                .findFirst()
                .orElse("");
        String stripped = line.strip();
        if (kind.contains("cant.resolve")
                && ARGUMENT.matcher(code.substring(0, at)).find()) {
            Matcher argument = NAMED.matcher(code.substring(at));
            if (argument.find()) {
                if (!problem.instead().isEmpty() && !argument.group().startsWith("requires_grad")) {
                    return Optional.of(named(code.substring(at).replaceFirst("(?s)\\W.*", ""), problem.instead()));
                }
                return Optional.of(
                        argument.group().startsWith("requires_grad")
                                ? "a tensor learns after `requiresGrad_()`: `zeros(1).requiresGrad_()`."
                                : "no parameter with a known name is called that; write the arguments in their order, "
                                        + "without names: " + unnamed(argument.group(1)) + ".");
            }
        }
        boolean named = kind.contains("cant.resolve") && !stripped.startsWith("!");
        for (Form form : FORMS) {
            Matcher found = form.pattern().matcher(stripped);
            if (!named && found.find()) {
                return Optional.of(form.hint());
            }
        }
        return Optional.empty();
    }

    /// @param known the names that the call knows
    private static String named(String name, List<String> known) {
        return Nearest.of(name, known, 1).stream()
                .findFirst()
                .map(other -> "did you mean `" + other + "`?")
                .orElseGet(() -> "the names that can stand here are "
                        + known.stream()
                                .limit(SHOWN)
                                .map(one -> "`" + one + "`")
                                .collect(Collectors.joining(", "))
                        + (known.size() > SHOWN ? ", ..." : "."));
    }

    private static String unnamed(String value) {
        return value.endsWith("(") ? "first that of the first parameter" : "write only `" + value + "`";
    }

    static Optional<String> ofName(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    /// A member that another library has.
    static Optional<String> ofMember(String name, String type) {
        if (type.equals("himalia.tensor.Tensor") && MAKERS.contains(name)) {
            return Optional.of("`Tensor.tensor(1, 2, 3)`, or just `tensor(1, 2, 3)`, makes a tensor of numbers.");
        }
        if (name.equals("save")) {
            return Optional.of("`torch.save(model.stateDict(), \"model.pt\")` keeps what a model has learned, and "
                    + "`model.loadStateDict(torch.load(\"model.pt\"))` brings it back.");
        }
        if (type.equals("tech.tablesaw.api.Table")
                && name.toLowerCase(Locale.ROOT).matches("read_?csv")) {
            return Optional.of("`Table.read().csv(\"file.csv\")` reads a table.");
        }
        return Optional.empty();
    }
}
