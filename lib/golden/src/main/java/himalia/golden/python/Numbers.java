package himalia.golden.python;

import org.jspecify.annotations.Nullable;

/// Arithmetic of Python's own numbers: `/` is never whole, `//` and `%` round towards minus infinity.
final class Numbers {
    private Numbers() {}

    static boolean areNumbers(@Nullable Object left, @Nullable Object right) {
        return isNumber(left) && isNumber(right);
    }

    private static boolean isNumber(@Nullable Object o) {
        return o instanceof Long || o instanceof Double || o instanceof Boolean;
    }

    private static @Nullable Object number(@Nullable Object o) {
        return o instanceof Boolean b ? Long.valueOf(b ? 1 : 0) : o;
    }

    static @Nullable Object unary(String operator, @Nullable Object of) {
        Object x = number(of);
        return switch (operator) {
            case "not" -> real(x) == 0;
            case "-" -> x instanceof Long n ? (Object) (-n) : (Object) (-real(x));
            case "+" -> x;
            case "~" -> ~(Long) x;
            default -> throw new IllegalArgumentException("no operator " + operator + " for a number");
        };
    }

    static @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        Object a = number(left);
        Object b = number(right);
        boolean whole = a instanceof Long && b instanceof Long;
        return switch (operator) {
            case "==" -> real(a) == real(b);
            case "!=" -> real(a) != real(b);
            case "<" -> real(a) < real(b);
            case "<=" -> real(a) <= real(b);
            case ">" -> real(a) > real(b);
            case ">=" -> real(a) >= real(b);
            case "/" -> real(a) / real(b);
            case "**" -> whole && (Long) b >= 0 ? (Object) Math.round(Math.pow(real(a), real(b))) : power(a, b);
            default -> whole ? (Object) whole(operator, (Long) a, (Long) b) : (Object) real(operator, real(a), real(b));
        };
    }

    private static @Nullable Object power(@Nullable Object a, @Nullable Object b) {
        return Math.pow(real(a), real(b));
    }

    private static double real(@Nullable Object o) {
        return ((Number) o).doubleValue();
    }

    private static long whole(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "//" -> Math.floorDiv(a, b);
            case "%" -> Math.floorMod(a, b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            default -> throw new IllegalArgumentException("no operator " + operator + " for whole numbers");
        };
    }

    private static double real(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "//" -> Math.floor(a / b);
            case "%" -> a - Math.floor(a / b) * b;
            default -> throw new IllegalArgumentException("no operator " + operator + " for numbers");
        };
    }
}
