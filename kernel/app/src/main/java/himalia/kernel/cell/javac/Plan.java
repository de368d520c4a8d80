package himalia.kernel.cell.javac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is to be compiled for a cell besides the cell: declarations of earlier cells that use what it changes, or that
/// wait for what it declares.
final class Plan {
    private final Draft draft;
    private final CellState state;
    private final Set<String> retyped;
    private final Set<String> bodies;
    /// Classes whose users must be compiled again.
    private final Set<String> changed = new HashSet<>();
    /// Methods of the names of new ones.
    private final Set<Declared> rivals = new HashSet<>();
    /// Declarations of earlier cells that are compiled again.
    final Map<String, Part> joined = new LinkedHashMap<>();
    /// Variables of earlier cells whose type has changed under them.
    final List<Declared> stale = new ArrayList<>();

    /// @param retyped variables declared by `var` whose type is known to be another one now
    /// @param bodies  classes of which only the method bodies change
    Plan(Draft draft, CellState state, Set<String> retyped, Set<String> bodies) {
        this.bodies = bodies;
        this.draft = draft;
        this.state = state;
        this.retyped = retyped;
        draft.parts.values().forEach(this::compare);
        spread();
    }

    /// Whether there is a class that is replaced by another of its name.
    boolean changesAny() {
        return !changed.isEmpty() || !bodies.isEmpty();
    }

    /// Whether a class of an earlier cell is compiled anew.
    boolean isReplaced(String className) {
        return isChanged(className) || bodies.contains(className) && isCompiled(className);
    }

    private boolean isCompiled(String className) {
        return Stream.concat(draft.parts.values().stream(), joined.values().stream())
                .filter(part -> part.kind == Declared.Kind.TYPE && part.kept == null)
                .map(part -> Declared.typeName(part.key))
                .anyMatch(one -> className.equals(one) || className.startsWith(one + "$"));
    }

    private boolean isChanged(String className) {
        return changed.stream().anyMatch(one -> className.equals(one) || className.startsWith(one + "$"));
    }

    private void compare(Part part) {
        Declared before = state.of(part.kind).get(part.key);
        if (before == null && part.kind == Declared.Kind.METHOD) {
            compareOverloads(part.name);
        }
        if (before == null || !before.isUsable()) {
            return;
        }
        boolean same = switch (part.kind) {
            case TYPE -> before.text().equals(part.text) && !before.isBroken();
            case METHOD -> before.header().equals(part.header);
            case VARIABLE ->
                !retyped.contains(part.id())
                        && before.isFinal() == part.isFinal
                        && before.isVolatile() == part.isVolatile
                        && (part.header.isEmpty()
                                || before.header().equals(part.header)
                                || before.type().equals(part.header));
        };
        if (!same) {
            if (!bodies.contains(before.className())) {
                changed.add(before.className());
            }
        } else if (part.kind != Declared.Kind.METHOD) {
            part.kept = before;
        }
    }

    /// A method of a new kind of arguments may fit better than those of its name that were there, also in what they
    /// call themselves.
    private void compareOverloads(String name) {
        state.methods.values().stream()
                .filter(one -> one.isUsable() && one.name().equals(name))
                .forEach(one -> {
                    rivals.add(one);
                    changed.add(one.className());
                });
    }

    private void spread() {
        Set<String> names =
                draft.parts.values().stream().map(part -> part.name).collect(Collectors.toCollection(HashSet::new));
        draft.imports.values().forEach(one -> names.add(one.name()));
        // What such an import brings is not told by its text.
        boolean brings = draft.imports.values().stream().anyMatch(one -> one.isOnDemand() || one.isModule());
        Map<Integer, List<Packages.Section>> reparsed = new HashMap<>();
        Set<Declared> done = new HashSet<>();
        boolean more = !changed.isEmpty() || state.all().anyMatch(Declared::isBroken);
        while (more) {
            more = false;
            for (Declared one : state.all().toList()) {
                boolean touched = one.isUsable()
                        && (rivals.contains(one) || one.uses().stream().anyMatch(this::isChanged));
                boolean awaited =
                        one.isBroken() && (brings || one.waitsFor(names) || !one.isWaiting() && !names.isEmpty());
                if ((touched || awaited) && done.add(one)) {
                    more = true;
                    again(one, reparsed);
                    names.add(one.name());
                }
            }
        }
    }

    private void again(Declared one, Map<Integer, List<Packages.Section>> reparsed) {
        Part mine = draft.parts.get(Part.id(one.kind(), one.key()));
        if (mine != null) {
            mine.kept = null;
        } else if (one.kind() == Declared.Kind.VARIABLE) {
            stale.add(one);
        } else {
            joined.put(Part.id(one.kind(), one.key()), draft.again(one, reparsed));
        }
        boolean matters = mine != null || one.kind() != Declared.Kind.METHOD;
        if (one.isUsable() && matters && !bodies.contains(one.className())) {
            changed.add(one.className());
        }
    }
}
