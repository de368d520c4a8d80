package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.tree.JCTree.JCImport;
import com.sun.tools.javac.tree.JCTree.JCImportBase;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
        // A class `java` does not hide where everything comes from.
        if (place == null || one.isModule() || compilation.imports.isRoot(head)) {
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
        String home = session.home(unit);
        Set<String> words = session.source(unit).words();
        words.addAll(draft.meant);
        Map<String, java.util.List<String>> members = new LinkedHashMap<>();
        // Classes of the package of the unit, and where they are; empty if they cannot be used yet.
        Map<String, String> types = new HashMap<>();
        // Those of the package that the cells share, if it is not that.
        Map<String, String> shared = new TreeMap<>();
        Map<String, String> texts = new HashMap<>();
        Set<String> absent = new HashSet<>();
        Set<String> replaced = new HashSet<>();
        for (Part part : parts) {
            replaced.add(part.id());
            words.add(part.name);
            String place = part.kept != null ? part.kept.className() : part.className;
            if (part.kind == Declared.Kind.TYPE) {
                texts.put(part.name, part.text);
                if (place.isEmpty()) {
                    absent.add(Declared.typeName(part.key));
                }
                if (part.home.equals(home)) {
                    types.put(part.name, place);
                } else if (part.home.equals(CellFiles.PACKAGE) && !place.isEmpty()) {
                    shared.put(part.name, place);
                }
            } else if (!place.isEmpty()) {
                members.computeIfAbsent(part.name, name -> new ArrayList<>()).add(place);
            }
        }
        stale.forEach(variable -> replaced.add(Part.id(variable.kind(), variable.key())));
        renewed.forEach((variable, place) -> members.computeIfAbsent(variable.name(), name -> new ArrayList<>())
                .add(place));
        boolean isOfCell = session.source(unit) == session.source();
        Map<JCImportBase, Import> own = isOfCell ? draft.importsOf(unit) : Map.of();
        Collection<Import> added = isOfCell ? own.values() : draft.imports.values();
        Set<String> imported = new HashSet<>();
        added.forEach(one -> imported.add(one.name()));
        Stream.of(compilation.state.variables, compilation.state.methods, compilation.state.types)
                .flatMap(map -> map.values().stream())
                .filter(one -> replaced.isEmpty() || !replaced.contains(Part.id(one.kind(), one.key())))
                .forEach(one -> {
                    String place = one.className();
                    if (place.isEmpty()) {
                        absent.add(Declared.typeName(one.key()));
                    } else if (one.kind() != Declared.Kind.TYPE) {
                        members.computeIfAbsent(one.name(), name -> new ArrayList<>())
                                .add(place);
                    } else if (!imported.contains(one.name())) {
                        texts.put(one.name(), one.text());
                        if (Layout.home(place).equals(home)) {
                            types.put(one.name(), place);
                        } else if (!one.isPackaged()) {
                            shared.put(one.name(), place);
                        }
                    }
                });
        shared.keySet().removeAll(types.keySet());
        shared.keySet().removeAll(imported);
        ListBuffer<JCTree> trees = new ListBuffer<>();
        java.util.List<Import> user = new ArrayList<>(compilation.state.imports);
        user.removeIf(one -> !one.isOnDemand() && !one.isModule() && imported.contains(one.name())
                || absent.contains(one.path())
                || !isThere(one, texts));
        user.removeAll(added);
        own.forEach((tree, one) -> {
            Optional<Import> placed = placed(one, types);
            boolean isDeclared = !one.isStatic()
                    && parts.stream()
                            .anyMatch(part -> part.kind == Declared.Kind.TYPE
                                    && part.home.equals(home)
                                    && part.name.equals(one.name()));
            if (placed.isPresent() && !isDeclared) {
                trees.append(tree);
                if (!placed.get().equals(one)) {
                    layout.place((JCImport) tree, placed.get());
                }
            }
        });
        user.addAll(added);
        Set<String> near = new HashSet<>(types.keySet());
        near.addAll(shared.keySet());
        for (Import one : compilation.imports.choose(words, user, near, members.keySet())) {
            if (!own.containsValue(one)) {
                placed(one, types).ifPresent(placed -> trees.append(layout.importOf(placed)));
            }
        }
        shared.forEach((name, place) -> {
            if (words.contains(name)) {
                trees.append(layout.importOf(place));
            }
        });
        members.forEach((name, homes) -> {
            if (words.contains(name)) {
                homes.forEach(place -> trees.append(layout.importOf(place, name)));
            }
        });
        return trees.toList();
    }
}
