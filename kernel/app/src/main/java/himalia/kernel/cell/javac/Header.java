package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a unit imports: what its author wrote, and by single names what is live of other cells.
final class Header {
    private final Compilation compilation;
    private final Session session;
    private final Layout layout;
    private final Draft draft;
    private final java.util.List<Part> parts;
    /// Variables of earlier cells that get another class, and that.
    private final Map<Declared, String> renewed;
    /// Variables of earlier cells whose class has gone, also those.
    private final java.util.List<Declared> stale;

    Header(
            Compilation compilation,
            Session session,
            Layout layout,
            Draft draft,
            java.util.List<Part> parts,
            Map<Declared, String> renewed,
            java.util.List<Declared> stale) {
        this.compilation = compilation;
        this.session = session;
        this.layout = layout;
        this.draft = draft;
        this.parts = parts;
        this.renewed = renewed;
        this.stale = stale;
    }

    /// What is imported where it is: a class of a cell has a place of ours.
    ///
    /// @param types the classes of cells, to where they are; empty if they cannot be used yet
    /// @return nothing if it is not there (any more)
    private Optional<Import> placed(Import one, Map<String, String> types) {
        int dot = one.path().indexOf('.');
        String head = dot < 0 ? one.path() : one.path().substring(0, dot);
        String place = types.get(head);
        if (place == null || one.isModule()) {
            return Optional.of(one);
        }
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Import(
                        place + one.path().substring(head.length()), one.isStatic(), one.isOnDemand(), false));
    }

    /// Whether what an import of an earlier cell names in a class of a cell can still be there.
    private boolean isThere(Import one, Map<String, String> texts) {
        String[] path = one.path().split("\\.");
        String own = texts.get(path[0]);
        if (own == null) {
            return true;
        }
        // It may have been inherited, then from another of them.
        String text = own.matches("(?s).* (extends|implements) .*") ? String.join("\n", texts.values()) : own;
        return Arrays.stream(path)
                .allMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(text)
                        .find());
    }

    /// The imports of a unit.
    List<JCTree> importsOf(JCCompilationUnit unit) {
        Set<String> words = session.source(unit).words();
        Map<String, java.util.List<String>> members = new LinkedHashMap<>();
        Map<String, String> types = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        Set<String> replaced = new HashSet<>();
        for (Part part : parts) {
            replaced.add(part.id());
            words.add(part.name);
            String home = part.kept != null ? part.kept.className() : part.className;
            if (part.kind == Declared.Kind.TYPE) {
                types.put(part.name, home);
                texts.put(part.name, part.text);
            } else if (!home.isEmpty()) {
                members.computeIfAbsent(part.name, name -> new ArrayList<>()).add(home);
            }
        }
        stale.forEach(variable -> replaced.add(Part.id(variable.kind(), variable.key())));
        renewed.forEach((variable, home) -> members.computeIfAbsent(variable.name(), name -> new ArrayList<>())
                .add(home));
        Set<String> imported = new HashSet<>();
        draft.imports.values().forEach(one -> imported.add(one.name()));
        Stream.of(compilation.state.variables, compilation.state.methods, compilation.state.types)
                .flatMap(map -> map.values().stream())
                .filter(one -> one.isUsable() && !replaced.contains(Part.id(one.kind(), one.key())))
                .forEach(one -> {
                    if (one.kind() != Declared.Kind.TYPE) {
                        members.computeIfAbsent(one.name(), name -> new ArrayList<>())
                                .add(one.className());
                    } else if (!imported.contains(one.name())) {
                        types.put(one.name(), one.className());
                        texts.put(one.name(), one.text());
                    }
                });
        ListBuffer<JCTree> trees = new ListBuffer<>();
        java.util.List<Import> user = new ArrayList<>(compilation.state.imports);
        user.removeIf(
                one -> !one.isOnDemand() && !one.isModule() && imported.contains(one.name()) || !isThere(one, texts));
        user.removeAll(draft.imports.values());
        if (unit == session.unit()) {
            draft.imports.forEach((tree, one) -> {
                Optional<Import> placed = placed(one, types);
                if (placed.isPresent()
                        && (one.isStatic() || !draft.parts.containsKey(Part.id(Declared.Kind.TYPE, one.name())))) {
                    trees.append(tree);
                    if (!placed.get().equals(one)) {
                        layout.place((JCImport) tree, placed.get());
                    }
                }
            });
        }
        user.addAll(draft.imports.values());
        for (Import one : compilation.imports.choose(words, user, types.keySet(), members.keySet())) {
            if (unit != session.unit() || !draft.imports.containsValue(one)) {
                placed(one, types).ifPresent(placed -> trees.append(layout.importOf(placed)));
            }
        }
        members.forEach((name, homes) -> {
            if (words.contains(name)) {
                homes.forEach(home -> trees.append(layout.importOf(home, name)));
            }
        });
        return trees.toList();
    }
}
