package himalia.nn;

import himalia.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/// A list of parameters that the module around it finds, as `name.0`, `name.1` ...
public final class ParameterList extends Module {
    private int size;

    /// These parameters in this order; tensors become parameters.
    public ParameterList(Tensor... values) {
        for (Tensor t : values) {
            append(t);
        }
    }

    /// One more at the end.
    public ParameterList append(Tensor value) {
        registerParameter(Integer.toString(size++), value instanceof Parameter p ? p : new Parameter(value));
        return this;
    }

    /// The parameter at this place; -1 is the last.
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public Parameter get(int index) {
        if (registered(Integer.toString(index < 0 ? index + size : index)) instanceof Parameter found) {
            return found;
        }
        throw new IndexOutOfBoundsException("index " + index + " is out of range: the list has " + size
                + (size == 1 ? " parameter." : " parameters."));
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// @throws IllegalStateException always: parameters alone compute nothing
    @Override
    public Tensor forward(Tensor x) {
        throw new IllegalStateException("Module [ParameterList] is missing the required \"forward\" function"
                + "\nHint: use its parameters, get(0), in the forward of the module around.");
    }

    @Override
    String childLines() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < size; i++) {
            Parameter p = get(i);
            out.append("\n  (")
                    .append(i)
                    .append("): Parameter containing: [torch.")
                    .append(p.dtype().title())
                    .append("Tensor of size ")
                    .append(sizes(p))
                    .append("]");
        }
        return out.toString();
    }

    private static String sizes(Tensor t) {
        return Arrays.stream(t.shape().toArray()).mapToObj(Integer::toString).collect(Collectors.joining("x"));
    }
}
