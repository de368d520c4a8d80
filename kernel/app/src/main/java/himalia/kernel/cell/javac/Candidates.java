package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
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

/// Collects what could stand at a place, and puts the best first.
final class Candidates {
    private final Types types;
    private final String typed;
    private final Type wanted;
    private final Map<String, Candidate> found = new LinkedHashMap<>();

    /// @param rank smaller is better
    private record Candidate(String text, String kind, List<Member> members, int rank) {}

    /// @param typed  what is written of the name
    /// @param wanted the type that fits; null if any does
    Candidates(Types types, String typed, Type wanted) {
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

    void add(String text, String kind, Type type, int rank) {
        add(text, kind, rank - (fits(type) ? 10 : 0));
    }

    private int caseRank(String text) {
        return text.startsWith(typed) ? 0 : 30;
    }

    private boolean fits(Type type) {
        if (wanted == null || type == null || type.hasTag(TypeTag.VOID) || type.isErroneous()) {
            return false;
        }
        return types.isAssignable(types.erasure(type), types.erasure(wanted));
    }

    /// A member of a class, as seen from a cell.
    void add(Symbol symbol, int rank) {
        String name = symbol.name.toString();
        if (!matches(name) || name.indexOf('$') >= 0 || name.startsWith("<") || !isAccessible(symbol)) {
            return;
        }
        switch (symbol) {
            case MethodSymbol method -> {
                // Some overloads may want arguments and others none: an open bracket leaves both.
                boolean bare = method.type.getParameterTypes().isEmpty();
                Candidate other = found.get(name);
                Member member = Member.of(method);
                List<Member> members = new ArrayList<>(other == null ? List.of() : other.members());
                boolean same =
                        members.stream().anyMatch(one -> one.erasedParameters().equals(member.erasedParameters()));
                if (!same) {
                    members.add(member);
                }
                boolean allBare = bare && (other == null || other.text().endsWith("()"));
                int fit = rank - (fits(method.type.getReturnType()) ? 10 : 0) + caseRank(name);
                int best = other == null ? fit : Math.min(other.rank(), fit);
                found.put(name, new Candidate(name + (allBare ? "()" : "("), "method", members, best));
            }
            case VarSymbol field ->
                found.putIfAbsent(
                        name + " field",
                        new Candidate(
                                name,
                                "field",
                                List.of(Member.of(field)),
                                rank - (fits(field.type) ? 10 : 0) + caseRank(name)));
            case ClassSymbol type -> add(name, kind(type), rank + 5);
            default -> {}
        }
    }

    static String kind(ClassSymbol type) {
        return (type.flags() & Flags.INTERFACE) != 0
                ? "interface"
                : (type.flags() & Flags.ENUM) != 0 ? "enum" : "class";
    }

    private static boolean isAccessible(Symbol symbol) {
        long flags = symbol.flags();
        if ((flags & (Flags.SYNTHETIC | Flags.PRIVATE)) != 0) {
            return false;
        }
        PackageSymbol home = symbol.packge();
        return (flags & Flags.PUBLIC) != 0 || home != null && home.name.contentEquals(CellFiles.PACKAGE);
    }

    /// The public classes of a package.
    void addTypes(PackageSymbol of, int rank) {
        for (Symbol one : of.members().getSymbols(symbol -> matches(symbol.name.toString()))) {
            if (one instanceof ClassSymbol type
                    && isAccessible(type)
                    && type.name.toString().indexOf('$') < 0) {
                add(type.name.toString(), kind(type), rank);
            }
        }
    }

    /// A class that is not imported is suggested by its full name.
    void addForeign(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (!found.containsKey(simple)) {
            found.putIfAbsent(name, new Candidate(name, "class", List.of(), 60));
        }
    }

    /// Best first.
    ///
    /// @param sources names the parameters, if there are few matches
    List<Completion.Match> ranked(Sources sources, int withSignature) {
        List<Candidate> all = new ArrayList<>(found.values());
        all.sort(Comparator.comparingInt(Candidate::rank)
                .thenComparing(one -> one.text().toLowerCase(Locale.ROOT)));
        List<Completion.Match> matches = new ArrayList<>();
        for (Candidate one : all) {
            String signature = "";
            if (!one.members().isEmpty() && matches.size() < withSignature) {
                Member member = one.members().getFirst();
                signature = member.signature(
                        sources.find(member).map(Sources.Entry::names).orElse(List.of()));
            }
            matches.add(new Completion.Match(one.text(), one.kind(), signature));
        }
        return matches;
    }
}
