package himalia.nn;

import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts kept tensors back into a module, or says everything that does not fit.
final class StateDict {
    private StateDict() {}

    static void load(String module, Map<String, Tensor> own, Map<String, ? extends Tensor> given) {
        List<String> wrong = new ArrayList<>();
        add(wrong, "Missing key(s) in state_dict: ", own.keySet(), given.keySet());
        add(wrong, "Unexpected key(s) in state_dict: ", given.keySet(), own.keySet());
        own.forEach((name, t) -> {
            Tensor other = given.get(name);
            if (other != null && !other.shape().equals(t.shape())) {
                wrong.add("size mismatch for " + name + ": copying a param with shape " + other.shape()
                        + " from checkpoint, the shape in current model is " + t.shape() + ".");
            }
        });
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("Error(s) in loading state_dict for " + module + ":\n\t"
                    + String.join("\n\t", wrong) + "\nHint: build the module as it was when its state was kept.");
        }
        Tensor.noGrad(() -> own.forEach((name, t) -> t.copy_(given.get(name))));
    }

    private static void add(List<String> wrong, String title, Set<String> these, Set<String> those) {
        String names = these.stream()
                .filter(name -> !those.contains(name))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            wrong.add(title + names + ". ");
        }
    }
}
