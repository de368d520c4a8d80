package himalia.kernel.cell.javac;

import com.sun.tools.javac.code.Kinds;
import com.sun.tools.javac.code.Symbol;
import com.sun.tools.javac.code.Symbol.ClassSymbol;
import com.sun.tools.javac.code.Symbol.PackageSymbol;
import com.sun.tools.javac.code.Symbol.VarSymbol;
import com.sun.tools.javac.code.Type;
import com.sun.tools.javac.code.Types;
import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCNewClass;
import com.sun.tools.javac.tree.JCTree.JCTypeApply;
import com.sun.tools.javac.tree.TreeInfo;
import himalia.kernel.cell.Inspection;
import himalia.kernel.cell.Javadoc;
import himalia.kernel.cell.Mask;
import himalia.kernel.cell.SourceDocs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// What is known of the name at the cursor.
final class Inspector {
    private static final int SHOWN = 500;
    private static final int OVERLOADS = 3;
    /// So long a first look at a class waits for the sources of its library.
    private static final long FOR_SOURCES_MS = 1500;

    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_$])[\\p{L}_$][\\p{L}\\p{N}_$]*");
    /// A text up to a name, and of that the packages and classes before the name.
    private static final Pattern PATH =
            Pattern.compile("(?s)^.*?((?<![\\p{L}\\p{N}_$.])(?:[\\p{L}_$][\\p{L}\\p{N}_$]*\\.)*)$");

    private final EngineParts parts;
    private final Sources sources;
    private final SourceDocs docs;

    Inspector(EngineParts parts, Sources sources) {
        this.parts = parts;
        this.sources = sources;
        this.docs = new SourceDocs(parts.loader());
    }

    /// Looks for the name at the cursor; if nothing is known of it, or there is none, for that of the call around it.
    ///
    /// @return how to get its page, to be asked for when javac is free for others: the page of a variable shows its
    ///     value, and its `toString()` is the user's, and may take as long as it likes
    Optional<Supplier<Inspection>> inspect(String code, int cursor, boolean detailed) {
        String masked = Mask.of(code);
        if (isBlanked(code, masked, cursor)) {
            return Optional.empty();
        }
        Optional<Supplier<Inspection>> named = word(masked, cursor)
                .flatMap(word -> explain(code, word, detailed).or(() -> ofAnother(code, word, detailed)));
        return named.or(() -> called(masked, cursor).flatMap(word -> explain(code, word, detailed)));
    }

    /// A name that has the word of another library before it, as in `nn.Linear`, is that without it; a class is made.
    private Optional<Supplier<Inspection>> ofAnother(String code, Word at, boolean detailed) {
        String path = PATH.matcher(code.substring(0, at.start())).replaceFirst("$1");
        if (path.isEmpty() || !parts.imports().isForeign(path.substring(0, path.length() - 1))) {
            return Optional.empty();
        }
        String word = at.of(code);
        String ours = parts.imports().foreignNames().getOrDefault(path + word, "");
        String name = ours.isEmpty() ? word : ours;
        String before = code.substring(0, at.start() - path.length());
        Optional<Supplier<Inspection>> found = Optional.empty();
        for (String made : List.of(Character.isUpperCase(name.charAt(0)) ? "new " : "", "")) {
            int start = before.length() + made.length();
            String plain = before + made + name + code.substring(at.end());
            found = found.or(() -> explain(plain, new Word(start, start + name.length()), detailed));
        }
        return found;
    }

    /// A name in a text.
    private record Word(int start, int end) {
        String of(String text) {
            return text.substring(start, end);
        }
    }

    /// Whether the cursor is in a comment.
    private static boolean isBlanked(String code, String masked, int cursor) {
        return cursor > 0
                && masked.charAt(cursor - 1) == ' '
                && code.charAt(cursor - 1) != ' '
                && (cursor == code.length() || masked.charAt(cursor) == ' ' || masked.charAt(cursor) == '\n');
    }

    private static Optional<Word> word(String masked, int cursor) {
        Matcher name = NAME.matcher(masked);
        Word found = null;
        while (name.find() && name.start() <= cursor) {
            if (name.end() >= cursor) {
                found = new Word(name.start(), name.end());
            }
        }
        return Optional.ofNullable(found);
    }

    /// The name before the bracket that is open at the cursor, or was closed just before it.
    private static Optional<Word> called(String masked, int cursor) {
        int from = masked.startsWith(";", cursor - 1) ? cursor - 2 : cursor - 1;
        int closed = masked.startsWith(")", from) ? -1 : 0;
        for (int i = from; i > 0 && masked.charAt(i) != ';'; i--) {
            char c = masked.charAt(i);
            if (c == ')') {
                closed++;
            } else if (c == '(') {
                closed--;
                if (closed < 0) {
                    Optional<Word> name = word(masked, beforeTypes(masked, i));
                    if (name.isPresent() && !SourceVersion.isKeyword(name.get().of(masked))) {
                        return name;
                    }
                    closed = 0;
                }
            }
        }
        return Optional.empty();
    }

    /// The end of the name before a bracket: `new ArrayList<Map<A, B>>(`.
    private static int beforeTypes(String masked, int bracket) {
        int end = bracket;
        while (end > 0 && masked.charAt(end - 1) == ' ') {
            end--;
        }
        if (end == 0 || masked.charAt(end - 1) != '>') {
            return end;
        }
        int open = 0;
        for (int i = end - 1; i >= 0; i--) {
            open += masked.charAt(i) == '>' ? 1 : masked.charAt(i) == '<' ? -1 : 0;
            if (open == 0) {
                return i;
            }
        }
        return end;
    }

    private Optional<Supplier<Inspection>> explain(String code, Word at, boolean detailed) {
        String word = at.of(code);
        if (SourceVersion.isKeyword(word)) {
            return Optional.empty();
        }
        String path = PATH.matcher(code.substring(0, at.start())).replaceFirst("$1");
        boolean isMember =
                !path.isEmpty() || code.substring(0, at.start()).stripTrailing().endsWith(".");
        boolean isCall = code.substring(at.end()).stripLeading().startsWith("(");
        Declared variable = isMember || isCall ? null : parts.state().variables.get(word);
        if (variable != null) {
            return Optional.of(() -> page(variable));
        }
        String before = code.substring(0, at.end());
        // The cell as it is, if it can be read; else as far as the name.
        List<Member> found = look(code, at.start());
        for (String after : isCall ? List.of("()", "") : List.of("", "()")) {
            if (found.isEmpty()) {
                found = look(Unfinished.of(before, at.start(), after).text(), at.start());
            }
        }
        if (found.isEmpty() && !isCall) {
            // A class alone is no expression: javac looks for a variable of that name.
            found = look(path + word + ".class", path.length());
        }
        List<Member> all = found;
        return all.isEmpty() ? Optional.empty() : Optional.of(() -> page(all, detailed));
    }

    private List<Member> look(String text, int start) {
        return parts.look(text, (session, draft) -> {
            Sight sight = new Sight(session, start);
            return sight.isFound() ? new Look(sight, draft).members() : List.of();
        });
    }

    /// One question, while javac is at hand.
    private final class Look {
        private final Sight sight;
        private final Draft draft;
        private final InSight inSight;
        private final Members members;
        private final Types types;

        Look(Sight sight, Draft draft) {
            this.sight = sight;
            this.draft = draft;
            inSight = new InSight(sight.session, parts, draft);
            members = new Members(sight.session);
            types = Types.instance(sight.session.context);
        }

        /// The one that is meant first, then those of the same name.
        List<Member> members() {
            JCTree tree = sight.tree();
            Symbol symbol = TreeInfo.symbol(tree);
            if (isKnown(symbol) && symbol.owner.kind == Kinds.Kind.MTH) {
                return List.of(Member.local(symbol));
            }
            JCNewClass made = made();
            if (made != null) {
                return made(made, isKnown(symbol) ? symbol.type : null);
            }
            if (isKnown(symbol) && symbol instanceof ClassSymbol type) {
                List<Seen> all = new ArrayList<>(List.of(new Seen(type, type.type)));
                members.constructors(type.type).stream().filter(Seen::isPublic).forEach(all::add);
                return described(all);
            }
            if (isKnown(symbol) && symbol instanceof VarSymbol) {
                return symbol.enclClass() == null ? List.of() : described(List.of(new Seen(symbol, from(symbol))));
            }
            String name = String.valueOf(TreeInfo.name(tree));
            JCTree receiver = sight.receiver();
            List<Seen> all = receiver == null
                    ? inSight.methods(name, sight)
                    : members.named(receiver.type, sight.session.name(name));
            if (all.isEmpty() && receiver != null && !Sight.isStatic(receiver)) {
                all = new Verbs(parts, sight.session, draft, inSight).named(receiver.type, name);
            }
            return described(sorted(all, isKnown(symbol) ? symbol : null));
        }

        private boolean isKnown(@Nullable Symbol symbol) {
            return symbol != null
                    && !(symbol instanceof PackageSymbol)
                    && !symbol.kind.isResolutionError()
                    && symbol.kind != Kinds.Kind.ERR
                    && !symbol.type.isErroneous()
                    && symbol.exists();
        }

        /// What `new` makes, if the name is that of its class.
        private @Nullable JCNewClass made() {
            JCTree inner = sight.tree();
            for (JCTree tree : sight.path.subList(1, sight.path.size())) {
                if (tree instanceof JCNewClass made) {
                    return made.clazz == inner ? made : null;
                }
                if (!(tree instanceof JCTypeApply)) {
                    return null;
                }
                inner = tree;
            }
            return null;
        }

        private List<Member> made(JCNewClass made, @Nullable Type named) {
            Type type = named == null ? made.clazz.type : named;
            if (type == null || type.isErroneous()) {
                return List.of();
            }
            List<Seen> all =
                    members.constructors(type).stream().filter(Seen::isPublic).toList();
            if (all.isEmpty()) {
                return described(List.of(new Seen(type.tsym, type)));
            }
            Symbol chosen = made.constructor;
            return described(sorted(all, isKnown(chosen) ? chosen : null));
        }

        private Type from(Symbol symbol) {
            JCTree receiver = sight.receiver();
            return receiver == null || receiver.type == null ? symbol.enclClass().type : receiver.type;
        }

        private List<Seen> sorted(List<Seen> all, @Nullable Symbol meant) {
            List<Seen> sorted =
                    new ArrayList<>(all.stream().filter(Seen::isInherited).toList());
            if (meant != null) {
                Symbol first = members.declared(meant);
                Seen known = sorted.stream()
                        .filter(one -> one.symbol() == first)
                        .findFirst()
                        .orElse(new Seen(first, from(first)));
                sorted.remove(known);
                sorted.addFirst(known);
            }
            return sorted;
        }

        private List<Member> described(List<Seen> all) {
            return all.stream()
                    .map(one -> Member.of(one, members.overridden(one), types))
                    .toList();
        }
    }

    private Inspection page(Declared variable) {
        String text = Member.simple(variable.type()) + " " + variable.name() + " = "
                + Values.text(parts.classes().value(variable).orElse(null), SHOWN);
        return new Inspection(text, "<pre>" + Javadoc.escape(text) + "</pre>");
    }

    private Inspection page(List<Member> found, boolean detailed) {
        sources.await(found.getFirst(), FOR_SOURCES_MS);
        List<String> text = new ArrayList<>();
        List<String> html = new ArrayList<>();
        List<Member> shown = detailed ? found : found.subList(0, Math.min(OVERLOADS, found.size()));
        for (Member one : shown) {
            String signature = one.signature(one.isNameless() ? sources.names(one) : List.of());
            text.add(signature);
            html.add("<pre><b>" + Javadoc.escape(signature) + "</b></pre>");
            // Behind a class its constructors are a list.
            Optional<Inspection> words =
                    one == shown.getFirst() || !shown.getFirst().isType() ? words(one) : Optional.empty();
            words.ifPresent(page -> {
                text.add(page.text());
                html.add(page.html());
            });
        }
        if (shown.size() < found.size()) {
            String more = "... " + (found.size() - shown.size()) + " more forms";
            text.add(more);
            html.add("<p>" + more + "</p>");
        }
        return new Inspection(String.join("\n\n", text), String.join("\n", html));
    }

    private Optional<Inspection> words(Member member) {
        Optional<Inspection> page = member.places().stream()
                .filter(place -> place.module().isEmpty())
                .flatMap(place -> docs.of(signature(member, place)).stream())
                .findFirst();
        if (page.isPresent()) {
            return page;
        }
        String comment = sources.comment(member);
        if (!comment.isEmpty()) {
            return Optional.of(new Inspection(Javadoc.text(comment), Javadoc.html(comment)));
        }
        // A constructor without words of its own makes what its class is.
        return member.isConstructor() ? docs.of(member.places().getFirst().type()) : Optional.empty();
    }

    /// With the package, as the index of a library's sources wants it.
    private static String signature(Member member, Member.Place place) {
        if (member.isType()) {
            return place.type();
        }
        String parameters = String.join(
                ", ", place.parameters().stream().map(type -> type + " x").toList());
        return place.type() + "." + (member.isConstructor() ? place.simpleType() : member.name()) + "(" + parameters
                + ")";
    }
}
