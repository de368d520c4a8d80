package himalia.spark;

import org.apache.spark.Partitioner;

/// Which task has which rows of a batch: the batches are those of one process that goes through the rows in
/// their order, and each is cut into pieces, one after another, for the tasks.
final class BatchShares extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int batch;
    private final int tasks;

    BatchShares(int batch, int tasks) {
        this.batch = batch;
        this.tasks = tasks;
    }

    @Override
    public int numPartitions() {
        return tasks;
    }

    /// @param key the number of the row
    @Override
    public int getPartition(Object key) {
        return (int) ((Long) key % batch * tasks / batch);
    }

    /// How many rows of a whole batch a task has.
    int rows(int task) {
        return first(task + 1) - first(task);
    }

    private int first(int task) {
        return (int) (((long) task * batch + tasks - 1) / tasks);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchShares o && o.batch == batch && o.tasks == tasks;
    }

    @Override
    public int hashCode() {
        return 31 * batch + tasks;
    }
}
