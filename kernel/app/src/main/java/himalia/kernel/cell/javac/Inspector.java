package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Flags;
import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.MethodSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.TreeInfo;
import himalia.kernel.cell.Cell;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Javadoc;
import himalia.kernel.cell.SourceDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is known of the name at the cursor.
final class Inspector {
    private static final int SHOWN = 500;
    private static final int OVERLOADS = 3;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

    private final EngineParts parts;
    private final Sources sources;
    private final SourceDocs docs;

    Inspector(EngineParts parts, Sources sources) {
        this.parts = parts;
        this.sources = sources;
        this.docs = new SourceDocs(parts.loader());
    }

    /// Looks for the name at the cursor.
    ///
    /// @return how to get its page, to be asked for when javac is free for others: the page of a variable shows its
    ///     value, and its `toString()` is the user's, and may take as long as it likes
    Optional<Supplier<Inspection>> inspect(String code, int cursor, boolean detailed) {
        Matcher name = NAME.matcher(code);
        int start = cursor;
        int end = cursor;
        while (name.find() && name.start() <= cursor) {
            if (name.end() >= cursor) {
                start = name.start();
                end = name.end();
            }
        }
        if (start == end) {
            // Right behind a bracket: the call around it.
            int open = code.lastIndexOf('(', Math.max(0, cursor - 1));
            if (open > 0 && NAME.matcher(code.substring(open - 1, open)).matches()) {
                return inspect(code, open, detailed);
            }
            return Optional.empty();
        }
        String word = code.substring(start, end);
        boolean member = code.substring(0, start).stripTrailing().endsWith(".");
        Declared variable = member ? null : parts.state().variables.get(word);
        if (variable != null) {
            return Optional.of(() -> page(variable));
        }
        boolean call = code.substring(end).stripLeading().startsWith("(");
        // The cell as it is, if it can be read; else as far as the name.
        List<Member> found = look(code, start);
        if (found.isEmpty()) {
            found = look(
                    Unfinished.of(code.substring(0, end), start, call ? "()" : "")
                            .text(),
                    start);
        }
        if (found.isEmpty()) {
            found = look(
                    Unfinished.of(code.substring(0, end), start, call ? "" : "()")
                            .text(),
                    start);
        }
        if (found.isEmpty() && !member && !call) {
            // A class alone is no expression: javac looks for a variable of that name.
            found = look(word + ".class", 0);
        }
        List<Member> all = found;
        return all.isEmpty() ? Optional.empty() : Optional.of(() -> page(all, detailed));
    }

    private List<Member> look(String text, int start) {
        return parts.compiler().compile(new CellSource(0, text, true), session -> {
            Compilation compilation =
                    new Compilation(parts.compiler(), parts.state(), parts.imports(), new Cell(0, ""));
            return new Attempt(compilation, session).look(() -> {
                Sight sight = new Sight(session, start);
                return sight.isFound() ? members(sight) : List.of();
            });
        });
    }

    /// The one that is meant first, then those of the same name.
    private static List<Member> members(Sight sight) {
        JCTree tree = sight.tree();
        Symbol symbol = TreeInfo.symbol(tree);
        if (sight.parent() instanceof JCNewClass made && made.clazz == tree && made.constructor != null) {
            symbol = made.constructor.kind.isResolutionError() ? symbol : made.constructor;
        }
        List<Member> found = new ArrayList<>();
        if (symbol instanceof Symbol.PackageSymbol) {
            return found;
        }
        boolean known = symbol != null
                && !symbol.kind.isResolutionError()
                && symbol.kind != Kinds.Kind.ERR
                && !symbol.type.isErroneous()
                && symbol.exists();
        if (known && symbol.owner.kind == Kinds.Kind.MTH) {
            return List.of(Member.local(symbol));
        }
        if (known && symbol.enclClass() != null) {
            found.add(Member.of(symbol));
        }
        String name =
                known && symbol.isConstructor() ? "<init>" : TreeInfo.name(tree).toString();
        for (Symbol one : named(sight, name, known ? symbol : null)) {
            Member member = Member.of(one);
            if (one instanceof MethodSymbol
                    && !found.contains(member)
                    && (found.isEmpty() || !found.getFirst().isType())) {
                found.add(member);
            }
        }
        return found;
    }

    private static List<Symbol> named(Sight sight, String name, Symbol known) {
        JCTree receiver = sight.receiver();
        Type type = known != null && known.owner instanceof Symbol.ClassSymbol owner
                ? owner.type
                : receiver == null ? null : receiver.type;
        List<Symbol> found = new ArrayList<>();
        if (type == null || type.isErroneous() || type.isPrimitive()) {
            return found;
        }
        Types types = Types.instance(sight.session.context);
        boolean constructors = name.equals("<init>");
        for (Type one : types.closure(types.skipTypeVars(type, false))) {
            if (constructors && one.tsym != type.tsym) {
                continue; // those of the class above make something else
            }
            for (Symbol symbol : one.tsym.members().getSymbolsByName(sight.session.name(name))) {
                boolean overridden = found.stream()
                        .anyMatch(other -> other instanceof MethodSymbol method
                                && method.overrides(symbol, (Symbol.TypeSymbol) other.owner, types, false));
                if (!overridden && (symbol.flags() & (Flags.PRIVATE | Flags.SYNTHETIC)) == 0) {
                    found.add(symbol);
                }
            }
        }
        return found;
    }

    private Inspection page(Declared variable) {
        String text = Member.simple(variable.type()) + " " + variable.name() + " = "
                + Values.text(parts.classes().value(variable).orElse(null), SHOWN);
        return new Inspection(text, "<pre>" + Javadoc.escape(text) + "</pre>");
    }

    private Inspection page(List<Member> found, boolean detailed) {
        List<String> text = new ArrayList<>();
        List<String> html = new ArrayList<>();
        List<Member> shown = detailed ? found : found.subList(0, Math.min(OVERLOADS, found.size()));
        for (Member one : shown) {
            Optional<Sources.Entry> entry = sources.find(one);
            String signature = one.signature(entry.map(Sources.Entry::names).orElse(List.of()));
            text.add(signature);
            html.add("<pre><b>" + Javadoc.escape(signature) + "</b></pre>");
            String comment = entry.map(Sources.Entry::comment).orElse("");
            Optional<Inspection> page = one.module().isEmpty() ? docs.of(signature(one)) : Optional.empty();
            if (page.isPresent()) {
                text.add(page.get().text());
                html.add(page.get().html());
            } else if (!comment.isEmpty()) {
                text.add(Javadoc.text(comment));
                html.add(Javadoc.html(comment));
            }
        }
        if (shown.size() < found.size()) {
            String more = "... " + (found.size() - shown.size()) + " more forms";
            text.add(more);
            html.add("<p>" + more + "</p>");
        }
        return new Inspection(String.join("\n\n", text), String.join("\n", html));
    }

    /// With the package, as the index of a library's sources wants it.
    private static String signature(Member member) {
        if (member.isType()) {
            return member.name();
        }
        String parameters = String.join(
                ", ", member.parameters().stream().map(type -> type + " x").toList());
        return member.type() + "." + (member.name().equals("<init>") ? member.simpleType() : member.name()) + "("
                + parameters + ")";
    }
}
