package himalia.kernel.cell.javac.sugar;

import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.comp.AttrContext;
import com.sun.tools.javac.comp.Env;
import com.sun.tools.javac.tree.JCTree.JCExpression;
import com.sun.tools.javac.util.Context;
import com.sun.tools.javac.util.Name;
import com.sun.tools.javac.util.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The call that is meant where javac finds no method, class or field of that name, or none for these arguments.
final class CallMeanings {
    private final Attribution attribution;
    private final Calls calls;
    private final Methods methods;
    private final OperandTypes operands;
    private final Choice choice;
    private final Types types;
    private final Names names;

    CallMeanings(
            Context context,
            Attribution attribution,
            Calls calls,
            Methods methods,
            OperandTypes operands,
            Choice choice) {
        this.attribution = attribution;
        this.calls = calls;
        this.methods = methods;
        this.operands = operands;
        this.choice = choice;
        this.types = Types.instance(context);
        this.names = Names.instance(context);
    }

    /// What `a.name(b)` means where `a` has no such method: a function in sight, or of a library, whose first
    /// argument is `a`.
    ///
    /// @param any whether also one in sight is meant
    Optional<JCExpression> function(int pos, Name name, List<Operand> arguments, boolean any, Env<AttrContext> env) {
        Operand[] all = array(arguments);
        List<Candidate> candidates = new ArrayList<>();
        List<String> spellings = Spellings.of(name.toString());
        if (any) {
            spellings.forEach(spelling ->
                    candidates.addAll(methods.functionInSight(pos, names.fromString(spelling), env, false, all)));
        }
        candidates.addAll(methods.functions(spellings, pos, all));
        return choice.first(candidates, env, _ -> true);
    }

    /// What `name(a, b)` means where there is no such function: a method of its first argument, a function that a
    /// library has for it, or for numbers one of `Math`.
    Optional<JCExpression> method(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        List<String> spellings = Spellings.of(name.toString());
        List<Candidate> candidates = new ArrayList<>();
        if (!arguments.isEmpty() && operands.isObject(arguments.getFirst().type())) {
            candidates.addAll(ofFirst(spellings, pos, arguments));
        }
        candidates.addAll(methods.functions(spellings, pos, array(arguments)));
        if (!arguments.isEmpty() && arguments.stream().allMatch(one -> operands.isNumber(one.type()))) {
            ClassSymbol math = (ClassSymbol) operands.type(Math.class).tsym;
            candidates.addAll(methods.functionOf(math, pos, name.toString(), array(arguments)));
        }
        return choice.first(candidates, env, _ -> true);
    }

    private List<Candidate> ofFirst(List<String> spellings, int pos, List<Operand> arguments) {
        return methods.of(spellings, pos, arguments.getFirst(), array(arguments.subList(1, arguments.size())));
    }

    /// What `a.times(b)` means where `a` has no such method: another name of the same operator.
    Optional<JCExpression> synonym(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        List<String> others = Spellings.synonyms(name.toString(), arguments.size() - 1);
        return choice.first(ofFirst(others, pos, arguments), env, operands::isResult);
    }

    /// What `Home.name(a, b)` means where the class has no such function for these arguments: the function in place,
    /// as `init.normal(w)`; a function that a library has for them; of functions of `java.lang`, such as those of
    /// `Math`, a method of the first argument.
    Optional<JCExpression> functionOf(
            int pos, ClassSymbol home, Name name, List<Operand> arguments, Env<AttrContext> env) {
        List<String> spellings = Spellings.of(name.toString());
        List<Candidate> candidates = new ArrayList<>();
        for (String spelling : spellings) {
            candidates.addAll(methods.functionOf(home, pos, spelling + "_", array(arguments)));
        }
        candidates.addAll(methods.functions(spellings, pos, array(arguments)));
        if (home.packge().fullname.contentEquals("java.lang")
                && !arguments.isEmpty()
                && operands.isObject(arguments.getFirst().type())) {
            candidates.addAll(ofFirst(spellings, pos, arguments));
        }
        return choice.first(candidates, env, _ -> true);
    }

    /// What `f(a)` means where `f` is a variable: what its class does when it is called.
    Optional<JCExpression> called(int pos, Known variable, List<Operand> arguments, Env<AttrContext> env) {
        if (!operands.isObject(variable.known)) {
            return Optional.empty();
        }
        List<String> spellings = new ArrayList<>(List.of("invoke", "call", "forward"));
        if (types.isFunctionalInterface(variable.known)) {
            spellings.add(types.findDescriptorSymbol(variable.known.tsym).name.toString());
        }
        return choice.first(methods.of(spellings, pos, Operand.of(variable), array(arguments)), env, _ -> true);
    }

    /// What `Linear(2, 1)` means: `new Linear(2, 1)`. A generic class says in brackets what it is of.
    Optional<JCExpression> made(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        Optional<Type> type = attribution.typeOf(calls.ident(pos, name), env);
        return type.filter(one -> one.hasTag(TypeTag.CLASS)
                        && one.tsym.type.getTypeArguments().isEmpty())
                .flatMap(_ -> choice.first(
                        List.of(Candidate.of(() ->
                                calls.made(pos, calls.ident(pos, name), List.of(Methods.trees(array(arguments)))))),
                        env,
                        operands::isValue));
    }

    /// What `new FloatTensor(1., 2.)` means where no class can be made so: a function that a library has for it.
    Optional<JCExpression> maker(int pos, Name name, List<Operand> arguments, Env<AttrContext> env) {
        return choice.first(
                methods.functions(Spellings.of(name.toString()), pos, array(arguments)), env, operands::isValue);
    }

    /// What `x.shape` means: `x.shape()`, or a function of a library. What is the JDK's is called as in Java.
    Optional<JCExpression> property(int pos, Known of, Name name, Env<AttrContext> env) {
        if (!operands.isObject(of.known) || operands.isOfJdk(of.known.tsym)) {
            return Optional.empty();
        }
        Operand operand = Operand.of(of);
        List<String> spellings = Spellings.of(name.toString());
        // What a library calls so of somebody else's class: pandas' `df.columns` are names.
        List<Candidate> candidates =
                methods.functions(spellings, pos, function -> methods.isPropertyOf(function, of.known), operand);
        candidates.addAll(methods.of(spellings, pos, operand));
        // What takes any object is no property of one.
        spellings.forEach(spelling ->
                candidates.addAll(methods.functionInSight(pos, names.fromString(spelling), env, true, operand)));
        candidates.addAll(methods.functions(
                spellings, pos, function -> !operands.isOfJdk(function.type.getParameterTypes().head.tsym), operand));
        return choice.first(candidates, env, operands::isValue);
    }

    /// What `Home.name` means: `Home.name()`.
    Optional<JCExpression> property(int pos, ClassSymbol home, Name name, Env<AttrContext> env) {
        if (operands.isOfJdk(home)) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        Spellings.of(name.toString()).forEach(spelling -> candidates.addAll(methods.functionOf(home, pos, spelling)));
        return choice.first(candidates, env, operands::isValue);
    }

    private static Operand[] array(List<Operand> arguments) {
        return arguments.toArray(Operand[]::new);
    }
}
