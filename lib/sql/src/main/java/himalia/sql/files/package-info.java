/// Files of columns, Parquet and Arrow, straight into and out of the arrays of a table's columns, by all cores
/// ([Together]).
///
/// [ParquetReader] and [ArrowReader] turn the columns of a file that is mapped into memory into [Values] and texts;
/// [ParquetWriter] and [ArrowWriter] encode those of a table, which [InOrder] writes one after the other.
package himalia.sql.files;
