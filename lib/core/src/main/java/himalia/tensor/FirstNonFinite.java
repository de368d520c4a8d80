package himalia.tensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds where a number stopped being one, in what a loss has recorded: only looked for when it has happened.
final class FirstNonFinite {
    private final Map<Node, Tensor> values = new IdentityHashMap<>();
    private final List<Node> order;

    private FirstNonFinite(Node root, Tensor loss) {
        order = inOrder(root);
        for (Node n : order) {
            if (n.leaf != null) {
                values.put(n, n.leaf);
            } else if (n.trace != null && n.trace.result() != null) {
                values.put(n, n.trace.result());
            }
            for (Tensor saved : n.saved()) {
                if (saved.gradFn != null) {
                    values.putIfAbsent(saved.gradFn, saved);
                }
            }
        }
        values.put(root, loss);
    }

    /// A sentence that names the first operation, parameter or input that holds `nan` or `inf`.
    static String of(Node root, Tensor loss) {
        return Tensor.noGrad(() -> new FirstNonFinite(root, loss).sentence());
    }

    /// The most optimizer steps that any parameter behind this node has seen.
    static int updates(Node root) {
        return inOrder(root).stream()
                .filter(n -> n.leaf != null)
                .mapToInt(n -> n.leaf.storage.updates())
                .max()
                .orElse(0);
    }

    private String sentence() {
        for (Node n : order) {
            for (Tensor input : n.saved()) {
                if (input.gradFn == null && !input.requiresGrad() && isBroken(input)) {
                    String owner = owner(n);
                    return "The numbers that go into " + (owner == null ? n.operation() : owner) + " hold "
                            + kind(input) + " already.";
                }
            }
            Tensor value = values.get(n);
            if (value != null && isBroken(value)) {
                String owner = owner(n);
                if (n.leaf != null) {
                    return "The weights of "
                            + (owner == null ? "shape " + value.shape().brackets() : owner) + " hold " + kind(value)
                            + " already.";
                }
                String operation = "the operation " + n.operation();
                String who = owner == null ? operation : direct(n) ? owner : operation + " after " + owner;
                return "The first to give " + kind(value) + " is " + who + ".";
            }
        }
        return "The loss alone is none.";
    }

    /// Whether an operation takes a parameter itself, or a view of one.
    private static boolean direct(Node n) {
        for (Node from : n.next) {
            boolean view = from != null && from.next.length == 1 && from.next[0] != null;
            Node source = view ? from.next[0] : from;
            if (source != null && source.leaf instanceof Owned) {
                return true;
            }
        }
        return false;
    }

    /// The owner of the nearest parameter before an operation.
    private static @Nullable String owner(Node n) {
        Map<Node, Node> seen = new IdentityHashMap<>();
        Deque<Node> near = new ArrayDeque<>(List.of(n));
        while (!near.isEmpty()) {
            Node next = near.removeFirst();
            if (next.leaf instanceof Owned owned && owned.owner() != null) {
                return owned.owner();
            }
            for (Node from : next.next) {
                if (from != null && seen.put(from, from) == null) {
                    near.add(from);
                }
            }
        }
        return null;
    }

    /// What is behind a node, everything after what it was computed from; a recurrent network has a long way.
    private static List<Node> inOrder(Node root) {
        List<Node> order = new ArrayList<>();
        Map<Node, Integer> begun = new IdentityHashMap<>(); // how many inputs of a node have been looked at
        Deque<Node> way = new ArrayDeque<>(List.of(root));
        begun.put(root, 0);
        while (!way.isEmpty()) {
            Node n = way.getLast();
            int i = Objects.requireNonNull(begun.get(n));
            if (i == n.next.length) {
                order.add(way.removeLast());
                continue;
            }
            begun.put(n, i + 1);
            if (n.next[i] != null && begun.putIfAbsent(n.next[i], 0) == null) {
                way.addLast(n.next[i]);
            }
        }
        return order;
    }

    private static boolean isBroken(Tensor t) {
        return t.dtype().isFloatingPoint()
                && t.numel() > 0
                && t.isfinite().all().item() == 0;
    }

    private static String kind(Tensor t) {
        return t.isnan().any().item() != 0 ? "nan" : "inf";
    }
}
