package himalia.sql;

import himalia.api.DefaultImports;
import java.util.List;
import java.util.Map;

/// What every cell can use of this library without an import.
public final class SqlImports implements DefaultImports {
    @Override
    public List<String> imports() {
        return List.of("himalia.sql.Database", "static himalia.sql.Sql.*");
    }

    @Override
    public Map<String, String> names() {
        return Map.of("duckdb.sql", "sql", "pd.read_parquet", "parquet", "pd.read_feather", "arrow");
    }
}
