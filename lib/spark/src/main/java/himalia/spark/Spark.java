package himalia.spark;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.train.Sweep;
import himalia.train.Train;
import java.util.Collection;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/// Apache Spark for cells, once `./lab setup spark` has brought it: on this machine, or on a cluster.
///
/// ```java
/// var spark = Spark.local();
/// double factor = 1.5;
/// record Point(double x, double y) {}
/// Spark.context().parallelize(List.of(new Point(1, 2), new Point(3, 4)), 2)
///         .map(p -> p.x() * factor).collect()             // [1.5, 4.5]
/// ```
///
/// Lambdas, classes, records and methods of cells run on the executors, in this process or on other machines, also
/// after they have been defined again. A lambda takes along the values of the variables that it reads, as they are
/// when it is made.
public final class Spark {
    private Spark() {}

    /// Spark in this process, with all cores. A session that there is already is given again.
    ///
    /// @throws IllegalStateException if there is one on a cluster
    public static SparkSession local() {
        return local(Runtime.getRuntime().availableProcessors());
    }

    /// The same with so many cores.
    public static SparkSession local(int cores) {
        return local(cores, Map.of());
    }

    /// The same with settings of Spark's.
    public static SparkSession local(int cores, Map<String, String> settings) {
        return start(Master.local(cores), settings);
    }

    /// Spark on a cluster: `spark://host:7077`, `yarn` or `k8s://https://host:port`.
    ///
    /// @throws SparkProblem if nobody answers there
    /// @throws IllegalArgumentException if that is no address of a cluster
    public static SparkSession connect(String master) {
        return connect(master, Map.of());
    }

    /// The same with settings of Spark's: `Map.of("spark.executor.memory", "2g")`.
    public static SparkSession connect(String master, Map<String, String> settings) {
        return start(Master.of(master), settings);
    }

    private static SparkSession start(Master master, Map<String, String> settings) {
        boolean isNew = Session.running() == null;
        SparkSession spark = Session.start(master, settings);
        if (isNew) {
            Option<String> page = spark.sparkContext().uiWebUrl();
            String text = Session.needed("Spark").text();
            MimeBundle shown = MimeBundle.text(text + (page.isDefined() ? ", page: " + page.get() : ""));
            Display.display(
                    page.isEmpty()
                            ? shown
                            : shown.with(
                                    MimeBundle.HTML,
                                    text + " - <a href=\"" + page.get() + "\" target=\"_blank\">" + page.get()
                                            + "</a>"));
        }
        return spark;
    }

    /// The session that runs.
    ///
    /// @throws IllegalStateException if none does
    public static SparkSession session() {
        return Session.needed("Spark.session").spark();
    }

    /// What makes RDDs, of the session that runs: `Spark.context().parallelize(list)`.
    ///
    /// @throws IllegalStateException if none does
    public static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(
                Session.needed("Spark.context").spark().sparkContext());
    }

    /// Trains once with each of some settings, each on an executor: the library's `sweep`, with all its words.
    ///
    /// ```java
    /// var runs = Spark.sweep(List.of(0.01, 0.1, 0.5), lr -> train(lr));
    /// runs.best().setting()       // 0.1
    /// runs.plot()
    /// ```
    ///
    /// The numbers are those of `sweep` in this process: each setting begins at the same seed. What comes
    /// back of a run are its losses.
    ///
    /// @throws IllegalStateException if there is no session
    public static <S> Sweep<S> sweep(Collection<? extends S> settings, Training<? super S> train) {
        JavaSparkContext context = context();
        return Train.<S>sweep(settings, Sweeps.elsewhere(context, train)).threads(context.defaultParallelism());
    }

    /// The same for each combination of several settings, which have names.
    public static <V> Sweep<Map<String, V>> sweep(
            Map<String, ? extends Collection<? extends V>> grid, Training<? super Map<String, V>> train) {
        JavaSparkContext context = context();
        return Train.<V>sweep(grid, Sweeps.<Map<String, V>>elsewhere(context, train))
                .threads(context.defaultParallelism());
    }

    /// Ends the session. Another can begin then.
    public static void stop() {
        Session.stop();
    }
}
