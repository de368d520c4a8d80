package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.api.CellResult;
import himalia.testing.TestCells;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Cells and Spark in one process.
@Timeout(600)
class LocalTest {
    private static TestCells cells;

    @BeforeAll
    static void open() {
        cells = new TestCells();
        assertThat(cells.run("record Early(int x) {}")).isInstanceOf(CellResult.Done.class);
        assertThat(cells.shown("var spark = Spark.local(2);\nvar sc = Spark.context();"))
                .contains("MimeBundle");
    }

    @AfterAll
    static void close() {
        cells.run("Spark.stop();");
        cells.close();
    }

    /// The progress of jobs is drawn beside the cell, and may be so behind its last line.
    private static String last(String shown) {
        return shown.lines().filter(line -> !line.startsWith("MimeBundle")).reduce("", (before, line) -> line);
    }

    private static void run(String code) {
        assertThat(cells.shown(code)).doesNotContain("Exception").doesNotContain("Error");
    }

    @Test
    void a_lambda_takes_along_the_variables_of_every_type_that_it_reads() {
        run("boolean z = true; byte b = 1; char c = 'c'; short s = 2; int i = 3; long l = 4; float f = 5; double d = 6;"
                + " String t = \"t\"; int[] a = {7}; var list = List.of(8);");
        String expected = "1true1c2345.06.0t7[8]";
        assertThat(cells.shown("sc.parallelize(List.of(1), 1)"
                        + ".map(x -> x + \"\" + z + b + c + s + i + l + f + d + t + a[0] + list).collect().getFirst()"))
                .isEqualTo(expected);
        // with own arguments and captured ones on both sides of them, and a lambda in the lambda
        assertThat(cells.shown("{ long k = 10; double m = 20; System.out.println(sc.parallelize(List.of(1, 2), 1)"
                        + ".mapToPair(x -> new scala.Tuple2<>(x, d)).reduceByKey((p, q) -> p + q + k + d)"
                        + ".map(p -> { double sum = 0; for (int n = 0; n < 3; n++) { sum += l; }"
                        + " return p._2() + m + k + sum + List.of(1.0).stream().mapToDouble(q -> q * d + k + l).sum(); })"
                        + ".collect()); }"))
                .endsWith("[68.0, 68.0]");
    }

    @Test
    void the_value_is_that_of_when_the_lambda_was_made() {
        run("int n = 1; var plus = sc.parallelize(List.of(1, 2), 1).map(x -> x + n);");
        run("n = 100;");
        assertThat(cells.shown("plus.collect()")).isEqualTo("[2, 3]");
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).map(x -> x + n).collect()"))
                .isEqualTo("[101]");
    }

    @Test
    void records_and_classes_of_cells_go_there_and_come_back() {
        run(
                "record Pair(int a, String b) {}\nclass Box { int v = 5; int twice() { return 2 * v; } }\nvar box = new Box();");
        assertThat(cells.shown("sc.parallelize(List.of(new Pair(1, \"x\"), new Early(7)), 2)"
                        + ".map(r -> List.of(r, new Pair(box.twice(), \"y\"))).collect()"))
                .isEqualTo("[[Pair[a=1, b=x], Pair[a=10, b=y]], [Early[x=7], Pair[a=10, b=y]]]");
        assertThat(cells.shown("sc.parallelize(List.of(1, 2, 3, 4), 2)"
                        + ".mapToPair(x -> new scala.Tuple2<>(new Pair(x % 2, \"\"), x)).reduceByKey((p, q) -> p + q)"
                        + ".mapValues(x -> x).collectAsMap().get(new Pair(1, \"\"))"))
                .isEqualTo("4");
    }

    @Test
    void what_is_defined_again_is_the_new_one() {
        run("record Again(int a) {}\nint half(int x) { return x / 2; }");
        run("int quarter(int x) { return half(half(x)); }");
        assertThat(cells.shown("sc.parallelize(List.of(8), 1).map(x -> new Again(quarter(x))).collect()"))
                .isEqualTo("[Again[a=2]]");
        run("int half(int x) { return x * 100; }");
        run("record Again(int a, int b) {}");
        assertThat(cells.shown("sc.parallelize(List.of(8), 1).map(x -> new Again(quarter(x), 1)).collect()"))
                .isEqualTo("[Again[a=80000, b=1]]");
        assertThat(cells.shown("Class.forName(\"Again\") == Again.class")).isEqualTo("true");
        assertThat(cells.shown("Object again = new Again(1, 2); (String) again"))
                .contains("class Again cannot be cast");
    }

    @Test
    void a_value_that_cannot_travel_is_named_with_its_line() {
        run("var lock = new Object();\nvar model = new Linear(2, 1);\nvar objects = new Object[] {1, lock};");
        assertThat(cells.shown("int zero = 0;\nsc.parallelize(List.of(1), 1).map(x -> lock.hashCode())"))
                .contains("the variable `lock`, a `Object`", "not Serializable", "Hint: ", "line 2");
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).map(x -> objects.length)"))
                .contains("the variable `objects`, which holds a `Object`");
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).map(x -> model.toString())"))
                .contains("the variable `model`");
    }

    @Test
    void a_lambda_that_sets_a_variable_is_spoken_of() {
        run("int sum = 0;");
        cells.run("sc.parallelize(List.of(1, 2), 1).map(x -> sum += x);");
        // System.err is not that of the cells here: what the kernel says of it stands in the classes
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).map(x -> x + sum).collect()"))
                .isEqualTo("[1]");
    }

    @Test
    void stop_ends_a_job_that_never_ends_and_the_session_lives_on() throws InterruptedException {
        stopped("sc.parallelize(List.of(1, 2), 2).map(x -> { long i = 0; while (i >= 0) { i = i + 1 - 1; } return i; })"
                + ".collect()");
        stopped("sc.parallelize(List.of(1, 2), 2).map(x -> { Thread.sleep(600_000); return x; }).collect()");
        assertThat(cells.shown("sc.parallelize(List.of(1, 2), 2).map(x -> x + 1).collect()"))
                .endsWith("[2, 3]");
        assertThat(cells.shown("sc.statusTracker().getActiveJobIds().length")).isEqualTo("0");
    }

    private static void stopped(String code) throws InterruptedException {
        Thread stop = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                return;
            }
            cells.interrupt();
        });
        assertThat(last(cells.shown(code))).doesNotContain("[");
        stop.join();
    }

    @Test
    void an_error_says_where_it_happened_without_the_frames_of_spark() {
        assertThat(cells.shown("int none = 0;\nsc.parallelize(List.of(1), 1).map(x -> 1 / none).collect()"))
                .contains("Caused by: ArithmeticException: / by zero", "line 2, in a lambda")
                .doesNotContain("\tat ");
    }

    @Test
    void a_notebook_has_one_session() {
        assertThat(cells.shown("Spark.local(2) == spark")).endsWith("true");
        assertThat(cells.shown("Spark.connect(\"spark://127.0.0.1:1\")"))
                .contains("there is a session on local[2] already", "Hint: Spark.stop()");
        assertThat(cells.shown("Spark.local(0)")).contains("at least one core");
        assertThat(cells.shown("Spark.connect(\"http://x\")")).contains("is no address of a cluster", "Hint: ");
    }

    @Test
    void what_has_outlived_its_session_is_told_so() {
        run("var outlived = spark.range(10).toDF(); var rdd = sc.parallelize(List.of(1, 2)); var ended = spark;");
        cells.run("Spark.stop();");
        try {
            for (String action : List.of(
                    "outlived.count()",
                    "outlived.groupBy(\"id\").count().collectAsList()",
                    "describe(outlived)",
                    "ended.range(3).count()",
                    "ended.read().csv(\"x.csv\")",
                    "rdd.count()",
                    "sc.parallelize(List.of(1)).count()")) {
                assertThat(cells.shown(action)).as(action).contains("Hint: the Spark session of this was stopped");
            }
        } finally {
            run("spark = Spark.local(2);\nsc = Spark.context();");
        }
        assertThat(cells.shown("outlived.count()")).contains("Hint: the Spark session of this was stopped");
        assertThat(last(cells.shown("spark.range(3).count()"))).isEqualTo("3");
    }

    @Test
    void tables_become_frames_and_frames_become_tables() {
        run("var mixed = Table.create(IntColumn.create(\"i\", 1, 2, 3), DoubleColumn.create(\"d\", 1.5, Double.NaN, 3),"
                + " StringColumn.create(\"t\", \"a\", \"\", \"c\"), BooleanColumn.create(\"b\", true, false, true),"
                + " DateColumn.create(\"day\", java.time.LocalDate.of(2026, 1, 2), null, java.time.LocalDate.EPOCH));");
        assertThat(
                        cells.shown(
                                "var mixedBack = toTable(spark.table(mixed)).setName(mixed.name()); mixedBack.print().equals(mixed.print())"))
                .isEqualTo("true");
        assertThat(cells.shown("spark.table(mixed).filter(\"d is null\").select(\"i\").toTable().get(0, 0)"))
                .isEqualTo("2");
        assertThat(
                        cells.shown(
                                "display(spark.table(mixed)); new himalia.spark.FrameRenderer().render(spark.table(mixed)).plain()"))
                .contains("3 rows: i int, d double, t string, b boolean, day date");
    }

    @Test
    void the_figures_of_a_frame_are_those_of_its_table() {
        run("var numbers = Table.create(DoubleColumn.create(\"x\", 3, 1, 4, 1, 5, 9, 2, 6),"
                + " IntColumn.create(\"y\", 2, 7, 1, 8, 2, 8, 1, 8));\nvar frame = spark.table(numbers);");
        assertThat(cells.shown("describe(frame).print()")).endsWith(cells.shown("describe(numbers).print()"));
        for (String verb : List.of("corr(%s)", "minMaxScale(%s)", "standardScale(%s)")) {
            String ofFrame = verb.startsWith("corr") ? "corr(frame)" : "toTable(" + verb.formatted("frame") + ")";
            String ofTable = verb.formatted("numbers");
            assertThat(cells.shown("{ var p = toDoubleArray(" + ofFrame + "); var q = toDoubleArray(" + ofTable + ");"
                            + " double worst = 0; for (int r = 0; r < q.length; r++) for (int k = 0; k < q[r].length; k++)"
                            + " worst = Math.max(worst, Math.abs(p[r][k] - q[r][k]));"
                            + " System.out.println(p.length == q.length && worst < 1e-12); }"))
                    .as(verb)
                    .endsWith("true");
        }
        assertThat(
                        cells.shown(
                                "frame.split(.5, .25, .25).stream().map(part -> toTable(part).doubleColumn(0).asList()).toList()"
                                        + ".equals(split(numbers, .5, .25, .25).stream().map(part -> part.doubleColumn(0).asList()).toList())"))
                .endsWith("true");
        assertThat(cells.shown("frame.split(.5, .25, .25).stream().map(part -> part.count()).toList()"))
                .endsWith("[4, 2, 2]");
        assertThat(cells.shown("tensor(frame).shape()")).contains("8, 2");
        assertThat(cells.shown("spark.table(Table.create(StringColumn.create(\"town\", \"a\"))).minMaxScale()"))
                .contains("column \"town\" holds string", "Hint: ");
        assertThat(cells.shown("spark.table(Table.create(IntColumn.create(\"one\", 1, 1))).standardScale()"))
                .contains("column \"one\" is constant");
    }

    @Test
    void a_sweep_on_executors_gives_the_numbers_of_one_in_this_process() {
        run("double rate(double lr) { var w = randn(3); double loss = 0; for (int i = 0; i < 5; i++) {"
                + " loss += lr * w.sum().item(); } return loss; }");
        assertThat(cells.shown("Spark.sweep(List.of(0.1, 0.5), lr -> rate(lr)).run().runs().stream()"
                                + ".map(run -> run.last()).toList()")
                        .lines()
                        .toList()
                        .getLast())
                .isEqualTo(cells.shown("sweep(List.of(0.1, 0.5), lr -> rate(lr)).run().runs().stream()"
                                + ".map(run -> run.last()).toList()")
                        .lines()
                        .toList()
                        .getLast());
        assertThat(cells.shown("Spark.sweep(List.of(1.0), lr -> { if (lr > 0) throw new IllegalStateException(\"no\");"
                        + " return 1; }).run().runs().getFirst().isFailed()"))
                .endsWith("true");
        assertThat(
                        cells.shown(
                                "Spark.sweep(List.of(1.0), lr -> { if (lr > 0) throw new IllegalStateException(\"no luck\");"
                                        + " return 1; }).run().table().toString() + Spark.sweep(List.of(1.0),"
                                        + " lr -> { if (lr > 0) throw new IllegalStateException(\"no luck\"); return 1; }).run()"))
                .contains("no luck")
                .doesNotContain("stage");
    }

    @Test
    void a_training_on_executors_has_the_losses_of_one_in_this_process() {
        run(Houses.TABLE);
        run(Houses.NETWORK);
        for (String optimizer : List.of("sgd", "adam", "rmsprop", "nadam")) {
            run("var one = network(\"" + optimizer + "\"); var two = network(\"" + optimizer + "\");");
            assertThat(
                            last(
                                    cells.shown(
                                            "var h1 = one.fit(inputs, prices).epochs(4).batchSize(50).shuffle(false).verbose(0).run();"
                                                    + " var h2 = Spark.fit(two, housesFrame, \"price\").epochs(4).batchSize(50).shuffle(false)"
                                                    + ".verbose(0).run(); System.out.println(far(h1, h2) < 1e-5 ? \"near\" : h1 + \" \" + h2);")))
                    .as(optimizer)
                    .isEqualTo("near");
            assertThat(
                            last(
                                    cells.shown(
                                            "System.out.println((one.predict(inputs) - two.predict(inputs)).abs().max().item() < 1e-4);")))
                    .isEqualTo("true");
        }
        // and goes on from there, with the optimizer where it was
        assertThat(
                        last(
                                cells.shown(
                                        "h1 = one.fit(inputs, prices).epochs(2).batchSize(50).shuffle(false).verbose(0).goesOn().run();"
                                                + " h2 = Spark.fit(two, housesFrame, \"price\").epochs(2).batchSize(50).shuffle(false).verbose(0)"
                                                + ".goesOn().run(); System.out.println(far(h1, h2) < 1e-5 ? \"near\" : h1 + \" \" + h2);")))
                .isEqualTo("near");
    }

    @Test
    void a_training_on_executors_has_the_words_of_fit() {
        run(Houses.TABLE);
        run(Houses.NETWORK);
        assertThat(cells.shown("var early = Spark.fit(network(\"sgd\"), housesFrame, \"price\").epochs(50).verbose(0)"
                        + ".validation(inputs, prices).callbacks(Callback.afterEpoch((e, logs) -> { if (e == 2)"
                        + " throw new IllegalStateException(\"epoch \" + e + logs.keySet()); })).run();"))
                .contains("epoch 2[loss, mae, r2_score, val_loss, val_mae, val_r2_score]");
        assertThat(
                        last(
                                cells.shown(
                                        "{ var m = network(\"sgd\"); System.out.println(Spark.fit(m, housesFrame, \"price\").epochs(50)"
                                                + ".verbose(0).callbacks(Callback.afterEpoch((e, logs) -> { if (e == 2) m.stopTraining(); })).run().epochs()); }")))
                .isEqualTo("3");
        assertThat(
                        last(
                                cells.shown(
                                        "{ var h = Spark.fit(network(\"sgd\"), housesFrame, List.of(\"price\"), 3).epochs(6)"
                                                + ".batchSize(20).verbose(0).run(); System.out.println(h.last(\"loss\") < 0.3 * h.get(\"loss\")[0]); }")))
                .isEqualTo("true");
    }

    @Test
    void what_is_wrong_with_a_training_is_said() {
        run(Houses.TABLE);
        run(Houses.NETWORK);
        assertThat(cells.shown("Spark.fit(network(\"sgd\"), housesFrame, \"prize\")"))
                .contains("the frame has no column \"prize\"");
        assertThat(cells.shown("Spark.fit(network(\"sgd\"), housesFrame.withColumn(\"town\","
                        + " org.apache.spark.sql.functions.lit(\"x\")), \"price\")"))
                .contains("column \"town\" holds string");
        assertThat(cells.shown("Spark.fit(network(\"sgd\"), housesFrame.drop(\"age\"), \"price\").verbose(0).run()"))
                .contains("layer 0 `dense` (Dense) expected (None, 5)");
        assertThat(
                        cells.shown(
                                "Spark.fit(network(\"sgd\"), housesFrame.withColumn(\"age\","
                                        + " org.apache.spark.sql.functions.expr(\"if(age > 1, null, age)\")), \"price\").verbose(0).run()"))
                .contains("the column \"age\" has a missing value", "Hint: ");
        assertThat(cells.shown("{ var m = network(\"sgd\"); m.learningRate(1e6); Spark.fit(m, housesFrame, \"price\")"
                        + ".epochs(30).verbose(0).run(); }"))
                .contains("epoch", "learning rate");
        assertThat(cells.shown("Spark.fit(network(\"sgd\"), housesFrame, \"price\").validationSplit(0.1).run()"))
                .contains("`validationSplit` needs the examples in this process");
    }

    @Test
    void stop_ends_a_training_and_the_model_keeps_what_it_learned() throws InterruptedException {
        run(Houses.TABLE);
        run(Houses.NETWORK);
        run("var stoppedModel = network(\"sgd\"); System.setProperty(\"himalia.test.epoch\", \"-1\");");
        Thread stop = Thread.ofPlatform().start(() -> {
            while (Integer.getInteger("himalia.test.epoch", -1) < 2) {
                Thread.onSpinWait();
            }
            cells.interrupt();
        });
        String shown = cells.shown(
                "Spark.fit(stoppedModel, housesFrame, \"price\").epochs(1_000_000).verbose(0).callbacks("
                        + "Callback.afterEpoch((e, logs) -> System.setProperty(\"himalia.test.epoch\", \"\" + e))).run();");
        stop.join();
        assertThat(shown).doesNotContain("History");
        assertThat(cells.shown("stoppedModel.history().epochs() >= 3")).endsWith("true");
        assertThat(cells.shown("sc.parallelize(List.of(1, 2), 2).map(x -> x + 1).collect()"))
                .endsWith("[2, 3]");
    }

    @Test
    void a_frame_is_looked_at_and_grouped_as_its_table() {
        run("var towns = Table.create(StringColumn.create(\"town\", \"b\", \"a\", \"b\", \"\", \"a\", \"ü\"),"
                + " IntColumn.create(\"rooms\", 3, 1, 4, 1, 5, 9), DoubleColumn.create(\"area\", 1.5, 2, Double.NaN, 4, 8.25, 7),"
                + " BooleanColumn.create(\"sold\", true, false, true, true, true, false));\n"
                + "var townsFrame = spark.table(towns);");
        assertThat(cells.shown("info(townsFrame)").replaceFirst("(?s).*?\\n", ""))
                .isEqualTo(cells.shown("info(towns)").replaceFirst("(?s).*?\\n", ""));
        assertThat(cells.shown("head(townsFrame, 2).print().equals(head(towns, 2).setName(\"\").print())"))
                .endsWith("true");
        assertThat(
                        cells.shown(
                                "var drawn = sample(townsFrame, 4, 1); drawn.rowCount() + \" \" + drawn.stringColumn(0).isMissing().size()"))
                .contains("4 ");
        for (String verb : List.of("mean", "sum", "count", "median", "std", "var", "min", "max", "nunique", "size")) {
            assertThat(last(cells.shown("System.out.println(groupBy(townsFrame, \"town\")." + verb + "().print()"
                            + ".equals(groupBy(towns, \"town\")." + verb + "().setName(\"\").print()) ? \"same\" :"
                            + " groupBy(townsFrame, \"town\")." + verb + "() + \" \" + groupBy(towns, \"town\")." + verb
                            + "());")))
                    .as(verb)
                    .isEqualTo("same");
        }
        assertThat(cells.shown("groupBy(townsFrame, \"town\").select(\"area\").agg(\"mean\", \"max\").columnNames()"))
                .endsWith("[town, area_mean, area_max]");
        assertThat(cells.shown("groupBy(townsFrame, \"city\")")).contains("no column \"city\"");
        assertThat(cells.shown("groupBy(townsFrame, \"town\").agg(\"mode\")")).contains("no aggregation \"mode\"");
    }

    @Test
    void figures_of_a_frame_are_those_of_its_table_from_what_was_counted() {
        run("var draw3 = new java.util.Random(5); double[] ds = new double[3000]; double[] es = new double[3000];"
                + " for (int n = 0; n < 3000; n++) { ds[n] = draw3.nextInt(40) * 0.1; es[n] = draw3.nextGaussian(); }"
                + " var drawnTable = Table.create(DoubleColumn.create(\"d\", ds), DoubleColumn.create(\"e\", es));"
                + " var drawnFrame = spark.table(drawnTable);");
        for (String column : List.of("d", "e")) {
            for (int bins : new int[] {10, 7, 40}) {
                assertThat(last(cells.shown("System.out.println(Arrays.equals(hist(drawnFrame, \"" + column + "\", "
                                + bins + ").png(), hist(drawnTable.column(\"" + column + "\"), " + bins
                                + ").png()));")))
                        .isEqualTo("true");
            }
        }
        assertThat(last(cells.shown("System.out.println(Arrays.equals(box(drawnFrame, \"d\").png(),"
                        + " box(select(drawnTable, \"d\")).png()));")))
                .isEqualTo("true");
        assertThat(cells.shown("box(drawnFrame)")).contains("values lie further out");
        assertThat(cells.shown("pairplot(drawnFrame)")).contains("1,000 of 3,000 rows, drawn at random");
        assertThat(last(cells.shown("System.out.println(Arrays.equals(heatmap(corr(drawnTable)).png(),"
                        + " heatmap(corr(drawnFrame)).png()));")))
                .isEqualTo("true");
        assertThat(cells.shown("hist(drawnFrame, \"f\")")).contains("no column of numbers \"f\"");
    }

    @Test
    void columns_of_every_type_come_back_by_batches_and_by_rows() {
        run(
                "var all = Table.create(ShortColumn.create(\"s\", new short[] {1, -2}), LongColumn.create(\"l\", 1L << 40, -1),"
                        + " FloatColumn.create(\"f\", 1.5f, Float.NaN), DoubleColumn.create(\"x\", 0.1, -1e300),"
                        + " StringColumn.create(\"t\", \"한글\", \"\"), BooleanColumn.create(\"b\", true, false),"
                        + " DateColumn.create(\"day\", java.time.LocalDate.of(1066, 10, 14), java.time.LocalDate.EPOCH),"
                        + " DateTimeColumn.create(\"time\", java.time.LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000), null),"
                        + " InstantColumn.create(\"at\", java.time.Instant.parse(\"2026-01-02T03:04:05.678901Z\"),"
                        + " java.time.Instant.EPOCH.minusMillis(1)));");
        assertThat(last(cells.shown(
                        "System.out.println(toTable(spark.table(all)).print().equals(all.setName(\"\").print()));")))
                .isEqualTo("true");
        // a decimal number goes by rows, and takes the others with it
        assertThat(last(cells.shown("System.out.println(select(toTable(spark.table(all).selectExpr(\"*\","
                        + " \"cast(s as decimal(9, 2)) as money\")), \"s\", \"l\", \"f\", \"x\", \"t\", \"b\", \"day\", \"time\", \"at\")"
                        + ".setName(\"\").print().equals(all.print()));")))
                .isEqualTo("true");
        assertThat(cells.shown("toTable(spark.table(all).filter(\"s > 100\")).rowCount()"))
                .endsWith("0");
        assertThat(cells.shown("spark.table(Table.create(DoubleColumn.create(\"none\"))).count()"))
                .endsWith("0");
    }

    @Test
    void weights_are_kept_where_hadoop_reaches(@TempDir Path folder) {
        String address = folder.resolve("m.safetensors").toUri().toString();
        run("manualSeed(1); var kept = new Linear(3, 2); Spark.saveModel(kept, \"" + address + "\");");
        run("Spark.saveModel(kept, \"" + address + "\");");
        assertThat(cells.shown("manualSeed(2); var other = new Linear(3, 2); other.loadStateDict(Spark.load(\""
                        + address + "\")); other.weight.equal(kept.weight)"))
                .endsWith("true");
        assertThat(folder.toFile().list()).doesNotContain("m.safetensors.part");
        assertThat(cells.shown("Spark.load(\"" + address + "x\")"))
                .contains("Spark.load: file:", "there is no such file");
        assertThat(cells.shown("Spark.load(\"s3a://bucket/m\")")).contains("s3a", "Hint: ");
    }
}
