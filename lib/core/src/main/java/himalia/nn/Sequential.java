package himalia.nn;

import himalia.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Modules one after another: each gets what the one before it made.
///
/// ```java
/// new Sequential(new Linear(2, 1), new Sigmoid())
/// // Sequential(
/// //   (0): Linear(in_features=2, out_features=1, bias=True)
/// //   (1): Sigmoid()
/// // )
/// ```
public class Sequential extends Module {
    private final List<Module> modules;

    /// These modules in this order.
    public Sequential(Module... modules) {
        this.modules = List.of(modules);
    }

    /// These modules in this order: `new Sequential(List.of(new Linear(2, 1), new Sigmoid()))`.
    public Sequential(List<? extends Module> modules) {
        this.modules = List.copyOf(modules);
    }

    @Override
    public Tensor forward(Tensor x) {
        boolean ours = false;
        for (int i = 0; i < modules.size(); i++) {
            Module m = modules.get(i);
            try {
                x = ours ? m.callOver(x) : m.call(x);
                ours = m.givesAway(x);
            } catch (LayerShapeException e) {
                throw e.within(i, modules);
            }
        }
        return x;
    }

    /// The module at this place.
    public Module get(int index) {
        return modules.get(index < 0 ? index + modules.size() : index);
    }

    /// The modules in their order.
    @Override
    public List<Module> children() {
        return modules;
    }

    /// How many modules there are.
    public int size() {
        return modules.size();
    }

    @Override
    public Map<String, Module> namedChildren() {
        Map<String, Module> children = new LinkedHashMap<>();
        for (int i = 0; i < modules.size(); i++) {
            children.put(Integer.toString(i), modules.get(i));
        }
        return children;
    }
}
