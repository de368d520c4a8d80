package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.tree.TreeTranslator;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Names of other libraries in front of a name, as their users know them by heart: `torch.nn.Linear` is `Linear`,
/// `pd.read_csv` is `csv`. A name that is in sight is never such a name.
public final class ForeignNames extends TreeTranslator {
    private final Map<String, String> meanings;
    private final Predicate<String> isInSight;
    private final TreeMaker make;
    private final Names names;
    private final @Nullable Origins origins;
    private final Set<String> brought = new LinkedHashSet<>();
    private Set<String> declared = Set.of();

    /// @param meanings  what stands here for the names before a dot; nothing for those that are left out
    /// @param isInSight whether a name means something already
    /// @param origins   where it is written down what stands for what; null if nobody wants to know
    public ForeignNames(
            Context context, Map<String, String> meanings, Predicate<String> isInSight, @Nullable Origins origins) {
        this.origins = origins;
        this.meanings = meanings;
        this.isInSight = isInSight;
        make = TreeMaker.instance(context);
        names = Names.instance(context);
    }

    /// Puts the names of here into a unit that has been parsed.
    ///
    /// @return the names that it has now and had not before
    public Set<String> replace(JCCompilationUnit unit) {
        declared = Declarations.of(unit);
        ListBuffer<JCTree> items = new ListBuffer<>();
        unit.defs.forEach(item -> items.append(translate(item)));
        unit.defs = items.toList();
        return brought;
    }

    /// What is imported has its full name.
    @Override
    public void visitImport(JCImport tree) {
        result = tree;
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        java.util.List<JCFieldAccess> steps = new ArrayList<>();
        JCExpression root = tree;
        while (root instanceof JCFieldAccess step) {
            steps.addFirst(step);
            root = step.selected;
        }
        boolean isForeign = root instanceof JCIdent ident
                && !declared.contains(ident.name.toString())
                && !isInSight.test(ident.name.toString());
        result = isForeign ? meaning((JCIdent) root, steps) : tree;
        if (result != tree && origins != null) {
            origins.translated(result, tree);
        }
        if (!(root instanceof JCIdent)) {
            super.visitSelect(tree);
        }
    }

    /// A name that stands alone: `True`, `L2Loss`.
    @Override
    public void visitIdent(JCIdent tree) {
        String name = tree.name.toString();
        String meaning = meanings.getOrDefault(name, "");
        result = meaning.isEmpty() || declared.contains(name) || isInSight.test(name)
                ? tree
                : meaning(meaning, tree.pos, java.util.List.of());
    }

    /// A name of an argument is none of a thing.
    @Override
    public void visitAssign(JCAssign tree) {
        if (!(tree.lhs instanceof JCIdent)) {
            tree.lhs = translate(tree.lhs);
        }
        tree.rhs = translate(tree.rhs);
        result = tree;
    }

    /// `keras.Sequential()` makes one of the class that is meant, also if that is not in sight.
    @Override
    public void visitApply(JCMethodInvocation tree) {
        JCExpression before = tree.meth;
        super.visitApply(tree);
        boolean isClass = tree.meth != before
                && tree.meth instanceof JCFieldAccess path
                && Character.isUpperCase(path.name.charAt(0))
                && path.selected.toString().chars().noneMatch(Character::isUpperCase);
        if (isClass) {
            result = make.at(tree.pos).NewClass(null, List.nil(), tree.meth, tree.args, null);
        }
    }

    private JCExpression meaning(JCIdent root, java.util.List<JCFieldAccess> steps) {
        for (int known = steps.size(); known >= 0; known--) {
            StringBuilder path = new StringBuilder(root.name);
            steps.subList(0, known).forEach(step -> path.append('.').append(step.name));
            String meaning = meanings.get(path.toString());
            if (meaning != null && (known < steps.size() || !meaning.isEmpty())) {
                return meaning(
                        meaning, known == 0 ? root.pos : steps.get(known - 1).pos, steps.subList(known, steps.size()));
            }
        }
        return steps.isEmpty() ? root : steps.getLast();
    }

    private JCExpression meaning(String path, int pos, java.util.List<JCFieldAccess> rest) {
        JCExpression made = literal(path, pos);
        if (made != null) {
            return made;
        }
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            brought.add(name);
            make.at(pos);
            made = made == null ? make.Ident(names.fromString(name)) : make.Select(made, names.fromString(name));
        }
        for (JCFieldAccess step : rest) {
            make.at(step.pos);
            made = made == null ? make.Ident(step.name) : make.Select(made, step.name);
        }
        return Objects.requireNonNull(made, "a name means something");
    }

    private @Nullable JCExpression literal(String meaning, int pos) {
        make.at(pos);
        return switch (meaning) {
            case "true" -> make.Literal(TypeTag.BOOLEAN, 1);
            case "false" -> make.Literal(TypeTag.BOOLEAN, 0);
            case "null" -> make.Literal(TypeTag.BOT, null);
            default -> null;
        };
    }

    /// The names that a unit declares anywhere.
    private static final class Declarations extends TreeScanner {
        private final Set<String> found = new HashSet<>();

        static Set<String> of(JCCompilationUnit unit) {
            Declarations declarations = new Declarations();
            declarations.scan(List.convert(JCTree.class, unit.defs));
            return declarations.found;
        }

        @Override
        public void visitVarDef(JCVariableDecl tree) {
            found.add(tree.name.toString());
            super.visitVarDef(tree);
        }

        @Override
        public void visitImport(JCImport tree) {
            found.add(tree.qualid.name.toString());
        }

        @Override
        public void visitClassDef(JCClassDecl tree) {
            found.add(tree.name.toString());
            super.visitClassDef(tree);
        }
    }
}
