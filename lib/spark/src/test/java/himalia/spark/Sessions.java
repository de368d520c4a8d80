package himalia.spark;

import org.apache.spark.sql.SparkSession;

/// Sessions in the process of the tests, without a page.
final class Sessions {
    private Sessions() {}

    static SparkSession local(int cores) {
        return SparkSession.builder()
                .master("local[" + cores + "]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }
}
