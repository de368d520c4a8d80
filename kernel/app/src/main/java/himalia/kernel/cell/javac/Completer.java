package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What could stand at the cursor of a cell that is being written.
final class Completer {
    /// The sources are read for signatures; beyond this many matches nobody reads them.
    private static final int WITH_SIGNATURE = 6;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]*$");
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|[;\\n])\\s*import\\s+(static\\s+)?((?:[\\p{L}\\p{N}_$]+\\.)*)([\\p{L}\\p{N}_$]*)$");
    private static final Pattern CASE = Pattern.compile("\\bcase\\s(?:(?!->)[^:;{}])*$");
    private static final List<String> KEYWORDS = List.of(
            "boolean",
            "break",
            "case",
            "catch",
            "char",
            "class",
            "continue",
            "default",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "private",
            "public",
            "record",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "throws",
            "true",
            "try",
            "var",
            "void",
            "while",
            "yield");

    private final EngineParts parts;
    private final Sources sources;
    private final ClassNames names;

    Completer(EngineParts parts, Sources sources) {
        this.parts = parts;
        this.sources = sources;
        this.names = new ClassNames(parts.loader());
    }

    /// @return how to get the answer, to be asked for when javac is free for others
    Supplier<Completion> complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        // With one more letter at the end: if that is blanked out, so is the cursor.
        String masked = Mask.of(before + "x");
        if (!masked.endsWith("x")) {
            return () -> FileNames.complete(before, masked, cursor);
        }
        Matcher name = NAME.matcher(before);
        int start = name.find() ? name.start() : cursor;
        String typed = before.substring(start);
        Matcher imported = IMPORT.matcher(before);
        boolean isLabel = CASE.matcher(masked).find();
        Unfinished text = Unfinished.of(before, start, isLabel ? ":" : "");
        boolean isImport = imported.find();
        CellSource source = new CellSource(0, isImport ? "" : text.text(), true);
        Candidates found = parts.compiler().compile(source, session -> {
            Attempt attempt = new Attempt(
                    new Compilation(parts.compiler(), parts.state(), parts.imports(), new Cell(0, "")), session);
            return attempt.look(() -> {
                if (isImport) {
                    return imports(session, imported.group(1) != null, imported.group(2), typed);
                }
                Sight sight = new Sight(session, start);
                return sight.isFound() && sight.receiver() != null
                        ? members(sight, typed)
                        : names(session, sight, attempt.draft(), typed);
            });
        });
        return () -> new Completion(found.ranked(sources, WITH_SIGNATURE), start, cursor);
    }

    private Candidates imports(Session session, boolean isStatic, String path, String typed) {
        Candidates found = new Candidates(Types.instance(session.context), typed, null);
        String home = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
        packages(home, found);
        if (home.isEmpty()) {
            return found;
        }
        PackageSymbol inside = session.symbols.lookupPackage(session.symbols.unnamedModule, session.name(home));
        if (inside.exists()) {
            found.addTypes(inside, 0);
        }
        ClassSymbol type = session.type(home);
        if (type != null) {
            for (Symbol one : type.members().getSymbols()) {
                if (one.isStatic() && (isStatic || one instanceof ClassSymbol)) {
                    found.add(one.name.toString(), one instanceof ClassSymbol ? "class" : "static", 0);
                }
            }
        }
        return found;
    }

    private void packages(String home, Candidates found) {
        String prefix = home.isEmpty() ? "" : home + ".";
        for (String one : names.packages()) {
            if (one.startsWith(prefix)) {
                String rest = one.substring(prefix.length());
                int dot = rest.indexOf('.');
                found.add(dot < 0 ? rest : rest.substring(0, dot), "module", 20);
            }
        }
    }

    private Candidates members(Sight sight, String typed) {
        Session session = sight.session;
        Types types = Types.instance(session.context);
        JCTree receiver = sight.receiver();
        Candidates found = new Candidates(types, typed, Expected.of(sight));
        Symbol symbol = TreeInfo.symbol(receiver);
        if (symbol instanceof PackageSymbol inside) {
            packages(inside.fullname.toString(), found);
            if (inside.exists()) {
                found.addTypes(inside, 0);
            }
            return found;
        }
        Type type = receiver.type;
        if (type == null || type.isErroneous() || type.isPrimitive()) {
            return found;
        }
        boolean isReference = sight.tree() instanceof JCMemberReference;
        boolean isStatic = symbol instanceof TypeSymbol;
        if (type.hasTag(TypeTag.ARRAY)) {
            found.add("length", "field", session.symbols.intType, 0);
            members(session.symbols.objectType, false, true, types, found);
        } else {
            members(type, isStatic, !isStatic || isReference, types, found);
        }
        if (isStatic && !isReference) {
            found.add("class", "keyword", 50);
        }
        if (isReference && isStatic) {
            found.add("new", "keyword", 0);
        }
        return found;
    }

    private static void members(Type type, boolean statics, boolean others, Types types, Candidates found) {
        int rank = 0;
        for (Type one : types.closure(types.skipTypeVars(type, false))) {
            boolean isObject = one.tsym.getQualifiedName().contentEquals("java.lang.Object");
            for (Symbol member : one.tsym.members().getSymbols()) {
                boolean isStatic = (member.flags() & Flags.STATIC) != 0 || member instanceof ClassSymbol;
                if (isStatic ? statics : others) {
                    found.add(member, isObject ? 20 : rank);
                }
            }
            rank = Math.min(rank + 1, 9);
        }
    }

    private Candidates names(Session session, Sight sight, Draft draft, String typed) {
        Types types = Types.instance(session.context);
        Candidates found = new Candidates(types, typed, sight.isFound() ? Expected.of(sight) : null);
        boolean isNew = sight.parent() instanceof JCNewClass made && made.clazz == sight.tree();
        if (!isNew) {
            sight.labels().forEach(label -> found.add(label, "enum", -20));
            sight.locals().forEach((name, tree) -> found.add(name, "variable", Sight.type(tree), 10));
            sight.classes().forEach(type -> members(type.sym.type, true, true, types, found));
            declared(session, draft, found);
            if (!typed.isEmpty()) {
                KEYWORDS.forEach(word -> found.add(word, "keyword", 45));
                packages("", found);
            }
        }
        draft.parts.values().stream()
                .filter(part -> part.kind == Declared.Kind.TYPE)
                .forEach(part -> found.add(part.name, "class", 15));
        parts.state().types.values().stream()
                .filter(Declared::isUsable)
                .forEach(type -> found.add(type.name(), "class", 15));
        if (typed.isEmpty()) {
            return found;
        }
        imported(session, draft, isNew, found);
        if (typed.length() > 2 && Character.isUpperCase(typed.charAt(0))) {
            names.classes(typed).forEach(found::addForeign);
        }
        return found;
    }

    private void declared(Session session, Draft draft, Candidates found) {
        for (Part part : draft.parts.values()) {
            if (part.kind == Declared.Kind.VARIABLE) {
                found.add(part.name, "variable", 10);
            } else if (part.kind == Declared.Kind.METHOD) {
                found.add(part.name + "(", "method", 12);
            }
        }
        for (Declared one : parts.state().variables.values()) {
            found.add(one.name(), "variable", type(session, one), 10);
        }
        for (Declared one : parts.state().methods.values()) {
            boolean bare = one.key().endsWith("()");
            found.add(one.name() + (bare ? "()" : "("), "method", 12);
        }
    }

    private static Type type(Session session, Declared variable) {
        ClassSymbol holder =
                session.symbols.getClass(session.symbols.unnamedModule, session.name(variable.className()));
        if (holder == null) {
            return null;
        }
        for (Symbol field : holder.members().getSymbolsByName(session.name(variable.name()))) {
            return field.type;
        }
        return null;
    }

    private void imported(Session session, Draft draft, boolean isNew, Candidates found) {
        List<Import> all = new ArrayList<>(parts.imports().defaults());
        all.addAll(parts.state().imports);
        all.addAll(draft.imports.values());
        all.add(Import.of("java.lang.*"));
        for (Import one : all) {
            if (one.isStatic()) {
                if (!isNew && !one.isOnDemand()) {
                    found.add(one.name() + "(", "method", 25);
                } else if (!isNew && session.type(one.path()) != null) {
                    for (Symbol member : session.type(one.path()).members().getSymbols()) {
                        if (member.isStatic()) {
                            found.add(member, 25);
                        }
                    }
                }
            } else if (one.isOnDemand()) {
                PackageSymbol inside =
                        session.symbols.lookupPackage(session.symbols.unnamedModule, session.name(one.path()));
                if (inside.exists()) {
                    found.addTypes(inside, 25);
                }
            } else if (!one.isModule()) {
                found.add(one.name(), "class", 25);
            }
        }
    }
}
