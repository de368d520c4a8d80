package himalia.kernel.debug;

import himalia.kernel.cell.Binding;
import himalia.kernel.cell.CellEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The tree of variables, of which a page unfolds what it likes. Texts and iterators are the user's code: whatever they
/// do, the tree answers.
final class VariableTree {
    /// A page asks for all of it with each message of a running cell: a text that does not end must not cost each of
    /// those answers a second.
    private static final Duration LINE = Duration.ofMillis(1000);

    private static final Duration BELOW = Duration.ofMillis(5000);
    /// Of answers that no page shows any more the first are forgotten.
    private static final int KEPT = 50_000;

    private static final DebugVariable SLOW = new DebugVariable("", "(its text takes too long)", "", 0, "");

    private final CellEngine engine;
    private final Map<Integer, Node> nodes = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Node> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Integer, Supplier<List<Inside.Part>>> scopes = new LinkedHashMap<>();
    private @Nullable Inside inside;
    /// Classes whose texts have taken too long, by their names.
    private final Map<String, Boolean> slow = new LinkedHashMap<>();

    private int last;

    VariableTree(CellEngine engine) {
        this.engine = engine;
        engine.onClassPath(this::forgetParts);
    }

    private synchronized void forgetParts() {
        inside = null;
    }

    private synchronized Inside inside() {
        Inside known = inside;
        if (known == null) {
            known = new Inside(engine.classLoader());
            inside = known;
        }
        return known;
    }

    /// A cell begins: classes may be others than they were.
    synchronized void begins() {
        slow.clear();
    }

    /// The variables of the cells.
    List<DebugVariable> globals() {
        return globalParts().stream()
                .map(part -> line(null, part.name(), part.value(), part.name()))
                .toList();
    }

    List<Inside.Part> globalParts() {
        return engine.bindings().stream()
                .map(one -> new Inside.Part(one.name(), one.value()))
                .toList();
    }

    /// A scope of a stopped cell: what is below the reference that this returns, until the cell goes on.
    synchronized int scope(Supplier<List<Inside.Part>> variables) {
        last++;
        scopes.put(last, variables);
        return last;
    }

    /// The cell goes on.
    synchronized void forgetScopes() {
        scopes.clear();
    }

    /// Whether a reference is that of a scope.
    synchronized boolean isScope(int reference) {
        return scopes.containsKey(reference);
    }

    /// A line about an object.
    DebugVariable about(@Nullable Object value) {
        return line(null, "", value, "");
    }

    private synchronized @Nullable Supplier<List<Inside.Part>> scoped(int reference) {
        return scopes.get(reference);
    }

    /// What is below a line; nothing if that is gone.
    ///
    /// @param page how much of it
    List<DebugVariable> below(int reference, Command.Page page) {
        Supplier<List<Inside.Part>> scope = scoped(reference);
        if (scope != null) {
            return page.of(scope.get()).stream()
                    .map(part -> line(null, part.name(), part.value(), part.name()))
                    .toList();
        }
        Node node = node(reference);
        if (node == null) {
            return List.of();
        }
        Inside known = inside();
        List<Inside.Part> parts = engine.look(
                        BELOW, () -> node.value(known).map(known::of).map(List::copyOf))
                .flatMap(found -> found)
                .orElse(null);
        if (parts == null) {
            return List.of();
        }
        List<DebugVariable> all = new ArrayList<>();
        for (Inside.Part part : page.of(parts)) {
            all.add(line(node, part.name(), part.value(), ""));
        }
        return all;
    }

    /// The object that a variable of the cells holds.
    Optional<Object> value(String variable) {
        return engine.bindings().stream()
                .filter(one -> one.name().equals(variable))
                .findFirst()
                .map(Binding::value);
    }

    private synchronized @Nullable Node node(int reference) {
        return nodes.get(reference);
    }

    private synchronized int add(Node node) {
        last++;
        nodes.put(last, node);
        return last;
    }

    private DebugVariable line(@Nullable Node parent, String name, @Nullable Object value, String evaluate) {
        Inside known = inside();
        DebugVariable said = value == null || isPlain(value)
                ? new DebugVariable("", known.text(value), type(value), 0, "")
                : isSlow(value) ? SLOW : look(known, parent, name, value);
        return new DebugVariable(name, said.value(), said.type(), said.reference(), evaluate);
    }

    private DebugVariable look(Inside known, @Nullable Node parent, String name, Object value) {
        return engine.look(LINE, () -> {
                    String text = known.text(value);
                    int reference = known.isLeaf(value) ? 0 : add(new Node(parent, name, value));
                    return new DebugVariable("", text, "", reference, "");
                })
                .orElseGet(() -> {
                    noteSlow(value);
                    return SLOW;
                });
    }

    private synchronized boolean isSlow(Object value) {
        return slow.containsKey(value.getClass().getName());
    }

    private synchronized void noteSlow(Object value) {
        slow.put(value.getClass().getName(), true);
    }

    /// Whether no code of the user's is asked for its text.
    private static boolean isPlain(Object value) {
        return !type(value).isEmpty();
    }

    /// The words with which JupyterLab shows a value as it is.
    private static String type(@Nullable Object value) {
        return switch (value) {
            case Integer number -> "int";
            case Short number -> "int";
            case Byte number -> "int";
            case Boolean truth -> "bool";
            case Double number when Double.isFinite(number) -> "float";
            case Float number when Float.isFinite(number) -> "float";
            case String text -> "str";
            case null, default -> "";
        };
    }
}
