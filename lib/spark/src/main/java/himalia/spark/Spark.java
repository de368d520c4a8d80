package himalia.spark;

import himalia.api.Display;
import himalia.api.MimeBundle;
import himalia.nn.Module;
import himalia.tensor.Tensor;
import himalia.train.Fit;
import himalia.train.Model;
import himalia.train.Sweep;
import himalia.train.Train;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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
/// Lambdas, classes, records and methods of cells run on the executors, in this process or on other machines,
/// also after they have been defined again. A lambda takes along the values of the variables that it reads, as
/// they are when it is made.
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
                                    text + " - <a href=\"" + page.get() + "\" target=\"_blank\">its page</a>"));
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

    /// Plans the training of a compiled model on the rows of a frame, on all executors together: the library's
    /// `fit`, with its words for epochs, batches, callbacks, progress and the live curve.
    ///
    /// ```java
    /// model.compile(Optimizers.adam(0.001), "mse", "mae");
    /// var history = Spark.fit(model, frame, "price").epochs(20).batchSize(128).live().run();
    /// ```
    ///
    /// Each task has the model and its rows of every batch; after each step their gradients are added up.
    /// Without shuffling, `.shuffle(false)`, the losses are those of `model.fit` with the same batches in one
    /// process, apart from rounding. With it, each task draws an order of its own rows. A normalisation of
    /// batches, as everywhere, sees the rows of its task alone. What is validated, `validation(x, y)`, is
    /// looked at here.
    ///
    /// If an executor is lost, the training goes on from the end of the last epoch, and says so. Stop ends it;
    /// the model keeps what it has learned.
    ///
    /// @param frame numbers; all columns but the target are inputs, in their order
    /// @param target what the model is to find
    /// @throws IllegalArgumentException if a column is missing or holds no numbers; the message names it
    public static Fit fit(Model model, Dataset<Row> frame, String target) {
        return fit(model, frame, List.of(target), 1);
    }

    /// The same for several targets, and with less to send: tasks take so many steps of their own before their
    /// weights become the mean of all.
    ///
    /// @param every 1 for gradients that are added up after each step
    public static Fit fit(Model model, Dataset<Row> frame, List<String> targets, int every) {
        if (every < 1) {
            throw new IllegalArgumentException("Spark.fit: `every` must be at least 1. Received: " + every);
        }
        JavaSparkContext context = context();
        return model.fit(new FrameFit(context, FrameFit.columns(frame, targets), targets.size(), every));
    }

    /// Writes the weights of a model into a file of Hadoop's file systems, in the format of safetensors.
    ///
    /// ```java
    /// Spark.saveModel(model, "hdfs://host/houses.safetensors");
    /// model.loadStateDict(Spark.load("hdfs://host/houses.safetensors"));
    /// ```
    ///
    /// @param address `hdfs://...`, `s3a://...`, `file:/...`
    /// @throws SparkProblem if it cannot be written; the message names it
    public static void saveModel(Module model, String address) {
        RemoteFiles.save(context().hadoopConfiguration(), address, model.stateDict());
    }

    /// Reads what [#saveModel] has written, or any file of safetensors.
    ///
    /// @throws SparkProblem if it cannot be read; the message names it
    public static Map<String, Tensor> load(String address) {
        return RemoteFiles.load(context().hadoopConfiguration(), address);
    }

    /// Ends the session. Another can begin then.
    public static void stop() {
        Session.stop();
    }
}
