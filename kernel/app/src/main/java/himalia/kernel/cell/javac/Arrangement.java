package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.parser.ParserFactory;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The classes into which all that a cell declares is put, and the one that runs it.
final class Arrangement {
    private final Compilation compilation;
    private final CellState state;
    private final Session session;
    private final Layout layout;
    private final List<Part> parts;
    private final boolean looking;
    private final Set<JCTree> used = Collections.newSetFromMap(new IdentityHashMap<>());
    /// Classes in no package that are not written as public.
    private final List<JCClassDecl> written = new ArrayList<>();
    private final Map<String, Boolean> closed = new HashMap<>();
    private int serial;

    /// The classes of variables.
    final Map<Part, JCClassDecl> holders = new LinkedHashMap<>();
    /// Those of methods.
    final Map<Part, JCClassDecl> methods = new LinkedHashMap<>();
    /// Variables of earlier cells whose type has changed, and the classes that hold them now.
    final Map<Declared, String> renewed = new HashMap<>();

    final String runClass;
    final JCClassDecl run;

    /// @param parts   all declarations that are compiled, those of earlier cells included
    /// @param looking whether the cell is only looked at
    Arrangement(
            Compilation compilation,
            Session session,
            Layout layout,
            Draft draft,
            Plan plan,
            List<Part> parts,
            boolean looking) {
        this.compilation = compilation;
        this.state = compilation.state;
        this.session = session;
        this.layout = layout;
        this.parts = parts;
        this.looking = looking;
        Header header = new Header(compilation, session, layout, draft, parts, renewed, plan.stale);
        Map<JCCompilationUnit, ListBuffer<JCTree>> members = new LinkedHashMap<>();
        session.units().forEach(unit -> members.put(unit, new ListBuffer<>()));
        for (Part part : parts) {
            declare(part)
                    .ifPresent(type ->
                            Objects.requireNonNull(members.get(part.unit)).append(type));
        }
        ListBuffer<JCTree> own = Objects.requireNonNull(members.get(session.unit()));
        for (Declared variable : plan.stale) {
            if (missingTypes(variable).isEmpty()) {
                own.append(renew(variable));
            }
        }
        runClass = Layout.run(session.home(session.unit()), nextSerial());
        run = layout.run(runClass);
        own.append(run);
        members.forEach((unit, types) -> unit.defs = header.importsOf(unit)
                .prepend(layout.packageDeclaration(session.home(unit)))
                .appendList(types.toList()));
    }

    private int nextSerial() {
        serial = Math.max(serial, state.serial) + 1;
        if (!looking) {
            state.serial = serial;
        }
        return serial;
    }

    private Optional<JCClassDecl> declare(Part part) {
        Compilation.Lack lack = compilation.lacking.get(part.id());
        if (lack != null) {
            part.missing = lack.what();
        }
        if (part.kept != null || lack != null && !lack.inBody()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (part.tree) {
                    case JCClassDecl type -> {
                        part.className = Declared.typeName(part.key);
                        if (Layout.isOurs(part.className)) {
                            throw Rejected.ours(type.name.toString(), type.pos);
                        }
                        if ((type.mods.flags & Flags.PUBLIC) == 0 && part.home.equals(CellFiles.PACKAGE)) {
                            written.add(type);
                        }
                        yield layout.type(type);
                    }
                    case JCMethodDecl method -> {
                        part.className = Layout.method(part.home, nextSerial(), part.name);
                        if (lack != null) {
                            layout.makeThrow(method, Declared.explanation(part.name, lack.what()));
                        }
                        JCClassDecl home = layout.method(part.className, method);
                        methods.put(part, home);
                        yield home;
                    }
                    case JCVariableDecl variable -> {
                        part.className = Layout.variable(part.home, nextSerial(), part.name);
                        JCExpression type = variable.isImplicitlyTyped() ? null : variable.vartype;
                        // Of `int a, b` both share one tree, and javac wants each to have its own.
                        JCClassDecl holder = layout.holder(
                                part.className, variable, type == null || used.add(type) ? type : layout.copy(type));
                        holders.put(part, holder);
                        Constants.Known constant = compilation.constants.get(part.id());
                        if (constant != null) {
                            Constants.announce(Layout.field(holder), constant, session);
                        }
                        yield holder;
                    }
                    default -> throw new IllegalStateException();
                });
    }

    /// The classes in the type of a variable that cannot be compiled as things are now.
    List<String> missingTypes(Declared variable) {
        return parts.stream()
                .filter(part -> part.kind == Declared.Kind.TYPE
                        && compilation.lacking.containsKey(part.id())
                        && variable.uses().contains(Declared.typeName(part.key)))
                .map(part -> part.name)
                .toList();
    }

    /// A variable of an earlier cell gets a place for values of its type as that is now.
    private JCClassDecl renew(Declared variable) {
        String className = Layout.variable(session.home(session.unit()), nextSerial(), variable.name());
        JCExpression type = ParserFactory.instance(session.context)
                .newParser(variable.type(), false, false, false)
                .parseType();
        session.make.at(0);
        JCVariableDecl tree = session.make.VarDef(session.make.Modifiers(0), session.name(variable.name()), null, null);
        renewed.put(variable, className);
        return layout.holder(className, tree, type);
    }

    /// Now the classes have their names.
    void settle() {
        written.forEach(type -> closed.put(type.sym.flatName().toString(), layout.isOpenAsItsClass(type)));
    }

    /// Classes that are not written as public, as [Compiled] has them.
    Map<String, Boolean> closed() {
        return closed;
    }
}
