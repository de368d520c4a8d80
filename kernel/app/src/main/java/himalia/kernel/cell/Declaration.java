package himalia.kernel.cell;

/// What cells have declared, as a list of all of it shows it.
///
/// @param name   without parameters
/// @param text   its type and name, of a method with its parameters
/// @param source as it was written
public record Declaration(Kind kind, String name, String text, String source) {
    public enum Kind {
        VARIABLE,
        METHOD,
        TYPE,
        IMPORT
    }
}
