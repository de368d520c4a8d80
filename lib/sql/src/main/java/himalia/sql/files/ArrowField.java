package himalia.sql.files;

import org.jspecify.annotations.Nullable;

/// A column of an Arrow file, as its schema describes it.
///
/// @param type       of the values, or of those of its dictionary
/// @param about      what else the type says
/// @param dictionary which one, and the type of the numbers in it; null if there is none
record ArrowField(
        String name, byte type, FlatTable about, @Nullable FlatTable dictionary, ColumnKind kind) {
    private static final String[] TYPES = {
        "",
        "null",
        "int",
        "float",
        "binary",
        "text",
        "bool",
        "decimal",
        "date",
        "time",
        "timestamp",
        "interval",
        "list",
        "struct",
        "union",
        "fixed-size binary",
        "fixed-size list",
        "map",
        "duration",
        "large binary",
        "large text",
        "large list",
        "run-end encoded",
        "binary view",
        "text view",
        "list view",
        "large list view"
    };

    static ArrowField of(FlatTable field) {
        byte type = field.small(2, 0);
        String name = field.text(0);
        FlatTable about = field.needed(3);
        ColumnKind kind = kind(type, about);
        if (kind == null) {
            String called = type >= 0 && type < TYPES.length ? TYPES[type] : "" + type;
            throw new UnreadableException("has a column " + name + " of the type " + called
                    + ", which a table has no column for.\nHint: leave it out, or write it as text.");
        }
        return new ArrowField(name, type, about, field.table(4), kind);
    }

    private static @Nullable ColumnKind kind(byte type, FlatTable about) {
        return switch (type) {
            case Arrow.NULL, Arrow.TEXT, Arrow.LARGE_TEXT -> ColumnKind.TEXT;
            case Arrow.INT -> {
                int width = about.number(0, 0);
                boolean isInt = width < Integer.SIZE || width == Integer.SIZE && isSigned(about);
                yield isInt ? ColumnKind.INT : ColumnKind.LONG;
            }
            case Arrow.FLOAT -> about.middle(0, 0) == Arrow.DOUBLE ? ColumnKind.DOUBLE : ColumnKind.FLOAT;
            case Arrow.DECIMAL -> ColumnKind.DOUBLE;
            case Arrow.BOOL -> ColumnKind.TRUTH;
            case Arrow.DATE -> ColumnKind.DATE;
            case Arrow.TIME -> ColumnKind.TIME;
            case Arrow.TIMESTAMP -> about.text(1).isEmpty() ? ColumnKind.DATE_TIME : ColumnKind.INSTANT;
            default -> null;
        };
    }

    static boolean isSigned(FlatTable about) {
        return about.small(1, 0) != 0;
    }

    /// How many buffers a batch has for it.
    int buffers() {
        if (dictionary != null) {
            return 2;
        }
        return switch (type) {
            case Arrow.NULL -> 0;
            case Arrow.TEXT, Arrow.LARGE_TEXT -> 3;
            default -> 2;
        };
    }

    /// The parts of a second in which its times are counted.
    long parts() {
        int unit = switch (type) {
            case Arrow.TIME -> about.middle(0, Arrow.MILLIS);
            case Arrow.TIMESTAMP -> about.middle(0, 0);
            default -> 0;
        };
        long parts = 1;
        for (int i = 0; i < unit; i++) {
            parts *= ColumnKind.MILLIS;
        }
        return parts;
    }
}
