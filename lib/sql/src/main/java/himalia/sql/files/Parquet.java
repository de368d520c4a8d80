package himalia.sql.files;

/// What [Parquet](https://github.com/apache/parquet-format) calls things by: the numbers of its description.
final class Parquet {
    static final String MAGIC = "PAR1";

    private Parquet() {}

    /// How values lie in the file.
    static final int BOOLEAN = 0;

    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int FLOAT = 4;
    static final int DOUBLE = 5;
    static final int BYTES = 6;

    static final int PLAIN = 0;
    static final int OLD_DICTIONARY = 2; // the same as DICTIONARY, by an older name
    static final int RUNS = 3;
    static final int DICTIONARY = 8;

    static final int UNCOMPRESSED = 0;
    static final int SNAPPY = 1;

    static final int DATA_PAGE = 0;
    static final int DICTIONARY_PAGE = 2;
    static final int DATA_PAGE_2 = 3;

    static final int REQUIRED = 0;
    static final int OPTIONAL = 1;

    /// Kinds of values: the fields of LogicalType.
    static final int STRING = 1;

    static final int DATE = 6;
    static final int TIME = 7;
    static final int TIMESTAMP = 8;
    static final int INTEGER = 10;

    /// The same by their older names, ConvertedType.
    static final int OLD_STRING = 0;

    static final int OLD_DATE = 6;
    static final int OLD_TIME_MICROS = 8;
    static final int OLD_TIMESTAMP_MICROS = 10;
    static final int OLD_UINT_8 = 11;
    static final int OLD_UINT_16 = 12;
    static final int OLD_INT_8 = 15;
    static final int OLD_INT_16 = 16;
    static final int OLD_INT_32 = 17;
    static final int OLD_INT_64 = 18;

    /// The parts of a second: the fields of TimeUnit.
    static final int MILLIS = 1;

    static final int MICROS = 2;
    static final int NANOS = 3;
}
