package himalia.data;

import java.util.List;

/// How [Tables#trainTestSplit(tech.tablesaw.api.Table, java.util.function.UnaryOperator)] divides rows; scikit-learn's
/// names and rules.
///
/// ```java
/// trainTestSplit(table, o -> o.testSize(0.2).randomState(42).stratify("species"))
/// ```
///
/// @param testSize the share of the rows to test with (below 1), or their number; NaN: what training leaves
/// @param trainSize the share of the rows to train with (below 1), or their number; NaN: what testing leaves
/// @param shuffle whether rows are drawn at random; else the test part follows the training part
/// @param randomState the seed from 0 to 2^32 - 1; -1: another order each time
/// @param stratify the columns whose values are to be as frequent in both parts; none if empty
public record SplitOptions(
        double testSize, double trainSize, boolean shuffle, long randomState, List<String> stratify) {
    /// A quarter to test with, drawn at random, in another order each time.
    public static final SplitOptions DEFAULT = new SplitOptions(Double.NaN, Double.NaN, true, -1, List.of());

    /// The columns are copied.
    public SplitOptions {
        stratify = List.copyOf(stratify);
    }

    /// These options with a share (below 1) or a number of rows to test with.
    public SplitOptions testSize(double rows) {
        return new SplitOptions(rows, trainSize, shuffle, randomState, stratify);
    }

    /// These options with a share (below 1) or a number of rows to train with.
    public SplitOptions trainSize(double rows) {
        return new SplitOptions(testSize, rows, shuffle, randomState, stratify);
    }

    /// These options with rows drawn at random, or in order.
    public SplitOptions shuffle(boolean random) {
        return new SplitOptions(testSize, trainSize, random, randomState, stratify);
    }

    /// These options with a seed: the same rows each time, those that scikit-learn draws.
    public SplitOptions randomState(long seed) {
        return new SplitOptions(testSize, trainSize, shuffle, seed, stratify);
    }

    /// These options with columns whose values are to be as frequent in both parts.
    public SplitOptions stratify(String... columns) {
        return new SplitOptions(testSize, trainSize, shuffle, randomState, List.of(columns));
    }
}
