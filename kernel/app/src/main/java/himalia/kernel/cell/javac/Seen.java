package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Type;

/// A member and the type it is called on: where an inherited one is written is nothing that its user knows.
record Seen(Symbol symbol, Type from) {
    boolean isStatic() {
        return (symbol.flags() & Flags.STATIC) != 0 || symbol instanceof Symbol.ClassSymbol;
    }

    /// Whether a cell may use it.
    boolean isPublic() {
        return isPublic(symbol);
    }

    /// Whether a class that inherits it may use it.
    boolean isInherited() {
        return isPublic() || (symbol.flags() & Flags.PROTECTED) != 0;
    }

    /// The classes of cells have no modifiers, and share a package.
    static boolean isPublic(Symbol symbol) {
        long flags = symbol.flags();
        if ((flags & (Flags.SYNTHETIC | Flags.PRIVATE)) != 0) {
            return false;
        }
        PackageSymbol home = symbol.packge();
        return (flags & Flags.PUBLIC) != 0 || home != null && home.name.contentEquals(CellFiles.PACKAGE);
    }
}
