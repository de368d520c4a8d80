package himalia.optim;

import himalia.tensor.Autograd;
import himalia.tensor.DType;
import himalia.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes parameters by their gradients, one [#step()] at a time.
///
/// ```java
/// for (int step = 0; step <= 10000; step++) {
///     optimizer.zeroGrad();
///     Tensor cost = criterion.forward(model.forward(x), y);
///     cost.backward();   // stops here if the cost is nan, and says so
///     optimizer.step();
/// }
/// ```
public abstract class Optimizer {
    private static final Tensor[] NONE = {};

    private final List<ParamGroup> groups = new ArrayList<>();
    private List<Tensor> params = List.of();
    private Tensor[][] states = {};
    private int[] updates = {};
    private double weightDecay;
    private boolean maximize;
    private int steps;
    private boolean everUpdated;
    private boolean warned;
    private boolean goesOn;
    private @Nullable ParamGroup current;
    /// The momentum that a scheduler has set, if one has.
    private @Nullable Double cycled;
    /// The optimizers of this package keep no gradient; those of others get what they may keep.
    private final boolean borrows = getClass().getPackage() == Optimizer.class.getPackage();

    /// @throws IllegalArgumentException if there are no parameters, one is computed from others, or the rate is
    /// negative
    protected Optimizer(List<? extends Tensor> params, double lr) {
        add(new ParamGroup(params).lr(lr));
    }

    private void add(ParamGroup group) {
        List<Tensor> all = new ArrayList<>(params);
        for (Tensor p : group.params()) {
            for (Tensor known : all) {
                if (known == p) {
                    throw new IllegalArgumentException("some parameters appear in more than one parameter group: "
                            + p.shape() + "\nHint: a parameter that is given twice would be changed twice.");
                }
            }
            all.add(p);
        }
        groups.add(group);
        params = List.copyOf(all);
        states = Arrays.copyOf(states, all.size());
        updates = Arrays.copyOf(updates, all.size());
    }

    /// More parameters, with a rate or a weight decay of their own.
    ///
    /// @throws IllegalArgumentException if one of them is here already
    public Optimizer addParamGroup(ParamGroup group) {
        if (!group.hasRate()) {
            group.lr(lr());
        }
        add(group);
        return this;
    }

    /// The groups of parameters; the first is the constructor's.
    public List<ParamGroup> paramGroups() {
        return List.copyOf(groups);
    }

    /// The learning rate of the first group: how far a step goes.
    public final double lr() {
        return groups.getFirst().lr();
    }

    /// Sets the learning rate of all groups, also in the middle of training and from another thread: the next step goes
    /// by it.
    ///
    /// @throws IllegalArgumentException if it is negative or nan
    public final void lr(double lr) {
        groups.forEach(group -> group.lr(lr));
    }

    /// The same under a longer name.
    public final void setLearningRate(double lr) {
        lr(lr);
    }

    /// Climbs instead of descending.
    public Optimizer maximize(boolean maximize) {
        this.maximize = maximize;
        return this;
    }

    final boolean maximizes() {
        return maximize;
    }

    final void decay(double weightDecay) {
        this.weightDecay = notNegative(weightDecay, "weight_decay");
    }

    /// What is optimized.
    public List<Tensor> params() {
        return params;
    }

    /// How many steps were taken.
    public int steps() {
        return steps;
    }

    /// Says that these parameters were trained before and that this is meant, as in fine-tuning: without it, the first
    /// step tells of it on `System.err`, once.
    ///
    /// ```java
    /// var finer = new SGD(model.parameters(), 0.001).goesOn();
    /// ```
    ///
    /// @see GoingOn
    public Optimizer goesOn() {
        goesOn = true;
        return this;
    }

    /// One more step is taken.
    final void count() {
        boolean isFirst = steps++ == 0;
        if (Comparison.isRunning()) {
            Comparison.changes(params);
        } else if (isFirst && !goesOn && GoingOn.from(params)) {
            GoingOn.note("The optimizer", "from weights that were trained before", "them");
        }
    }

    /// Forgets all gradients; without it they add up.
    public void zeroGrad() {
        for (Tensor p : params) {
            p.zeroGrad();
        }
    }

    /// Changes every parameter that has a gradient.
    public void step() {
        count();
        boolean any = Tensor.noGrad(() -> updateAll());
        everUpdated |= any;
        if (!everUpdated && !warned) {
            warned = true;
            System.err.println(
                    "optimizer.step(): none of its " + params.size() + " parameters has a gradient, so nothing"
                            + " changed.\nHint: call loss.backward() before step(), and make the optimizer of the model that"
                            + " computes the loss: new SGD(model.parameters(), 0.1).");
        }
    }

    /// @return whether any parameter has a gradient
    private boolean updateAll() {
        boolean any = false;
        int i = 0;
        for (int g = 0; g < groups.size(); g++) {
            current = groups.get(g);
            List<Tensor> all = current.params();
            for (int k = 0; k < all.size(); k++, i++) {
                Tensor p = all.get(k);
                Tensor grad = borrows ? Autograd.borrowGrad(p) : p.grad();
                if (grad != null) {
                    any = true;
                    updates[i]++;
                    update(i, p, maximize ? grad.neg() : grad);
                    p.storage().updated();
                }
            }
        }
        return any;
    }

    /// Computes the loss and its gradients, then steps.
    ///
    /// @param closure forgets gradients, computes the loss, calls backward and returns the loss
    public Tensor step(Supplier<Tensor> closure) {
        Tensor loss = closure.get();
        step();
        return loss;
    }

    /// Changes one parameter; runs without recording gradients.
    ///
    /// @param index which parameter, for [#state(int)]
    protected abstract void update(int index, Tensor param, Tensor grad);

    /// The names of what is kept beside each parameter, as PyTorch has them.
    protected List<String> stateNames() {
        return List.of();
    }

    /// What begins beside a parameter, in the order of [#stateNames()].
    protected Tensor[] newState(Tensor param) {
        Tensor[] state = new Tensor[stateNames().size()];
        Arrays.setAll(state, i -> Tensor.zerosLike(param));
        return state;
    }

    /// What is kept beside a parameter.
    protected final Tensor[] state(int index) {
        if (states[index] == null) {
            states[index] = newState(params.get(index));
        }
        return states[index];
    }

    /// How often a parameter was changed, this time included.
    protected final int updates(int index) {
        return updates[index];
    }

    /// The rate of the parameter that is being changed.
    protected final double rate() {
        return Objects.requireNonNull(current).lr();
    }

    /// The weight decay of the parameter that is being changed.
    protected final double weightDecay() {
        Double own = current == null ? null : current.weightDecay();
        return own == null ? weightDecay : own;
    }

    /// The gradient, drawn to 0 by the weight decay.
    protected final Tensor decayed(Tensor param, Tensor grad) {
        double decay = weightDecay();
        return decay == 0 ? grad : grad.add(param.detach().mul(decay));
    }

    /// Whether a parameter and what is kept beside it can be changed in one loop.
    static boolean fit(Tensor param, @Nullable Tensor state) {
        return state != null && param.isContiguous() && state.isContiguous() && param.dtype() == state.dtype();
    }

    /// Takes part in cycles of momentum, and keeps where they stand, as it keeps the rates.
    final void cycleMomentum(double momentum) {
        momentumTo(momentum);
        cycled = momentum;
    }

    /// Changes the momentum, where there is any.
    ///
    /// @throws IllegalArgumentException if it has none
    void momentumTo(double momentum) {
        throw new IllegalArgumentException("optimizer must support momentum or beta1 with `cycle_momentum` option "
                + "enabled, and " + getClass().getSimpleName() + " has neither\nHint: give cycleMomentum = false, or "
                + "take SGD or Adam.");
    }

    /// What goes on with training where it stopped: `state.0.momentum_buffer`, `state.0.step`, `param_groups.0.lr` ...
    public Map<String, Tensor> stateDict() {
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (int i = 0; i < states.length; i++) {
            if (updates[i] > 0) {
                all.put("state." + i + ".step", Tensor.tensor((long) updates[i]));
            }
            Tensor[] state = states[i] == null ? NONE : states[i];
            for (int k = 0; k < state.length; k++) {
                if (state[k] != null) {
                    all.put("state." + i + "." + stateNames().get(k), state[k]);
                }
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            all.put(
                    "param_groups." + g + ".lr",
                    Tensor.full(DType.FLOAT64, new int[0], groups.get(g).lr()));
            if (cycled != null) {
                all.put("param_groups." + g + ".momentum", Tensor.full(DType.FLOAT64, new int[0], cycled));
            }
            if (groups.get(g).hasInitialLr()) {
                all.put(
                        "param_groups." + g + ".initial_lr",
                        Tensor.full(DType.FLOAT64, new int[0], groups.get(g).initialLr()));
            }
        }
        return all;
    }

    /// Takes over what [#stateDict()] has kept.
    ///
    /// @throws IllegalArgumentException if it belongs to another number of groups
    public void loadStateDict(Map<String, ? extends Tensor> given) {
        long kept = given.keySet().stream()
                .filter(n -> n.startsWith("param_groups.") && n.endsWith(".lr"))
                .count();
        if (kept != groups.size()) {
            throw new IllegalArgumentException("loaded state dict has a different number of parameter groups: " + kept
                    + ", this optimizer has " + groups.size());
        }
        for (int g = 0; g < groups.size(); g++) {
            Tensor rate = given.get("param_groups." + g + ".lr");
            if (rate == null) {
                throw new IllegalArgumentException("loaded state dict has no param_groups." + g + ".lr");
            }
            groups.get(g).scheduledLr(rate.item());
            Tensor initial = given.get("param_groups." + g + ".initial_lr");
            if (initial != null) {
                groups.get(g).initialLr(initial.item());
            }
        }
        Tensor momentum = given.get("param_groups.0.momentum");
        if (momentum != null) {
            cycleMomentum(momentum.item());
        }
        int i = 0;
        for (ParamGroup group : groups) {
            current = group; // what begins beside a parameter may depend on its rate
            for (int k = 0; k < group.params().size(); k++) {
                loadState(i++, given);
            }
        }
    }

    private void loadState(int i, Map<String, ? extends Tensor> given) {
        List<String> names = stateNames();
        states[i] = null;
        Tensor step = given.get("state." + i + ".step");
        updates[i] = step == null ? 0 : (int) step.item();
        steps = Math.max(steps, updates[i]);
        for (int k = 0; k < names.size(); k++) {
            Tensor t = given.get("state." + i + "." + names.get(k));
            if (t != null) {
                state(i)[k] = t.detach().clone();
            }
        }
    }

    /// The settings as PyTorch prints them, without rate, decay and direction.
    protected Map<String, String> settings() {
        return Map.of();
    }

    /// As PyTorch prints it: every group with all settings in the order of their names.
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(getClass().getSimpleName()).append(" (");
        for (int g = 0; g < groups.size(); g++) {
            ParamGroup group = groups.get(g);
            Map<String, String> all = new TreeMap<>(Map.of("differentiable", "False", "foreach", "None"));
            all.put("lr", number(group.lr()));
            all.put("maximize", flag(maximize));
            Double decay = group.weightDecay();
            all.put("weight_decay", number(decay == null ? weightDecay : decay));
            all.putAll(settings());
            out.append("\nParameter Group ").append(g);
            all.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    out.append("\n    ").append(name).append(": ").append(value);
                }
            });
        }
        return out.append("\n)").toString();
    }

    static double notNegative(double v, String name) {
        if (!(v >= 0)) {
            throw new IllegalArgumentException("Invalid " + name + " value: " + number(v));
        }
        return v;
    }

    static void checkBetas(double beta1, double beta2) {
        for (int i = 0; i < 2; i++) {
            double b = i == 0 ? beta1 : beta2;
            if (!(b >= 0 && b < 1)) {
                throw new IllegalArgumentException("Invalid beta parameter at index " + i + ": " + number(b));
            }
        }
    }

    /// A setting as Python prints it: `0.1`, `0`, `1e-08`.
    static String number(double v) {
        if (v == (long) v) {
            return Long.toString((long) v);
        }
        String s = Double.toString(v);
        int e = s.indexOf('E');
        if (e < 0) {
            return s;
        }
        int exponent = Integer.parseInt(s.substring(e + 1));
        if (exponent >= -4 && exponent < 16) {
            return new java.math.BigDecimal(s).stripTrailingZeros().toPlainString();
        }
        String digits = s.substring(0, e).endsWith(".0") ? s.substring(0, e - 2) : s.substring(0, e);
        return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    static String flag(boolean b) {
        return b ? "True" : "False";
    }
}
