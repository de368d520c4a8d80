package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCFieldAccess;
import com.sun.tools.javac.tree.JCTree.JCMethodInvocation;
import com.sun.tools.javac.tree.TreeInfo;
import com.sun.tools.javac.util.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which of the calls that may be meant is: the first that javac takes. No library goes before another: of functions of
/// two that javac takes it is the one for more special arguments, as among Java's own, or else neither.
final class Choice {
    private final Attribution attribution;
    private final Types types;

    Choice(Context context, Attribution attribution) {
        this.attribution = attribution;
        this.types = Types.instance(context);
    }

    /// @param isMeant whether what a call gives can be what is looked for
    Optional<JCExpression> first(List<Candidate> candidates, Env<AttrContext> env, Predicate<Type> isMeant) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            JCExpression call = candidate.call().get();
            if (isTaken(candidate, call, env, isMeant)) {
                return candidate.isOfLibrary()
                        ? amongLibraries(candidate, call, candidates.subList(i + 1, candidates.size()), env, isMeant)
                        : Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private boolean isTaken(Candidate candidate, JCExpression call, Env<AttrContext> env, Predicate<Type> isMeant) {
        return attribution.attempt(call, env)
                && !(candidate.isValue() && call.type.hasTag(TypeTag.VOID))
                && isMeant.test(call.type);
    }

    /// @param call of the first library that has one
    private Optional<JCExpression> amongLibraries(
            Candidate first, JCExpression call, List<Candidate> others, Env<AttrContext> env, Predicate<Type> isMeant) {
        JCExpression best = call;
        Set<Integer> asked = new HashSet<>(List.of(first.library()));
        for (Candidate other : others) {
            if (!other.isOfLibrary() || asked.contains(other.library())) {
                continue;
            }
            JCExpression rival = other.call().get();
            if (!isTaken(other, rival, env, isMeant)) {
                continue;
            }
            asked.add(other.library());
            boolean isBetter = isMoreSpecial(rival, best);
            if (isBetter == isMoreSpecial(best, rival)) {
                attribution.noteAmbiguity(function(best), function(rival), rival);
                return Optional.empty();
            }
            best = isBetter ? rival : best;
        }
        return Optional.of(best);
    }

    private boolean isMoreSpecial(JCExpression call, JCExpression than) {
        List<Type> mine = function(call).type.getParameterTypes();
        List<Type> its = function(than).type.getParameterTypes();
        boolean fits = mine.size() == its.size();
        for (int i = 0; fits && i < mine.size(); i++) {
            fits = types.isSubtypeUnchecked(types.erasure(mine.get(i)), types.erasure(its.get(i)));
        }
        return fits;
    }

    /// The function of a library, on whose result methods may be called.
    private static MethodSymbol function(JCExpression call) {
        JCMethodInvocation inner = (JCMethodInvocation) call;
        while (inner.meth instanceof JCFieldAccess method
                && Known.inside(method.selected) instanceof JCMethodInvocation receiver
                && TreeInfo.symbol(receiver.meth) instanceof MethodSymbol) {
            inner = receiver;
        }
        return (MethodSymbol) TreeInfo.symbol(inner.meth);
    }
}
