package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.TypeSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCPrimitiveTypeTree;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.TreeInfo;
import himalia.kernel.cell.Completion;
import himalia.kernel.cell.Mask;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/// What could stand at the cursor of a cell that is being written.
final class Completer {
    /// The sources are read for names of parameters; beyond this many matches nobody reads them.
    private static final int WITH_SOURCES = 6;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$]*$");
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;\\n])\\s*import\\s+(static\\s+|module\\s+)?((?:[\\p{L}\\p{N}_$]+\\.)*)([\\p{L}\\p{N}_$]*)$");
    private static final Pattern PREFIX = Pattern.compile(
            "(?<![\\p{L}\\p{N}_$.])([\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*)\\.$");
    private static final Pattern CASE = Pattern.compile("\\bcase\\s(?:(?!->)[^:;{}])*$");
    private static final List<String> KEYWORDS = List.of("""
            abstract assert boolean break byte case catch char class continue default do double else
            enum extends false final finally float for if implements import instanceof int interface
            long new null private protected public record return sealed short static super switch
            synchronized this throw throws true try var void volatile while yield
            """.split("\\s+"));

    private final EngineParts parts;
    private final Sources sources;
    private final ClassNames classNames;

    Completer(EngineParts parts, Sources sources) {
        this.parts = parts;
        this.sources = sources;
        this.classNames = parts.classNames();
    }

    /// Looks through the JDK and the class path; javac is not needed for that.
    void warmUp() {
        classNames.packages();
        classNames.classes("Any");
    }

    /// @return how to get the answer, to be asked for when javac is free for others
    Supplier<Completion> complete(String code, int cursor) {
        String before = code.substring(0, cursor);
        // With one more letter at the end: if that is blanked out, so is the cursor.
        String masked = Mask.of(before + "x");
        if (!masked.endsWith("x")) {
            return () -> new KeyNames(parts).complete(before, masked, cursor);
        }
        Matcher last = NAME.matcher(before);
        int start = last.find() ? last.start() : cursor;
        String typed = before.substring(start);
        Matcher imported = IMPORT.matcher(before);
        boolean behindDot = masked.substring(0, start).stripTrailing().endsWith(".");
        Matcher words = PREFIX.matcher(masked.substring(0, start));
        String prefix = words.find() ? words.group(1) : "";
        boolean isLabel = CASE.matcher(masked).find();
        // A word of the language may be the beginning of a name: `text.int` of `text.intern()`.
        String name = SourceVersion.isKeyword(typed) && behindDot ? before + "$" : before;
        Unfinished text = Unfinished.of(name, start, isLabel ? ":" : "");
        boolean isImport = imported.find();
        Candidates found = parts.look(isImport ? "" : text.text(), (session, draft) -> {
            Look look = new Look(session, new Sight(session, start), draft, typed);
            if (isImport) {
                look.imports(imported.group(1) == null ? "" : imported.group(1).strip(), imported.group(2));
            } else if (look.isForeign(prefix)) {
                look.foreign(prefix);
            } else if (look.sight.isFound() && look.sight.receiver() != null) {
                look.members();
            } else if (!behindDot) {
                look.names();
            }
            return look.found;
        });
        return () -> new Completion(found.ranked(sources, WITH_SOURCES), start, cursor);
    }

    /// One question, while javac is at hand.
    private final class Look {
        private final Session session;
        private final Sight sight;
        private final Draft draft;
        private final String typed;
        private final InSight inSight;
        private final Members members;
        private final Candidates found;

        Look(Session session, Sight sight, Draft draft, String typed) {
            this.session = session;
            this.sight = sight;
            this.draft = draft;
            this.typed = typed;
            inSight = new InSight(session, parts, draft);
            members = new Members(session);
            found = new Candidates(Types.instance(session.context), typed, Expected.of(sight, inSight));
        }

        /// Behind `import`, what may follow that, and the path so far.
        void imports(String word, String path) {
            if (word.equals("module")) {
                classNames.modules().stream()
                        .filter(one -> one.startsWith(path))
                        .forEach(one -> found.add(one.substring(path.length()), "module", 0));
                return;
            }
            String home = path.isEmpty() ? "" : path.substring(0, path.length() - 1);
            packages(home);
            if (home.isEmpty()) {
                if (word.isEmpty()) {
                    found.add("static", "keyword", Candidates.PACKAGE);
                    found.add("module", "keyword", Candidates.PACKAGE);
                }
                return;
            }
            boolean isStatic = word.equals("static");
            types(home, 0);
            ClassSymbol type = inSight.type(home);
            if (type == null) {
                return;
            }
            for (Seen one : members.of(type.type)) {
                if (one.symbol() instanceof ClassSymbol nested) {
                    if (one.isPublic()) {
                        found.add(nested, 0);
                    }
                } else if (isStatic && one.isStatic() && one.isPublic()) {
                    found.add(one.symbol().name.toString(), "static", 0);
                }
            }
        }

        /// Those of the JDK, of libraries and of cells.
        private Stream<String> packages() {
            return Stream.concat(classNames.packages().stream(), parts.compiler().files().packages().stream());
        }

        private void packages(String home) {
            String prefix = home.isEmpty() ? "" : home + ".";
            for (String one : (Iterable<String>) packages()::iterator) {
                if (one.startsWith(prefix)) {
                    String rest = one.substring(prefix.length());
                    int dot = rest.indexOf('.');
                    found.add(dot < 0 ? rest : rest.substring(0, dot), "module", Candidates.PACKAGE);
                }
            }
        }

        private void types(String home, int rank) {
            PackageSymbol inside = session.symbols.lookupPackage(session.symbols.unnamedModule, session.name(home));
            if (!inside.exists()) {
                return;
            }
            for (Symbol one : inside.members().getSymbols(symbol -> found.matches(symbol.name.toString()))) {
                if (one instanceof ClassSymbol type && isOffered(type)) {
                    add(type, rank);
                }
            }
        }

        /// What a library registers as a service works by itself; nobody names it.
        private boolean isOffered(ClassSymbol type) {
            String name = type.flatName().toString();
            return Seen.isPublic(type) && name.indexOf('$') < 0 && !classNames.isService(name);
        }

        private void add(ClassSymbol type, int rank) {
            if (isNew()) {
                found.addMade(type, rank);
            } else {
                found.add(type, rank);
            }
        }

        private boolean isNew() {
            if (!sight.isFound()) {
                return false;
            }
            int made = sight.parent() instanceof JCTypeApply ? 2 : 1;
            return sight.path.size() > made
                    && sight.path.get(made) instanceof JCNewClass one
                    && one.clazz == sight.path.get(made - 1);
        }

        /// Behind a dot.
        void members() {
            JCTree receiver = Objects.requireNonNull(sight.receiver());
            Symbol symbol = TreeInfo.symbol(receiver);
            String path = path(receiver);
            if (symbol instanceof PackageSymbol || isUnknown(receiver) && isPackage(path)) {
                packages(path);
                types(path, 0);
                return;
            }
            Type type = receiver.type;
            boolean isStatic = symbol instanceof TypeSymbol || receiver instanceof JCPrimitiveTypeTree;
            boolean isReference = sight.tree() instanceof JCMemberReference;
            if (type == null || type.isErroneous()) {
                return;
            }
            if (type.hasTag(TypeTag.ARRAY) && !isStatic) {
                found.add("length", "field", session.symbols.intType, Candidates.MEMBER);
                found.add("clone()", "method", type, Candidates.MEMBER);
            }
            boolean isSelf = receiver instanceof JCIdent self
                    && (self.name == session.names._this || self.name == session.names._super);
            members(
                    type,
                    one -> (isSelf ? one.isInherited() : one.isPublic())
                            && (one.isStatic() ? isStatic : !isStatic || isReference));
            if (!isStatic && !isReference) {
                Verbs verbs = new Verbs(parts, session, draft, inSight);
                verbs.of(type, found::matches)
                        .forEach(one -> found.addVerb(
                                one, verbs.isOfAnother(one, type) ? Candidates.VERB : Candidates.FUNCTION));
            }
            if (isStatic && !isReference) {
                found.add("class", "keyword", Candidates.FOREIGN);
            }
            if (isReference && isStatic) {
                found.add("new", "keyword", Candidates.MEMBER);
            }
        }

        /// Whether words stand before the dot as in another library, `nn` of `nn.Linear`, and are nothing of the
        /// cells'.
        boolean isForeign(String path) {
            String root = path.split("\\.")[0];
            boolean isOfCell = parts.state().variables.containsKey(root)
                    || parts.state().types.containsKey(root)
                    || draft.parts.values().stream().anyMatch(part -> part.name.equals(root))
                    || sight.isFound() && sight.locals().containsKey(root);
            return !path.isEmpty()
                    && !isOfCell
                    && !isPackage(path)
                    && parts.imports().isForeign(path);
        }

        /// What that library has under names of its own, and what is called without the word here.
        void foreign(String path) {
            parts.imports().foreignNames().keySet().stream()
                    .filter(name -> name.startsWith(path + "."))
                    .map(name -> name.substring(path.length() + 1).split("\\.")[0])
                    .distinct()
                    .forEach(name -> found.add(name, "function", Candidates.MEMBER));
            if (!typed.isEmpty()) {
                imported(isNew());
            }
        }

        private void members(Type type, Predicate<Seen> which) {
            members.of(type).stream().filter(which).forEach(one -> found.add(one, Candidates.MEMBER));
        }

        /// `java.util` alone is no type: javac then takes the words for names that are missing.
        private boolean isUnknown(JCTree receiver) {
            return receiver.type == null || receiver.type.isErroneous();
        }

        private boolean isPackage(String path) {
            return !path.isEmpty() && packages().anyMatch(one -> one.equals(path) || one.startsWith(path + "."));
        }

        private static String path(JCTree tree) {
            return switch (tree) {
                case JCIdent name -> name.name.toString();
                case JCFieldAccess access -> {
                    String before = path(access.selected);
                    yield before.isEmpty() ? "" : before + "." + access.name;
                }
                default -> "";
            };
        }

        /// A name that stands alone.
        void names() {
            boolean isNew = isNew();
            if (!isNew) {
                values();
            }
            draft.parts.values().stream()
                    .filter(part -> part.kind == Declared.Kind.TYPE)
                    .forEach(part -> type(part.name, part.className));
            parts.state().types.values().stream()
                    .filter(Declared::isUsable)
                    .forEach(type -> type(type.name(), type.className()));
            if (typed.isEmpty()) {
                return;
            }
            packages("");
            imported(isNew);
            if (typed.length() > 2 && Character.isUpperCase(typed.charAt(0))) {
                classNames.classes(typed).forEach(found::addForeign);
            }
        }

        private void type(String name, String className) {
            ClassSymbol type = inSight.ofCell(className);
            if (type == null) {
                found.add(name, "class", Candidates.OWN);
            } else if (found.matches(name)) {
                add(type, Candidates.OWN);
            }
        }

        private void values() {
            if (sight.isFound()) {
                sight.labels().forEach(label -> found.add(label, "enum", Candidates.LABEL));
                sight.locals().forEach((name, tree) -> found.add(name, "variable", Sight.type(tree), Candidates.OWN));
                sight.classes()
                        .forEach(type ->
                                members(type.sym.type, one -> one.isInherited() || one.symbol().owner == type.sym));
            }
            variables();
            methods();
            if (!typed.isEmpty()) {
                KEYWORDS.forEach(word -> found.add(word, "keyword", Candidates.IMPORTED));
            }
        }

        private void variables() {
            for (Part part : draft.parts.values()) {
                if (part.kind == Declared.Kind.VARIABLE) {
                    variable(part.name, part.className);
                }
            }
            parts.state().variables.values().forEach(one -> variable(one.name(), one.className()));
        }

        private void variable(String name, String className) {
            ClassSymbol holder = inSight.ofCell(className);
            Type type = holder == null
                    ? null
                    : members.named(holder.type, session.name(name)).stream()
                            .findFirst()
                            .map(one -> one.symbol().type)
                            .orElse(null);
            found.add(name, "variable", type, Candidates.OWN);
        }

        private void methods() {
            Set<String> names = new LinkedHashSet<>();
            for (Part part : draft.parts.values()) {
                if (part.kind == Declared.Kind.METHOD) {
                    names.add(part.name);
                }
            }
            parts.state().methods.values().forEach(one -> names.add(one.name()));
            for (String name : names) {
                if (found.matches(name)) {
                    List<Seen> forms = inSight.ofCells(name);
                    forms.forEach(one -> found.add(one, Candidates.OWN));
                    if (forms.isEmpty()) {
                        found.add(name + "(", "method", Candidates.OWN); // it waits for something to be declared
                    }
                }
            }
        }

        private void imported(boolean isNew) {
            for (Import one : inSight.imports()) {
                if (one.isStatic()) {
                    if (!isNew) {
                        inSight.statics(one).forEach(member -> found.add(member, Candidates.IMPORTED));
                    }
                } else if (one.isModule()) {
                    classNames.packages(one.path()).forEach(name -> types(name, Candidates.IMPORTED));
                } else if (one.isOnDemand()) {
                    types(one.path(), Candidates.IMPORTED);
                } else if (found.matches(one.name())) {
                    ClassSymbol type = inSight.type(one.path());
                    if (type != null) {
                        add(type, Candidates.IMPORTED);
                    }
                }
            }
        }
    }
}
