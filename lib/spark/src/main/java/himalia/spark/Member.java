package himalia.spark;

import himalia.nn.Embedding;
import himalia.optim.Optimizer;
import himalia.tensor.Generator;
import himalia.tensor.Tensor;
import himalia.train.Callback;
import himalia.train.Model;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/// A task of the barrier stage in which a model is trained: it has its rows of every batch, the whole model,
/// and a place in the [Ring].
final class Member extends AbstractFunction1<Iterator<Tuple2<Long, float[]>>, Iterator<Integer>>
        implements Serializable {
    private static final long serialVersionUID = 1;

    private final int training;
    private final Broadcast<byte[]> model;
    private final String[] columns;
    private final int targets;
    private final int epochs;
    private final BatchShares shares;
    private final boolean shuffle;
    private final int every;
    private final double rate;
    private final long seed;

    /// @param columns the names of inputs and targets
    /// @param targets how many of them, at the end, are targets
    /// @param epochs how many are left
    Member(
            int training,
            Broadcast<byte[]> model,
            List<String> columns,
            int targets,
            int epochs,
            BatchShares shares,
            boolean shuffle,
            int every,
            double rate,
            long seed) {
        this.training = training;
        this.model = model;
        this.columns = columns.toArray(String[]::new);
        this.targets = targets;
        this.epochs = epochs;
        this.shares = shares;
        this.shuffle = shuffle;
        this.every = every;
        this.rate = rate;
        this.seed = seed;
    }

    @Override
    public Iterator<Integer> apply(Iterator<Tuple2<Long, float[]>> rows) {
        BarrierTaskContext task = BarrierTaskContext.get();
        int rank = task.partitionId();
        String host =
                Objects.requireNonNull(task.getTaskInfos()[rank].address()).replaceFirst(":\\d+$", "");
        List<float[]> all = new ArrayList<>();
        rows.foreach(new AbstractFunction1<Tuple2<Long, float[]>, Object>() {
            @Override
            public Object apply(Tuple2<Long, float[]> row) {
                all.add(row._2());
                return all;
            }
        });
        try (Ring ring = Ring.join(rank, host, mine -> task.allGather(mine[0]))) {
            new Generator(seed + rank).use(() -> {
                train(ring, rank, all);
                return rank;
            });
        } catch (Ring.PeerLost | CancellationException ended) {
            throw ended; // the notebook knows, or Spark tells it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            CellsPlugin.tell(new Report(training, null, null, text(e)));
            throw e;
        }
        return CollectionConverters.asScala(List.of(rank).iterator());
    }

    private static String text(Throwable e) {
        return e instanceof SparkProblem || e instanceof IllegalArgumentException || e instanceof ArithmeticException
                ? String.valueOf(e.getMessage())
                : e.toString();
    }

    private void train(Ring ring, int rank, List<float[]> rows) {
        if (rows.isEmpty()) {
            throw new SparkProblem("Spark.fit: there are fewer rows than executors.");
        }
        Model mine = Parcel.unpack(Model.class, model.value());
        Optimizer optimizer = mine.optimizer();
        optimizer.lr(rate);
        Tensor x = part(rows, 0, columns.length - targets);
        boolean isWords = !mine.layers().isEmpty() && mine.layers().getFirst() instanceof Embedding;
        mine.fit(isWords ? x.toLong() : x, part(rows, columns.length - targets, columns.length))
                .epochs(epochs)
                .batchSize(shares.rows(rank))
                .shuffle(shuffle)
                .verbose(0)
                .snapshots(0)
                .goesOn()
                .together(ring, every)
                .callbacks(new AfterEpoch(ring, rank))
                .run();
    }

    private Tensor part(List<float[]> rows, int from, int to) {
        float[] values = new float[rows.size() * (to - from)];
        int at = 0;
        for (float[] row : rows) {
            for (int i = from; i < to; i++) {
                if (Float.isNaN(row[i])) {
                    throw new SparkProblem("Spark.fit: the column \"" + columns[i] + "\" has a missing value."
                            + "\nHint: frame.na().drop() leaves such rows out.");
                }
                values[at++] = row[i];
            }
        }
        return Tensor.tensor(values).view(rows.size(), to - from);
    }

    /// The first task tells the notebook and hears from it how to go on; the others hear it from the first.
    private final class AfterEpoch implements Callback {
        private final Ring ring;
        private final int rank;

        AfterEpoch(Ring ring, int rank) {
            this.ring = ring;
            this.rank = rank;
        }

        @Override
        public void onEpochEnd(Model model, int epoch, Map<String, Double> logs) {
            double[] answer = new double[2];
            if (rank == 0) {
                Report.State state =
                        new Report.State(model.stateDict(), model.optimizer().stateDict());
                answer = CellsPlugin.tell(new Report(training, new LinkedHashMap<>(logs), Parcel.pack(state), null));
            }
            ring.sum(answer);
            if (answer[0] == 0) {
                model.stopTraining();
            } else {
                model.optimizer().lr(answer[1]);
            }
        }
    }
}
