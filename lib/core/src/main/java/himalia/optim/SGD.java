package himalia.optim;

import himalia.tensor.Tensor;
import java.util.List;

/// Gradient descent: `p = p - lr * g`.
///
/// With momentum the step is `v = momentum * v + g`, `p = p - lr * v` (PyTorch's form: the rate stands outside `v`);
/// with
/// weight decay `g` has `weightDecay * p` added first.
public class SGD extends Optimizer {
    private double momentum;
    private double dampening;
    private double weightDecay;
    private boolean nesterov;
    private boolean maximize;
    private final Tensor[] velocity;

    /// Plain gradient descent.
    ///
    /// @throws IllegalArgumentException if the rate is negative or there are no parameters
    public SGD(List<? extends Tensor> params, double lr) {
        super(params, lr);
        velocity = new Tensor[params.size()];
    }

    /// With momentum.
    public SGD(List<? extends Tensor> params, double lr, double momentum) {
        this(params, lr);
        this.momentum = notNegative(momentum, "momentum");
    }

    /// How much of the last step goes on.
    public SGD momentum(double momentum) {
        this.momentum = notNegative(momentum, "momentum");
        return this;
    }

    /// How much less the gradient counts once there is a velocity.
    public SGD dampening(double dampening) {
        this.dampening = dampening;
        return this;
    }

    /// How strongly parameters are drawn to 0.
    public SGD weightDecay(double weightDecay) {
        this.weightDecay = notNegative(weightDecay, "weight_decay");
        return this;
    }

    /// Looks one step ahead; needs momentum and no dampening.
    public SGD nesterov(boolean nesterov) {
        if (nesterov && (momentum <= 0 || dampening != 0)) {
            throw new IllegalArgumentException("Nesterov momentum requires a momentum and zero dampening");
        }
        this.nesterov = nesterov;
        return this;
    }

    /// Climbs instead of descending.
    public SGD maximize(boolean maximize) {
        this.maximize = maximize;
        return this;
    }

    @Override
    protected void update(int index, Tensor param, Tensor grad) {
        Tensor g = maximize ? grad.neg() : grad;
        if (weightDecay != 0) {
            g = g.add(param.detach().mul(weightDecay));
        }
        if (momentum != 0) {
            if (velocity[index] == null) {
                velocity[index] = g.clone();
            } else {
                velocity[index].mul_(momentum).add_(g, 1 - dampening);
            }
            g = nesterov ? g.add(velocity[index].mul(momentum)) : velocity[index];
        }
        param.add_(g, -lr());
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "SGD (\nParameter Group 0\n    dampening: " + number(dampening)
                + "\n    differentiable: False\n    foreach: None\n    fused: None\n    lr: " + number(lr())
                + "\n    maximize: " + flag(maximize) + "\n    momentum: " + number(momentum) + "\n    nesterov: "
                + flag(nesterov) + "\n    weight_decay: " + number(weightDecay) + "\n)";
    }
}
