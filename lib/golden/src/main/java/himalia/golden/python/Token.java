package himalia.golden.python;

/// A word of Python and where it begins. The text of a string is what it means, without quotes and escapes.
record Token(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        INTEGER,
        FLOAT,
        STRING,
        OPERATOR,
        /// `;` or the end of a line outside brackets.
        NEXT,
        END
    }

    boolean is(String operatorOrKeyword) {
        return (kind == Kind.OPERATOR || kind == Kind.NAME) && text.equals(operatorOrKeyword);
    }
}
