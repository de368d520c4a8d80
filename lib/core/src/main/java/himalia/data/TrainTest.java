package himalia.data;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// scikit-learn's `train_test_split`: which rows are for training, which for testing.
///
/// @param train row numbers
/// @param test row numbers
record TrainTest(int[] train, int[] test) {
    private static final double DEFAULT_TEST = 0.25;
    private static final String VERB = "trainTestSplit";

    static TrainTest of(Table table, SplitOptions options) {
        List<Column<?>> by = options.stratify().isEmpty()
                ? List.of()
                : Frames.columns(VERB, table, options.stratify().toArray(String[]::new));
        return of(table.rowCount(), by, options);
    }

    /// The rows of two tensors; they may be stratified by `"y"`.
    static TensorSplit of(Tensor x, Tensor y, SplitOptions options) {
        if (x.dim() == 0 || y.dim() == 0 || x.size(0) != y.size(0)) {
            throw new IllegalArgumentException(VERB + ": x and y must have the same number of rows, one per example."
                    + " Received: " + x.shape() + " and " + y.shape() + ".");
        }
        List<Column<?>> by = List.of();
        if (!options.stratify().isEmpty()) {
            if (!options.stratify().equals(List.of("y")) || y.numel() != y.size(0)) {
                throw new IllegalArgumentException(VERB + ": tensors can be stratified by \"y\", if it holds one"
                        + " number per row. Received: stratify " + options.stratify() + ", y of shape " + y.shape()
                        + ".");
            }
            by = List.of(DoubleColumn.create("y", y.detach().toDoubleArray()));
        }
        TrainTest rows = of(x.size(0), by, options);
        Tensor train = Tensor.tensor(rows.train);
        Tensor test = Tensor.tensor(rows.test);
        return new TensorSplit(
                x.indexSelect(0, train), x.indexSelect(0, test), y.indexSelect(0, train), y.indexSelect(0, test));
    }

    private static TrainTest of(int rows, List<Column<?>> by, SplitOptions options) {
        int test = size(options.testSize(), options.trainSize(), rows, true);
        int train = size(options.trainSize(), options.testSize(), rows, false);
        train = train < 0 ? rows - test : train;
        test = test < 0 ? rows - train : test;
        if (train + test > rows || train <= 0) {
            throw new IllegalArgumentException(VERB + ": " + rows + (rows == 1 ? " row" : " rows")
                    + " cannot give " + test + " to test with and " + train
                    + " to train with.\nHint: take a smaller testSize or a larger table.");
        }
        if (!options.shuffle()) {
            if (!by.isEmpty()) {
                throw new IllegalArgumentException(
                        VERB + ": rows in order cannot be stratified.\nHint: leave out shuffle(false).");
            }
            int from = train;
            int[] tested = new int[test];
            Arrays.setAll(tested, i -> from + i);
            return new TrainTest(Splits.upTo(train), tested);
        }
        long seed =
                options.randomState() == -1 ? ThreadLocalRandom.current().nextLong(1L << 32) : options.randomState();
        RandomOrder random = Splits.random(VERB, seed);
        if (!by.isEmpty()) {
            return stratified(by, train, test, random);
        }
        int[] order = random.permutation(rows);
        return new TrainTest(Arrays.copyOfRange(order, test, test + train), Arrays.copyOf(order, test));
    }

    TrainTestSplit of(Table table) {
        return new TrainTestSplit(Cells.rows(table, train), Cells.rows(table, test));
    }

    /// scikit-learn rounds the test part up and the training part down; -1 where the other part decides.
    private static int size(double wanted, double other, int rows, boolean test) {
        if (Double.isNaN(wanted)) {
            return test && Double.isNaN(other) ? (int) Math.ceil(DEFAULT_TEST * rows) : -1;
        }
        boolean count = wanted >= 1 && wanted == Math.rint(wanted) && wanted < rows;
        if (!count && !(wanted > 0 && wanted < 1)) {
            throw new IllegalArgumentException(VERB + ": `" + (test ? "testSize" : "trainSize")
                    + "` must be a share between 0 and 1 or a number of rows below " + rows + ". Received: " + wanted
                    + ".\nHint: 0.2 is every fifth row.");
        }
        return (int) (count ? wanted : test ? Math.ceil(wanted * rows) : Math.floor(wanted * rows));
    }

    private static TrainTest stratified(List<Column<?>> by, int train, int test, RandomOrder random) {
        Groups classes = Groups.sorted(by);
        int[] counts = new int[classes.count()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = classes.size(i);
            if (counts[i] < 2) {
                List<Object> key = Cells.keys(by, classes.firsts()[i]);
                throw new IllegalArgumentException(VERB + ": " + key + " occurs in one row only and cannot be in both"
                        + " parts.\nHint: drop that row, or do not stratify.");
            }
        }
        if (train < counts.length || test < counts.length) {
            throw new IllegalArgumentException(VERB + ": " + counts.length + " different values need at least as many"
                    + " rows in each part, but there are " + train + " to train with and " + test + " to test with.");
        }
        if (classes.rowCount() < by.getFirst().size()) {
            throw new IllegalArgumentException(
                    VERB + ": a column to stratify by has missing values.\nHint: dropna first.");
        }
        int[] trains = shares(counts, train, random);
        int[] left = counts.clone();
        Arrays.setAll(left, i -> counts[i] - trains[i]);
        int[] tests = shares(left, test, random);
        Rows trainRows = new Rows();
        Rows testRows = new Rows();
        for (int i = 0; i < counts.length; i++) {
            int[] rows = classes.rows(i);
            int[] order = random.permutation(rows.length);
            for (int k = 0; k < trains[i] + tests[i]; k++) {
                (k < trains[i] ? trainRows : testRows).add(rows[order[k]]);
            }
        }
        return new TrainTest(random.shuffle(trainRows.toArray()), random.shuffle(testRows.toArray()));
    }

    /// `draws` divided as the counts are; the largest remainders are rounded up, ties at random.
    private static int[] shares(int[] counts, int draws, RandomOrder random) {
        double all = Arrays.stream(counts).sum();
        double[] exact = Arrays.stream(counts).mapToDouble(n -> n / all * draws).toArray();
        int[] shares = new int[counts.length];
        Arrays.setAll(shares, i -> (int) Math.floor(exact[i]));
        int missing = draws - Arrays.stream(shares).sum();
        double[] remainders = new double[counts.length];
        Arrays.setAll(remainders, i -> exact[i] - Math.floor(exact[i]));
        double[] values = Arrays.stream(remainders).distinct().sorted().toArray();
        for (int v = values.length - 1; v >= 0 && missing > 0; v--) {
            Rows tied = new Rows();
            for (int i = 0; i < remainders.length; i++) {
                if (remainders[i] == values[v]) {
                    tied.add(i);
                }
            }
            int[] candidates = tied.toArray();
            int add = Math.min(candidates.length, missing);
            for (int chosen : random.choice(candidates, add)) {
                shares[chosen]++;
            }
            missing -= add;
        }
        return shares;
    }
}
