package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.ClassFinder;
import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symtab;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    private final CellFiles files;
    /// All classes that javac may have met in the cells: those that there are, and those that they may still name.
    private final Set<String> met = new HashSet<>();
    /// The packages in which classes of cells are.
    private final Set<String> homes = new LinkedHashSet<>(Set.of(CellFiles.PACKAGE));

    CellSymbols(Context context, CellFiles files) {
        this.symbols = Symtab.instance(context);
        this.names = Names.instance(context);
        this.finder = ClassFinder.instance(context);
        this.files = files;
        homes.addAll(files.packages());
        met.addAll(files.names());
    }

    /// Notes a package of the user's.
    void add(String home) {
        homes.add(home);
    }

    private @Nullable PackageSymbol known(String home) {
        PackageSymbol known = symbols.getPackage(symbols.unnamedModule, names.fromString(home));
        return known == null || known.members_field == null || !known.isCompleted() ? null : known;
    }

    /// Brings the packages up to date.
    void update(Set<String> fresh, Set<String> gone) {
        met.addAll(fresh);
        for (String one : gone) {
            Name name = names.fromString(one);
            PackageSymbol home = known(Layout.home(one));
            ClassSymbol old = symbols.getClass(symbols.unnamedModule, name);
            if (home != null && old != null) {
                home.members_field.remove(old);
                symbols.removeClass(symbols.unnamedModule, name);
            }
        }
        for (String one : fresh) {
            JavaFileObject file = files.file(one);
            homes.add(Layout.home(one));
            PackageSymbol home = known(Layout.home(one));
            if (home != null && file != null) {
                ClassSymbol added = symbols.enterClass(symbols.unnamedModule, names.fromString(one));
                added.classfile = file;
                if (!isNested(one)) {
                    home.members_field.enterIfAbsent(added);
                    // It may have been asked for when there was nothing in it.
                    for (Symbol around = home; around instanceof PackageSymbol; around = around.owner) {
                        around.flags_field |= Flags.EXISTS;
                    }
                }
            }
        }
    }

    /// Names of programs may hold a `$`, too: it says something only behind the name of a class.
    private boolean isNested(String className) {
        int dollar = className.indexOf('$', className.lastIndexOf('.') + 2);
        while (dollar > 0 && files.file(className.substring(0, dollar)) == null) {
            dollar = className.indexOf('$', dollar + 1);
        }
        return dollar > 0;
    }

    /// Takes the classes out that were compiled from source.
    void forgetSources() {
        homes.forEach(this::forgetSources);
    }

    private void forgetSources(String of) {
        PackageSymbol home = known(of);
        if (home == null) {
            return;
        }
        List<ClassSymbol> compiled = new ArrayList<>();
        for (Symbol one : home.members_field.getSymbols()) {
            if (one instanceof ClassSymbol type && type.sourcefile instanceof CellSource) {
                compiled.add(type);
            }
        }
        for (ClassSymbol type : compiled) {
            home.members_field.remove(type);
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
        // Not by looking through all classes that javac knows: these are thousands, most of them the library's.
        met.forEach(one -> symbols.removeClass(symbols.unnamedModule, names.fromString(one)));
        met.clear();
        met.addAll(files.names());
        for (String one : homes) {
            PackageSymbol home = symbols.getPackage(symbols.unnamedModule, names.fromString(one));
            if (home != null) {
                forget(home);
            }
        }
    }

    private void forget(PackageSymbol home) {
        if (home.members_field != null) {
            boolean isOurs = home.fullname.contentEquals(CellFiles.PACKAGE);
            for (Symbol one : home.members_field.getSymbols()) {
                // A library may have a package of the user's, too.
                if (one instanceof ClassSymbol type && (isOurs || CellFiles.isOfCell(type))) {
                    remove(type);
                }
            }
        }
        home.members_field = null;
        home.completer = finder.getCompleter();
    }
}
