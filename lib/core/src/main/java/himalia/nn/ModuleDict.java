package himalia.nn;

import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Modules by name that the module around finds; it computes nothing itself.
///
/// ```java
/// ModuleDict acts = new ModuleDict().put("relu", new ReLU()).put("tanh", new Tanh());
/// acts.get("relu").forward(tensor(-1., 2.))   // tensor([0., 2.])
/// ```
public class ModuleDict extends Module {
    private final Map<String, Module> entries = new LinkedHashMap<>();

    /// Without modules at first.
    public ModuleDict() {}

    /// These modules.
    public ModuleDict(Map<String, ? extends Module> modules) {
        entries.putAll(modules);
    }

    /// One more, or another under a name.
    public ModuleDict put(String name, Module module) {
        entries.put(name, module);
        return this;
    }

    /// The module of this name.
    ///
    /// @throws IllegalArgumentException if there is none, saying which there are
    public Module get(String name) {
        Module found = entries.get(name);
        if (found == null) {
            throw new IllegalArgumentException("ModuleDict has no module '" + name + "', but " + entries.keySet());
        }
        return found;
    }

    /// The names.
    public Set<String> keys() {
        return entries.keySet();
    }

    /// @throws IllegalStateException always: the module around it says which of its parts compute
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalStateException("Module [ModuleDict] is missing the required \"forward\" function"
                + "\nHint: call one of its modules, get(name).forward(x).");
    }

    @Override
    public Map<String, Module> namedChildren() {
        return new LinkedHashMap<>(entries);
    }
}
