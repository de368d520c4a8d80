package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCBinary;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.tree.JCTree.JCUnary;
import com.sun.tools.javac.tree.JCTree.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The call that is meant where javac finds no operator, or brackets behind what is no array.
///
/// An operator is, in this order: a function of a library that says it has operators; a method of the left side; if the
/// left side is a number, a method of the right side; and if either is one, the same with the number as an object of
/// the other's type, by `valueOf`.
final class OperatorMeanings {
    private final Calls calls;
    private final Methods methods;
    private final OperandTypes types;
    private final Choice choice;

    OperatorMeanings(Calls calls, Methods methods, OperandTypes types, Choice choice) {
        this.calls = calls;
        this.methods = methods;
        this.types = types;
        this.choice = choice;
    }

    /// What `a op b` means, both attributed.
    Optional<JCExpression> binary(JCBinary tree, Env<AttrContext> env) {
        // `1 < x < 3` would be a comparison of a mask with 3.
        if (Spellings.compares(tree.getTag()) && (isComparison(tree.lhs) || isComparison(tree.rhs))) {
            return Optional.empty();
        }
        return binary(tree.getTag(), tree.pos, calls.known(tree.lhs), calls.known(tree.rhs), env);
    }

    private static boolean isComparison(JCExpression operand) {
        return operand instanceof JCBinary inner && Spellings.compares(inner.getTag());
    }

    private Optional<JCExpression> binary(Tag operator, int pos, Known left, Known right, Env<AttrContext> env) {
        Spellings spellings = Spellings.binary(operator);
        if (spellings == null || !types.isOperand(left.known) || !types.isOperand(right.known)) {
            return Optional.empty();
        }
        Operand a = Operand.of(left);
        Operand b = Operand.of(right);
        List<Candidate> candidates = methods.functions(spellings.names(), pos, a, b);
        if (!types.isNumber(left.known)) {
            candidates.addAll(methods.of(spellings.names(), pos, a, b));
            methods.lift(right, left.known, pos)
                    .ifPresent(lifted -> candidates.addAll(methods.of(spellings.names(), pos, a, lifted)));
        } else if (!types.isNumber(right.known)) {
            candidates.addAll(methods.of(spellings.reversed(), pos, b, a));
            if (operator == Tag.DIV && methods.has(right.known, "reciprocal")) {
                candidates.add(Candidate.of(() -> calls.call(pos, calls.call(pos, right, "reciprocal"), "mul", left)));
            }
            methods.lift(left, right.known, pos)
                    .ifPresent(lifted -> candidates.addAll(methods.of(spellings.names(), pos, lifted, b)));
        }
        boolean compares = Spellings.compares(operator);
        if (compares) {
            candidates.addAll(comparisons(operator, pos, left, right));
        }
        return choice.first(candidates, env, compares ? types::isValue : types::isResult);
    }

    /// `a.compareTo(b) < 0`.
    private List<Candidate> comparisons(Tag operator, int pos, Known left, Known right) {
        Optional<Operand> a =
                types.isNumber(left.known) ? methods.lift(left, right.known, pos) : Optional.of(Operand.of(left));
        Optional<Operand> b =
                types.isNumber(right.known) ? methods.lift(right, left.known, pos) : Optional.of(Operand.of(right));
        return a.isEmpty() || b.isEmpty()
                ? List.of()
                : methods.of(List.of("compareTo"), pos, a.get(), b.get()).stream()
                        .map(one -> Candidate.of(
                                () -> calls.compare(pos, operator, one.call().get())))
                        .toList();
    }

    /// What `-a` means.
    Optional<JCExpression> unary(JCUnary tree, Env<AttrContext> env) {
        Spellings spellings = Spellings.unary(tree.getTag());
        // The `not` of a BigInteger turns its bits round.
        if (spellings == null
                || !types.isOperand(tree.arg.type)
                || tree.hasTag(Tag.NOT) && types.isA(tree.arg.type, Number.class)) {
            return Optional.empty();
        }
        Operand operand = Operand.of(calls.known(tree.arg));
        List<Candidate> candidates = methods.functions(spellings.names(), tree.pos, operand);
        candidates.addAll(methods.of(spellings.names(), tree.pos, operand));
        return choice.first(candidates, env, types::isResult);
    }

    /// What `a op= b` means for an `a` that can be changed itself.
    Optional<JCExpression> inPlace(Tag operator, int pos, Known target, Known value, Env<AttrContext> env) {
        Spellings spellings = Spellings.binary(operator);
        if (spellings == null || !types.isOperand(target.known) || !types.isOperand(value.known)) {
            return Optional.empty();
        }
        return choice.first(
                methods.of(spellings.inPlace(), pos, Operand.of(target), Operand.of(value)), env, types::isResult);
    }

    /// What `a[i]` means.
    Optional<JCExpression> get(int pos, Known receiver, Known index, Env<AttrContext> env) {
        if (!types.isIndex(receiver.known, index.known)) {
            return Optional.empty();
        }
        Operand a = Operand.of(receiver);
        Operand i = Operand.of(index);
        List<Candidate> candidates = methods.functions(List.of("get"), pos, a, i);
        candidates.addAll(methods.of(List.of("get", "charAt", "column"), pos, a, i));
        return choice.first(candidates, env, types::isValue);
    }

    /// What `a[i] = v` can mean.
    List<Candidate> set(int pos, Known receiver, Known index, Operand value) {
        if (!types.isIndex(receiver.known, index.known)) {
            return List.of();
        }
        Operand a = Operand.of(receiver);
        Operand i = Operand.of(index);
        List<Candidate> candidates = methods.functions(List.of("set"), pos, a, i, value);
        candidates.addAll(methods.of(List.of(types.isA(receiver.known, Map.class) ? "put" : "set"), pos, a, i, value));
        return candidates;
    }

    /// What `a[i] = v` means for a value that has no type of its own.
    Optional<JCExpression> set(int pos, Known receiver, Known index, Operand value, Env<AttrContext> env) {
        return choice.first(set(pos, receiver, index, value), env, _ -> true);
    }

    /// What `a[i] = v` means, all attributed.
    Optional<JCExpression> set(int pos, Known receiver, Known index, Known value, Env<AttrContext> env) {
        return choice.first(set(pos, receiver, index, Operand.of(value)), env, _ -> true);
    }
}
