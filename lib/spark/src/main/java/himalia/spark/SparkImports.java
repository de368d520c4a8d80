package himalia.spark;

import himalia.api.DefaultImports;
import java.util.List;

/// What every cell can use of this library without an import.
public final class SparkImports implements DefaultImports {
    @Override
    public List<String> imports() {
        return List.of(
                "himalia.spark.Spark", "org.apache.spark.sql.SparkSession", "static himalia.spark.SparkTables.*");
    }

    @Override
    public List<String> operators() {
        return List.of("himalia.spark.SparkTables");
    }
}
