package himalia.train;

import himalia.nn.Module;
import himalia.tensor.Shape;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// The layers of a model in the order in which they run.
final class Graph {
    private final List<Step> steps;
    private final boolean chain;

    private Graph(List<Step> steps) {
        this.steps = steps;
        boolean straight = true;
        for (int i = 1; i < steps.size(); i++) {
            int[] from = steps.get(i).from();
            straight &= from != null && from.length == 1 && from[0] == i - 1;
        }
        this.chain = straight;
    }

    /// All that stands between an input and an output.
    ///
    /// @throws IllegalArgumentException if the output does not come from that input alone
    static Graph between(Symbol input, Symbol output) {
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        Map<Symbol, Integer> places = new IdentityHashMap<>();
        steps.add(new Step(null, name("InputLayer", null, names), new int[0], input.shape()));
        places.put(input, 0);
        visit(output, steps, names, places);
        return new Graph(steps);
    }

    private static int visit(Symbol s, List<Step> steps, Map<String, Integer> names, Map<Symbol, Integer> places) {
        Integer known = places.get(s);
        if (known != null) {
            return known;
        }
        if (s.layer() == null) {
            throw new IllegalArgumentException("Model: the output is computed from an Input that is not the model's: "
                    + s + "\nHint: begin with the Input that is given to the Model.");
        }
        int[] from = new int[s.from().size()];
        for (int i = 0; i < from.length; i++) {
            from[i] = visit(s.from().get(i), steps, names, places);
        }
        steps.add(new Step(s.layer(), name(s.layer(), names), from, s.shape()));
        places.put(s, steps.size() - 1);
        return steps.size() - 1;
    }

    /// Layers that have not seen a shape yet.
    static Graph unbuilt(List<Module> layers) {
        List<Step> steps = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        for (Module layer : layers) {
            steps.add(new Step(layer, name(layer, names), new int[] {steps.size() - 1}, null));
        }
        return new Graph(steps);
    }

    private static String name(Module layer, Map<String, Integer> names) {
        return name(layer.getClass().getSimpleName(), layer instanceof Layer l ? l.label() : null, names);
    }

    /// Keras counts the layers of a kind: `dense`, `dense_1`; ours begin anew with every model.
    private static String name(String kind, String given, Map<String, Integer> names) {
        String base = given == null ? Names.snake(kind) : given;
        int number = names.merge(base, 1, Integer::sum) - 1;
        return number == 0 ? base : base + "_" + number;
    }

    List<Step> steps() {
        return steps;
    }

    boolean isBuilt() {
        return steps.stream().allMatch(Step::isBuilt);
    }

    int[] input() {
        return steps.getFirst().shape();
    }

    int[] output() {
        return steps.getLast().shape();
    }

    /// @throws IllegalArgumentException if the examples of a batch have another shape than the input
    void check(String who, Shape batch, int... example) {
        int[] wanted = input();
        boolean fits = wanted.length == example.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            fits = wanted[i] < 0 || wanted[i] == example[i];
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
            return results(x)[steps.size() - 1];
        }
        Tensor t = x;
        for (int i = 1; i < steps.size(); i++) {
            t = steps.get(i).layer().forward(t);
        }
        return t;
    }

    /// What every step makes of a batch.
    Tensor[] results(Tensor x) {
        Tensor[] results = new Tensor[steps.size()];
        results[0] = x;
        for (int i = 1; i < results.length; i++) {
            Step step = steps.get(i);
            int[] from = step.from();
            if (from.length == 1) {
                results[i] = step.layer().forward(results[from[0]]);
            } else {
                List<Tensor> inputs = new ArrayList<>();
                for (int place : from) {
                    inputs.add(results[place]);
                }
                results[i] = ((Merge) step.layer()).merge(inputs);
            }
        }
        return results;
    }
}
