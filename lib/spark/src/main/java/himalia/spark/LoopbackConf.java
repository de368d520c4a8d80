package himalia.spark;

import org.apache.spark.SparkConf;
import org.jspecify.annotations.Nullable;

/// Settings with which Spark's pages are for this machine only: where they listen, Spark asks only the environment.
final class LoopbackConf extends SparkConf {
    private static final long serialVersionUID = 1;

    LoopbackConf() {
        super(false);
    }

    @Override
    public @Nullable String getenv(String name) {
        return name.equals("SPARK_LOCAL_IP") ? "127.0.0.1" : super.getenv(name);
    }

    @Override
    public SparkConf clone() {
        LoopbackConf copy = new LoopbackConf();
        for (var one : getAll()) {
            copy.set(one._1(), one._2());
        }
        return copy;
    }
}
