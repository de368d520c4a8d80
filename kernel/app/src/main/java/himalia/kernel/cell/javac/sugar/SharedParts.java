package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCConditional;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCIdent;
import com.sun.tools.javac.tree.JCTree.JCLambda;
import com.sun.tools.javac.tree.JCTree.JCLiteral;
import com.sun.tools.javac.tree.JCTree.JCMemberReference;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCSwitchExpression;
import com.sun.tools.javac.tree.TreeInfo;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The parts of a call, for all that it may mean. What has its type wherever it stands is attributed once and shared:
/// would each candidate attribute it anew, then calls inside calls would take as many times as long as there are
/// candidates, with each level.
final class SharedParts {
    private final Attribution attribution;
    private final Calls calls;
    private final Env<AttrContext> env;
    private final Map<JCTree, Optional<Known>> known = new IdentityHashMap<>();
    /// Parts that make no sense, and what says why.
    private final Map<JCTree, Runnable> wrong = new IdentityHashMap<>();

    SharedParts(Attribution attribution, Calls calls, Env<AttrContext> env) {
        this.attribution = attribution;
        this.calls = calls;
        this.env = env;
    }

    /// A part as a candidate can take it.
    JCExpression of(JCExpression part) {
        Optional<Known> shared = known(part);
        return shared.isPresent() ? shared.get() : calls.again(part);
    }

    List<JCExpression> of(List<JCExpression> parts) {
        List<JCExpression> all = new ArrayList<>();
        parts.forEach(part -> all.add(of(part)));
        return all;
    }

    /// A method that is called, with what stands before its dot.
    JCFieldAccess method(JCFieldAccess written) {
        JCFieldAccess method = (JCFieldAccess) calls.again(written);
        method.selected = of(written.selected);
        return method;
    }

    /// The type of the value of a part; nothing if it has none.
    Optional<Type> valueOf(JCExpression part) {
        Optional<Known> shared = known(part);
        if (shared.isPresent() || wrong.containsKey(part)) {
            return shared.map(one -> one.known);
        }
        return attribution.valueOf(calls.again(part), env);
    }

    /// Whether a part makes no sense, whatever the call means.
    boolean isWrong(JCExpression part) {
        known(part);
        return wrong.containsKey(part);
    }

    /// Has it said what is wrong with a part.
    void blame(JCExpression part) {
        Objects.requireNonNull(wrong.get(part)).run();
    }

    private Optional<Known> known(JCExpression part) {
        Optional<Known> found = known.get(part);
        if (found == null) {
            found = mayBeShared(part) ? attributed(part) : Optional.empty();
            known.put(part, found);
        }
        return found;
    }

    private Optional<Known> attributed(JCExpression part) {
        JCExpression copy = calls.again(part);
        boolean isAlone = Trees.all(part).stream().noneMatch(SharedParts::wantsType);
        Optional<Type> type = attribution.valueOf(copy, env, said -> {
            if (isAlone) {
                wrong.put(part, said);
            }
        });
        return type.filter(one -> !one.hasTag(TypeTag.VOID) && !isGeneric(copy)).map(_ -> calls.known(copy));
    }

    private static boolean wantsType(JCTree tree) {
        return tree instanceof JCLambda || tree instanceof JCMemberReference;
    }

    /// Names and literals cost nothing; lambdas and the like are what they are wanted for.
    private static boolean mayBeShared(JCExpression part) {
        return switch (TreeInfo.skipParens(part)) {
            case JCIdent name -> false;
            // It may be the name of a class, or of a package.
            case JCFieldAccess field -> mayBeShared(field.selected);
            case JCLiteral literal -> false;
            case JCLambda lambda -> false;
            case JCMemberReference reference -> false;
            case JCConditional choice -> false;
            case JCSwitchExpression choice -> false;
            default -> true;
        };
    }

    /// Whether what takes an attributed call has a say in its type.
    private boolean isGeneric(JCExpression attributed) {
        JCTree tree = TreeInfo.skipParens(attributed);
        return switch (tree) {
            case JCNewClass made -> TreeInfo.isDiamond(made);
            case JCMethodInvocation call ->
                !attribution.isReplaced(call)
                        && TreeInfo.symbol(call.meth) instanceof MethodSymbol method
                        && method.type.hasTag(TypeTag.FORALL);
            default -> false;
        };
    }
}
