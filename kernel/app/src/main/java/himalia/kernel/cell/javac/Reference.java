package himalia.kernel.cell.javac;

/// What a name in a program stands for; how it is written there is settled when all of the program is known.
sealed interface Reference {
    /// A variable or a method of a cell.
    ///
    /// @param className the class that the engine has put it into: of two of the same name each has its own
    record Member(String className) implements Reference {}

    /// A class of a cell.
    ///
    /// @param version which of those of its name
    record CellType(String name, int version) implements Reference {}

    /// A class of a library, by its full name.
    record Type(String path) implements Reference {}

    /// A field or a function that a class of a library has, and that is named without that class.
    record Static(String owner, String name, boolean isMethod) implements Reference {}
}
