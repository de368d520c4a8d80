package himalia.nn;

import himalia.tensor.DType;
import himalia.tensor.Device;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
public abstract non-sealed class Module extends ModuleParts {
    /// Results of up to so many numbers are kept for pictures of the graph.
    static final int SMALL = 16;

    private boolean training = true;
    private List<ForwardHook> hooks = List.of();

    /// What the module makes of its input.
    public abstract Tensor forward(Tensor x);

    /// What [#forward(Tensor)] makes of the input, seen by the hooks of [#registerForwardHook(ForwardHook)].
    ///
    /// Containers call their modules in this way; write it instead of `forward` where a hook should see the call.
    public final Tensor call(Tensor x) {
        Tensor y = forward(x);
        for (ForwardHook hook : hooks) {
            Tensor other = hook.seen(this, x, y);
            y = other == null ? y : other;
        }
        return y;
    }

    /// The same for an input that nobody else needs any more: the result may be written over it.
    Tensor callOver(Tensor x) {
        return call(x);
    }

    /// Whether someone watches what goes in and out.
    final boolean isWatched() {
        return !hooks.isEmpty();
    }

    /// Whether [#forward(Tensor)] gives a tensor that neither the module nor its gradient keeps.
    boolean givesAway(Tensor result) {
        return false;
    }

    /// Looks at every result of the module from now on, or replaces it.
    ///
    /// ```java
    /// layer.registerForwardHook((module, in, out) -> { System.out.println(out.shape()); return null; });
    /// ```
    ///
    /// @return ends it when it is run
    public Runnable registerForwardHook(ForwardHook hook) {
        List<ForwardHook> more = new ArrayList<>(hooks);
        more.add(hook);
        hooks = List.copyOf(more);
        return () -> {
            List<ForwardHook> fewer = new ArrayList<>(hooks);
            fewer.remove(hook);
            hooks = List.copyOf(fewer);
        };
    }

    /// Adds a parameter that is no field.
    ///
    /// @throws IllegalArgumentException if the name is empty or has a dot
    public void registerParameter(String name, Parameter parameter) {
        register(name, parameter);
    }

    /// Adds something that is kept and moved with the module, but not learned: it stands in the state.
    ///
    /// @throws IllegalArgumentException if the name is empty or has a dot
    public void registerBuffer(String name, Tensor buffer) {
        register(name, buffer instanceof Buffer b ? b : new Buffer(buffer));
    }

    /// Adds a module that is no field.
    ///
    /// @throws IllegalArgumentException if the name is empty or has a dot
    public void registerModule(String name, Module module) {
        register(name, module);
    }

    /// The modules directly within this one, by name; lists and arrays of modules count as `name.0`, `name.1` ...
    public Map<String, Module> namedChildren() {
        Map<String, Module> children = new LinkedHashMap<>();
        parts().forEach((name, value) -> {
            Object many = value instanceof Module[] array ? List.of(array) : value;
            if (value instanceof Module m) {
                children.put(name, m);
            } else if (many instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    if (list.get(i) instanceof Module m) {
                        children.put(name + "." + i, m);
                    }
                }
            }
        });
        return children;
    }

    /// The modules directly within this one.
    public List<Module> children() {
        return List.copyOf(namedChildren().values());
    }

    /// This module (under the empty name) and all within, by path; one that is shared appears once.
    public Map<String, Module> namedModules() {
        Map<String, Module> all = new LinkedHashMap<>();
        collectModules("", all, new IdentityHashMap<>());
        return all;
    }

    private void collectModules(String path, Map<String, Module> all, Map<Object, Object> seen) {
        if (seen.put(this, this) == null) {
            all.put(path, this);
            namedChildren()
                    .forEach((name, child) ->
                            child.collectModules(path.isEmpty() ? name : path + "." + name, all, seen));
        }
    }

    /// This module and all within.
    public List<Module> modules() {
        return List.copyOf(namedModules().values());
    }

    /// Does something to all modules within, then to this one: to start weights in another way, say.
    ///
    /// ```java
    /// model.apply(m -> { if (m instanceof Linear layer) { Init.zeros_(layer.bias); } });
    /// ```
    public Module apply(Consumer<Module> action) {
        namedChildren().values().forEach(child -> child.apply(action));
        action.accept(this);
        return this;
    }

    /// All parameters by their path, for example `0.weight` or `fc1.bias`; one that is shared appears once.
    public Map<String, Parameter> namedParameters() {
        return named(Parameter.class);
    }

    /// All buffers by their path, for example `1.running_mean`.
    public Map<String, Buffer> namedBuffers() {
        return named(Buffer.class);
    }

    /// All buffers: what the modules keep without learning it.
    public List<Tensor> buffers() {
        return List.copyOf(namedBuffers().values());
    }

    private <T> Map<String, T> named(Class<T> type) {
        Map<String, T> all = new LinkedHashMap<>();
        Map<Object, Object> seen = new IdentityHashMap<>();
        namedModules()
                .forEach((path, m) -> m.own(type).forEach((name, t) -> {
                    if (seen.put(t, t) == null) {
                        all.put(path.isEmpty() ? name : path + "." + name, t);
                        if (t instanceof Parameter p) {
                            p.belongsTo(path, m);
                        }
                    }
                }));
        return all;
    }

    /// All parameters, in the order of [#namedParameters()].
    public List<Tensor> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /// How many numbers the module learns.
    public int numParameters() {
        return parameters().stream().mapToInt(Tensor::numel).sum();
    }

    /// Everything that is worth keeping, by path: parameters and buffers, sharing their elements.
    ///
    /// `Safetensors.save("model.safetensors", model.stateDict())` writes it into a file that PyTorch reads, too.
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        collectState("", state);
        return state;
    }

    private void collectState(String prefix, Map<String, Tensor> state) {
        own(Parameter.class).forEach((name, p) -> state.put(prefix + name, p));
        own(Buffer.class).forEach((name, t) -> state.put(prefix + name, t));
        namedChildren().forEach((name, child) -> child.collectState(prefix + name + ".", state));
    }

    /// Takes over what another module of the same kind has kept with [#stateDict()].
    ///
    /// @throws IllegalArgumentException if names are missing or unknown, or a shape differs; then nothing changes
    public Module loadStateDict(Map<String, ? extends Tensor> given) {
        loadStateDict(given, true);
        return this;
    }

    /// The same; if not strict, names that are missing or unknown are passed over and returned.
    ///
    /// @throws IllegalArgumentException if a shape differs, or `strict` and names do not fit; then nothing
    /// changes
    public IncompatibleKeys loadStateDict(Map<String, ? extends Tensor> given, boolean strict) {
        return StateDict.load(name(), stateDict(), given, strict);
    }

    /// A module of the same kind with the same numbers in tensors of its own, Python's `copy.deepcopy`: to keep the
    /// best state while training goes on, say. No random number is drawn.
    public Module copy() {
        return new ModuleCopies().of(this);
    }

    /// Makes all parameters and buffers float64: slower, and exact to 16 digits. An optimizer is made after it.
    public Module toDouble() {
        return to(DType.FLOAT64);
    }

    /// Makes all parameters and buffers float32.
    public Module toFloat() {
        return to(DType.FLOAT32);
    }

    /// Makes all parameters and buffers of a real type that type; whole numbers stay. They are new tensors, so an
    /// optimizer is made after it.
    ///
    /// @throws IllegalArgumentException if the type is not a real one
    public Module to(DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new IllegalArgumentException("nn.Module.to only accepts floating point dtypes, but got desired dtype="
                    + dtype + "\nHint: float32 or float64; whole numbers have no gradients.");
        }
        Map<Object, Object> converted = new IdentityHashMap<>();
        modules().forEach(m -> m.replaceParts(part -> converted.computeIfAbsent(part, _ -> as(part, dtype))));
        return this;
    }

    private static Object as(Object part, DType dtype) {
        if (!(part instanceof Tensor t) || !t.dtype().isFloatingPoint() || t.dtype() == dtype) {
            return part;
        }
        Tensor same = t.detach().to(dtype);
        if (!(t instanceof Parameter)) {
            return new Buffer(same);
        }
        Parameter p = new Parameter(same);
        p.requiresGrad_(t.requiresGrad());
        return p;
    }

    /// Stays where it is: all tensors live on the CPU.
    ///
    /// @throws IllegalArgumentException if the device is none that tensors can live on
    public Module to(Device device) {
        parameters().forEach(p -> p.to(device));
        return this;
    }

    /// The same by the name of the device: `model.to("cpu")`.
    ///
    /// @throws IllegalArgumentException if the device is none that tensors can live on
    public Module to(String device) {
        return to(Tensor.device(device));
    }

    /// Whether the parameters learn; `model.requiresGrad_(false)` freezes them all.
    public Module requiresGrad_(boolean learns) {
        parameters().forEach(p -> p.requiresGrad_(learns));
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
        namedChildren().values().forEach(m -> m.train(mode));
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

    /// The shape that the layer takes, for example `[*, 8]`; empty if it takes any.
    String expects() {
        return "";
    }

    /// The layer as a student writes it, for messages: `Linear(8, 1)`.
    String shortName() {
        return name() + "(" + extraRepr() + ")";
    }

    /// As PyTorch prints it: one line per layer, indented.
    @Override
    public String toString() {
        String extra = extraRepr();
        String lines = childLines();
        if (lines.isEmpty() && !extra.contains("\n")) {
            return name() + "(" + extra + ")";
        }
        return name() + "(" + (extra.isEmpty() ? "" : "\n  " + extra.replace("\n", "\n  ")) + lines + "\n)";
    }

    /// A line for each module within, each begun anew.
    String childLines() {
        StringBuilder out = new StringBuilder();
        namedChildren()
                .forEach((key, child) -> out.append("\n  (")
                        .append(key)
                        .append("): ")
                        .append(child.toString().replace("\n", "\n  ")));
        return out.toString();
    }
}
