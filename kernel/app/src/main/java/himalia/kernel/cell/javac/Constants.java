package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.resources.CompilerProperties.Errors;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.tree.TreeScanner;
import com.sun.tools.javac.util.Log;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The variables that are `final`. To javac they are plain fields: a declaration sets its own from outside of its
/// class, and does so again when its cell is run again. So what else sets one is reported here; and one that is a
/// constant expression is told to javac to be one, whose value goes into all that uses it.
final class Constants extends TreeScanner {
    private final Log log;
    private final Set<String> classes = new HashSet<>();
    private final Set<JCTree> declarations = Collections.newSetFromMap(new IdentityHashMap<>());
    /// The class of a declaration, to those of the variables it reads.
    private final Map<String, Set<String>> read = new HashMap<>();
    private Set<String> reading = new HashSet<>();

    /// What is known of a constant from an attempt before.
    record Known(TypeTag type, Object value) {
        static Known of(JCVariableDecl field, Object value) {
            return new Known(field.sym.type.getTag(), value);
        }
    }

    Constants(Log log) {
        this.log = log;
    }

    /// Makes a field a constant, from when its class is loaded.
    static void set(JCVariableDecl field, Object value, TreeMaker make) {
        make.at(field.pos);
        field.init = literal(field.sym.type.getTag(), value, make);
        field.mods.flags &= ~Flags.FINAL;
        field.sym.flags_field &= ~Flags.FINAL;
        field.sym.setData(value);
    }

    /// Makes a field a constant before its class is entered, when the annotations are read.
    static void announce(JCVariableDecl field, Known constant, Session session) {
        TreeMaker make = session.make.at(field.pos);
        field.init = literal(constant.type, constant.value, make);
        field.mods.flags |= Flags.FINAL;
        field.vartype = constant.type == TypeTag.CLASS
                ? make.QualIdent(session.symbols.stringType.tsym)
                : make.TypeIdent(constant.type);
    }

    private static JCExpression literal(TypeTag type, Object value, TreeMaker make) {
        return type == TypeTag.BOOLEAN ? make.Literal(TypeTag.BOOLEAN, value) : make.Literal(value);
    }

    /// Makes the field of an earlier cell a constant again: in a class file only what is final can be one.
    static void restore(ClassSymbol home, Declared earlier) {
        for (Symbol one : home.members().getSymbols()) {
            if (one instanceof VarSymbol field) {
                field.setData(Objects.requireNonNull(earlier.constant()));
            }
        }
    }

    /// @param className the class of a variable that is `final`
    void add(String className) {
        classes.add(className);
    }

    /// @param assignment what the declaration of such a variable does when it is run
    void allow(JCTree assignment) {
        declarations.add(assignment);
    }

    /// The classes of the final variables that a class reads.
    Set<String> usedBy(String className) {
        return read.getOrDefault(className, Set.of());
    }

    /// Looks through a class that has been attributed.
    void check(Env<AttrContext> env) {
        if (classes.isEmpty()) {
            return;
        }
        reading = read.computeIfAbsent(env.enclClass.sym.flatname.toString(), name -> new HashSet<>());
        var before = log.useSource(env.toplevel.sourcefile);
        try {
            scan(env.tree);
        } finally {
            log.useSource(before);
        }
    }

    @Override
    public void visitIdent(JCIdent tree) {
        read(tree.sym);
    }

    @Override
    public void visitSelect(JCFieldAccess tree) {
        read(tree.sym);
        super.visitSelect(tree);
    }

    private void read(Symbol symbol) {
        if (isFinal(symbol)) {
            reading.add(symbol.owner.flatName().toString());
        }
    }

    @Override
    public void visitAssign(JCAssign tree) {
        if (!declarations.contains(tree)) {
            report(tree, tree.lhs);
        }
        super.visitAssign(tree);
    }

    @Override
    public void visitAssignop(JCAssignOp tree) {
        report(tree, tree.lhs);
        super.visitAssignop(tree);
    }

    @Override
    public void visitUnary(JCUnary tree) {
        if (tree.getTag().isIncOrDecUnaryOp()) {
            report(tree, tree.arg);
        }
        super.visitUnary(tree);
    }

    private void report(JCTree tree, JCExpression target) {
        Symbol set = TreeInfo.symbol(TreeInfo.skipParens(target));
        if (isFinal(set)) {
            log.error(tree.pos(), Errors.CantAssignValToVar("final", set));
        }
    }

    private boolean isFinal(Symbol symbol) {
        return symbol instanceof VarSymbol
                && symbol.owner instanceof ClassSymbol home
                && classes.contains(home.flatname.toString());
    }
}
