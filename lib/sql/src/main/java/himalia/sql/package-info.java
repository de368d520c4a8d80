/// SQL on the tables of the cells, on files and on databases.
///
/// [Sql] has the verbs, [Database] is a connection. DuckDB computes inside this JVM: [DuckTables] lets it read
/// Tablesaw's columns in place ([TableScan]) and takes its results by whole pieces ([ChunkColumn]); any other database
/// speaks JDBC, row by row ([ResultTable]). Parquet and Arrow files are no queries: [himalia.sql.files] reads and
/// writes them.
package himalia.sql;
