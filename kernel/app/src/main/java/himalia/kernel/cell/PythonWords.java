package himalia.kernel.cell;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words of Python in Java: `and`, `not`, `lambda`, and names of types that are words of Java.
final class PythonWords extends PythonLine {
    private static final String LOGIC = "`&&` is and, `||` is or, `!` is not";
    private static final String WORDS =
            "`float` and the like are words of Java; a tensor has `x.toFloat()`, `x.toLong()`, `x.toInt()`";
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
    private static final Pattern LAMBDA = Pattern.compile("\\blambda\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s*:\\s*");
    private static final Pattern CHOICE = Pattern.compile(
            "(?<=^|[(,=]|\\breturn\\b)(?!=)\\s*([^(),=;]+(?:\\([^()]*\\))?)\\s+if\\s+(.+?)\\s+else\\s+([^),;]+(?:\\([^()]*\\))?)");

    PythonWords(Source source, int at, List<Rewriting> found) {
        super(source, at, found);
    }

    void words() {
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
            add(PythonSyntax.SEMICOLON, from + bare.length(), from + bare.length(), ";");
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
