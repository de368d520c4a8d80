package himalia.train;

import himalia.nn.Embedding;
import himalia.nn.Module;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// The layers of a model in the order in which they run.
final class Graph {
    private static final Tensor WANTED = Tensor.zeros(0);

    private final List<Step> steps;
    private final boolean chain;
    private final int[] ends;
    private final Packing in;
    private final Packing out;

    private Graph(List<Step> steps, Packing in, int... ends) {
        this.steps = steps;
        this.in = in;
        this.ends = ends;
        boolean straight = ends.length == 1;
        for (int i = 1; i < steps.size(); i++) {
            int[] from = steps.get(i).from();
            straight &= from != null && from.length == 1 && from[0] == i - 1;
        }
        this.chain = straight;
        this.out = packing(steps, ends);
    }

    private static Packing packing(List<Step> steps, int... places) {
        List<Step> those = Arrays.stream(places).mapToObj(steps::get).toList();
        return new Packing(
                those.stream().map(Step::name).toList(),
                those.stream().map(Step::shape).toList());
    }

    /// All that stands between inputs and outputs.
    ///
    /// @throws IllegalArgumentException if an output comes from another input, or an input leads to no output
    static Graph between(List<? extends Symbol> inputs, List<? extends Symbol> outputs) {
        GraphOrder order = new GraphOrder(inputs, outputs);
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        Map<Module, String> known = new IdentityHashMap<>();
        Map<Symbol, Integer> places = new IdentityHashMap<>();
        for (Symbol s : order.symbols()) {
            int[] from = s.from().stream().mapToInt(places::get).toArray();
            String name = s.layer() == null
                    ? name("InputLayer", s instanceof Input input ? input.label() : null, names)
                    : known.computeIfAbsent(s.layer(), layer -> name(layer, names));
            places.put(s, steps.size());
            steps.add(new Step(s.layer(), name, from, s.shape()));
        }
        return new Graph(
                steps,
                packing(steps, inputs.stream().mapToInt(places::get).toArray()),
                outputs.stream().mapToInt(places::get).toArray());
    }

    /// Layers that have not seen a shape yet.
    static Graph unbuilt(List<Module> layers) {
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (Module layer : layers) {
            steps.add(new Step(layer, name(layer, names), new int[] {steps.size() - 1}, null));
        }
        Packing one = new Packing(List.of(Names.snake("InputLayer")), Collections.singletonList(null));
        return new Graph(steps, one, steps.size() - 1 < 0 ? new int[0] : new int[] {steps.size() - 1});
    }

    private static String name(Module layer, Map<String, Integer> names) {
        return name(layer.getClass().getSimpleName(), layer instanceof Layer l ? l.label() : null, names);
    }

    /// Keras counts the layers of a kind: `dense`, `dense_1`; ours begin anew with every model.
    private static String name(String kind, @Nullable String given, Map<String, Integer> names) {
        String base = given == null ? Names.snake(kind) : given;
        int number = names.merge(base, 1, Integer::sum) - 1;
        return number == 0 ? base : base + "_" + number;
    }

    /// The same with other layers in the places of these.
    Graph with(Map<Module, Module> others) {
        List<Step> copies = steps.stream()
                .map(step -> new Step(others.get(step.layer()), step.name(), step.from(), step.shape()))
                .toList();
        return new Graph(new ArrayList<>(copies), in, ends);
    }

    List<Step> steps() {
        return steps;
    }

    boolean isBuilt() {
        return steps.stream().allMatch(Step::isBuilt);
    }

    int[] input() {
        return in.shapes().size() == 1 ? in.shapes().getFirst() : in.whole();
    }

    int[] output() {
        return ends.length == 1 ? out.shapes().getFirst() : out.whole();
    }

    /// What goes in.
    Packing inputs() {
        return in;
    }

    /// What comes out.
    Packing outputs() {
        return out;
    }

    /// @throws IllegalArgumentException if the examples of a batch have another shape than the input
    void check(String who, Shape batch, int... example) {
        int[] wanted = input();
        boolean fits = wanted.length == example.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] < 0 || wanted[i] == example[i];
        }
        if (!fits && in.shapes().size() > 1) {
            throw new IllegalArgumentException(who + ": the model has the inputs " + in.names() + ", got one tensor "
                    + batch + "\nHint: " + who + "(List.of(a, b)) in their order.");
        }
        if (!fits) {
            Step first = steps.get(1);
            boolean single = wanted.length == 1 && batch.dim() == 1 && wanted[0] == batch.get(0);
            throw new IllegalArgumentException(who + ": layer 0 `" + first.name() + "` (" + first.kind() + ") expected "
                    + Names.shape(wanted) + ", got " + batch
                    + (single
                            ? "\nHint: a single example is a batch of one: x.unsqueeze(0)."
                            : "\nHint: the first dimension counts the examples; the rest must be "
                                    + Arrays.toString(wanted) + "."));
        }
    }

    Tensor run(Tensor x) {
        if (!chain) {
            Tensor[] results = results(x);
            return pack(i -> results[i]);
        }
        Tensor t = x;
        for (int i = 1; i < steps.size(); i++) {
            t = steps.get(i).module().forward(t);
        }
        return t;
    }

    /// As [#run(Tensor)], with the logits under a last sigmoid or softmax.
    ///
    /// @param wanted for each output, whether its logits are to stand in its place where there are any
    Output runToLogits(Tensor x, boolean[] wanted) {
        if (chain) {
            Activated last = logitsOf(ends[0]);
            if (last == null) {
                return Output.of(run(x));
            }
            Tensor t = x;
            for (int i = 1; i < steps.size() - 1; i++) {
                t = steps.get(i).module().forward(t);
            }
            return Output.ofLogits(last.sums(t), last::activated);
        }
        @Nullable Tensor[] logits = new Tensor[steps.size()];
        for (int i = 0; i < ends.length; i++) {
            logits[ends[i]] = wanted[i] && logitsOf(ends[i]) != null ? WANTED : null;
        }
        Tensor[] results = results(x, logits);
        if (Arrays.stream(logits).allMatch(Objects::isNull)) {
            return Output.of(pack(i -> results[i]));
        }
        return Output.ofLogits(
                pack(i -> logits[i] == null ? results[i] : logits[i]), _ -> pack(i -> results[i].detach()));
    }

    /// The layer of a step if logits go into its activation, or null.
    private @Nullable Activated logitsOf(int step) {
        return steps.get(step).layer() instanceof Activated a && a.makesLogits() ? a : null;
    }

    /// For each output the layer that makes it of logits, or null.
    @Nullable
    Activated[] logits() {
        return Arrays.stream(ends).mapToObj(this::logitsOf).toArray(Activated[]::new);
    }

    private Tensor pack(IntFunction<Tensor> result) {
        return ends.length == 1
                ? result.apply(ends[0])
                : out.pack("run", "output", Arrays.stream(ends).mapToObj(result).toList());
    }

    /// What every step makes of a batch.
    Tensor[] results(Tensor x) {
        return results(x, null);
    }

    /// @param logits null, or with something in the places where logits are wanted, which take it
    private Tensor[] results(Tensor x, @Nullable Tensor @Nullable [] logits) {
        Tensor[] results = new Tensor[steps.size()];
        List<Tensor> given = in.unpack(x);
        for (int i = 0; i < results.length; i++) {
            Step step = steps.get(i);
            int[] from = step.from();
            if (step.layer() == null) {
                results[i] = given.get(in.names().indexOf(step.name()));
            } else if (step.layer() instanceof Merge merge) {
                results[i] = merge.merge(
                        Arrays.stream(from).mapToObj(place -> results[place]).toList());
            } else {
                Tensor before = results[from[0]];
                if (logits != null && logits[i] != null) {
                    Activated last = Objects.requireNonNull(logitsOf(i), "wanted of such layers only");
                    logits[i] = last.sums(before);
                    results[i] = last.activated(logits[i]);
                } else {
                    results[i] =
                            step.layer().forward(step.layer() instanceof Embedding ? Packing.words(before) : before);
                }
            }
        }
        return results;
    }
}
