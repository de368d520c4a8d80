package himalia.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Records operations and runs gradients back through them.
///
/// An operation computes its result and, next to it, says how gradients flow back; for example the exponential:
///
/// ```java
/// Tensor y = ...;                                          // e^x, element by element
/// if (Autograd.records(x)) {
///     Autograd.record(y, "Exp", (g, i) -> g.mul(y), x).saves(y);
/// }
/// ```
public final class Autograd {
    private static final ThreadLocal<boolean[]> ENABLED = ThreadLocal.withInitial(() -> new boolean[] {true});
    /// The flag of the thread that went backward last, found without a look into its map: a small network asks a dozen
    /// times in a microsecond.
    private static Flag last = new Flag(Thread.currentThread(), ENABLED.get());

    static volatile boolean stopOnNonFiniteLoss = true;

    private record Flag(Thread thread, boolean[] on) {}

    private Autograd() {}

    /// Whether operations on this thread are recorded, that is: not within `noGrad`, not inside a backward pass.
    public static boolean isEnabled() {
        return flag()[0];
    }

    static boolean setEnabled(boolean on) {
        boolean[] flag = flag();
        boolean before = flag[0];
        flag[0] = on;
        return before;
    }

    /// Whether this thread records, as its only element.
    private static boolean[] flag() {
        Flag known = last;
        return known.thread == Thread.currentThread() ? known.on : ENABLED.get();
    }

    /// Whether an operation on this input has to be recorded.
    public static boolean records(Tensor a) {
        return a.requiresGrad() && isEnabled();
    }

    /// Whether an operation on these inputs has to be recorded.
    public static boolean records(Tensor a, Tensor b) {
        return (a.requiresGrad() || b.requiresGrad()) && isEnabled();
    }

    /// Whether an operation on these inputs has to be recorded.
    public static boolean records(@Nullable Tensor... inputs) {
        for (Tensor t : inputs) {
            if (t != null && t.requiresGrad()) {
                return isEnabled();
            }
        }
        return false;
    }

    /// Ties a fresh result to its inputs.
    ///
    /// @param name as PyTorch calls the operation: `Exp` prints as `grad_fn=<ExpBackward0>`
    /// @param inputs in the order by which `backward` is asked; `null` stands for an absent one
    public static Node record(Tensor result, String name, Node.Backward backward, @Nullable Tensor... inputs) {
        return record(result, new Node(name, 0, backward, edges(inputs)), inputs);
    }

    static Node record(Tensor result, Node node, @Nullable Tensor... inputs) {
        node.trace = Trace.of(node, result, inputs);
        result.gradFn = node;
        return node;
    }

    /// Where the gradients of these go; `null` for those that have none.
    static @Nullable Node[] edges(@Nullable Tensor... inputs) {
        @Nullable Node[] next = new Node[inputs.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = inputs[i] == null || !inputs[i].dtype().isFloatingPoint() ? null : inputs[i].edge();
        }
        return next;
    }

    /// Whether the gradients of a function of one tensor agree with slopes measured by moving each element a little.
    ///
    /// The input is taken as float64, so other tensors within the function must not be float32 where types have to
    /// agree (`matmul`).
    ///
    /// ```java
    /// Autograd.check(x -> x.sigmoid().mul(x), tensor("[0.5, -1.]"))   // true
    /// ```
    ///
    /// @throws IllegalStateException if they differ; says where and by how much
    @SuppressWarnings("overloads") // javac prefers the form without `...` where both would do
    public static boolean check(UnaryOperator<Tensor> f, Tensor x) {
        return GradientCheck.run(inputs -> f.apply(inputs[0]), x);
    }

    /// The same for a function of two tensors, for example `Autograd.check((x, w) -> x.matmul(w), x, w)`.
    @SuppressWarnings("overloads")
    public static boolean check(BinaryOperator<Tensor> f, Tensor x, Tensor y) {
        return GradientCheck.run(inputs -> f.apply(inputs[0], inputs[1]), x, y);
    }

    /// The same for a function of more tensors, for example `Autograd.check(t -> t[0].linear(t[1], t[2]), x, w, b)`.
    @SuppressWarnings("overloads")
    public static boolean check(Function<Tensor[], Tensor> f, Tensor... inputs) {
        return GradientCheck.run(f, inputs);
    }

    /// The gradients of one number with respect to these tensors; nothing is added to their `grad`.
    ///
    /// ```java
    /// Tensor x = tensor(3.).requiresGrad_();
    /// Autograd.grad(x.mul(x), x)[0]            // tensor(6.)
    /// ```
    ///
    /// @throws IllegalStateException if one of them does not ask for a gradient, or is not used
    public static Tensor[] grad(Tensor outputs, Tensor... inputs) {
        return grad(outputs, inputs, false);
    }

    /// The same; `createGraph` records the gradients themselves, so that they can be differentiated again.
    ///
    /// ```java
    /// Tensor x = tensor(3.).requiresGrad_();
    /// Tensor slope = Autograd.grad(x.pow(3), new Tensor[] {x}, true)[0];
    /// Autograd.grad(slope, x)[0]               // tensor(18.)
    /// ```
    public static Tensor[] grad(Tensor outputs, Tensor[] inputs, boolean createGraph) {
        return Gradients.of(new Tensor[] {outputs}, inputs, null, createGraph, createGraph);
    }

    /// The sums of the gradients of several tensors, each weighed by `gradOutputs` of its shape (`null`: all are
    /// numbers).
    public static Tensor[] grad(
            Tensor[] outputs,
            Tensor[] inputs,
            Tensor @Nullable [] gradOutputs,
            boolean retainGraph,
            boolean createGraph) {
        return Gradients.of(outputs, inputs, gradOutputs, retainGraph, createGraph);
    }

    /// The gradient of a leaf, or `null`, for a look that keeps nothing of it: other than what [Tensor#grad()] hands
    /// out, its array may be written over once `zeroGrad` has forgotten it.
    public static @Nullable Tensor borrowGrad(Tensor leaf) {
        return leaf.grad;
    }

    /// Sends `seed` back from `root` to the leaves.
    static void run(Node root, Tensor seed, boolean retainGraph, boolean createGraph) {
        run(root, seed, retainGraph, createGraph, null);
    }

    /// The same; where `wanted` is given, it takes the gradients of its nodes, and no leaf gets any.
    static void run(
            Node root,
            Tensor seed,
            boolean retainGraph,
            boolean createGraph,
            @Nullable Map<Node, @Nullable Tensor> wanted) {
        if (last.thread != Thread.currentThread()) {
            last = new Flag(Thread.currentThread(), ENABLED.get());
        }
        boolean before = setEnabled(createGraph);
        @Nullable GradientPool pool = createGraph || wanted != null ? null : GradientPool.begin();
        List<Node> visited = new ArrayList<>();
        try {
            count(root, visited);
            root.grad = seed;
            root.gradIsOurs = false;
            ArrayList<Node> ready = new ArrayList<>();
            ready.add(root);
            while (!ready.isEmpty()) {
                process(ready.removeLast(), ready, retainGraph || createGraph, pool, wanted);
            }
        } finally {
            setEnabled(before);
            if (pool != null) {
                pool.end();
            }
            for (Node n : visited) {
                n.pending = 0;
                n.grad = null;
            }
        }
    }

    /// How many gradients each node has to wait for.
    private static void count(Node root, List<Node> visited) {
        visited.add(root);
        for (int i = 0; i < visited.size(); i++) {
            for (Node n : visited.get(i).next) {
                if (n != null && n.pending++ == 0) {
                    visited.add(n);
                }
            }
        }
    }

    private static void process(
            Node node,
            List<Node> ready,
            boolean retain,
            @Nullable GradientPool pool,
            @Nullable Map<Node, @Nullable Tensor> wanted) {
        Tensor g = node.grad;
        node.grad = null;
        if (!node.hooks.isEmpty() && g != null) {
            g = node.hooked(g);
            node.gradIsOurs = false; // a hook may keep what it saw
        }
        if (node.retained != null && g != null) {
            Tensor before = node.retained.grad;
            Tensor own = isEnabled() ? g.clone() : Copy.contiguous(g, true); // the user may change it
            node.retained.grad = before == null ? own : before.add(own);
        }
        if (wanted != null && g != null && wanted.containsKey(node)) {
            Tensor before = wanted.get(node);
            wanted.put(node, before == null ? g : before.add(g));
            node.gradIsOurs = false;
        }
        if (node.trace != null && g != null) {
            node.trace.passed(g);
        }
        if (node.leaf != null) {
            if (g != null && wanted == null) {
                accumulate(node, node.leaf, g, pool);
            }
            return;
        }
        if (g == null) {
            // Those before it need not wait.
            for (Node to : node.next) {
                if (to != null && --to.pending == 0) {
                    ready.add(to);
                }
            }
            if (!retain) {
                node.free();
            }
            return;
        }
        Node.Backward backward = node.backward();
        boolean passedOn = false;
        GradientPool lending = pool != null && node.next.length == 1 && node.mayWriteOver(g) ? pool : null;
        for (int i = 0; i < node.next.length; i++) {
            Node to = node.next[i];
            if (to == null) {
                continue;
            }
            if (lending != null) {
                lending.spare(g);
            }
            Tensor waiting = to.grad;
            boolean added = waiting != null
                    && backward instanceof Views.Embedding embedding
                    && !isEnabled()
                    && to.mayAdd(g)
                    && embedding.addsTo(waiting, g);
            Tensor part = added ? null : backward.gradient(g, i);
            if (lending != null) {
                lending.spare(null);
            }
            if (part != null) {
                passedOn |= part.storage == g.storage;
                if (to.grad == null) {
                    to.grad = part;
                    to.gradIsOurs = node.isFresh() && part.storage != g.storage || lending != null && part == g;
                } else if (!isEnabled() && to.mayAdd(part) && part.storage != to.grad.storage) {
                    to.grad.add_(part);
                } else {
                    to.grad = to.grad.add(part);
                    to.gradIsOurs = true;
                }
            }
            if (--to.pending == 0) {
                ready.add(to);
            }
        }
        if (pool != null && g.numel() >= GradientPool.BIG && !passedOn && node.ownsGradient()) {
            pool.giveBack(g.storage);
        }
        if (!retain) {
            node.free();
        }
    }

    /// A leaf owns its gradient: one that something else may hold is copied.
    private static void accumulate(Node node, Tensor leaf, Tensor g, @Nullable GradientPool pool) {
        if (leaf.grad != null) {
            if (isEnabled()) {
                leaf.grad = leaf.grad.add(g);
                node.isGradientUnseen = false; // the sum is recorded
            } else {
                leaf.grad.add_(g);
            }
            return;
        }
        boolean takes = node.gradIsOurs && g.isContiguous() && g.base == null;
        Tensor own = takes ? g : isEnabled() ? g.clone() : Copy.contiguous(g, true);
        if (pool != null && own.numel() >= GradientPool.BIG) {
            node.isGradientUnseen = pool.hasLent(own.storage); // before another thread can see it
        }
        leaf.grad = own;
    }
}
