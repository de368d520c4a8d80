package himalia.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Random formulas of tensors, numbers, tables and texts, compared with the same written in methods: by hand, and by
/// `%java`.
@Timeout(300)
class RandomFormulasTest {
    private static final int CELLS = Integer.getInteger("himalia.formulas", 40);
    private static final int FORMULAS = 5;
    private static final String FORMULAS_OF_TABLES = "himalia.data.TableFormulas.";

    private final Random random = new Random(Long.getLong("himalia.formulas.seed", 16));

    /// A formula, and the Java that it stands for.
    private record Formula(String sugar, String java) {}

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private Formula number(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            String number = any("1", "2", "0.5", "3.25", "k", "1L", "2f", "box");
            return new Formula(number, number);
        }
        if (random.nextInt(4) == 0) {
            Formula tensor = tensor(depth - 1);
            return new Formula("(" + tensor.sugar + ").sum().item()", "(" + tensor.java + ").sum().item()");
        }
        Formula left = number(depth - 1);
        Formula right = number(depth - 1);
        String sign = any(" + ", " - ", " * ");
        return new Formula("(" + left.sugar + sign + right.sugar + ")", "(" + left.java + sign + right.java + ")");
    }

    private Formula tensor(int depth) {
        if (depth == 0) {
            String name = any("x", "y", "list.get(0)", "net.apply(x)");
            return new Formula(name.equals("list.get(0)") && random.nextBoolean() ? "list[0]" : name, name);
        }
        Formula a = tensor(depth - 1);
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> {
                Formula b = random.nextBoolean() ? tensor(depth - 1) : number(depth - 1);
                int which = random.nextInt(4);
                yield new Formula(
                        "(" + a.sugar + List.of(" + ", " - ", " * ", " / ").get(which) + b.sugar + ")",
                        a.java + List.of(".add(", ".sub(", ".mul(", ".div(").get(which) + b.java + ")");
            }
            case 3, 4 -> {
                Formula b = number(depth - 1);
                int which = random.nextInt(3);
                yield new Formula(
                        "(" + b.sugar + List.of(" + ", " - ", " * ").get(which) + a.sugar + ")",
                        a.java + List.of(".add(", ".rsub(", ".mul(").get(which) + b.java + ")");
            }
            case 5 -> new Formula("(-" + a.sugar + ")", a.java + ".neg()");
            case 6 -> {
                Formula b = number(depth - 1);
                int which = random.nextInt(4);
                yield new Formula(
                        "((" + a.sugar + List.of(" > ", " >= ", " < ", " <= ").get(which) + b.sugar + ") * 1.0)",
                        a.java + List.of(".gt(", ".ge(", ".lt(", ".le(").get(which) + b.java + ").mul(1.0)");
            }
            case 7 -> new Formula(a.sugar + "[-1]", a.java + ".get(-1)");
            case 8 -> {
                Formula b = tensor(depth - 1);
                yield new Formula(
                        "(flag ? " + a.sugar + " : " + b.sugar + ")", "(flag ? " + a.java + " : " + b.java + ")");
            }
            case 9 ->
                new Formula("apply(v -> v * 2 - " + a.sugar + ", y)", "apply(v -> v.mul(2).sub(" + a.java + "), y)");
            default -> new Formula("relu(" + a.sugar + ")", a.java + ".relu()");
        };
    }

    /// Of columns, by the functions that a library has for their operators.
    private Formula column(int depth) {
        if (depth == 0) {
            String name = any("A", "B");
            return new Formula("df[\"" + name + "\"]", "df.column(\"" + name + "\")");
        }
        Formula a = column(depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> operation(a, column(depth - 1));
            case 1 -> operation(a, number(depth - 1));
            case 2 -> operation(number(depth - 1), a);
            default -> new Formula("(-" + a.sugar + ")", FORMULAS_OF_TABLES + "unaryMinus(" + a.java + ")");
        };
    }

    private Formula table(int depth) {
        if (depth == 0) {
            return new Formula("df", "df");
        }
        Formula a = table(depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> operation(a, table(depth - 1));
            case 1 -> operation(a, number(depth - 1));
            case 2 -> operation(number(depth - 1), a);
            case 3 -> operation(a, column(depth - 1));
            default -> {
                String figure = any("mean", "std", "min", "max");
                yield operation(a, new Formula("df." + figure + "()", FORMULAS_OF_TABLES + figure + "(df)"));
            }
        };
    }

    private Formula operation(Formula a, Formula b) {
        int which = random.nextInt(4);
        return new Formula(
                "(" + a.sugar + List.of(" + ", " - ", " * ", " / ").get(which) + b.sugar + ")",
                FORMULAS_OF_TABLES
                        + List.of("plus(", "minus(", "times(", "div(").get(which) + a.java + ", " + b.java + ")");
    }

    private Formula formula() {
        if (random.nextInt(4) == 0) {
            Formula one = random.nextBoolean() ? column(1 + random.nextInt(3)) : table(1 + random.nextInt(3));
            // A column shows its name, which says how it came about, and its type.
            return one.sugar.equals("df") ? one : new Formula("text(" + one.sugar + ")", "text(" + one.java + ")");
        }
        Formula one = tensor(1 + random.nextInt(4));
        return random.nextInt(5) == 0
                ? new Formula("\"t \" + " + one.sugar + " + 1", "\"t \" + " + one.java + " + 1")
                : one;
    }

    @Test
    void a_formula_is_what_its_methods_are() {
        try (LectureCells cells = new LectureCells()) {
            assertThat(cells.shown("""
                    Tensor x = tensor("[[1., 2.], [3., 4.]]"), y = tensor("[[0.5, -1.], [2., 8.]]");
                    List<Tensor> list = List.of(x, y);
                    Table df = table(column("A", 1., 2., 5.), column("B", 0.5, -1., 4.));
                    String text(Object o) { return o instanceof Column<?> c ? "" + c.asList() : "" + o; }
                    int k = 3; boolean flag = true; Double box = 1.5;
                    UnaryOperator<Tensor> net = v -> v.tanh();
                    Tensor apply(UnaryOperator<Tensor> f, Tensor v) { return f.apply(v); }
                    """)).isEmpty();
            int failed = 0;
            for (int i = 0; i < CELLS; i++) {
                StringBuilder sugar = new StringBuilder();
                StringBuilder java = new StringBuilder();
                for (int j = 0; j < FORMULAS; j++) {
                    Formula one = formula();
                    sugar.append(j == 0 ? "List.of(" : ",\n").append(one.sugar);
                    java.append(j == 0 ? "List.of(" : ",\n").append(one.java);
                }
                String expected = cells.shown(java + ")");
                String actual = cells.shown(sugar + ")");
                if (expected.contains("Error") || expected.contains("Exception")) {
                    // A shape that does not fit: the same exception in the same line.
                    failed++;
                    assertThat(firstLine(actual)).as(sugar.toString()).isEqualTo(firstLine(expected));
                    assertThat(arrow(actual)).as(sugar.toString()).isEqualTo(arrow(expected));
                } else {
                    assertThat(actual).as(sugar.toString()).isEqualTo(expected);
                    String plain = cells.plain(sugar + ")");
                    assertThat(cells.shownWithoutSugar(plain)).as(plain).isEqualTo(expected);
                }
            }
            assertThat(failed).isLessThan(CELLS / 2);
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /// The number of the line at which an exception came.
    private static String arrow(String traceback) {
        return traceback
                .lines()
                .filter(line -> line.startsWith("----> "))
                .map(line -> line.substring(0, line.indexOf('|')))
                .findFirst()
                .orElse("");
    }
}
