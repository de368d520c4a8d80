package himalia.data;

import himalia.tensor.cpu.Interrupts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/// scikit-learn's `KFold` and `StratifiedKFold`: every row is tested once.
final class Folds {
    private Folds() {}

    /// @param seed -1: another order each time
    static List<TrainTestSplit> plain(Table table, int folds, boolean shuffle, long seed) {
        int rows = table.rowCount();
        check("kFold", folds, rows);
        int[] order = shuffle ? random("kFold", seed).permutation(rows) : Splits.upTo(rows);
        int[] foldOf = new int[rows];
        int at = 0;
        for (int fold = 0; fold < folds; fold++) {
            int size = rows / folds + (fold < rows % folds ? 1 : 0);
            for (int i = 0; i < size; i++) {
                foldOf[order[at++]] = fold;
            }
        }
        return parts(table, foldOf, folds);
    }

    static List<TrainTestSplit> stratified(Table table, String by, int folds, boolean shuffle, long seed) {
        check("stratifiedKFold", folds, table.rowCount());
        Column<?> column = Frames.column("stratifiedKFold", table, by);
        Groups classes = Groups.inOrder(List.of(column), true);
        if (IntStream.range(0, classes.count()).allMatch(i -> classes.size(i) < folds)) {
            throw new IllegalArgumentException("stratifiedKFold: " + folds + " folds, but no value of \"" + by
                    + "\" occurs in as many rows.\nHint: take fewer folds.");
        }
        RandomOrder random = shuffle ? random("stratifiedKFold", seed) : null;
        int[] foldOf = new int[table.rowCount()];
        int before = 0;
        for (int i = 0; i < classes.count(); i++) {
            int[] rows = classes.rows(i);
            int[] assigned = allocation(before, rows.length, folds);
            if (random != null) {
                random.shuffle(assigned);
            }
            for (int k = 0; k < rows.length; k++) {
                foldOf[rows[k]] = assigned[k];
            }
            before += rows.length;
        }
        return parts(table, foldOf, folds);
    }

    /// The folds of one class: dealt out in turn where the classes before it left off, then in order.
    private static int[] allocation(int before, int rows, int folds) {
        int[] assigned = new int[rows];
        Arrays.setAll(assigned, i -> (before + i) % folds);
        Arrays.sort(assigned);
        return assigned;
    }

    private static List<TrainTestSplit> parts(Table table, int[] foldOf, int folds) {
        List<TrainTestSplit> parts = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            Interrupts.poll("folds");
            Rows train = new Rows();
            Rows test = new Rows();
            for (int row = 0; row < foldOf.length; row++) {
                (foldOf[row] == fold ? test : train).add(row);
            }
            parts.add(new TrainTest(train.toArray(), test.toArray()).of(table));
        }
        return List.copyOf(parts);
    }

    private static RandomOrder random(String verb, long seed) {
        return Splits.random(verb, seed == -1 ? ThreadLocalRandom.current().nextLong(1L << 32) : seed);
    }

    private static void check(String verb, int folds, int rows) {
        if (folds < 2 || folds > rows) {
            throw new IllegalArgumentException(verb + ": the number of folds must be from 2 to the number of rows, "
                    + rows + ". Received: " + folds + ".");
        }
    }
}
