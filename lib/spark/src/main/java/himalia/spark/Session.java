package himalia.spark;

import himalia.api.CellListener;
import himalia.api.Frontend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/// The one session of this process: how it is started, and how the cells come to it.
final class Session {
    private static final int FIRST_LINE = 60;
    /// What a user gives in these comes behind what is ours.
    private static final Set<String> LISTS = Set.of("spark.jars", "spark.plugins");

    private static final String OPTIONS = "spark.executor.defaultJavaOptions";
    private static @Nullable Session current;
    private static @Nullable CellFolder cells;

    private final Master master;
    private final SparkSession spark;
    private final Jobs jobs;

    private Session(Master master, SparkSession spark) {
        this.master = master;
        this.spark = spark;
        this.jobs = new Jobs(spark.sparkContext());
    }

    /// What a cell does to the session.
    private static final class Cells implements CellListener {
        @Override
        public void begins(int cell, String code) {
            Session running = running();
            if (running != null) {
                running.enter("cell-" + cell, "Cell [" + cell + "] " + firstLine(code));
            }
        }

        @Override
        public void stopped() {
            Session running = running();
            if (running != null) {
                running.jobs.cancel();
            }
        }

        private static String firstLine(String code) {
            String line = code.strip().lines().findFirst().orElse("");
            return line.length() > FIRST_LINE ? line.substring(0, FIRST_LINE) + "..." : line;
        }
    }

    /// The session, if there is one that works.
    static synchronized @Nullable Session running() {
        Session known = current;
        return known == null || known.spark.sparkContext().isStopped() ? null : known;
    }

    /// The same, which is needed.
    static Session needed(String what) {
        Session known = running();
        if (known == null) {
            throw new IllegalStateException(
                    what + ": there is no Spark session.\nHint: var spark = Spark.local(); begins one.");
        }
        return known;
    }

    static synchronized SparkSession start(Master master, Map<String, String> settings) {
        Session known = running();
        if (known != null) {
            if (!known.master.equals(master) || !settings.isEmpty()) {
                throw new IllegalStateException("Spark: there is a session on " + known.master.address()
                        + " already, and a notebook has one.\nHint: Spark.stop() ends it.");
            }
            return known.spark;
        }
        master.check();
        // Netty's buffers, before its first class is there: Spark's Arrow needs them to be outside the heap.
        System.setProperty("io.netty.noUnsafe", "false");
        CellFolder folder = cells();
        SparkConf conf = conf(master, folder);
        settings.forEach((name, value) -> conf.set(name, LISTS.contains(name) ? joined(conf, name, value) : value));
        if (!master.isLocal()) {
            conf.set(OPTIONS, executorOptions(conf));
        }
        SparkContext context = new SparkContext(conf);
        context.setLogLevel("ERROR");
        SparkSession spark = SparkSession.builder().getOrCreate();
        Session session = new Session(master, spark);
        current = session;
        Thread.ofPlatform().daemon().name("himalia-spark-warm-up").start(() -> warmUp(spark));
        session.enter("cell", "");
        return spark;
    }

    /// The first query is what Spark's compiler of queries takes long for; nobody waits for this one.
    private static void warmUp(SparkSession spark) {
        try {
            spark.sparkContext().setJobGroup("warm-up", "Himalia warms Spark up", true);
            var _ = spark.range(2).selectExpr("sum(id)").collectAsList();
        } catch (RuntimeException | LinkageError ended) {
            return; // with the session; whatever else it was, a query of the user's will tell
        }
    }

    /// Where the classes of the cells are.
    static synchronized CellFolder cells() {
        CellFolder known = cells;
        if (known == null) {
            try {
                Path folder = Files.createTempDirectory("himalia-spark");
                Files.createDirectory(folder.resolve("classes"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
                known = new CellFolder(folder.resolve("classes"));
            } catch (IOException e) {
                throw new UncheckedIOException("Spark: no temporary folder could be made", e);
            }
            cells = known;
            Frontend.current().listen(known);
            Frontend.current().listen(new Cells());
        }
        return known;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException left) {
            // In a temporary folder, where the system tidies up.
        }
    }

    private static SparkConf conf(Master master, CellFolder cells) {
        Path own = cells.path().resolveSibling("spark");
        SparkConf conf = new LoopbackConf()
                .setMaster(master.address())
                .setAppName("Himalia")
                .set("spark.ui.showConsoleProgress", "false")
                .set("spark.ui.killEnabled", "false")
                .set("spark.sql.warehouse.dir", own.resolve("warehouse").toUri().toString())
                // Days and times as java.time has them; java.sql's would want the inside of the JDK.
                .set("spark.sql.datetime.java8API.enabled", "true")
                .set("spark.local.dir", own.toString())
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.maxFailures", "1")
                .set("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s");
        if (master.isHere()) {
            conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        }
        if (master.isLocal()) {
            // Tables of notebooks: with the 200 that are made for a cluster, most would be empty.
            conf.set("spark.sql.shuffle.partitions", master.address().replaceAll("\\D", ""));
            return conf;
        }
        return conf.set("spark.repl.class.outputDir", cells.path().toString())
                .set("spark.plugins", CellsPlugin.class.getName())
                // What a training tells after an epoch are all weights.
                .set("spark.rpc.message.maxSize", "1024")
                .set("spark.jars", String.join(",", Libraries.jars(cells.path().resolveSibling("jars"))))
                .set("spark.task.reaper.enabled", "true")
                .set("spark.task.reaper.killTimeout", "20s");
    }

    private static String joined(SparkConf conf, String name, String value) {
        String ours = conf.get(name, "");
        return ours.isEmpty() ? value : ours + "," + value;
    }

    /// What the JVMs of executors start with, before the options that a user may have given them.
    private static String executorOptions(SparkConf conf) {
        return String.join(
                " ",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector",
                // No call is left out of loops of vectors because it was not counted.
                "-XX:Tier3DelayOn=1000",
                "-XX:-OmitStackTraceInFastThrow", // as in the kernel: what is thrown says what and where
                // A task computes on the processors that it was given: the others have tasks of their own.
                "-Dhimalia.threads=" + conf.get("spark.task.cpus", "1"),
                conf.get(OPTIONS, ""));
    }

    /// What is computed from here on, by this thread, belongs to a cell.
    private void enter(String group, String what) {
        SparkContext context = spark.sparkContext();
        jobs.begin(group);
        context.setJobGroup(group, what, true);
        context.setLocalProperty(CellsPlugin.VERSION, String.valueOf(cells().version()));
    }

    SparkSession spark() {
        return spark;
    }

    /// `Spark 4.2.0 on local[2]`, and where its page is.
    String text() {
        return String.format(Locale.ROOT, "Spark %s on %s", spark.version(), master.address());
    }

    static synchronized void stop() {
        Session known = current;
        current = null;
        if (known != null) {
            known.spark.stop();
        }
    }
}
