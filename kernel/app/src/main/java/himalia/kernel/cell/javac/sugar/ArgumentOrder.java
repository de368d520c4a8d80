package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arguments of a method in the order of its parameters. What is left out among them is what the method says it is
/// then: `@Usually("0")`.
///
/// @param given those that are written
/// @param all   the same with those that are left out
record ArgumentOrder(List<JCExpression> given, List<JCExpression> all) {
    private static final String USUALLY = "himalia.api.Usually";

    /// @param places those without names
    /// @param named  those that have names
    static Optional<ArgumentOrder> of(
            MethodSymbol method, List<JCExpression> places, List<NamedArgument> named, Calls calls) {
        List<VarSymbol> parameters = method.params();
        List<JCExpression> given = new ArrayList<>();
        List<JCExpression> all = new ArrayList<>();
        int place = 0;
        int found = 0;
        for (int i = 0; i < parameters.size(); i++) {
            VarSymbol parameter = parameters.get(i);
            Optional<NamedArgument> meant =
                    named.stream().filter(one -> one.means(parameter)).findFirst();
            boolean isRest = method.isVarArgs() && i == parameters.size() - 1;
            Optional<JCExpression> usual = usual(parameter, calls);
            List<JCExpression> next;
            if (meant.isPresent()) {
                next = List.of(meant.get().value());
                found++;
            } else if (isRest) {
                next = places.subList(place, places.size());
                place = places.size();
            } else if (place < places.size() && (found == 0 || method.isVarArgs())) {
                next = List.of(places.get(place++));
            } else if (usual.isPresent()) {
                next = List.of();
                all.add(usual.get());
            } else {
                return Optional.empty();
            }
            given.addAll(next);
            all.addAll(next);
        }
        return found == named.size() && place == places.size()
                ? Optional.of(new ArgumentOrder(given, all))
                : Optional.empty();
    }

    private static Optional<JCExpression> usual(VarSymbol parameter, Calls calls) {
        return parameter.getRawAttributes().stream()
                .filter(one -> one.type.tsym.getQualifiedName().contentEquals(USUALLY))
                .flatMap(one -> one.values.stream())
                .map(one -> calls.parsed(String.valueOf(one.snd.getValue())))
                .findFirst();
    }

    /// Whether two orders make no difference: what is computed is so in the order in which it is written.
    static boolean isSame(List<JCExpression> written, List<JCExpression> computed) {
        return variable(written).equals(variable(computed))
                || written.stream().filter(one -> !Calls.isQuiet(one)).count() < 2;
    }

    private static List<JCExpression> variable(List<JCExpression> arguments) {
        return arguments.stream().filter(one -> !Calls.isConstant(one)).toList();
    }
}
