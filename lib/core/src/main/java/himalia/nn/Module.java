package himalia.nn;

import himalia.tensor.Tensor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A network or a part of one. Write a subclass with layers as fields and a `forward`; the fields are found by
/// themselves.
///
/// ```java
/// class Net extends Module {
///     Linear fc1 = new Linear(2, 3);
///     Linear fc2 = new Linear(3, 1);
///     public Tensor forward(Tensor x) { return fc2.forward(fc1.forward(x).sigmoid()); }
/// }
/// new Net().namedParameters().keySet()   // [fc1.weight, fc1.bias, fc2.weight, fc2.bias]
/// ```
public abstract class Module {
    /// The fields of a class that can hold parameters or modules; looked up once per class.
    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> found = new ArrayList<>();
            for (Class<?> c = type; c != Module.class; c = c.getSuperclass()) {
                List<Field> own = new ArrayList<>();
                for (Field f : c.getDeclaredFields()) {
                    boolean holds =
                            !f.getType().isPrimitive() && !f.isSynthetic() && !Modifier.isStatic(f.getModifiers());
                    if (holds && f.trySetAccessible()) {
                        own.add(f);
                    }
                }
                found.addAll(0, own);
            }
            return found;
        }
    };

    private boolean training = true;

    /// What the module makes of its input.
    public abstract Tensor forward(Tensor x);

    /// The parameters of this module alone, by field name, in the order of the fields.
    Map<String, Parameter> ownParameters() {
        Map<String, Parameter> own = new LinkedHashMap<>();
        for (Field f : FIELDS.get(getClass())) {
            if (read(f) instanceof Parameter p) {
                own.put(f.getName(), p);
            }
        }
        return own;
    }

    /// The modules directly within this one, by field name; lists and arrays of modules count as `name.0`, `name.1` ...
    Map<String, Module> children() {
        Map<String, Module> children = new LinkedHashMap<>();
        for (Field f : FIELDS.get(getClass())) {
            Object value = read(f);
            Object many = value instanceof Module[] array ? List.of(array) : value;
            if (value instanceof Module m) {
                children.put(f.getName(), m);
            } else if (many instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Module m) {
                        children.put(f.getName() + "." + i, m);
                    }
                }
            }
        }
        return children;
    }

    private Object read(Field f) {
        try {
            return f.get(this);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Field " + f.getName() + " of " + name() + " cannot be read.", e);
        }
    }

    /// All parameters by their path, for example `0.weight` or `fc1.bias`; one that is shared appears once.
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        collect("", all, new java.util.IdentityHashMap<>());
        return all;
    }

    private void collect(String prefix, Map<String, Parameter> all, Map<Object, Object> seen) {
        if (seen.put(this, this) != null) {
            return;
        }
        ownParameters().forEach((name, p) -> {
            if (seen.put(p, p) == null) {
                all.put(prefix + name, p);
            }
        });
        children().forEach((name, child) -> child.collect(prefix + name + ".", all, seen));
    }

    /// All parameters, in the order of [#namedParameters()].
    public List<Tensor> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /// How many numbers the module learns.
    public int numParameters() {
        return parameters().stream().mapToInt(Tensor::numel).sum();
    }

    /// What the module alone keeps without learning it (running means, say), by PyTorch's name.
    Map<String, Tensor> ownBuffers() {
        return Map.of();
    }

    /// Everything that is worth keeping, by path: parameters and running statistics, sharing their elements.
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        collectState("", state);
        return state;
    }

    private void collectState(String prefix, Map<String, Tensor> state) {
        ownParameters().forEach((name, p) -> state.put(prefix + name, p));
        ownBuffers().forEach((name, t) -> state.put(prefix + name, t));
        children().forEach((name, child) -> child.collectState(prefix + name + ".", state));
    }

    /// Takes over what another module of the same kind has kept with [#stateDict()].
    ///
    /// @throws IllegalArgumentException if names are missing or unknown, or a shape differs; then nothing changes
    public Module loadStateDict(Map<String, ? extends Tensor> given) {
        StateDict.load(name(), stateDict(), given);
        return this;
    }

    /// Forgets the gradients of all parameters.
    public void zeroGrad() {
        parameters().forEach(Tensor::zeroGrad);
    }

    /// Makes the module and all within behave as in training.
    public Module train() {
        return train(true);
    }

    /// Makes the module and all within behave as in training, or as in use.
    public Module train(boolean mode) {
        training = mode;
        children().values().forEach(m -> m.train(mode));
        return this;
    }

    /// Makes the module and all within behave as in use: nothing is dropped, statistics stay.
    public Module eval() {
        return train(false);
    }

    /// Whether the module behaves as in training.
    public boolean isTraining() {
        return training;
    }

    /// The name that is printed; the class's own.
    protected String name() {
        String simple = getClass().getSimpleName();
        return simple.isEmpty() ? getClass().getSuperclass().getSimpleName() : simple;
    }

    /// What is printed between the brackets, for example `in_features=2, out_features=1, bias=True`.
    protected String extraRepr() {
        return "";
    }

    /// The layer as a student writes it, for messages: `Linear(8, 1)`.
    String shortName() {
        return name() + "(" + extraRepr() + ")";
    }

    /// As PyTorch prints it: one line per layer, indented.
    @Override
    public String toString() {
        Map<String, Module> children = children();
        if (children.isEmpty()) {
            return name() + "(" + extraRepr() + ")";
        }
        StringBuilder out = new StringBuilder(name()).append("(");
        if (!extraRepr().isEmpty()) {
            out.append("\n  ").append(extraRepr());
        }
        children.forEach((key, child) -> out.append("\n  (")
                .append(key)
                .append("): ")
                .append(child.toString().replace("\n", "\n  ")));
        return out.append("\n)").toString();
    }
}
