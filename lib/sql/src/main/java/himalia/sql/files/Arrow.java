package himalia.sql.files;

/// What [Arrow](https://arrow.apache.org/docs/format/Columnar.html) calls things by: the numbers of its description.
final class Arrow {
    static final String MAGIC = "ARROW1";
    /// What stands before the length of a message.
    static final int MESSAGE = -1;

    static final short VERSION_5 = 4;
    static final int ALIGNMENT = 64;

    private Arrow() {}

    /// What a message is.
    static final byte SCHEMA = 1;

    static final byte DICTIONARY = 2;
    static final byte BATCH = 3;

    /// Types of columns.
    static final byte NULL = 1;

    static final byte INT = 2;
    static final byte FLOAT = 3;
    static final byte TEXT = 5;
    static final byte BOOL = 6;
    static final byte DECIMAL = 7;
    static final byte DATE = 8;
    static final byte TIME = 9;
    static final byte TIMESTAMP = 10;
    static final byte LARGE_TEXT = 20;

    static final short HALF = 0;
    static final short SINGLE = 1;
    static final short DOUBLE = 2;

    static final short DAYS = 0;

    /// Parts of a second, the largest first.
    static final short MILLIS = 1;

    static final short MICROS = 2;

    /// How a batch is compressed, where it is not by Zstandard.
    static final byte LZ4 = 0;
}
