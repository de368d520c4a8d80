package himalia.kernel.cell.javac;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.kernel.cell.Cell;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Operators, brackets and functions behind a dot, compared with the Java that they stand for.
@Timeout(120)
class SugarTest {
    /// A row of numbers with the methods of a tensor.
    static final String ROW = """
            class Row {
                final double[] of;
                Row(double... of) { this.of = of; }
                private Row map(DoubleUnaryOperator f) { return new Row(Arrays.stream(of).map(f).toArray()); }
                private Row zip(Row o, DoubleBinaryOperator f) {
                    if (o.of.length != of.length) throw new IllegalArgumentException("sizes " + of.length + " and " + o.of.length);
                    return new Row(IntStream.range(0, of.length).mapToDouble(i -> f.applyAsDouble(of[i], o.of[i])).toArray());
                }
                Row add(Row o) { return zip(o, (a, b) -> a + b); }
                Row add(double o) { return map(a -> a + o); }
                Row sub(Row o) { return zip(o, (a, b) -> a - b); }
                Row sub(double o) { return map(a -> a - o); }
                Row rsub(double o) { return map(a -> o - a); }
                Row mul(Row o) { return zip(o, (a, b) -> a * b); }
                Row mul(double o) { return map(a -> a * o); }
                Row div(Row o) { return zip(o, (a, b) -> a / b); }
                Row div(double o) { return map(a -> a / o); }
                Row remainder(double o) { return map(a -> a % o); }
                Row reciprocal() { return map(a -> 1 / a); }
                Row neg() { return map(a -> -a); }
                Row gt(double o) { return map(a -> a > o ? 1 : 0); }
                Row ge(double o) { return map(a -> a >= o ? 1 : 0); }
                Row lt(double o) { return map(a -> a < o ? 1 : 0); }
                Row lt(Row o) { return zip(o, (a, b) -> a < b ? 1 : 0); }
                Row le(double o) { return map(a -> a <= o ? 1 : 0); }
                Row eq(Row o) { return zip(o, (a, b) -> a == b ? 1 : 0); }
                Row bitwiseAnd(Row o) { return zip(o, (a, b) -> a * b); }
                Row bitwiseNot() { return map(a -> -a - 1); }
                Row logicalNot() { return map(a -> a == 0 ? 1 : 0); }
                Row add_(double o) { return fill(add(o)); }
                Row add_(Row o) { return fill(add(o)); }
                Row sub_(Row o) { return fill(sub(o)); }
                Row mul_(double o) { return fill(mul(o)); }
                private Row fill(Row o) { System.arraycopy(o.of, 0, of, 0, of.length); return this; }
                Row get(int... i) { return new Row(of[i[0] < 0 ? of.length + i[0] : i[0]]); }
                Row get(String slice) { return this; }
                Row get(Row mask) { return new Row(IntStream.range(0, of.length).filter(i -> mask.of[i] != 0).mapToDouble(i -> of[i]).toArray()); }
                Row set(int i, double v) { of[i] = v; return this; }
                Row set(int i, Row v) { of[i] = v.of[0]; return this; }
                Row set(String slice, double v) { return fill(map(a -> v)); }
                Row set(String slice, Row v) { return fill(v); }
                Row sum() { return new Row(Arrays.stream(of).sum()); }
                double item() { return of[0]; }
                public String toString() { return Arrays.toString(of); }
            }
            """;

    static final String VALUES = """
            Row x = new Row(1, 2, 3, 4), t = new Row(5, 6, 7, 8), b = new Row(0.5, 0.5, 2, 2);
            Row[] a = {new Row(1, 2), new Row(3, 4)};
            BigInteger[] ds = {BigInteger.ONE, BigInteger.TWO};
            List<Row> list = new ArrayList<>(List.of(x, t));
            List<Integer> nums = new ArrayList<>(List.of(1, 2, 3));
            Map<String, Integer> map = new TreeMap<>(Map.of("k", 5));
            Map<String, Function<Row, Row>> functions = new TreeMap<>();
            BigInteger big = BigInteger.valueOf(12);
            BigDecimal d = new BigDecimal("1.50");
            int i = 1, j = 2;
            String text = "t";
            boolean c = true;
            """;

    static final String FUNCTIONS = """
            record Vec(double re, double im) {
                Vec plus(Vec o) { return new Vec(re + o.re, im + o.im); }
                Vec times(double f) { return new Vec(re * f, im * f); }
                Vec unaryMinus() { return this * -1; }
            }
            Vec vec = new Vec(1, 2), vec2 = new Vec(3, -4);
            Row twice(Row r) { return r * 2; }
            double twice(double r) { return r * 2; }
            String kind(Row r) { return "row"; }
            String kind(double r) { return "number"; }
            String kind(Object r) { return "object"; }
            int mapped(List<Integer> all, Function<Integer, Integer> f) { return f.apply(all[0]); }
            Row late(Row q) { return q * scale + shift(q); }
            """;

    private static final Engines CELLS = new Engines();

    @BeforeAll
    static void declare() {
        CELLS.run(ROW);
        CELLS.run(VALUES);
        CELLS.run(FUNCTIONS);
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    private static Object value(String code) {
        CELLS.run(VALUES);
        return CELLS.value(code);
    }

    private static String failure(String code) {
        CELLS.run(VALUES);
        return Engines.plain(CELLS.failure(code));
    }

    /// The same value, of the same class; and so has what is shown as its plain Java, where nothing else is taken.
    private static void same(String sugar, String java) {
        Object expected = value(java);
        same(sugar, value(sugar), expected);
        CELLS.run(VALUES);
        String plain = plain(sugar);
        CELLS.engine.takeSugar(false);
        try {
            same(sugar + " is " + plain, CELLS.value(plain), expected);
        } finally {
            CELLS.engine.takeSugar(true);
        }
    }

    private static void same(String what, Object actual, Object expected) {
        assertThat(String.valueOf(actual)).as(what).isEqualTo(String.valueOf(expected));
        assertThat(actual.getClass().getName())
                .as(what)
                .isEqualTo(expected.getClass().getName());
    }

    private static String plain(String sugar) {
        CellResult plain = CELLS.engine.plain(new Cell(0, sugar));
        assertThat(plain).as(sugar).isInstanceOf(CellResult.Value.class);
        return (String) ((CellResult.Value) plain).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "x * 2 + 1 => x.mul(2).add(1)",
                "x * x + t / 2 - b => x.mul(x).add(t.div(2)).sub(b)",
                "(x - 1) * (x + 1) => x.sub(1).mul(x.add(1))",
                "x % 2 => x.remainder(2)",
                "-x => x.neg()",
                "- -x => x.neg().neg()",
                "1 - x => x.rsub(1)",
                "1 + 2 * x => x.mul(2).add(1)",
                "1 / x => x.reciprocal().mul(1)",
                "-2 * x => x.mul(-2)",
                "3.5 < x => x.gt(3.5)",
                "x >= 3.5 => x.ge(3.5)",
                "(x > 1) & (x < 4) => x.gt(1).bitwiseAnd(x.lt(4))",
                "x > 1 & x < 4 => x.gt(1).bitwiseAnd(x.lt(4))",
                "!(x > 2) & x => x.gt(2).logicalNot().bitwiseAnd(x)",
                "~x => x.bitwiseNot()",
                "x < t => x.lt(t)",
                "i < j => true",
                "x * 2; 1 => 1",
                "Integer.valueOf(3) * x => x.mul(3)"
            })
    void operators_are_methods_of_either_side(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "t[0] => t.get(0)",
                "t[-1] => t.get(-1)",
                "t[\":, 1\"] => t.get(\":, 1\")",
                "t[1][0] => t.get(1).get(0)",
                "x[x > 2] => x.get(x.gt(2))",
                "list[0] + list[1] => list.get(0).add(list.get(1))",
                "map[\"k\"] + 1 => map.get(\"k\") + 1",
                "\"abc\"[1] => \"abc\".charAt(1)",
                "(x * 2)[1] => x.mul(2).get(1)",
                "t[0] = b; t => t.set(0, b)",
                "t[\":, 0\"] = 9; t => t.set(\":, 0\", 9)",
                "map[\"z\"] = 3; map => map.put(\"z\", 3); map",
                "functions[\"f\"] = v -> -v; functions[\"f\"].apply(x) => x.neg()",
                "nums[2] += 1; nums => nums.set(2, nums.get(2) + 1); nums",
                "nums[0] = nums[1] * 5; nums => nums.set(0, 10); nums",
                "t[\":,0\"] += 1; t => t.add_(1)",
                "t[1] = i; t => t.set(1, i)"
            })
    void brackets_are_get_and_set(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "x -= t * 0.5; x => x.sub_(t.mul(0.5))",
                "Row before = x; x += 1; before == x => true",
                "final Row w = new Row(1); w += 1; w => new Row(2)",
                "Row f(Row r) { r += 1; return r; } f(x) => x.add_(1)",
                "a[i--] += 1; i + Arrays.toString(a) => a[1].add_(1); i-- ; i + Arrays.toString(a)",
                "d += d; d => d = d.add(d); d",
                "ds[i--] += big; i + Arrays.toString(ds) => ds[1] = ds[1].add(big); i--; i + Arrays.toString(ds)",
                "twice(x += 1) => twice(x.add_(1))",
                "big -= 1; big => big.subtract(BigInteger.valueOf(1))",
                "int n = 0; Row[] rows() { n++; return a; } rows()[0] *= 2; n + Arrays.toString(a) => a[0].mul_(2); 1 + Arrays.toString(a)",
                "int n = 0; List<Integer> all() { n++; return nums; } all()[n++] += 2; n + nums.toString() => nums.set(1, 4); 2 + nums.toString()",
            })
    void assignments_change_what_can_be_changed_and_else_set_the_variable(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "\"a\" + x + 1 => \"a\" + x.toString() + 1",
                "text += x[0]; text => text += x.get(0); text",
                "int[] p = {1, 2}; p[1] += 2; p[0]++; p[0] + p[1] => 6",
                "Double p = 2.0, q = 3.0; p * q => 6.0",
                "char k = 'a'; k += 1; k => 'b'",
                "x != null => true",
                "int[] p = {1}; p[0] = 7 => 7",
                "int[] p = {1}; p[0] += 7 => 8"
            })
    void what_java_has_is_javas(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "kind(x * 2) + kind(2 * 2) + kind(\"a\") => \"rownumberobject\"",
                "var y = x * 2; y.sum() * 3 => x.mul(2).sum().mul(3)",
                "twice(twice(x * 2) + 1) - twice(3.0) => x.mul(2).mul(2).add(1).mul(2).sub(6)",
                "(float) t[0].item() + 1 => 6f",
                "list.stream().map(v -> v * 2 + 1).toList() => list.stream().map(v -> v.mul(2).add(1)).toList()",
                "list.stream().reduce((p, q) -> p + q).get() => x.add(t)",
                "list.stream().mapToDouble(v -> (v * 2)[1].item()).sum() => 16.0",
                "Function<Row, Function<Row, Row>> h = p -> q -> p * q - 1; h.apply(x).apply(t) => x.mul(t).sub(1)",
                "UnaryOperator<Row> h = (Row v) -> v * 2; h.apply(x) => x.mul(2)",
                "Runnable r = () -> { x += 1; }; r.run(); x => x.add_(1)",
                "Function<Row, Row> h = v -> { var w = v * 2; return w[0]; }; h.apply(x) => x.mul(2).get(0)",
                "Function<Row, Row> h = v -> { Row local = v * 1; local += 1; return local; }; h.apply(x) => x.add(1)",
                "list.stream().collect(Collectors.toMap(v -> v[0].item(), v -> v * 2, (p, q) -> p + q)).get(1.0) => x.mul(2)",
                "(c ? x * 2 : x - 1) + 1 => x.mul(2).add(1)",
                "kind(true ? x * 2 : x) => \"row\"",
                "switch (3) { case 3 -> x * 2; default -> { yield -x; } } => x.mul(2)",
                "Object o = x; o instanceof Row v && (v * 2).item() > 1 => true",
                "Row[] ts = {x * 2, -x}; ts[1] => x.neg()",
                "Row acc = x; for (int k = 0; k < 2; k++) acc = acc + x * t; acc => x.add(x.mul(t)).add(x.mul(t))",
                "if ((x * 2)[0].item() >= 2) { text = \"yes\"; } text => \"yes\"",
                "String.valueOf(x[0]) => \"[1.0]\"",
                "Arrays.asList(x[0], x[1]) => Arrays.asList(x.get(0), x.get(1))",
                "String.format(\"%s %s\", x * 2, x[0]) => x.mul(2) + \" \" + x.get(0)",
                "List.of(true ? x[0] : x * 2) => List.of(x.get(0))",
                "Objects.hash(map[\"k\"]) => Objects.hash(map.get(\"k\"))"
            })
    void types_flow_through(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "class A { final Row w = x * 2; } new A().w => x.mul(2)",
                "class B { static Row w; static { w = x + 1; w += 1; } } B.w => x.add(1).add(1)",
                "class C { Row w = x * 1; C() { this.w += 1; } } new C().w => x.add(1)",
                "record D(Row a) { D { a = a * 2; } } new D(x).a() => x.mul(2)",
                "enum E { ONE { Row of(Row r) { return r * 2; } }; abstract Row of(Row r); } E.ONE.of(x) => x.mul(2)",
                "interface F { default Row of(Row r) { return -r; } } new F() {}.of(x) => x.neg()",
                "x * new Supplier<Row>() { public Row get() { return x * t; } }.get() => x.mul(x.mul(t))",
                "<T extends Row> Row dbl(T v) { return v * 2; } dbl(x) => x.mul(2)",
                "class G<T extends Row> { T v; G(T v) { this.v = v; } Row f() { return v * v; } } new G<>(x).f() => x.mul(x)"
            })
    void also_in_fields_and_bodies(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "big * big + big => big.multiply(big).add(big)",
                "big * 2 + 1 => BigInteger.valueOf(25)",
                "100 - big => BigInteger.valueOf(88)",
                "-big % 5 => big.negate().remainder(BigInteger.valueOf(5))",
                "big > 3 => true",
                "BigDecimal.ONE < BigDecimal.TEN => true",
                "d * 1.5 => d.multiply(BigDecimal.valueOf(1.5))",
                "java.time.LocalDate.of(2024, 1, 1) + java.time.Period.ofDays(3) => java.time.LocalDate.of(2024, 1, 4)",
                "vec + vec2 * 2 => vec.plus(vec2.times(2))",
                "-(vec + vec2) => vec.plus(vec2).unaryMinus()"
            })
    void any_class_that_has_the_methods_has_the_operators(String sugar, String java) {
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "x.twice() => x.mul(2)",
                "x.twice().twice() * 2 => x.mul(8)",
                "kind(x.twice()) => \"row\"",
                "nums.mapped(v -> v + 1) => 2",
                "nums.mapped(v -> mapped(nums, w -> v + w)) => 2",
                "x.late2() => x.mul(3)",
                "nums.mapped(v -> nums.mapped(w -> v + w)) => 2",
                "nums.map_all(v -> nums.map_all(w -> v + w)) => 2",
                "map_all(nums, v -> v + nums.map_all(w -> w * 2)) => 3",
                "List.of(1).map_all(v -> v + 1) => 2"
            })
    void a_function_in_sight_can_stand_behind_the_dot_of_its_first_argument(String sugar, String java) {
        CELLS.run("Row late2(Row r) { return r * 3; }");
        CELLS.run("int mapAll(List<Integer> all, Function<Integer, Integer> f) { return f.apply(all[0]); }");
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "sum(x) => x.sum()",
                "sum(x * 2) / 2 => x.mul(2).sum().div(2)",
                "neg(reciprocal(x)) => x.reciprocal().neg()",
                "x.logical_not() => x.logicalNot()",
                "logical_not(x > 2) => x.gt(2).logicalNot()",
                "x.logical_not().logical_not() => x.logicalNot().logicalNot()",
                "two_times(x) => x.mul(2)",
                "x.two_times() => x.mul(2)",
                "Integer.parse_int(\"12\") => 12",
                "String parse_int(String s) { return s; } parse_int(\"12\") => \"12\"",
                "\"abc\".to_upper_case() => \"ABC\""
            })
    void a_function_may_be_a_method_of_its_argument_and_a_name_may_be_spelt_as_in_python(String sugar, String java) {
        CELLS.run("Row twoTimes(Row r) { return r * 2; }");
        same(sugar, java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "diff(take=1, from=5) => 4",
                "diff(5, take=1) => 4",
                "diff(take=i + 1, from=-j) => diff(-j, i + 1)",
                "n = 0; diff(from=count(), take=count()) + n => 1",
                "join(\",\", 1, 2) => \"1,2\"",
                "join(1, 2, separator=\",\") => \"1,2\"",
                "join(text.length(), list.size(), separator=\",\") => \"1,2\"",
                "join(text.length(), -list.size(), separator=(\",\" + -1)) => \"1,-1-2\"",
                "new Plan(steps=3, start_at=2).shown() => \"2+3\"",
                "new Plan(steps=3, startAt=2).shown() => \"2+3\"",
                "new Plan(1, steps=3).shown() => \"1+3\"",
                "plan(start=5, steps=2).shown() => \"5+2\"",
                "plan(5, steps=2).with(factor=3).shown() => \"5+6\"",
                "plan(5, 2, factor=3) => \"done 5+6\"",
                "plan(5, factor=3, steps=2) => \"done 5+6\"",
                "plan(factor=i + 2, start=5, steps=j) => \"done 5+6\"",
                "new Plan(5, steps=2, factor=3) => \"done 5+6\"",
                "chosen(5, with_text=\"a\", with_number=2) => \"5a2\"",
                "x.scaled(by=3) => x.mul(3)",
                "scaled(x, by=3) => x.mul(3)",
                "scaled(x * 2, by=3) + 1 => x.mul(6).add(1)",
                "list.stream().map(v -> v.scaled(by=3)).toList().get(0) => x.mul(3)",
                "String.valueOf(diff(take=1, from=5)) => \"4\"",
                "int take = 7; diff(5, take=1) + take => 5"
            })
    void arguments_may_have_names(String sugar, String java) {
        CELLS.run("""
                int n = 0;
                int count() { return ++n; }
                int diff(int from, int take) { return from - take; }
                String join(String separator, Object... parts) {
                    return Stream.of(parts).map(String::valueOf).collect(Collectors.joining(separator));
                }
                class Plan {
                    final int start, steps;
                    Plan(int start, int steps) { this.start = start; this.steps = steps; }
                    Plan with(int factor) { return new Plan(start, steps * factor); }
                    Plan factor(int by) { return with(by); }
                    String run() { return "done " + shown(); }
                    String shown() { return start + "+" + steps; }
                }
                Plan plan(int start, int steps) { return new Plan(start, steps); }
                record Choice(String text, int number) {
                    Choice withText(String t) { return new Choice(t, number); }
                    Choice withNumber(int n) { return new Choice(text, n); }
                }
                String chosen(int first, UnaryOperator<Choice> choice) {
                    Choice made = choice.apply(new Choice("", 0));
                    return first + made.text() + made.number();
                }
                Row scaled(Row row, double by) { return row * by; }
                """);
        same(sugar, java);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.add(nothing=3) # symbol:   variable nothing",
                "int once() { return 1; } int less(int from, int off) { return from - off; } less(off=once(), from=once()) # symbol:   variable off",
                "int less2(int from, int off) { return from - off; } less2(5, from=1) # symbol:   variable from",
                "x.no_such() # symbol:   method no_such()",
                "x.no_such(v -> v, List.of()) # symbol:   method no_such(",
                "no_such(List.of(1), v -> v) # symbol:   method no_such(",
                "x.no_such(new ArrayList<>(), List.of(List.of())) # symbol:   method no_such(",
                "x.no_such() # location: variable x of type Row",
                "no_such(x) # symbol:   method no_such(Row)",
                "no_such # symbol:   variable no_such",
                "x * \"a\" # bad operand types for binary operator '*'",
                "x + new Object() # bad operand types",
                "1 < x < 4 # bad operand types for binary operator '<'",
                "x * null # bad operand types",
                "x * 'a' # bad operand types",
                "true + x # bad operand types",
                "x == 3 # bad operand types",
                "x++; # bad operand type",
                "double total = 0; total += x; # bad operand types",
                "vec - vec2 # bad operand types",
                "new ArrayList<>(nums) + 2 # bad operand types",
                "int k = t[0].item(); # possible lossy conversion",
                "if (x[0] > 0) { } # cannot be converted to boolean",
                "x[0]++; # array required",
                "x[null] # array required",
                "map[0] # array required",
                "Row q = t[0] = b; # array required",
                "(x * 2) = x; # bad operand types",
                "nums[0] = \"a\"; # array required",
                "int[] p = {1}; p[\"a\"] # String cannot be converted to int",
                "x.twice(3) # cannot find symbol",
                "Row.twice(x) # cannot find symbol",
                "x[0] = nothing; # symbol:   variable nothing",
                "functions[\"f\"] = v -> nothing + 1; # symbol:   variable nothing",
                "void f() { Row w; w += 1; } # might not have been initialized",
                "!big # bad operand type"
            })
    void what_means_nothing_is_javacs_own_error(String row) {
        String[] parts = row.split(" # ");
        assertThat(failure(parts[0])).contains(parts[1]);
    }

    @Test
    void all_errors_of_a_cell_are_shown_in_its_own_words() {
        assertThat(failure("Row one = x * \"a\";\nRow two = x + new Object();"))
                .contains("line 1", "Row one = x * \"a\";", "line 2", "Row two = x + new Object();")
                .doesNotContain(".mul(", "Row.add(", "cannot be applied");
    }

    @Test
    void a_traceback_shows_the_line_of_the_operator() {
        assertThat(failure("x\n  * 2\n  + new Row(1)\n  - 1")).contains("----> 3 |   + new Row(1)");
        assertThat(failure("Row absent = null;\nabsent * 2")).contains("NullPointerException", "----> 2 | absent * 2");
    }

    @Test
    void a_method_may_be_written_before_what_it_uses() {
        CELLS.run("Row scale = new Row(2);\nRow shift(Row q) { return q - 1; }");
        assertThat(CELLS.value("late(new Row(3))")).hasToString("[8.0]");
    }

    @Test
    void a_changed_method_changes_the_operator() {
        CELLS.run("record Coin(int n) { Coin plus(Coin o) { return new Coin(n + o.n); } }");
        CELLS.run("Coin both(Coin p) { return p + p; }");
        assertThat(CELLS.value("both(new Coin(2)).n()")).isEqualTo(4);
        CELLS.run("record Coin(int n) { Coin plus(Coin o) { return new Coin(n * o.n * 10); } }");
        assertThat(CELLS.value("both(new Coin(2)).n()")).isEqualTo(40);
        CELLS.run("record Coin(int n) { }");
        assertThat(Engines.plain(CELLS.failure("both(new Coin(2))"))).contains("both");
        CELLS.run("record Coin(int n) { Coin plus(Coin o) { return this; } }");
        assertThat(CELLS.value("both(new Coin(2)).n()")).isEqualTo(2);
    }

    @Test
    void what_is_set_in_brackets_at_the_end_of_a_cell_shows_nothing() {
        assertThat(CELLS.run("x[0] = 3")).isInstanceOf(CellResult.Done.class);
        assertThat(CELLS.run("x[\":\"] += 3")).isInstanceOf(CellResult.Done.class);
        assertThat(CELLS.value("x -= x")).hasToString("[0.0, 0.0, 0.0, 0.0]");
    }

    @Test
    void completion_knows_the_type_of_a_result() {
        for (String code : new String[] {"(x * 2).", "x[0].", "var y = x * 2; y.", "x.twice().", "list[0]."}) {
            assertThat(CELLS.engine.complete(code, code.length()).matches())
                    .as(code)
                    .anyMatch(one -> one.text().startsWith("bitwiseAnd"));
        }
    }

    @Test
    void imports_of_python_are_read_over() {
        assertThat(CELLS.value(
                        "import torch\nimport torch.nn as nn\nfrom torch import nn, optim\nimport numpy as np;\ni + j"))
                .isEqualTo(3);
        assertThat(Engines.plain(CELLS.failure("import torch\nx + nothing"))).contains("Cell [", "line 2");
        assertThat(CELLS.value("\"\"\"\nimport torch\n\"\"\"")).isEqualTo("import torch\n");
        assertThat(CELLS.run("import java.util.List;\nimport static java.lang.Math.abs;"))
                .isInstanceOf(CellResult.Done.class);
    }

    @Test
    void it_can_be_turned_off() {
        CELLS.engine.takeSugar(false);
        try {
            for (String code : new String[] {
                "x * 2", "x[0]", "x.twice()", "-x", "x += 1", "x[0] = 1", "sum(x)", "x.logical_not()", "import torch"
            }) {
                assertThat(CELLS.run(code)).as(code).isInstanceOf(CellResult.Failure.class);
            }
            assertThat(CELLS.value("i + j")).isEqualTo(3);
        } finally {
            CELLS.engine.takeSugar(true);
        }
        assertThat(CELLS.value("x[0] * 0")).hasToString("[0.0]");
    }
}
