package himalia.data;

/// Something wrong in a piece of a file, before anybody knows on which line it stands.
final class CsvError extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// What is wrong there.
    enum Kind {
        UNCLOSED_QUOTE,
        NO_UTF8,
        RAGGED
    }

    final Kind kind;
    final long offset;
    final int field;

    /// @param offset the byte, counted from the start of the piece, later of the file
    /// @param field the field; of a ragged record how many there are
    CsvError(Kind kind, long offset, int field) {
        super(kind.toString(), null, false, false);
        this.kind = kind;
        this.offset = offset;
        this.field = field;
    }

    CsvError in(long piece) {
        return new CsvError(kind, piece + offset, field);
    }
}
