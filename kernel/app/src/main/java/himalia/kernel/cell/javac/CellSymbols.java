package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/// What javac keeps in mind of the classes of the cells. It would list them all anew for each cell; told what has come
/// and gone, it need not, and a cell costs the same after a thousand others.
final class CellSymbols {
    private final Symtab symbols;
    private final Names names;
    private final ClassFinder finder;
    private final Name home;

    CellSymbols(Context context) {
        this.symbols = Symtab.instance(context);
        this.names = Names.instance(context);
        this.finder = ClassFinder.instance(context);
        this.home = names.fromString(CellFiles.PACKAGE);
    }

    private @Nullable PackageSymbol cells() {
        PackageSymbol cells = symbols.getPackage(symbols.unnamedModule, home);
        return cells == null || cells.members_field == null || !cells.isCompleted() ? null : cells;
    }

    /// Brings the package up to date.
    void update(CellFiles files, Set<String> fresh, Set<String> gone) {
        PackageSymbol cells = cells();
        if (cells == null) {
            return;
        }
        for (String one : gone) {
            Name name = names.fromString(one);
            ClassSymbol old = symbols.getClass(symbols.unnamedModule, name);
            if (old != null) {
                cells.members_field.remove(old);
                symbols.removeClass(symbols.unnamedModule, name);
            }
        }
        for (String one : fresh) {
            JavaFileObject file = files.file(one);
            if (file != null) {
                ClassSymbol added = symbols.enterClass(symbols.unnamedModule, names.fromString(one));
                added.classfile = file;
                if (!isNested(one, files)) {
                    cells.members_field.enterIfAbsent(added);
                }
            }
        }
    }

    /// Names of programs may hold a `$`, too: it says something only behind the name of a class.
    private static boolean isNested(String className, CellFiles files) {
        int dollar = className.indexOf('$', CellFiles.PACKAGE.length() + 2);
        while (dollar > 0 && files.file(className.substring(0, dollar)) == null) {
            dollar = className.indexOf('$', dollar + 1);
        }
        return dollar > 0;
    }

    /// Takes the classes out that were compiled from source.
    void forgetSources() {
        PackageSymbol cells = cells();
        if (cells == null) {
            return;
        }
        List<ClassSymbol> compiled = new ArrayList<>();
        for (Symbol one : cells.members_field.getSymbols()) {
            if (one instanceof ClassSymbol type && type.sourcefile instanceof CellSource) {
                compiled.add(type);
            }
        }
        for (ClassSymbol type : compiled) {
            cells.members_field.remove(type);
            remove(type);
        }
    }

    private void remove(ClassSymbol type) {
        symbols.removeClass(symbols.unnamedModule, type.flatname);
        if (type.members_field != null) {
            for (Symbol member : type.members_field.getSymbols()) {
                if (member instanceof ClassSymbol nested && member.owner == type) {
                    remove(nested);
                }
            }
        }
    }

    /// Forgets all: a class has changed, and the others may have it in their types.
    void forgetAll() {
        PackageSymbol cells = symbols.getPackage(symbols.unnamedModule, home);
        if (cells == null) {
            return;
        }
        List<Name> classes = new ArrayList<>();
        for (ClassSymbol one : symbols.getAllClasses()) {
            if (one.flatName().toString().startsWith(CellFiles.PACKAGE + ".")) {
                classes.add(one.flatName());
            }
        }
        classes.forEach(one -> symbols.removeClass(symbols.unnamedModule, one));
        cells.members_field = null;
        cells.completer = finder.getCompleter();
    }
}
