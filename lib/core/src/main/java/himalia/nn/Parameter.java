package himalia.nn;

import himalia.tensor.Owned;
import himalia.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// A tensor that a [Module] learns: found by `parameters()`, and asking for gradients from the start.
@SuppressWarnings("serial")
public class Parameter extends Tensor implements Owned {
    private String path = "";
    private @Nullable Module layer;

    /// A parameter over the elements of a tensor.
    public Parameter(Tensor data) {
        super(data, true);
    }

    /// Notes of which layer it is, when a model is asked for its parameters.
    final void belongsTo(String path, Module layer) {
        this.path = path;
        this.layer = layer;
    }

    @Override
    public @Nullable String owner() {
        return layer == null ? null : (path.isEmpty() ? "" : "layer " + path + " ") + "`" + layer.shortName() + "`";
    }

    /// As PyTorch prints it.
    @Override
    public String toString() {
        return "Parameter containing:\n" + super.toString();
    }
}
