package himalia.kernel.cell.javac;

import com.sun.tools.javac.tree.JCTree;
import com.sun.tools.javac.tree.JCTree.JCCompilationUnit;
import com.sun.tools.javac.util.List;
import com.sun.tools.javac.util.ListBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    /// The imports of a unit.
    List<JCTree> importsOf(JCCompilationUnit unit) {
        Set<String> words = session.source(unit).words();
        words.addAll(draft.meant);
        Map<String, java.util.List<String>> members = new LinkedHashMap<>();
        Set<String> types = new HashSet<>();
        Set<String> replaced = new HashSet<>();
        for (Part part : parts) {
            replaced.add(part.id());
            words.add(part.name);
            String home = part.kept != null ? part.kept.className() : part.className;
            if (part.kind == Declared.Kind.TYPE) {
                types.add(part.name);
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
                        types.add(one.name());
                    }
                });
        ListBuffer<JCTree> trees = new ListBuffer<>();
        java.util.List<Import> user = new ArrayList<>(compilation.state.imports);
        user.removeIf(one -> !one.isOnDemand() && !one.isModule() && imported.contains(one.name()));
        user.removeAll(draft.imports.values());
        if (unit == session.unit()) {
            draft.imports.forEach((tree, one) -> {
                if (one.isStatic() || !draft.parts.containsKey(Part.id(Declared.Kind.TYPE, one.name()))) {
                    trees.append(tree);
                }
            });
        }
        user.addAll(draft.imports.values());
        for (Import one : compilation.imports.choose(words, user, types, members.keySet())) {
            if (unit != session.unit() || !draft.imports.containsValue(one)) {
                trees.append(layout.importOf(one));
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
