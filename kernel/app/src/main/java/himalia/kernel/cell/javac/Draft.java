package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.JCTree.JCImportBase;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCModuleImport;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A parsed cell, sorted: imports, declarations, what is to be run in its order, and the value.
final class Draft {
    final Session session;
    private JCCompilationUnit unit;
    final Map<String, Part> parts = new LinkedHashMap<>();
    final Map<JCImportBase, Import> imports = new LinkedHashMap<>();
    private final Map<JCImportBase, JCCompilationUnit> importing = new HashMap<>();
    /// Statements, and variable declarations for which something is to be done.
    final java.util.List<JCStatement> steps = new ArrayList<>();
    /// Variables that the cell declares more than once.
    final Set<String> twice = new LinkedHashSet<>();
    /// The last item of the cell.
    @Nullable
    JCTree last;
    /// The last expression of the cell, if it is to be shown.
    Optional<JCExpression> value = Optional.empty();

    /// Turns names of other libraries into those of here, and says which came in so.
    private final BiFunction<JCCompilationUnit, Set<String>, Set<String>> translate;
    /// Names that the cell does not have, but means.
    final Set<String> meant = new LinkedHashSet<>();

    /// @param showsAll  whether the last expression is shown also if it is a statement that a `;` ends
    /// @param translate is given each unit and its identifiers, and says which others it has brought
    Draft(Session session, boolean showsAll, BiFunction<JCCompilationUnit, Set<String>, Set<String>> translate) {
        this.session = session;
        this.translate = translate;
        unit = session.unit();
        for (Packages.Section section : sections(unit)) {
            unit = section.unit();
            prepare(section.items()).forEach(this::sort);
        }
        // What cannot be a statement of Java is there to be seen, with a `;` behind it or without.
        if (last instanceof JCExpressionStatement one && (showsAll || !Layout.isStatement(one.expr))) {
            steps.removeLast();
            value = Optional.of(one.expr);
        }
    }

    @SuppressWarnings("IfChainToSwitch") // to link a switch over types takes time of the first cell
    private void sort(JCTree item) {
        last = item;
        if (item instanceof JCImport one) {
            JCTree path = one.qualid;
            add(one, Import.of((one.staticImport ? "static " : "") + path));
        } else if (item instanceof JCModuleImport one) {
            add(one, Import.of("module " + one.module));
        } else if (item instanceof JCClassDecl || item instanceof JCMethodDecl) {
            add(item);
        } else if (item instanceof JCVariableDecl variable) {
            // `int _ = f();` is of no use to later cells.
            if (!variable.name.isEmpty()) {
                add(variable);
            }
            steps.add(variable);
        } else if (item instanceof JCStatement statement) {
            steps.add(statement);
        } else if (item instanceof JCExpression expression) {
            value = Optional.of(expression);
        } else {
            throw new IllegalStateException("unexpected in a cell: " + item.getKind());
        }
    }

    private void add(JCImportBase tree, Import one) {
        imports.put(tree, one);
        importing.put(tree, unit);
    }

    /// What stands in a unit of the cell, as it stands there.
    Map<JCImportBase, Import> importsOf(JCCompilationUnit of) {
        Map<JCImportBase, Import> own = new LinkedHashMap<>(imports);
        own.keySet().removeIf(tree -> importing.get(tree) != of);
        return own;
    }

    private void add(JCTree declaration) {
        Part part = new Part(session, unit, declaration);
        // Of two alike the last one counts, as if they stood in two cells.
        if (parts.remove(part.id()) != null && part.kind == Declared.Kind.VARIABLE) {
            twice.add(part.name);
        }
        parts.put(part.id(), part);
    }

    /// Parses the cell of an earlier declaration again and finds the declaration in it.
    Part again(Declared earlier, Map<Integer, java.util.List<Packages.Section>> reparsed) {
        java.util.List<Packages.Section> sections = reparsed.computeIfAbsent(
                earlier.cell().cell(),
                cell -> sections(
                        session.parse(new CellSource(cell, earlier.cell().code()))));
        for (Packages.Section section : sections) {
            for (JCTree item : prepare(section.items())) {
                if (TreeInfo.getStartPos(item) == earlier.cell().start()
                        && (item instanceof JCClassDecl || item instanceof JCMethodDecl)) {
                    return new Part(session, section.unit(), item);
                }
            }
        }
        throw new IllegalStateException(earlier.name() + " is not where it was");
    }

    private java.util.List<Packages.Section> sections(JCCompilationUnit of) {
        meant.addAll(translate.apply(of, session.source(of).words()));
        return Packages.of(of, session);
    }

    /// The items of a unit, with everything in a form that can be declared.
    private List<JCTree> prepare(java.util.List<JCTree> of) {
        java.util.List<JCTree> items = new ArrayList<>();
        Map<Name, Integer> declaredAt = new HashMap<>();
        for (JCTree item : of) {
            if (item instanceof JCVariableDecl variable && !variable.name.isEmpty()) {
                Integer before = declaredAt.put(variable.name, items.size());
                if (before != null && !sameType((JCVariableDecl) items.get(before), variable)) {
                    rename(items, before, variable);
                }
            }
            items.add(item);
        }
        return List.from(items);
    }

    private static boolean sameType(JCVariableDecl a, JCVariableDecl b) {
        return !a.isImplicitlyTyped()
                && !b.isImplicitlyTyped()
                && a.vartype.toString().equals(b.vartype.toString());
    }

    /// Two variables of one name and different types in a cell: the first gets another name until the second comes.
    private void rename(java.util.List<JCTree> items, int from, JCVariableDecl next) {
        Name old = next.name;
        twice.add(old.toString());
        Name other = session.name(old + "$" + from);
        TreeScanner renamer = new TreeScanner() {
            @Override
            public void visitIdent(JCIdent tree) {
                if (tree.name == old) {
                    tree.name = other;
                }
            }

            @Override
            public void visitVarDef(JCVariableDecl tree) {
                super.visitVarDef(tree);
                if (tree.name == old) {
                    tree.name = other;
                }
            }
        };
        for (JCTree item : items.subList(from, items.size())) {
            if (!(item instanceof JCMethodDecl) && !(item instanceof JCClassDecl)) {
                renamer.scan(item);
            }
        }
        renamer.scan(next.init);
    }
}
