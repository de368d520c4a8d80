package himalia.spark;

import static org.assertj.core.api.Assertions.assertThat;

import himalia.testing.TestCells;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cells and a cluster of three other processes: classes really travel.
@Timeout(900)
class ClusterTest {
    private static Cluster cluster;
    private static TestCells cells;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        cluster = new Cluster(2);
        cells = new TestCells();
        cells.run("record Early(int x) {}");
        assertThat(cells.shown("var spark = Spark.connect(\"" + cluster.address()
                        + "\", java.util.Map.of(\"spark.executor.memory\", \"512m\","
                        + "\"spark.executor.extraJavaOptions\", \"-Dof.user=yes\"));\nvar sc = Spark.context();"))
                .contains("MimeBundle");
    }

    @AfterAll
    static void close() throws IOException, InterruptedException {
        cells.run("Spark.stop();");
        cells.close();
        cluster.close();
    }

    private static String last(String code) {
        String shown = cells.shown(code);
        return shown.isEmpty() ? "" : shown.lines().toList().getLast();
    }

    private static void run(String code) {
        assertThat(cells.shown(code)).doesNotContain("Exception").doesNotContain("Error");
    }

    @Test
    void a_lambda_uses_a_record_a_method_and_a_variable_of_three_cells() {
        run("record Point(double x, double y) {}");
        run("double square(double x) { return x * x; }");
        run("double factor = 1.5;");
        assertThat(last("sc.parallelize(List.of(new Point(1, 2), new Point(3, 4)), 2)"
                        + ".map(p -> new Point(square(p.x()) * factor, new Early(7).x())).collect()"))
                .isEqualTo("[Point[x=1.5, y=7.0], Point[x=13.5, y=7.0]]");
        run("double square(double x) { return -x; }");
        assertThat(last("sc.parallelize(List.of(2, 3), 2).map(x -> square(x) * factor).collect()"))
                .isEqualTo("[-3.0, -4.5]");
        assertThat(last("sc.parallelize(List.of(1, 2, 3, 4), 2)"
                        + ".mapToPair(x -> new scala.Tuple2<>(new Point(x % 2, 0), x)).reduceByKey((p, q) -> p + q)"
                        + ".collectAsMap().get(new Point(1, 0))"))
                .isEqualTo("4");
    }

    @Test
    void the_options_of_the_user_stand_beside_those_that_executors_need() {
        assertThat(last("sc.parallelize(List.of(1, 2), 2).map(x -> System.getProperty(\"of.user\")"
                        + " + System.getProperty(\"himalia.threads\")"
                        + " + ModuleLayer.boot().findModule(\"jdk.incubator.vector\").isPresent()).collect()"))
                .isEqualTo("[yes1true, yes1true]");
    }

    @Test
    void a_tensor_goes_along_with_the_lambda_that_reads_it() {
        run("var known = tensor(new double[] {1, 2, 3});");
        assertThat(last("sc.parallelize(List.of(1.0, 2.0), 2).map(x -> known.mul(x).sum().item()).collect()"))
                .isEqualTo("[6.0, 12.0]");
    }

    @Test
    void a_variable_that_a_method_reads_or_a_lambda_sets_is_named() {
        run("int home = 3; int sum = 0;\nint reads(int x) { return x + home; }");
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).map(x -> reads(x)).collect()"))
                .contains("the variable `home` is in the notebook", "Hint: ", "in reads");
        assertThat(cells.shown("sc.parallelize(List.of(1), 1).foreach(x -> sum += x);"))
                .contains("the variable `sum` is in the notebook", "cannot be set from here");
    }

    @Test
    void stop_ends_a_loop_without_end_on_the_executors() throws InterruptedException {
        Thread stop = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(3_000);
            } catch (InterruptedException e) {
                return;
            }
            cells.interrupt();
        });
        assertThat(last("sc.parallelize(List.of(1, 2), 2)"
                        + ".map(x -> { long i = 0; while (i >= 0) { i = i + 1 - 1; } return i; }).collect()"))
                .doesNotContain("[");
        stop.join();
        assertThat(last("sc.parallelize(List.of(1, 2), 2).map(x -> x + 1).collect()"))
                .isEqualTo("[2, 3]");
    }

    @Test
    void a_job_whose_executor_dies_comes_to_its_end() throws InterruptedException {
        Thread accident = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(2_000);
            } catch (InterruptedException e) {
                return;
            }
            cluster.killExecutor();
        });
        assertThat(
                        last(
                                "sc.parallelize(List.of(1, 2, 3, 4), 4).map(x -> { Thread.sleep(1500); return x * 2; }).collect()"))
                .isEqualTo("[2, 4, 6, 8]");
        accident.join();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7})
    void whatever_is_defined_again_executors_compute_what_the_cell_says(long seed) {
        Random random = new Random(seed);
        int[] constants = {1, 2, 3};
        int fields = 1;
        int version = 0;
        run("int f(int x) { return x + 1; }");
        run("int g(int x) { return f(x) * 2; }");
        run("record Data(int v) { int total() { return v * 1; } }");
        run("int k = 3;");
        List<String> history = new ArrayList<>();
        for (int step = 0; step < 12; step++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    constants[0] = random.nextInt(100);
                    run("int f(int x) { return x + " + constants[0] + "; }");
                    history.add("f " + constants[0]);
                }
                case 1 -> {
                    constants[1] = random.nextInt(100);
                    run("int g(int x) { return f(x) * " + constants[1] + "; }");
                    history.add("g " + constants[1]);
                }
                case 2 -> {
                    version = random.nextInt(100);
                    fields = 3 - fields;
                    run(
                            fields == 1
                                    ? "record Data(int v) { int total() { return v * " + version + "; } }"
                                    : "record Data(int v, int w) { int total() { return v + w + " + version + "; } }");
                    history.add("Data " + fields + " " + version);
                }
                case 3 -> {
                    constants[2] = random.nextInt(100);
                    run("k = " + constants[2] + ";");
                    history.add("k " + constants[2]);
                }
                default -> {
                    constants[2] = random.nextInt(100);
                    run("int k = " + constants[2] + ";");
                    history.add("int k " + constants[2]);
                }
            }
            String made = fields == 1 ? "new Data(g(x) + k)" : "new Data(g(x), k)";
            if (version == 0 && fields == 1 && history.stream().noneMatch(one -> one.startsWith("Data"))) {
                version = 1;
            }
            List<Integer> expected = new ArrayList<>();
            for (int x = 1; x <= 3; x++) {
                int g = (x + constants[0]) * constants[1];
                expected.add(fields == 1 ? (g + constants[2]) * version : g + constants[2] + version);
            }
            assertThat(last("sc.parallelize(List.of(1, 2, 3), 2).map(x -> " + made + ").collect().stream()"
                            + ".map(one -> one.total()).toList().toString()"
                            + " + sc.parallelize(List.of(1, 2, 3), 2).map(x -> " + made + ".total()).collect()"
                            + " + java.util.stream.Stream.of(1, 2, 3).map(x -> " + made + ".total()).toList()"))
                    .as(history.toString())
                    .isEqualTo(expected.toString() + expected + expected);
        }
    }

    @Test
    void a_training_of_two_executors_has_the_losses_of_one_machine_also_if_one_or_its_worker_is_lost()
            throws InterruptedException, IOException {
        run(Houses.TABLE);
        run(Houses.NETWORK);
        run("class Doubling extends Module { public Tensor forward(Tensor x) { return x * 2; } }");
        run(
                "Model deep() { var m = network(\"adam\"); manualSeed(1); return new himalia.train.Sequential("
                        + "new Dense(16, \"tanh\").inputShape(5), new Doubling(), new Dense(1)).compile(\"adam\", \"mse\", \"mae\"); }");
        run("var one = deep(); var two = deep(); var three = deep(); var four = deep();");
        run("var h1 = one.fit(inputs, prices).epochs(12).batchSize(50).shuffle(false).verbose(0).run();");
        assertThat(last(
                        "var h2 = Spark.fit(two, housesFrame, \"price\").epochs(12).batchSize(50).shuffle(false).verbose(0)"
                                + ".run(); System.out.println(far(h1, h2) < 1e-5 ? \"near\" : h1 + \" \" + h2);"))
                .isEqualTo("near");
        assertThat(fitted("three", cluster::killExecutor)).isEqualTo("near");
        try {
            assertThat(fitted("four", cluster::killWorker)).isEqualTo("near");
        } finally {
            cluster.addWorker();
        }
    }

    /// Trains a model while something happens in its sixth epoch.
    private static String fitted(String model, Runnable accident) throws InterruptedException {
        System.setProperty("himalia.test.epoch", "-1");
        System.clearProperty("himalia.test.happened");
        Thread happening = Thread.ofPlatform().start(() -> {
            while (Integer.getInteger("himalia.test.epoch", -1) < 5) {
                Thread.onSpinWait();
            }
            accident.run();
            System.setProperty("himalia.test.happened", "yes");
        });
        String last = last("var h3 = Spark.fit(" + model
                + ", housesFrame, \"price\").epochs(12).batchSize(50).shuffle(false).verbose(0)"
                + ".callbacks(Callback.afterEpoch((e, logs) -> { System.setProperty(\"himalia.test.epoch\", \"\" + e);"
                + " while (e == 5 && System.getProperty(\"himalia.test.happened\") == null) { Thread.onSpinWait(); } }))"
                + ".run(); System.out.println(far(h1, h3) < 1e-5 ? \"near\" : h1 + \" \" + h3);");
        happening.join();
        return last;
    }
}
