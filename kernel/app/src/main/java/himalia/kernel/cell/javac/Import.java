package himalia.kernel.cell.javac;

/// An import declaration.
///
/// @param path what is imported: a class, a package or class before `.*`, a member of a class, or a module
record Import(String path, boolean isStatic, boolean isOnDemand, boolean isModule) {
    /// @param text what stands between `import` and `;`
    static Import of(String text) {
        String rest = text.strip();
        boolean isModule = rest.startsWith("module ");
        boolean isStatic = rest.startsWith("static ");
        if (isModule || isStatic) {
            rest = rest.substring(7).strip();
        }
        boolean isOnDemand = rest.endsWith(".*");
        return new Import(isOnDemand ? rest.substring(0, rest.length() - 2) : rest, isStatic, isOnDemand, isModule);
    }

    /// The simple name it brings; empty if it brings many.
    String name() {
        return isOnDemand || isModule ? "" : path.substring(path.lastIndexOf('.') + 1);
    }

    /// What stands between `import` and `;`.
    String text() {
        return (isModule ? "module " : isStatic ? "static " : "") + path + (isOnDemand ? ".*" : "");
    }
}
