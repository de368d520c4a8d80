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

/// Cells as they are shown in plain Java. That it does the same is looked at with each sample of [SugarTest].
@Timeout(120)
class PlainTextTest {
    private static final Engines CELLS = new Engines();

    @BeforeAll
    static void declare() {
        CELLS.run(SugarTest.ROW);
        CELLS.run(SugarTest.VALUES);
        CELLS.run(SugarTest.FUNCTIONS);
        CELLS.run("""
                Row twoTimes(Row r) { return r * 2; }
                int diff(int from, int take) { return from - take; }
                record Choice(String text, int number) {
                    Choice withText(String t) { return new Choice(t, number); }
                    Choice withNumber(int n) { return new Choice(text, n); }
                }
                String chosen(int first, UnaryOperator<Choice> choice) { return "" + choice.apply(new Choice("", first)); }
                int n = 0;
                Row[] rows() { n++; return a; }
                """);
    }

    @AfterAll
    static void close() {
        CELLS.close();
    }

    private static String plain(String code) {
        CellResult shown = CELLS.engine.plain(new Cell(0, code));
        assertThat(shown).as(code).isInstanceOf(CellResult.Value.class);
        return (String) ((CellResult.Value) shown).value();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "x * 2 + 1 => x.mul(2).add(1)",
                "x * x + t / 2 - b => x.mul(x).add(t.div(2)).sub(b)",
                "(x - 1) * (x + 1) => x.sub(1).mul(x.add(1))",
                "x * (i + j) => x.mul(i + j)",
                "x * -i => x.mul(-i)",
                "-x => x.neg()",
                "- -x => x.neg().neg()",
                "-(x + t) => x.add(t).neg()",
                "1 - x => x.rsub(1)",
                "1 + 2 * x => x.mul(2).add(1)",
                "1 / x => x.reciprocal().mul(1)",
                "3.5 < x => x.gt(3.5)",
                "(x > 1) & (x < 4) => x.gt(1).bitwiseAnd(x.lt(4))",
                "!(x > 2) & x => x.gt(2).logicalNot().bitwiseAnd(x)",
                "(c ? x * 2 : x - 1) + 1 => (c ? x.mul(2) : x.sub(1)).add(1)",
                "((Row) x) * 2 => ((Row) x).mul(2)",
                "(x * 2).sum() => x.mul(2).sum()",
                "(((x * 2))) => x.mul(2)",
                "big * 2 + 1 => big.multiply(BigInteger.valueOf(2)).add(BigInteger.valueOf(1))",
                "BigDecimal.ONE < BigDecimal.TEN => BigDecimal.ONE.compareTo(BigDecimal.TEN) < 0",
                "!(BigDecimal.ONE < BigDecimal.TEN) => !(BigDecimal.ONE.compareTo(BigDecimal.TEN) < 0)",
                "vec + vec2 * 2 => vec.plus(vec2.times(2))",
                "if ((x * 2)[0].item() >= 2) { x += 1; } => if (x.mul(2).get(0).item() >= 2) { x.add_(1); }",
                "if (x[0].item() > 0) x += t * 2; else x -= 1; => if (x.get(0).item() > 0) x.add_(t.mul(2)); else x = x.sub(1);",
                "Row f(Row r) { return(r * 2); } f(x) => Row f(Row r) { return r.mul(2); } f(x)",
                "Row g(Row r) { return-r; } g(x) => Row g(Row r) { return r.neg(); } g(x)"
            })
    void operators_are_calls_with_brackets_where_they_are_needed(String sugar, String java) {
        assertThat(plain(sugar)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "t[0] => t.get(0)",
                "t[1][0] => t.get(1).get(0)",
                "x[x > 2] => x.get(x.gt(2))",
                "\"abc\"[1] => \"abc\".charAt(1)",
                "t[0] = b; => t.set(0, b);",
                "map[\"z\"] = 3; => map.put(\"z\", 3);",
                "functions[\"f\"] = v -> -v; => functions.put(\"f\", v -> v.neg());",
                "nums[2] += 1; => nums.set(2, nums.get(2) + 1);",
                "t[\":,0\"] += 1; => t.set(\":,0\", t.get(\":,0\").add_(1));",
                "x -= t * 0.5; => x.sub_(t.mul(0.5));",
                "d += d; => d = d.add(d);",
                "twice(x += 1) => twice(x.add_(1))",
                "ds[i--] += big; => { var index = i--; ds[index] = ds[index].add(big); }",
                "if (c) ds[i--] += big; => if (c) { var index = i--; ds[index] = ds[index].add(big); }",
                "Runnable r = () -> ds[i--] += big; => Runnable r = () -> { var index = i--; ds[index] = ds[index].add(big); };",
                "Supplier<Object> r = () -> ds[i--] += big; => Supplier<Object> r = () -> { var index = i--; return ds[index] = ds[index].add(big); };",
                "int index = 0; ds[i--] += big; => int index = 0; { var index2 = i--; ds[index2] = ds[index2].add(big); }",
                "rows()[0][\":\"] += 1; => { var receiver = rows()[0]; receiver.set(\":\", receiver.get(\":\").add_(1)); }",
                "rows()[0] *= 2; => rows()[0].mul_(2);"
            })
    void brackets_and_assignments_are_calls_or_blocks(String sugar, String java) {
        assertThat(plain(sugar)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "x.twice() => twice(x)",
                "x.twice().twice() * 2 => twice(twice(x)).mul(2)",
                "sum(x * 2) / 2 => x.mul(2).sum().div(2)",
                "x.logical_not() => x.logicalNot()",
                "logical_not(x > 2) => x.gt(2).logicalNot()",
                "two_times(x) + x.two_times() => twoTimes(x).add(twoTimes(x))",
                "Integer.parse_int(\"12\") => Integer.parseInt(\"12\")",
                "diff(take=1, from=5) => diff(5, 1)",
                "chosen(5, with_text=\"a\", with_number=2) => chosen(5, options -> options.withText(\"a\").withNumber(2))",
                "list.stream().map(v -> v[0] * 2).toList() => list.stream().map(v -> v.get(0).mul(2)).toList()",
                "list.stream().map(v -> { var w = v * 2; return w[0]; }).toList() => list.stream().map(v -> { var w = v.mul(2); return w.get(0); }).toList()",
                "diff(from=list.stream().map(v -> v * 2).toList().size(), take=(int) (x * 2)[0].item()) => diff(list.stream().map(v -> v.mul(2)).toList().size(), (int) x.mul(2).get(0).item())"
            })
    void functions_and_names_are_those_of_here(String sugar, String java) {
        assertThat(plain(sugar)).as(sugar).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "i + j => i + j",
                "var y = new int[] {1, 2}; y[0] => var y = new int[] {1, 2}; y[0]",
                "int p = 1; String p = \"a\"; p + x[0] => int p = 1; String p = \"a\"; p + x.get(0)",
                "record Two(Row a, Row b) { Two { a = a * 2; } } new Two(x, t) => record Two(Row a, Row b) { Two { a = a.mul(2); } } new Two(x, t)",
                "enum Sign { PLUS { Row of(Row r) { return r; } }, MINUS { Row of(Row r) { return -r; } }; abstract Row of(Row r); } => enum Sign { PLUS { Row of(Row r) { return r; } }, MINUS { Row of(Row r) { return r.neg(); } }; abstract Row of(Row r); }"
            })
    void what_is_java_stays_as_it_is_written(String sugar, String java) {
        assertThat(plain(sugar)).isEqualTo(java);
    }

    @Test
    void comments_and_layout_stay() {
        assertThat(plain("""

                // a line
                Row y =  x   // the input
                    * t      // times the weights
                    + /* the bias */ b;

                BigInteger more = 1 // one
                    + big;
                /* shown */ y [ 0 ]  // the first
                """)).isEqualTo("""
                // a line
                Row y =  x   // the input
                    .mul(t)      // times the weights
                    .add( /* the bias */ b);

                BigInteger more = BigInteger.valueOf(1) // one
                    .add(big);
                /* shown */ y.get(0)  // the first""");
        assertThat(plain("1 // one\n  - x")).isEqualTo("x.rsub(1 // one\n  )");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '|',
            value = {
                "t[/* first */ 0] => t.get(0) /* first */",
                "t[0 /* one */][1 /* two */] * 2 => t.get(0) /* one */.get(1) /* two */.mul(2)",
                "t[/* same */ 0][/* same */ 1] => t.get(0) /* same */.get(1) /* same */",
                "t[/* where */ 0] = b; // why => t.set(0, b) /* where */; // why",
                "t[/* where */ \":,0\"] += /* what */ 1; => t.set(\":,0\", t.get(\":,0\").add_(1)) /* where */ /* what */;",
                "x -= /* rate */ t * 0.5; => x.sub_(t.mul(0.5)) /* rate */;",
                "-/* turned */ x => x.neg() /* turned */",
                "twice(/* inner */ (x * /* by */ 2)) => twice(/* inner */ x.mul( /* by */ 2))",
                "diff(/* less */ take=1, from=5) => diff(5, 1) /* less */",
                "x./* behind */twice() => twice(x) /* behind */",
                "map[\"/* no comment */\"] => map.get(\"/* no comment */\")",
                "ds[i-- /* down */] += big; => { var index = i--; ds[index] = ds[index].add(big); } /* down */"
            })
    void comments_within_what_becomes_a_call_stand_behind_it(String sugar, String java) {
        assertThat(plain(sugar)).isEqualTo(java);
    }

    @Test
    void a_comment_to_the_end_of_a_line_does_not_hide_what_follows() {
        assertThat(plain("Row y = t[ // the first\n  0] * 2;")).isEqualTo("Row y = t.get(0) /* the first */.mul(2);");
    }

    @Test
    void it_leaves_nothing_behind() {
        plain("int secret = 1; int secret() { return 2; } secret");
        assertThat(CELLS.run("secret")).isInstanceOf(CellResult.Failure.class);
        assertThat(CELLS.run("secret()")).isInstanceOf(CellResult.Failure.class);
        CELLS.engine.plain(new Cell(7, "int spoilt = nothing;"));
        assertThat(Engines.plain(CELLS.failure("spoilt"))).doesNotContain("did not run");
    }

    @Test
    void what_needs_statements_in_the_middle_of_an_expression_is_told_of() {
        CellResult shown = CELLS.engine.plain(new Cell(7, "int k = 0;\ntext = \"\" + (ds[i--] += big);"));
        assertThat(Engines.plain((CellResult.Failure) shown))
                .contains(
                        "line 2",
                        "`ds[i--] += big` cannot be written in plain Java as a part",
                        "Hint: make it a statement");
    }

    @Test
    void a_cell_that_does_not_compile_is_told_of_as_if_it_were_run() {
        CellResult shown = CELLS.engine.plain(new Cell(7, "x * nothing"));
        assertThat(Engines.plain((CellResult.Failure) shown)).contains("cannot find symbol", "variable nothing");
    }
}
