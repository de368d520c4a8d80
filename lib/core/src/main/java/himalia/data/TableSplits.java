package himalia.data;

import himalia.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/// The verbs of [Tables] that scale, draw and divide.
public abstract sealed class TableSplits extends TableColumns permits Tables {
    /// Every column in the range 0 to 1: `(x - min) / (max - min)`.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see MinMaxScaler
    public static Table minMaxScale(Table table) {
        return MinMaxScaler.fit(table).transform(table);
    }

    /// Every column with mean 0 and sample deviation 1: `(x - mean) / std`.
    ///
    /// @throws IllegalArgumentException if a column is constant, empty or text; the message names it
    /// @see StandardScaler
    public static Table standardScale(Table table) {
        return StandardScaler.fit(table).transform(table);
    }

    /// The table cut into parts, in order: `split(table, 0.7, 0.2, 0.1)`. Shuffle first where the order has a meaning.
    ///
    /// @param fractions the shares of the parts; they add up to 1
    /// @throws IllegalArgumentException if they do not
    public static List<Table> split(Table table, double... fractions) {
        return Splits.split(table, fractions);
    }

    /// The rows in random order; the same as pandas' `sample(frac=1, random_state=seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    public static Table shuffle(Table table, long seed) {
        return Splits.shuffle(table, seed);
    }

    /// Some rows drawn at random, each at most once; the same as pandas' `sample(n, random_state=seed)`.
    ///
    /// @param seed from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if there are fewer rows
    public static Table sample(Table table, int n, long seed) {
        return Splits.sample(table, n, seed);
    }

    /// A part to learn from and a part to test with, the same rows as scikit-learn's `train_test_split`.
    ///
    /// The test part has `ceil(testSize * rows)` rows. Without shuffling it is the end of the table.
    ///
    /// @param testSize the share of the test part, between 0 and 1, or the number of its rows
    /// @param shuffle whether the rows are drawn at random
    /// @param randomState the seed, from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if `testSize` is out of range or nothing is left to learn from
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle, long randomState) {
        return trainTestSplit(table, o -> o.testSize(testSize).shuffle(shuffle).randomState(randomState));
    }

    /// A part to learn from and a part to test with; shuffled anew each time, or not at all.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize, boolean shuffle) {
        return trainTestSplit(table, o -> o.testSize(testSize).shuffle(shuffle));
    }

    /// A part to learn from and a part to test with, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Table, double, boolean, long)
    public static TrainTestSplit trainTestSplit(Table table, double testSize) {
        return trainTestSplit(table, o -> o.testSize(testSize));
    }

    /// A part to learn from and a part to test with, with all options of scikit-learn's `train_test_split`.
    ///
    /// ```java
    /// trainTestSplit(table, o -> o.testSize(0.2).randomState(42).stratify("species"))
    /// ```
    ///
    /// @throws IllegalArgumentException if the sizes do not fit the table, there is no such column, or a value to
    ///     stratify by occurs only once
    public static TrainTestSplit trainTestSplit(Table table, UnaryOperator<SplitOptions> options) {
        return TrainTest.of(table, options.apply(SplitOptions.DEFAULT)).of(table);
    }

    /// Examples and their targets divided alike, the same rows as scikit-learn's `train_test_split(X, y)`.
    ///
    /// ```java
    /// var parts = trainTestSplit(x, y, 0.2, true, 42);
    /// parts.xTrain(); parts.xTest(); parts.yTrain(); parts.yTest();
    /// ```
    ///
    /// @param x shape `[rows, ...]`
    /// @param y shape `[rows, ...]`
    /// @param testSize the share of the test part, between 0 and 1, or the number of its rows
    /// @param shuffle whether the rows are drawn at random
    /// @param randomState the seed, from 0 to 2^32 - 1
    /// @throws IllegalArgumentException if x and y differ in their rows, `testSize` is out of range or nothing
    ///     is left to learn from
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, double testSize, boolean shuffle, long randomState) {
        return trainTestSplit(x, y, o -> o.testSize(testSize).shuffle(shuffle).randomState(randomState));
    }

    /// Examples and their targets divided alike, shuffled anew each time.
    ///
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, double testSize) {
        return trainTestSplit(x, y, o -> o.testSize(testSize));
    }

    /// Examples and their targets divided alike, with all options; `stratify("y")` keeps the classes as frequent.
    ///
    /// @see #trainTestSplit(Tensor, Tensor, double, boolean, long)
    public static TensorSplit trainTestSplit(Tensor x, Tensor y, UnaryOperator<SplitOptions> options) {
        return TrainTest.of(x, y, options.apply(SplitOptions.DEFAULT));
    }

    /// The table divided `folds` times so that each row is tested once; the same rows as scikit-learn's `KFold`.
    ///
    /// ```java
    /// for (var part : kFold(table, 5)) { train(part.train()); judge(part.test()); }
    /// ```
    ///
    /// @throws IllegalArgumentException if there are fewer than 2 folds or fewer rows than folds
    public static List<TrainTestSplit> kFold(Table table, int folds) {
        return Folds.plain(table, folds, false, 0);
    }

    /// The same with rows drawn at random.
    ///
    /// @param randomState the seed, from 0 to 2^32 - 1
    public static List<TrainTestSplit> kFold(Table table, int folds, long randomState) {
        return Folds.plain(table, folds, true, randomState);
    }

    /// The table divided `folds` times so that each row is tested once and the values of a column are as frequent in
    /// all parts; the same rows as scikit-learn's `StratifiedKFold`.
    ///
    /// @throws IllegalArgumentException if there is no such column, or no value occurs in `folds` rows
    public static List<TrainTestSplit> stratifiedKFold(Table table, String column, int folds) {
        return Folds.stratified(table, column, folds, false, 0);
    }

    /// The same with rows drawn at random.
    ///
    /// @param randomState the seed, from 0 to 2^32 - 1
    public static List<TrainTestSplit> stratifiedKFold(Table table, String column, int folds, long randomState) {
        return Folds.stratified(table, column, folds, true, randomState);
    }
}
