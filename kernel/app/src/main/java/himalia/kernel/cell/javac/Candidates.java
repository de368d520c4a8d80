package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.TypeTag;
import com.sun.tools.javac.code.Types;
import himalia.kernel.cell.Completion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Collects what could stand at a place, and puts the best first.
///
/// What fits the place goes before the rest; then what the user has made, then what is imported. Within that the
/// shorter names come first, for they are the ones that are used most (`sum` before `swapaxes`, `List` before
/// `ListIterator`); as long as nothing is typed, the alphabet alone counts.
final class Candidates {
    /// Ranks; smaller is better.
    static final int LABEL = 0;

    static final int OWN = 30;
    /// A function of ours for what another library has made.
    static final int VERB = 40;

    static final int MEMBER = 50;
    /// A function that goes behind the dot of its first argument.
    static final int FUNCTION = 55;

    static final int IMPORTED = 50;
    static final int PACKAGE = 60;
    static final int FOREIGN = 200;

    private static final String VERB_KIND = "function";
    private static final int FITS = -20;
    /// What every object has.
    private static final int OF_OBJECT = 50;
    /// What changes its object in place, as its name says: `add_`.
    private static final int IN_PLACE = 5;

    /// `EnumDesc` of every enum.
    private static final int INHERITED_CLASS = 10;

    private static final int DEPRECATED = 60;
    private static final int OTHER_CASE = 100;

    private final Types types;
    private final String typed;
    private final List<Type> wanted;
    private final Map<String, Candidate> found = new LinkedHashMap<>();

    private record Candidate(String text, String kind, List<Member> members, int rank) {
        String name() {
            int bracket = text.indexOf('(');
            return bracket < 0 ? text : text.substring(0, bracket);
        }
    }

    /// @param typed  what is written of the name
    /// @param wanted the types that fit; none if any does
    Candidates(Types types, String typed, List<Type> wanted) {
        this.types = types;
        this.typed = typed;
        this.wanted = wanted;
    }

    boolean matches(String name) {
        return name.regionMatches(true, 0, typed, 0, typed.length());
    }

    void add(String text, String kind, int rank) {
        if (matches(text) && !text.startsWith("$")) {
            found.putIfAbsent(text, new Candidate(text, kind, List.of(), rank + caseRank(text)));
        }
    }

    void add(String text, String kind, @Nullable Type type, int rank) {
        add(text, kind, rank + fitness(type));
    }

    private int caseRank(String text) {
        return text.startsWith(typed) ? 0 : OTHER_CASE;
    }

    private int fitness(@Nullable Type type) {
        if (type == null || type.hasTag(TypeTag.VOID) || type.isErroneous()) {
            return 0;
        }
        Type erased = types.erasure(type);
        return wanted.stream().anyMatch(one -> types.isAssignable(erased, types.erasure(one))) ? FITS : 0;
    }

    /// A member that a cell can use.
    void add(Seen seen, int rank) {
        Symbol symbol = seen.symbol();
        String name = symbol.name.toString();
        if (!matches(name) || name.indexOf('$') >= 0 || name.startsWith("<")) {
            return;
        }
        int other = rank
                + caseRank(name)
                + (name.endsWith("_") ? IN_PLACE : 0)
                + ((symbol.flags() & Flags.DEPRECATED) != 0 ? DEPRECATED : 0)
                + (isOfObject(symbol) ? OF_OBJECT : 0);
        switch (symbol) {
            case MethodSymbol method -> add(seen, method, name, other);
            case VarSymbol field ->
                found.putIfAbsent(
                        name,
                        new Candidate(
                                name,
                                "field",
                                List.of(Member.of(seen, types)),
                                other + fitness(types.memberType(seen.from(), field))));
            case ClassSymbol type -> add(type, rank + (type.owner == seen.from().tsym ? 0 : INHERITED_CLASS));
            default -> {}
        }
    }

    private static boolean isOfObject(Symbol symbol) {
        return symbol.owner.getQualifiedName().contentEquals("java.lang.Object");
    }

    private void add(Seen seen, MethodSymbol method, String name, int rank) {
        String key = name + "(";
        Candidate before = found.get(key);
        Member member = Member.of(seen, types);
        List<Member> members = new ArrayList<>(before == null ? List.of() : before.members());
        boolean isNew = members.stream().noneMatch(one -> one.parameters().equals(member.parameters()));
        if (isNew) {
            members.add(member);
        }
        // Some overloads may want arguments and others none: an open bracket leaves both.
        boolean bare = method.type.getParameterTypes().isEmpty()
                && (before == null || before.text().endsWith("()"));
        int best = rank + fitness(types.memberType(seen.from(), method).getReturnType());
        found.put(
                key,
                new Candidate(
                        name + (bare ? "()" : "("),
                        "method",
                        members,
                        before == null ? best : Math.min(before.rank(), best)));
    }

    /// A function behind the dot of its first argument.
    void addVerb(Seen seen, int rank) {
        MethodSymbol function = (MethodSymbol) seen.symbol();
        String name = function.name.toString();
        Candidate before = found.get(name + "(");
        if (!matches(name)
                || name.indexOf('$') >= 0
                || before != null && !before.kind().equals(VERB_KIND)) {
            return;
        }
        List<Member> members = new ArrayList<>(before == null ? List.of() : before.members());
        members.add(Member.of(seen, types));
        boolean bare = function.type.getParameterTypes().size() == 1
                && (before == null || before.text().endsWith("()"));
        int best = rank + caseRank(name) + fitness(function.type.getReturnType());
        found.put(
                name + "(",
                new Candidate(
                        name + (bare ? "()" : "("),
                        VERB_KIND,
                        members,
                        before == null ? best : Math.min(before.rank(), best)));
    }

    void add(ClassSymbol type, int rank) {
        add(type.name.toString(), kind(type), rank);
    }

    /// A class that can be made, where one of its objects is wanted.
    void addMade(ClassSymbol type, int rank) {
        boolean isAbstract = (type.flags() & (Flags.ABSTRACT | Flags.INTERFACE)) != 0;
        add(type.name.toString(), kind(type), type.type, rank + (isAbstract ? PACKAGE : 0));
    }

    private static String kind(ClassSymbol type) {
        return (type.flags() & Flags.INTERFACE) != 0
                ? "interface"
                : (type.flags() & Flags.ENUM) != 0 ? "enum" : "class";
    }

    /// A class that is not imported is suggested by its full name.
    void addForeign(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (!found.containsKey(simple)) {
            found.putIfAbsent(name, new Candidate(name, "class", List.of(), FOREIGN));
        }
    }

    /// Best first.
    ///
    /// @param sources      names the parameters that the class files do not
    /// @param withSources  of how many matches the sources are read; beyond them nobody reads the signatures
    List<Completion.Match> ranked(Sources sources, int withSources) {
        List<Candidate> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingInt(Candidate::rank)
                .thenComparingInt(one -> typed.isEmpty() ? 0 : one.name().length())
                .thenComparing(one -> one.name().toLowerCase(Locale.ROOT))
                .thenComparing(Candidate::text));
        List<Completion.Match> matches = new ArrayList<>();
        for (Candidate one : all) {
            String signature = "";
            if (!one.members().isEmpty()) {
                Member member = one.members().getFirst();
                if (!member.isNameless()) {
                    signature = member.signature(List.of());
                } else if (matches.size() < withSources) {
                    signature = member.signature(sources.names(member));
                }
            }
            matches.add(new Completion.Match(one.text(), one.kind(), signature));
        }
        return matches;
    }
}
