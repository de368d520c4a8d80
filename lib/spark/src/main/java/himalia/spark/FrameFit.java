package himalia.spark;

import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import himalia.train.Elsewhere;
import himalia.train.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/// A training on executors: one barrier stage for all of it, whose tasks agree among themselves after each
/// step. After each epoch the first of them tells the notebook, and hears from it whether and how to go on.
///
/// If an executor is lost, the stage is; another begins with what the notebook knows, from the last epoch on.
final class FrameFit implements Elsewhere {
    private static final int LOOK_MILLIS = 100;
    /// How long executors that were lost may take to come back, before it goes on with those that there are.
    private static final int BACK_MILLIS = 30_000;

    private static final int ANY_MILLIS = 120_000;
    private static final int END_SECONDS = 20;
    private static final int TRIES = 3;
    private static final int ANSWER_SECONDS = 100;

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Map<Integer, Running> TRAININGS = new ConcurrentHashMap<>();

    private final JavaSparkContext context;
    private final Dataset<Row> rows;
    private final List<String> columns;
    private final int targets;
    private final int every;

    /// @param rows inputs, and the targets at the end
    FrameFit(JavaSparkContext context, Dataset<Row> rows, int targets, int every) {
        this.context = context;
        this.rows = rows;
        this.columns = List.of(rows.columns());
        this.targets = targets;
        this.every = every;
    }

    @Override
    public Tensor example() {
        return Tensor.zeros(1, columns.size() - targets);
    }

    @Override
    public Epochs start(Order order) {
        return new Running(order);
    }

    @Override
    public String toString() {
        return "the frame's rows of " + columns.size() + " columns, on executors";
    }

    /// Brings what a task tells to the training that it belongs to.
    ///
    /// @return whether to go on, 1 or 0, and the learning rate then
    static double[] hear(Report report) {
        Running training = TRAININGS.get(report.training());
        return training == null ? new double[2] : training.heard(report);
    }

    private record Told(Report report, CompletableFuture<double[]> answer) {}

    private final class Running implements Epochs {
        private final Order order;
        private final JavaPairRDD<Long, float[]> numbered;
        private final BlockingQueue<Told> told = new ArrayBlockingQueue<>(1024);
        private final long seed = Generator.initialSeed();
        private @Nullable JavaFutureAction<List<Integer>> stage;
        private @Nullable Broadcast<byte[]> sent;
        private @Nullable CompletableFuture<double[]> waiting;
        private int number;
        private int tasks;
        private int done;
        private int failures;

        Running(Order order) {
            this.order = order;
            int width = columns.size();
            numbered = rows.javaRDD().zipWithIndex().mapToPair(row -> new Tuple2<>(row._2(), numbers(row._1(), width)));
        }

        private double[] heard(Report report) {
            CompletableFuture<double[]> answer = new CompletableFuture<>();
            told.add(new Told(report, answer));
            if (report.values() == null) {
                return new double[2]; // an error; nobody waits for an answer
            }
            try {
                return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new double[2];
            } catch (ExecutionException | TimeoutException e) {
                return new double[2];
            }
        }

        @Override
        public Map<String, Double> next(double rate) {
            try {
                if (waiting != null) {
                    waiting.complete(new double[] {1, rate});
                    waiting = null;
                }
                while (true) {
                    if (stage == null) {
                        begin(rate);
                    }
                    Told news = told.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (news != null && news.report().training() == number) {
                        return taken(news);
                    }
                    if (stage != null && stage.isDone() && told.isEmpty()) {
                        lost(stage);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        }

        private void begin(double rate) throws InterruptedException {
            SparkContext spark = context.sc();
            int slots = slots(spark);
            if (tasks > 0 && slots != tasks) {
                System.err.println("Spark.fit: it goes on with " + slots + (slots == 1 ? " task" : " tasks")
                        + " instead of " + tasks + ".");
            }
            tasks = Math.min(slots, order.batchSize());
            number = NUMBERS.incrementAndGet();
            TRAININGS.put(number, this);
            sent = context.broadcast(Parcel.pack(order.model()));
            BatchShares shares = new BatchShares(order.batchSize(), tasks);
            Member member = new Member(
                    number,
                    sent,
                    columns,
                    targets,
                    order.epochs() - done,
                    shares,
                    order.shuffle(),
                    every,
                    rate,
                    seed + 1_000L * done);
            ClassTag<Integer> tag = ClassTag$.MODULE$.apply(Integer.class);
            stage = JavaRDD.fromRDD(
                            numbered.repartitionAndSortWithinPartitions(shares)
                                    .rdd()
                                    .barrier()
                                    .mapPartitions(member, false, tag),
                            tag)
                    .collectAsync();
        }

        /// How many tasks can run beside each other; waits for executors.
        private int slots(SparkContext spark) throws InterruptedException {
            int slots = 0;
            for (int waited = 0; waited < ANY_MILLIS; waited += LOOK_MILLIS) {
                slots = spark.maxNumConcurrentTasks(
                        spark.resourceProfileManager().defaultResourceProfile());
                if (slots >= Math.max(1, tasks) || slots > 0 && waited >= BACK_MILLIS) {
                    return slots;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            throw new SparkProblem(
                    "Spark.fit: there is no executor.\nHint: are there workers with enough memory and cores?");
        }

        private Map<String, Double> taken(Told news) {
            Report report = news.report();
            if (report.values() == null || report.state() == null) {
                throw new SparkProblem(String.valueOf(report.error()));
            }
            Report.State state = Parcel.unpack(Report.State.class, report.state());
            Model model = order.model();
            model.loadStateDict(tensors(state.model()));
            // The rates are this process's matter.
            Map<String, Tensor> kept = new HashMap<>(tensors(state.optimizer()));
            model.optimizer().stateDict().forEach((name, value) -> {
                if (name.startsWith("param_groups.")) {
                    kept.put(name, value);
                }
            });
            model.optimizer().loadStateDict(kept);
            waiting = news.answer();
            done++;
            failures = 0;
            return report.values();
        }

        private static Map<String, Tensor> tensors(Map<String, ?> all) {
            Map<String, Tensor> tensors = new HashMap<>();
            all.forEach((name, one) -> tensors.put(name, (Tensor) one));
            return tensors;
        }

        /// The stage has ended before the training.
        private void lost(JavaFutureAction<List<Integer>> ended) throws InterruptedException {
            String why = "the tasks ended";
            try {
                var _ = ended.get();
            } catch (ExecutionException e) {
                why = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            } catch (CancellationException e) {
                throw e;
            }
            forget();
            if (++failures >= TRIES) {
                throw new SparkProblem("Spark.fit: the training ended " + TRIES + " times in epoch " + (done + 1)
                        + "; the model knows what was learned before.\nThe last time: "
                        + why.lines()
                                .limit(4)
                                .reduce("", (a, b) -> a + "\n  " + b)
                                .strip());
            }
            System.err.println("Spark.fit: an executor was lost in epoch " + (done + 1) + " of " + order.epochs() + "; "
                    + (done == 0 ? "it begins again." : "it goes on from the end of epoch " + done + "."));
        }

        private void forget() {
            TRAININGS.remove(number);
            stage = null;
            if (sent != null) {
                sent.destroy();
                sent = null;
            }
        }

        @Override
        public void close() {
            if (waiting != null) {
                waiting.complete(new double[] {0, 0});
            }
            TRAININGS.remove(number);
            told.forEach(one -> one.answer().complete(new double[] {0, 0}));
            JavaFutureAction<List<Integer>> last = stage;
            if (last != null && !context.sc().isStopped()) {
                end(last);
                forget();
            }
        }

        /// A stage whose tasks were told to end does so by itself; one that was stopped in an epoch does not.
        private void end(JavaFutureAction<List<Integer>> last) {
            boolean interrupted = Thread.interrupted();
            if (interrupted || waiting == null) {
                last.cancel(true);
            }
            try {
                var _ = last.get(END_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException | CancellationException e) {
                last.cancel(true);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static float[] numbers(Row row, int width) {
        float[] numbers = new float[width];
        for (int i = 0; i < width; i++) {
            numbers[i] = row.get(i) instanceof Number number ? number.floatValue() : Float.NaN;
        }
        return numbers;
    }

    /// The columns in the order in which they are wanted: all numbers, the targets at the end.
    static Dataset<Row> columns(Dataset<Row> frame, List<String> targets) {
        List<String> all = new ArrayList<>();
        for (String name : frame.columns()) {
            if (!targets.contains(name)) {
                all.add(name);
            }
        }
        for (String target : targets) {
            if (!Arrays.asList(frame.columns()).contains(target)) {
                throw new IllegalArgumentException("Spark.fit: the frame has no column \"" + target + "\". Received: "
                        + Arrays.toString(frame.columns()));
            }
            all.add(target);
        }
        if (targets.isEmpty() || all.size() == targets.size()) {
            throw new IllegalArgumentException("Spark.fit: inputs and at least one target are needed. Received: "
                    + Arrays.toString(frame.columns()) + ", targets " + targets);
        }
        return SparkTables.numbersOnly("Spark.fit", frame)
                .select(all.stream().map(SparkTables::column).toArray(org.apache.spark.sql.Column[]::new));
    }
}
