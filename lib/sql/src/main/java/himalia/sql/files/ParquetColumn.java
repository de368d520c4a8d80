package himalia.sql.files;

/// A column of a Parquet file, as its schema describes it.
///
/// @param type  how its values lie in the file
/// @param parts those of a second in which its times are counted
record ParquetColumn(String name, int type, ColumnKind kind, long parts, boolean isOptional) {
    /// The column that an element of the schema describes.
    static ParquetColumn of(Thrift.Struct one) {
        int type = one.small(1);
        boolean isOptional = one.number(3) == Parquet.OPTIONAL;
        ColumnKind kind;
        long parts = 1;
        Thrift.Struct logical = one.has(10) ? one.struct(10) : new Thrift.Struct();
        if (logical.has(Parquet.TIMESTAMP) || logical.has(Parquet.TIME)) {
            boolean isTime = logical.has(Parquet.TIME);
            Thrift.Struct time = logical.struct(isTime ? Parquet.TIME : Parquet.TIMESTAMP);
            boolean isUtc = time.truth(1, false);
            Thrift.Struct unit = time.struct(2);
            parts = unit.has(Parquet.MILLIS)
                    ? ColumnKind.MILLIS
                    : unit.has(Parquet.MICROS) ? ColumnKind.MICROS : ColumnKind.NANOS;
            ParquetReader.need(type == Parquet.INT64 && !(isUtc && (isTime || parts == ColumnKind.NANOS)));
            kind = isTime ? ColumnKind.TIME : isUtc ? ColumnKind.INSTANT : ColumnKind.DATE_TIME;
        } else {
            kind = kind(type, one, logical);
        }
        return new ParquetColumn(one.text(4), type, kind, parts, isOptional);
    }

    private static ColumnKind kind(int type, Thrift.Struct one, Thrift.Struct logical) {
        long old = one.number(6, -1);
        boolean isPlain = !one.has(10) && old < 0;
        return switch (type) {
            case Parquet.BOOLEAN -> ColumnKind.TRUTH;
            case Parquet.FLOAT -> ColumnKind.FLOAT;
            case Parquet.DOUBLE -> ColumnKind.DOUBLE;
            case Parquet.BYTES -> {
                ParquetReader.need(logical.has(Parquet.STRING) || !one.has(10) && old == Parquet.OLD_STRING);
                yield ColumnKind.TEXT;
            }
            case Parquet.INT32 -> {
                if (logical.has(Parquet.DATE) || !one.has(10) && old == Parquet.OLD_DATE) {
                    yield ColumnKind.DATE;
                }
                ParquetReader.need(isPlain
                        || logical.has(Parquet.INTEGER)
                                && (isSigned(logical)
                                        || logical.struct(Parquet.INTEGER).number(1) < Integer.SIZE)
                        || old >= Parquet.OLD_INT_8 && old <= Parquet.OLD_INT_32
                        || old == Parquet.OLD_UINT_8
                        || old == Parquet.OLD_UINT_16);
                yield ColumnKind.INT;
            }
            case Parquet.INT64 -> {
                ParquetReader.need(isPlain
                        || logical.has(Parquet.INTEGER) && isSigned(logical)
                        || !one.has(10) && old == Parquet.OLD_INT_64);
                yield ColumnKind.LONG;
            }
            default -> throw new ParquetReader.Unknown();
        };
    }

    private static boolean isSigned(Thrift.Struct logical) {
        return logical.struct(Parquet.INTEGER).truth(2, true);
    }
}
