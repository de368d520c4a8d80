package himalia.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The order of Keras' summary, in which layers can run, too: what is farthest from the outputs comes first.
final class GraphOrder {
    private final List<? extends Symbol> inputs;
    /// When each was first met on the way back from the outputs.
    private final Map<Symbol, Integer> met = new IdentityHashMap<>();
    /// Everything after what it is computed from.
    private final List<Symbol> sorted = new ArrayList<>();
    private final Map<Symbol, Integer> depths = new IdentityHashMap<>();

    /// @throws IllegalArgumentException if an output comes from another input, or an input leads to no output
    GraphOrder(List<? extends Symbol> inputs, List<? extends Symbol> outputs) {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("Model: a model needs an input and an output.");
        }
        this.inputs = inputs;
        outputs.forEach(this::visit);
        for (Symbol input : inputs) {
            if (!met.containsKey(input)) {
                throw new IllegalArgumentException(
                        "Model: no output is computed from " + input + "\nHint: leave it out, or call a layer on it.");
            }
        }
        for (Symbol s : sorted.reversed()) {
            int depth = depths.merge(s, 0, Math::max);
            s.from().forEach(before -> depths.merge(before, depth + 1, Math::max));
        }
    }

    private void visit(Symbol s) {
        if (met.putIfAbsent(s, met.size()) != null) {
            return;
        }
        if (s.layer() == null && inputs.stream().noneMatch(input -> input == s)) {
            throw new IllegalArgumentException("Model: the output is computed from an Input that is not the model's: "
                    + s + "\nHint: begin with the Input that is given to the Model.");
        }
        s.from().forEach(this::visit);
        sorted.add(s);
    }

    List<Symbol> symbols() {
        Comparator<Symbol> far = Comparator.comparingInt(s -> -Objects.requireNonNull(depths.get(s)));
        return sorted.stream().sorted(far.thenComparingInt(met::get)).toList();
    }
}
