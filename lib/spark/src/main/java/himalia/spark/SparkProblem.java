package himalia.spark;

/// What is wrong with a wish that concerns the cluster, in a sentence.
public final class SparkProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    SparkProblem(String message) {
        super(message);
    }
}
