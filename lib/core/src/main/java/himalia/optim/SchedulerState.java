package himalia.optim;

import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What schedulers keep and take back, by PyTorch's names.
final class SchedulerState {
    private SchedulerState() {}

    static Tensor get(Map<String, ? extends Tensor> given, String name) {
        Tensor value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("state dict of a scheduler expected with `" + name + "`, got "
                    + given.keySet() + "\nHint: give it what stateDict() of a scheduler of the same kind has kept.");
        }
        return value;
    }

    /// Puts the state of each member under `schedulers.0.`, `schedulers.1.` ...
    static void putMembers(Map<String, Tensor> all, List<Scheduler> members) {
        for (int i = 0; i < members.size(); i++) {
            String prefix = prefix(i);
            members.get(i).stateDict().forEach((name, value) -> all.put(prefix + name, value));
        }
    }

    static void loadMembers(Map<String, ? extends Tensor> given, List<Scheduler> members) {
        for (int i = 0; i < members.size(); i++) {
            String prefix = prefix(i);
            Map<String, Tensor> own = new LinkedHashMap<>();
            given.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), value);
                }
            });
            members.get(i).loadStateDict(own);
        }
    }

    /// @throws IllegalArgumentException if there is none, or one belongs to another optimizer
    static List<Scheduler> ofOne(Optimizer optimizer, List<? extends Scheduler> schedulers, String name) {
        for (Scheduler scheduler : schedulers) {
            if (scheduler.optimizer() != optimizer) {
                throw new IllegalArgumentException(name + " expects all schedulers to belong to the same optimizer, "
                        + "but that of " + scheduler.getClass().getSimpleName() + " at index "
                        + schedulers.indexOf(scheduler) + " is another one");
            }
        }
        return List.copyOf(schedulers);
    }

    private static String prefix(int member) {
        return "schedulers." + member + ".";
    }
}
