package himalia.kernel.cell.javac;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes random cells that compile and come to an end, one after the other: each knows what those before it have
/// declared, uses it and declares some of it anew.
final class RandomProgram {
    private static final List<String> BASIC = List.of("int", "long", "double", "boolean", "String", "char");
    private static final List<String> ALL = List.of(
            "int",
            "int",
            "long",
            "double",
            "boolean",
            "String",
            "char",
            "int[]",
            "List<Integer>",
            "List<String>",
            "Map<String, Integer>",
            "Optional<String>");

    private record Method(String name, String result, List<String> parameters) {}

    private final Random random;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final Map<String, Method> methods = new LinkedHashMap<>();
    /// Records to the types of their components.
    private final Map<String, List<String>> records = new LinkedHashMap<>();
    /// Enums to their constants.
    private final Map<String, List<String>> enums = new LinkedHashMap<>();
    /// Sealed interfaces to the records that implement them.
    private final Map<String, List<String>> sealed = new LinkedHashMap<>();
    /// Classes with a field `n`, a method `step(int)` and a constructor that takes an `int`.
    private final List<String> classes = new ArrayList<>();
    /// Names that only the code at hand knows.
    private final Map<String, String> locals = new LinkedHashMap<>();

    private int names;
    /// Only the first piece of a cell declares anew what an earlier cell has declared: a cell is compiled as a whole,
    /// and what stands before such a declaration would mean the new one already.
    private boolean isStart;

    RandomProgram(long seed) {
        random = new Random(seed);
    }

    /// The next cell: some declarations and statements, and at its end a value.
    String cell() {
        StringBuilder cell = new StringBuilder();
        isStart = true;
        for (int pieces = 1 + random.nextInt(3); pieces > 0; pieces--) {
            cell.append(random.nextInt(3) == 0 ? statement(2) : declaration()).append(chance(2) ? "\n" : " ");
            isStart = false;
        }
        return cell.append(expression(any(BASIC), 3)).toString();
    }

    private boolean chance(int of) {
        return random.nextInt(of) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String fresh(String prefix, Map<String, ?> known) {
        boolean again = isStart && !known.isEmpty() && chance(2);
        String name = again ? any(List.copyOf(known.keySet())) : prefix + names++;
        // A name means one thing at a time.
        return name.startsWith(prefix) ? name : prefix + names++;
    }

    // Declarations

    private String declaration() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3 -> variable();
            case 4 -> constant();
            case 5, 6 -> method();
            case 7 -> generic();
            case 8 -> record();
            case 9 -> enumeration();
            case 10 -> sealedTypes();
            case 11 -> type();
            case 12 -> lambda();
            default -> anonymous();
        };
    }

    private String variable() {
        String name = fresh("v", variables);
        String before = variables.remove(name);
        String type = before == null && chance(3) && !userTypes().isEmpty() ? any(userTypes()) : any(ALL);
        if (before != null) {
            // An old value of the same name is no more in JShell, and still there here; nor are those that were set by
            // it.
            forgetVariables();
        }
        if (before != null && !before.equals(type)) {
            forgetCode();
        }
        String value = before == null ? expression(type, 2) : literal(type);
        variables.put(name, type);
        return (chance(3) ? "var " : type + " ") + name + " = " + value + ";";
    }

    private String constant() {
        String name = "K" + names++;
        variables.put(name, "int final");
        String value = String.valueOf(random.nextInt(20));
        return "final " + (chance(2) ? "var " : "int ") + name + " = " + value + ";";
    }

    private String method() {
        String name = fresh("m", methods);
        List<String> parameters =
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> any(BASIC)).toList();
        Method before = methods.get(name);
        if (before != null) {
            // One of the same kind of arguments replaces it.
            parameters = before.parameters;
            forgetVariables();
        }
        String result = before != null && chance(2) ? before.result : any(BASIC);
        boolean changes = before != null && !before.result.equals(result);
        methods.remove(name);
        if (changes) {
            forgetCode();
        }
        List<String> taken = parameters;
        locals.clear();
        IntStream.range(0, taken.size()).forEach(i -> locals.put("p" + i, taken.get(i)));
        String body = chance(2) ? "return " + expression(result, 2) + ";" : body(result);
        locals.clear();
        Method method = new Method(name, result, taken);
        methods.put(name, method);
        String list = IntStream.range(0, taken.size())
                .mapToObj(i -> taken.get(i) + " p" + i)
                .collect(Collectors.joining(", "));
        return (chance(6) ? "static " : "") + result + " " + name + "(" + list + ") { " + body + " }";
    }

    private String body(String result) {
        String before = statement(1);
        return before + " if (" + expression("boolean", 1) + ") { return " + expression(result, 1) + "; } return "
                + expression(result, 1) + ";";
    }

    private String generic() {
        String name = "g" + names++;
        String call = name + "(" + expression("int", 1) + ", " + expression("int", 1) + ")";
        String into = "v" + names++;
        variables.put(into, "int");
        return "static <T extends Comparable<T>> T " + name + "(T a, T b) { return a.compareTo(b) "
                + any(List.of("<", ">=")) + " 0 ? a : b; } int " + into + " = " + call + ";";
    }

    private String record() {
        String name = fresh("R", records);
        forget(name);
        List<String> components = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> any(BASIC))
                .toList();
        records.put(name, components);
        String list = IntStream.range(0, components.size())
                .mapToObj(i -> components.get(i) + " c" + i)
                .collect(Collectors.joining(", "));
        String inside = chance(2) ? " String both() { return \"" + name + "\" + c0; } " : " ";
        return "record " + name + "(" + list + ") {" + inside + "}";
    }

    private String enumeration() {
        String name = fresh("E", enums);
        forget(name);
        List<String> constants = List.of("A", "B", "C").subList(0, 2 + random.nextInt(2));
        enums.put(name, constants);
        return "enum " + name + " { " + String.join(", ", constants)
                + (chance(2) ? "; int twice() { return 2 * ordinal(); }" : "") + " }";
    }

    private String sealedTypes() {
        String name = "S" + names++;
        String first = "X" + names++;
        String second = "Y" + names++;
        sealed.put(name, List.of(first, second));
        records.put(first, List.of("int"));
        records.put(second, List.of("String"));
        return "sealed interface " + name + " permits " + first + ", " + second + " { }\nrecord " + first
                + "(int c0) implements " + name + " { }\nrecord " + second + "(String c0) implements " + name + " { }";
    }

    private String type() {
        boolean again = isStart && !classes.isEmpty() && chance(2);
        String name = again ? any(classes) : "C" + names++;
        forget(name);
        String body = expression("int", 1);
        classes.add(name);
        return "class " + name + " { int n; " + name + "(int n) { this.n = n; } int step(int by) { n += by; return n + "
                + body + "; } public String toString() { return \"" + name + "\" + n; } }";
    }

    private String lambda() {
        locals.clear();
        locals.put("x", "int");
        String body = expression("int", 2);
        locals.clear();
        String name = "f" + names++;
        variables.put(name, "Function<Integer, Integer>");
        return "Function<Integer, Integer> " + name + " = x -> " + body + ";";
    }

    private String anonymous() {
        String name = "o" + names++;
        String value = expression("int", 1);
        variables.put(name, "anonymous");
        return "var " + name + " = new Object() { int n = " + value + "; int twice() { return 2 * n; } };";
    }

    /// A class is declared anew: what holds objects of the one before is left alone from here on.
    private void forget(String type) {
        boolean known = records.remove(type) != null | enums.remove(type) != null | classes.remove(type);
        if (known) {
            sealed.values().removeIf(permitted -> permitted.contains(type));
            forgetVariables();
            methods.clear();
            classes.clear();
        }
    }

    /// What they were set to may have come from what changes, and JShell then sets them to nothing.
    private void forgetVariables() {
        variables.values().removeIf(type -> !type.equals("int final"));
    }

    /// What uses what has another type now may not fit any more.
    private void forgetCode() {
        methods.clear();
        records.clear();
        sealed.clear();
        classes.clear();
        enums.clear();
    }

    private List<String> userTypes() {
        List<String> types = new ArrayList<>(records.keySet());
        types.addAll(enums.keySet());
        types.addAll(sealed.keySet());
        types.addAll(classes);
        return types;
    }

    // Statements

    private String statement(int depth) {
        String local = "i" + names++;
        return switch (random.nextInt(depth > 0 ? 9 : 2)) {
            case 0 -> assignment();
            case 1 ->
                settable("int").stream()
                        .findFirst()
                        .map(name -> name + any(List.of("++", "--")) + ";")
                        .orElse(";");
            case 2 ->
                "if (" + expression("boolean", 2) + ") { " + statement(depth - 1) + " } else { " + statement(depth - 1)
                        + " }";
            case 3 ->
                "for (int " + local + " = 0; " + local + " < " + random.nextInt(4) + "; " + local + "++) " + "{ "
                        + with(local, "int", () -> statement(depth - 1)) + " }";
            case 4 -> {
                String list = expression("List<Integer>", 1);
                yield "for (var " + local + " : " + list + ") { " + with(local, "Integer", () -> statement(depth - 1))
                        + " }";
            }
            case 5 ->
                "try { " + statement(depth - 1) + " } catch (RuntimeException e) { " + statement(depth - 1) + " }";
            case 6 ->
                "switch (" + expression("int", 1) + ") { case 1 -> { " + statement(depth - 1) + " } case 2, 3 -> { "
                        + statement(depth - 1) + " } default -> { } }";
            case 7 ->
                "{ int " + local + " = " + expression("int", 1) + "; " + with(local, "int", () -> statement(depth - 1))
                        + " }";
            default -> "do { " + statement(depth - 1) + " } while (false);";
        };
    }

    private String with(String local, String type, Supplier<String> code) {
        locals.put(local, type);
        String text = code.get();
        locals.remove(local);
        return text;
    }

    private String assignment() {
        String type = any(List.of("int", "long", "double", "String", "boolean"));
        List<String> names = settable(type);
        if (names.isEmpty()) {
            return ";";
        }
        boolean adds = !type.equals("boolean") && chance(2);
        return any(names) + (adds ? " += " : " = ") + expression(type, 2) + ";";
    }

    private List<String> settable(String type) {
        return variables.entrySet().stream()
                .filter(one -> one.getValue().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    // Expressions

    private String expression(String type, int depth) {
        List<String> known = new ArrayList<>(settable(type));
        locals.forEach((name, of) -> {
            if (of.equals(type) || type.equals("int") && of.equals("Integer")) {
                known.add(name);
            }
        });
        if (type.equals("int")) {
            known.addAll(settable("int final"));
        }
        if (!known.isEmpty() && (depth == 0 || chance(3))) {
            return any(known);
        }
        if (depth > 0 && chance(3)) {
            String call = call(type, depth);
            if (call != null) {
                return call;
            }
        }
        return depth == 0 ? literal(type) : made(type, depth);
    }

    private String call(String type, int depth) {
        List<Method> fitting =
                methods.values().stream().filter(one -> one.result.equals(type)).toList();
        if (fitting.isEmpty()) {
            return null;
        }
        Method method = any(fitting);
        return method.name
                + method.parameters.stream()
                        .map(one -> expression(one, depth - 1))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String literal(String type) {
        return switch (type) {
            case "int" -> String.valueOf(random.nextInt(10));
            case "long" -> random.nextInt(100) + "L";
            case "double" -> random.nextInt(10) + "." + random.nextInt(10);
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "String" -> any(List.of("\"a\"", "\"b;c\"", "\"\"", "\"<\"", "\"\"\"\n  t\n  \"\"\""));
            case "char" -> any(List.of("'x'", "';'", "'\\n'", "'\"'"));
            case "int[]" -> "new int[] {1, " + random.nextInt(9) + "}";
            case "List<Integer>" ->
                any(List.of("List.of(1, 2, 3)", "new ArrayList<>(List.of(4))", "List.<Integer>of()"));
            case "List<String>" -> "List.of(\"p\", \"q\")";
            case "Map<String, Integer>" -> "Map.of(\"k\", " + random.nextInt(9) + ")";
            case "Optional<String>" -> any(List.of("Optional.of(\"o\")", "Optional.<String>empty()"));
            default -> user(type, 0);
        };
    }

    private String user(String type, int depth) {
        if (records.containsKey(type)) {
            return "new " + type
                    + records.get(type).stream()
                            .map(one -> expression(one, Math.max(0, depth - 1)))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        if (enums.containsKey(type)) {
            return type + "." + any(enums.get(type));
        }
        if (sealed.containsKey(type)) {
            return user(any(sealed.get(type)), depth);
        }
        return "new " + type + "(" + expression("int", Math.max(0, depth - 1)) + ")";
    }

    private String made(String type, int depth) {
        int less = depth - 1;
        return switch (type) {
            case "int" -> number(less);
            case "long" ->
                "(" + expression("long", less) + any(List.of(" + ", " * ", " - ", " ^ ")) + expression("int", less)
                        + ")";
            case "double" ->
                any(List.of("Math.floor(", "(")) + expression("double", less) + any(List.of(" + ", " * ", " - ", " / "))
                        + expression("int", less) + ")";
            case "boolean" -> truth(less);
            case "String" -> text(less);
            case "char" -> "(\"xyz\" + " + expression("String", less) + ").charAt(" + random.nextInt(3) + ")";
            case "int[]" -> "IntStream.range(0, " + random.nextInt(5) + ").map(q -> q * 2).toArray()";
            case "List<Integer>" ->
                "Stream.of(" + expression("int", less) + ", " + expression("int", less) + ").map(q -> q + 1).toList()";
            case "List<String>" -> "Stream.of(" + expression("String", less) + ").map(String::trim).toList()";
            default -> literal(type);
        };
    }

    private String number(int depth) {
        String one = expression("int", depth);
        return switch (random.nextInt(14)) {
            case 0, 1, 2 ->
                "(" + one + any(List.of(" + ", " - ", " * ", " % 7 + ", " << 1 | ", " & ")) + expression("int", depth)
                        + ")";
            case 3 -> "(" + expression("boolean", depth) + " ? " + one + " : " + expression("int", depth) + ")";
            case 4 -> expression("String", 0) + ".length()";
            case 5 -> "(int) " + expression("double", 0);
            case 6 -> expression("List<Integer>", depth) + ".stream().mapToInt(q -> q + 1).sum()";
            case 7 ->
                "switch (" + one + ") { case 0, 1 -> " + expression("int", 0) + "; case 2 -> { yield "
                        + expression("int", 0) + "; } default -> " + expression("int", 0) + "; }";
            case 8 -> sealedSwitch(depth);
            case 9 -> enumSwitch();
            case 10 -> object();
            case 11 -> "Math.max(" + one + ", " + expression("int", depth) + ")";
            case 12 -> expression("int[]", depth) + ".length";
            default -> "((Supplier<Integer>) () -> " + expression("int", 0) + ").get()";
        };
    }

    private String sealedSwitch(int depth) {
        if (sealed.isEmpty()) {
            return "6";
        }
        String type = any(List.copyOf(sealed.keySet()));
        List<String> cases = sealed.get(type);
        String first = chance(2)
                ? "case " + cases.getFirst() + "(int q) -> q; "
                : "case " + cases.getFirst() + " q -> q.c0(); ";
        String second = "case " + cases.getLast()
                + (chance(2)
                        ? "(var q) -> q.length(); "
                        : " q when q.c0().isEmpty() -> 0; case " + cases.getLast() + " q -> 1; ");
        return "switch ((" + type + ") " + expression(type, depth) + ") { " + first + second + "}";
    }

    private String enumSwitch() {
        if (enums.isEmpty()) {
            return "7";
        }
        String type = any(List.copyOf(enums.keySet()));
        List<String> cases = enums.get(type);
        return "switch (" + expression(type, 0) + ") { "
                + cases.stream()
                        .map(one -> "case " + one + " -> " + random.nextInt(9) + "; ")
                        .collect(Collectors.joining())
                + "}";
    }

    private String object() {
        List<String> found = new ArrayList<>();
        variables.forEach((name, type) -> {
            switch (type) {
                case "anonymous" -> found.add("(" + name + ".n + " + name + ".twice())");
                case "Function<Integer, Integer>" -> found.add(name + ".apply(" + random.nextInt(9) + ")");
                default -> {
                    if (classes.contains(type)) {
                        found.add(name + ".step(" + random.nextInt(9) + ")");
                    }
                }
            }
        });
        settable("int final").forEach(name -> found.add("switch (3) { case " + name + " -> 1; default -> 2; }"));
        return found.isEmpty() ? "8" : any(found);
    }

    private String truth(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                "(" + expression("int", depth) + any(List.of(" < ", " > ", " == ", " >= ")) + expression("int", depth)
                        + ")";
            case 2 ->
                "(" + expression("boolean", depth) + any(List.of(" && ", " || ", " ^ ")) + expression("boolean", depth)
                        + ")";
            case 3 -> "!" + expression("boolean", 0);
            case 4 -> expression("String", 0) + ".isEmpty()";
            default -> "((Object) " + expression("String", 0) + " instanceof String q && q.length() > 1)";
        };
    }

    private String text(int depth) {
        List<String> types = userTypes();
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + expression("String", depth) + " + " + expression(any(BASIC), depth) + ")";
            case 2 -> "String.valueOf(" + expression("double", depth) + ")";
            case 3 -> types.isEmpty() ? "\"u\"" : "(\"\" + " + expression(any(types), depth) + ")";
            case 4 -> expression("List<String>", depth) + ".toString()";
            default -> expression("Optional<String>", 0) + ".map(q -> q + 1).orElse(" + expression("String", 0) + ")";
        };
    }
}
