package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCArrayAccess;
import com.sun.tools.javac.tree.JCTree.JCArrayTypeTree;
import com.sun.tools.javac.tree.JCTree.JCAssign;
import com.sun.tools.javac.tree.JCTree.JCAssignOp;
import com.sun.tools.javac.tree.JCTree.JCBlock;
import com.sun.tools.javac.tree.JCTree.JCClassDecl;
import com.sun.tools.javac.tree.JCTree.JCErroneous;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCExpressionStatement;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCIf;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.JCTree.JCMethodDecl;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewArray;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCPrimitiveTypeTree;
import com.sun.tools.javac.tree.JCTree.JCStatement;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.JCVariableDecl;
import com.sun.tools.javac.tree.TreeCopier;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.tree.TreeMaker;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.Position;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The classes into which a cell is put, all in one package: one for each variable, one for each method, the user's
/// own classes, and one with a method that runs the statements.
final class Layout {
    private static final String RUN = "$Run";
    private static final Pattern VARIABLE = Pattern.compile("\\$V[0-9]+_.*");
    private static final Pattern METHOD = Pattern.compile("\\$M[0-9]+_.*");
    private static final Pattern RUNS = Pattern.compile("\\$Run[0-9]+(\\$.*)?");
    static final String RUN_METHOD = "$run";
    private static final long ACCESS = Flags.PUBLIC | Flags.PRIVATE | Flags.PROTECTED | Flags.STATIC;

    private final Session session;
    /// Constructors that were made public.
    private final Set<JCTree> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    private final TreeMaker make;

    Layout(Session session) {
        this.session = session;
        this.make = session.make;
    }

    static String variable(String home, int serial, String name) {
        return home + ".$V" + serial + "_" + name;
    }

    static String method(String home, int serial, String name) {
        return home + ".$M" + serial + "_" + name;
    }

    static String run(String home, int serial) {
        return home + "." + RUN + serial;
    }

    /// Whether a class holds a variable.
    static boolean isVariable(String className) {
        return VARIABLE.matcher(simple(className)).matches();
    }

    /// Whether a class holds a variable or a method.
    static boolean isHolder(String className) {
        String name = simple(className);
        return home(className).equals(CellFiles.PACKAGE) && name.matches("\\$[VM][0-9]+_.*");
    }

    /// Whether a class runs a cell, or is one in its code.
    static boolean isRun(String className) {
        return RUNS.matcher(simple(className)).matches();
    }

    /// Whether a class of ours may have this name.
    static boolean isOurs(String className) {
        return isVariable(className)
                || isRun(className)
                || METHOD.matcher(simple(className)).matches();
    }

    /// The package of a class.
    static String home(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    JCTree packageDeclaration(String home) {
        return synthetic().PackageDecl(List.nil(), path(home));
    }

    private TreeMaker synthetic() {
        return make.at(Position.NOPOS);
    }

    JCTree importOf(Import one) {
        JCExpression path = path(one.path());
        if (one.isModule()) {
            return make.ModuleImport(path);
        }
        return make.Import(
                one.isOnDemand() ? make.Select(path, session.names.asterisk) : (JCFieldAccess) path, one.isStatic());
    }

    /// Lets an import name a class of a cell by its place.
    void place(JCImport tree, Import placed) {
        JCFieldAccess inner = tree.qualid;
        while (inner.selected instanceof JCFieldAccess outer) {
            inner = outer;
        }
        String head = ((JCIdent) inner.selected).name.toString();
        String path = placed.path();
        inner.selected = path(path.substring(0, path.indexOf("." + head) + head.length() + 1));
    }

    JCTree importOf(String className) {
        return synthetic().Import((JCFieldAccess) path(className), false);
    }

    /// `import static` of the one member of a class of ours.
    JCTree importOf(String className, String member) {
        synthetic();
        return make.Import(make.Select(path(className), session.name(member)), true);
    }

    private JCExpression path(String dotted) {
        synthetic();
        String[] steps = dotted.split("\\.");
        JCExpression path = make.Ident(session.name(steps[0]));
        for (String step : Arrays.asList(steps).subList(1, steps.length)) {
            path = make.Select(path, session.name(step));
        }
        return path;
    }

    /// The class of a variable.
    ///
    /// @param type null if it is not known yet
    JCClassDecl holder(String className, JCVariableDecl variable, @Nullable JCExpression type) {
        long flags = Flags.PUBLIC | Flags.STATIC | variable.mods.flags & Flags.VOLATILE;
        JCExpression shown = type == null ? make.QualIdent(session.symbols.objectType.tsym) : type;
        JCVariableDecl field = make.at(variable.pos).VarDef(make.Modifiers(flags), variable.name, shown, null);
        return holder(className, field);
    }

    private JCClassDecl holder(String className, JCTree member) {
        return synthetic()
                .ClassDef(
                        make.Modifiers(Flags.PUBLIC | Flags.FINAL),
                        session.name(simple(className)),
                        List.nil(),
                        null,
                        List.nil(),
                        List.of(member));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    JCClassDecl method(String className, JCMethodDecl method) {
        long flags = method.mods.flags & ~(ACCESS | Flags.DEFAULT | Flags.FINAL);
        method.mods.flags = flags | Flags.PUBLIC | Flags.STATIC;
        return holder(className, method);
    }

    /// Lets a method say what it lacks instead of doing what it should.
    void makeThrow(JCMethodDecl method, String message) {
        make.at(method.body.pos);
        JCExpression exception = make.NewClass(
                null,
                List.nil(),
                make.QualIdent(session.symbols.enterClass(
                        session.symbols.java_base, session.name("java.lang.IllegalStateException"))),
                List.of(make.Literal(message)),
                null);
        method.body = make.Block(0, List.of(make.Throw(exception)));
    }

    /// A class of the user's, which all cells can see.
    JCClassDecl type(JCClassDecl type) {
        type.mods.flags = type.mods.flags & ~ACCESS | Flags.PUBLIC;
        if ((type.mods.flags & Flags.RECORD) != 0) {
            type.defs.forEach(this::open);
        }
        return type;
    }

    /// The canonical constructor of a record must not be closer than the record.
    private void open(JCTree member) {
        if (member instanceof JCMethodDecl one && TreeInfo.isConstructor(one) && (one.mods.flags & ACCESS) == 0) {
            one.mods.flags |= Flags.PUBLIC;
            opened.add(one);
        }
    }

    /// Whether a class has a constructor without a modifier of its own, or none that is written.
    boolean isOpenAsItsClass(JCClassDecl type) {
        return type.defs.stream().anyMatch(member -> opened.contains(member) || isGenerated(member));
    }

    private static boolean isGenerated(JCTree member) {
        return member instanceof JCMethodDecl one && (one.mods.flags & Flags.GENERATEDCONSTR) != 0;
    }

    /// The class with the method that runs the cell; what it does is put in later.
    JCClassDecl run(String className) {
        synthetic();
        JCBlock body = make.Block(
                0,
                List.of(
                        // An `if`, because what follows an endless loop would not be reached.
                        make.If(make.Literal(TypeTag.BOOLEAN, 1), make.Block(0, List.nil()), null),
                        make.Return(nothing())));
        JCMethodDecl method = make.MethodDef(
                make.Modifiers(Flags.PUBLIC | Flags.STATIC),
                session.name(RUN_METHOD),
                make.QualIdent(session.symbols.objectType.tsym),
                List.nil(),
                List.nil(),
                List.of(make.QualIdent(session.symbols.throwableType.tsym)),
                body,
                null);
        return holder(className, method);
    }

    /// The method that runs the cell.
    static JCMethodDecl body(JCClassDecl run) {
        for (JCTree member : run.defs) {
            if (member instanceof JCMethodDecl method && method.name.contentEquals(RUN_METHOD)) {
                return method;
            }
        }
        throw new IllegalArgumentException("no method that runs a cell");
    }

    static void fill(JCClassDecl run, List<JCStatement> statements) {
        JCIf always = (JCIf) body(run).body.stats.head;
        ((JCBlock) always.thenpart).stats = statements;
    }

    /// The field of a variable's class.
    static JCVariableDecl field(JCClassDecl holder) {
        for (JCTree member : holder.defs) {
            if (member instanceof JCVariableDecl field) {
                return field;
            }
        }
        throw new IllegalArgumentException("no field");
    }

    private JCExpression nothing() {
        return make.Literal(TypeTag.BOT, null);
    }

    /// What the declaration of a variable does when it is run.
    JCStatement assignment(JCVariableDecl variable) {
        make.at(variable.pos);
        JCExpression value = variable.init == null ? zero(variable.vartype) : variable.init;
        if (value instanceof JCNewArray array
                && array.elemtype == null
                && variable.vartype instanceof JCArrayTypeTree type) {
            array.elemtype = copy(type.elemtype);
        }
        make.at(variable.pos);
        return make.Exec(make.Assign(make.Ident(variable.name), value));
    }

    private JCExpression zero(JCExpression type) {
        if (!(type instanceof JCPrimitiveTypeTree primitive)) {
            return nothing();
        }
        return switch (primitive.typetag) {
            case LONG -> make.Literal(0L);
            case FLOAT -> make.Literal(0f);
            case DOUBLE -> make.Literal(0d);
            case BOOLEAN -> make.Literal(false);
            case CHAR -> make.Literal((char) 0);
            default -> make.Literal(0);
        };
    }

    <T extends JCTree> T copy(T tree) {
        return new TreeCopier<Void>(make).copy(tree);
    }

    /// An expression in the middle of a cell: also one that Java does not take as a statement.
    JCStatement statement(JCStatement statement, int index) {
        if (!(statement instanceof JCExpressionStatement one) || isStatement(one.expr)) {
            return statement;
        }
        make.at(one.pos);
        return make.VarDef(
                make.Modifiers(0),
                session.name("$unused" + index),
                make.QualIdent(session.symbols.objectType.tsym),
                one.expr);
    }

    static boolean isStatement(JCExpression expression) {
        return expression instanceof JCAssign
                || expression instanceof JCAssignOp
                || expression instanceof JCMethodInvocation
                || expression instanceof JCNewClass
                || expression instanceof JCErroneous
                || expression instanceof JCUnary step && step.getTag().isIncOrDecUnaryOp();
    }

    /// Whether only javac knows if an expression has a value: a call may be `void`, and so may be what is set in
    /// brackets that are no array's.
    static boolean mayBeNothing(JCExpression expression) {
        return expression instanceof JCMethodInvocation
                || expression instanceof JCAssign assign && TreeInfo.skipParens(assign.lhs) instanceof JCArrayAccess
                || expression instanceof JCAssignOp change && TreeInfo.skipParens(change.lhs) instanceof JCArrayAccess;
    }

    JCStatement result(JCExpression value) {
        return make.at(value.pos).Return(value);
    }

    JCStatement execution(JCExpression call) {
        return make.at(call.pos).Exec(call);
    }
}
