package himalia.kernel.cell.javac;

import java.util.List;
import java.util.Random;

/// Writes random pieces of cells that a parser takes: expressions, statements, declarations. They need not have a
/// meaning.
final class RandomJava {
    private static final List<String> NAMES = List.of("a", "b", "list", "Point", "x1", "record", "sum", "E", "$t");
    private static final List<String> TYPES =
            List.of("int", "double", "String", "List", "Point", "java.util.Map", "Map.Entry", "E", "boolean", "long");
    private static final List<String> LITERALS =
            List.of("1", "2.5", "'c'", "\"a < b > c;\"", "true", "null", "0x1F", "1e3", "7L", "\"\"\"\n  x;\n  \"\"\"");
    private static final List<String> INFIX = List.of(
            "<", "<", "<", ">", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "&&", "||", "&", "|", "^", "<<", ">>",
            ">>>");

    private final Random random;

    RandomJava(long seed) {
        random = new Random(seed);
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }

    private String blank() {
        return random.nextInt(4) == 0
                ? ""
                : random.nextInt(9) == 0 ? "\n  " : random.nextInt(20) == 0 ? " /* ; */ " : " ";
    }

    String name() {
        return any(NAMES);
    }

    String type(int depth) {
        String type = any(TYPES);
        boolean generic = Character.isUpperCase(type.charAt(type.lastIndexOf('.') + 1));
        if (generic && depth > 0 && random.nextInt(3) > 0) {
            type += "<" + argument(depth - 1) + (random.nextBoolean() ? "," + blank() + argument(depth - 1) : "") + ">";
        }
        return type + "[]".repeat(Math.max(0, random.nextInt(5) - 2));
    }

    private String argument(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> "?";
            case 1 -> "? extends " + type(depth);
            case 2 -> "? super " + type(depth);
            default -> type(depth);
        };
    }

    String expression(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? name() : any(LITERALS);
        }
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> expression(depth - 1) + " " + any(INFIX) + " " + expression(depth - 1);
            case 4 -> name() + blank() + any(INFIX) + " " + expression(depth - 1);
            case 5 -> name() + "." + name() + blank() + any(INFIX) + " " + expression(depth - 1);
            case 6 -> "(" + expression(depth - 1) + ")";
            case 7 -> name() + "(" + expression(depth - 1) + (random.nextBoolean() ? ", " + expression(0) : "") + ")";
            case 8 -> name() + "." + name() + "(" + expression(depth - 1) + ")";
            case 9 -> name() + "[" + expression(depth - 1) + "]";
            case 10 -> "new " + name() + "(" + expression(depth - 1) + ")";
            case 11 -> name() + " < " + expression(depth - 1) + " ? " + expression(0) + " : " + expression(0);
            case 12 -> "-" + expression(0);
            case 13 -> name() + " " + any(List.of("=", "+=", "<<=")) + " " + expression(depth - 1);
            case 14 -> name() + "." + name();
            default -> "(" + any(List.of("int", "double", "long")) + ") " + expression(0);
        };
    }

    String statement(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 3)) {
            case 0 -> name() + " = " + expression(depth) + ";";
            case 1 -> name() + "(" + expression(depth) + ");";
            case 2 -> name() + any(List.of("++", "--")) + ";";
            case 3 -> "if (" + expression(depth) + ")" + blank() + statement(depth - 1);
            case 4 -> "if (" + expression(depth) + ") { " + statement(depth - 1) + " }" + blank() + "else { }";
            case 5 -> "for (int i = 0; i < " + expression(0) + "; i++)" + blank() + statement(depth - 1);
            case 6 -> "while (" + expression(depth) + ") { " + statement(depth - 1) + " }";
            case 7 -> "{ " + statement(depth - 1) + " " + declaration(0) + " }";
            default -> "try { " + statement(depth - 1) + " } catch (Exception e) { }";
        };
    }

    String declaration(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 2)) {
            case 0 -> type(2) + " " + name() + blank() + "= " + expression(depth) + ";";
            case 1 -> (random.nextBoolean() ? "final " : "") + "var " + name() + " = " + expression(depth) + ";";
            case 2 -> type(2) + " " + name() + ";";
            case 3 -> "int a" + blank() + "= 1,b = " + expression(0) + ";";
            case 4 -> type(1) + " " + name() + "(" + type(1) + " p)" + blank() + "{ " + statement(depth - 1) + " }";
            case 5 -> "<T extends " + "Comparable<T>> T " + name() + "(T p) { return p; }";
            case 6 -> "class C" + blank() + "{ " + type(2) + " " + name() + "; }";
            case 7 -> "record R(" + type(1) + " p) { }";
            default -> "enum Color { RED, GREEN }";
        };
    }
}
