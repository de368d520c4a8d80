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
import com.sun.tools.javac.tree.JCTree.JCIf;
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
import org.jspecify.annotations.Nullable;

/// The classes into which a cell is put, all in one package: one for each variable, one for each method, the user's
/// own classes, and one with a method that runs the statements.
final class Layout {
    static final String RUN = "$Run";
    static final String RUN_METHOD = "$run";
    static final String ANONYMOUS = "$Object_";
    private static final long ACCESS = Flags.PUBLIC | Flags.PRIVATE | Flags.PROTECTED | Flags.STATIC;

    private final Session session;
    private final TreeMaker make;

    Layout(Session session) {
        this.session = session;
        this.make = session.make;
    }

    static String variable(int serial, String name) {
        return CellFiles.PACKAGE + ".$V" + serial + "_" + name;
    }

    static String method(int serial, String name) {
        return CellFiles.PACKAGE + ".$M" + serial + "_" + name;
    }

    static String run(int serial) {
        return CellFiles.PACKAGE + "." + RUN + serial;
    }

    JCTree packageDeclaration() {
        return synthetic().PackageDecl(List.nil(), make.Ident(session.name(CellFiles.PACKAGE)));
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
                        make.Modifiers(Flags.FINAL),
                        session.name(simple(className)),
                        List.nil(),
                        null,
                        List.nil(),
                        List.of(member));
    }

    private static String simple(String className) {
        return className.substring(className.indexOf('.') + 1);
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

    JCClassDecl type(JCClassDecl type) {
        type.mods.flags &= ~ACCESS;
        return type;
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
        return switch (expression) {
            case JCAssign assign -> true;
            case JCAssignOp assign -> true;
            case JCMethodInvocation call -> true;
            case JCNewClass made -> true;
            case JCErroneous wrong -> true;
            case JCUnary step -> step.getTag().isIncOrDecUnaryOp();
            default -> false;
        };
    }

    /// Whether only javac knows if an expression has a value: a call may be `void`, and so may be what is set in
    /// brackets that are no array's.
    static boolean mayBeNothing(JCExpression expression) {
        return switch (expression) {
            case JCMethodInvocation call -> true;
            case JCAssign assign -> TreeInfo.skipParens(assign.lhs) instanceof JCArrayAccess;
            case JCAssignOp change -> TreeInfo.skipParens(change.lhs) instanceof JCArrayAccess;
            default -> false;
        };
    }

    JCStatement result(JCExpression value) {
        return make.at(value.pos).Return(value);
    }

    JCStatement execution(JCExpression call) {
        return make.at(call.pos).Exec(call);
    }
}
