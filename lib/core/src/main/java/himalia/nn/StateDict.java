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

    static IncompatibleKeys load(
            String module, Map<String, Tensor> own, Map<String, ? extends Tensor> given, boolean strict) {
        List<String> wrong = new ArrayList<>();
        List<String> missing =
                own.keySet().stream().filter(name -> !given.containsKey(name)).toList();
        List<String> unexpected = given.keySet().stream()
                .filter(name -> !own.containsKey(name))
                .map(name -> name)
                .toList();
        if (strict) {
            add(wrong, "Missing key(s) in state_dict: ", own.keySet(), given.keySet());
            add(wrong, "Unexpected key(s) in state_dict: ", given.keySet(), own.keySet());
        }
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
        Tensor.noGrad(() -> own.forEach((name, t) -> {
            if (given.containsKey(name)) {
                t.copy_(given.get(name));
            }
        }));
        return new IncompatibleKeys(missing, unexpected);
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
